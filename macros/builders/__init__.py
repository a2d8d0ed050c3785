"""The site, by MkDocs or by Zensical: all that a builder must be told, and what it does not do."""
