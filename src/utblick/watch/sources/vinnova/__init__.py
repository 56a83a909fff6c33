"""Vinnova, through its open data."""
