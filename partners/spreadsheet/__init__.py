"""The registry as a workbook and back: written for the office, merged three-way into the YAML."""
