"""Matters, papers, meetings and decisions."""
