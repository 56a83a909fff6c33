"""The municipality of the projects' tests, in which support is given."""

from projects.conftest import application, call, idea, move_to, municipality, signed_in

__all__ = ["application", "call", "idea", "move_to", "municipality", "signed_in"]
