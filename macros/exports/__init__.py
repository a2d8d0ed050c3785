"""The map as open data: JSON, CSV, SSSOM, SKOS, feeds."""
