"""Mappings, provisions and statements in a spreadsheet: out, changed there by whatever program, and back."""
