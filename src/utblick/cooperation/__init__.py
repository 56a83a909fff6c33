"""Partners abroad."""
