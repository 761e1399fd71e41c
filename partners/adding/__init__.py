"""Adding a partner or a project: questions on a terminal, or flags."""
