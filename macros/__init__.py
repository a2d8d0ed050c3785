"""The standards map, from YAML to pages: read, model, check, index, render."""
