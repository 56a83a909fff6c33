"""Utblick: a municipality's international cooperation, run by its own adopted guidelines."""
