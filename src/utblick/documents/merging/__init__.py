"""Many papers as one PDF with bookmarks."""
