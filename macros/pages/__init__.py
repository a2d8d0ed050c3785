"""The Markdown of pages: one function a macro, one template a function."""
