"""From bytes to a tree of nodes in which every scalar is text with its line and column."""
