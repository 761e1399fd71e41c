"""What two versions of a registry differ in, and how that is said."""
