"""The map as open data: the same records as the pages, in formats that other programs read."""
