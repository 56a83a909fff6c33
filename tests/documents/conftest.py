"""The municipality whose files and templates are tested."""

from two_authorities import actors, people, signed_in, world

__all__ = ["actors", "people", "signed_in", "world"]
