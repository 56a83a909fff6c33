"""The start page and the search page."""
