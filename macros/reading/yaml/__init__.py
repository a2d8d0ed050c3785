"""YAML read strictly: every value with its place, and what its writer may have meant otherwise."""
