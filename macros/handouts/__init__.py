"""What stands on a sheet, and how it is printed."""
