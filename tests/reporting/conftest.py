"""The municipality of the cooperation tests."""

from cooperation.conftest import municipality, signed_in

__all__ = ["municipality", "signed_in"]
