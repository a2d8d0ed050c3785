"""Better files: entries, mending, new ones, spreadsheets, schemas for editors, the next edition."""
