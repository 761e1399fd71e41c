"""Where partners are: the gazetteer, the lock file, the country check, and a service to ask."""
