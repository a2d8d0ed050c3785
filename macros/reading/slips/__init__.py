"""Slips on single lines, looked for where YAML stumbles or takes for text what was meant otherwise."""
