"""Preview pictures: what a link to a page shows when it is shared, and what a linked picture shows."""
