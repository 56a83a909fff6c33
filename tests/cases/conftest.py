"""The municipality that matters are tested in."""

from two_authorities import actors, people, signed_in, world

__all__ = ["actors", "people", "signed_in", "world"]
