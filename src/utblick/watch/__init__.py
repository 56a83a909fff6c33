"""Watching the world outside: sources, raw records, calls and EU questions."""
