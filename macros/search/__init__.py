"""What people search, and what a number means."""
