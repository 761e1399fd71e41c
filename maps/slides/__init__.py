"""Slides and print without a browser: one picture in words of its own, written as SVG, PNG, PDF and PPTX."""
