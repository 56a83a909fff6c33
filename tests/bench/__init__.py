"""Measures the product against its budgets: ``make bench``. Never part of the tests."""
