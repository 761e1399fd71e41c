"""The command line around the three packages: options, progress, serving, starting a registry."""
