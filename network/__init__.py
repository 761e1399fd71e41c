"""Turn the registry into a network of partners, and measure it."""
