"""One table to find everything by."""
