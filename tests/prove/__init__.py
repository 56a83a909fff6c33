"""The long proofs: ``make prove``. Their short forms are tests."""
