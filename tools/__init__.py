"""What measures and looks at the site: no tests, called by make."""
