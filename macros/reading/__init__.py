"""Files become records, records an index, or a list of problems."""
