"""Demo data, and moving its date."""
