"""A text in the product's two languages."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Text:
    """The same words in Swedish and English. Pure rooms explain themselves with it instead of gettext."""

    sv: str
    en: str

    def __str__(self) -> str:
        return self.sv

    def in_language(self, language: str) -> str:
        """The text in ``language`` ("en", "en-gb" …); Swedish for every language that is not English."""
        return self.en if language.lower().startswith("en") else self.sv
