"""Read, check and place the registry of partners, projects and programmes."""
