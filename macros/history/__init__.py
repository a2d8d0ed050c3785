"""What moved between two versions of the map, in sentences."""
