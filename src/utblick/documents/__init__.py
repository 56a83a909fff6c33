"""Stored files, and papers as Word and accessible PDF.

`papers` says what a paper contains, `word` and `pdf` print it, `files` keeps bytes by their own hash.
"""
