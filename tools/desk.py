"""From an invented booklet to a whole framework, as a person would do it: each step timed, and every key counted that is no word of their own.

Makes a copy of the project's small map, asks for a framework of sixty provisions, reads its booklet as PDF, fills in the worksheet
in a real browser, takes it over, prints the handouts and builds the site: `python -m tools.desk`.
"""
