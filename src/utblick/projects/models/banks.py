"""The project banks that are read."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Bank(models.TextChoices):
    """A public register of projects with the EU's money (projektbank)."""

    ESF = "esf", _("ESF-rådets projektbank")
    KOHESIO = "kohesio", "Kohesio"
    KEEP = "keep", "keep.eu"
    CORDIS = "cordis", "CORDIS"

    @property
    def credit(self) -> str:
        """Whom the licence of its data wants named beside it."""
        return _CREDITS[self.value]


_CREDITS = {
    "esf": "Svenska ESF-rådet, projektbanken",
    "kohesio": "Kohesio, © European Union (CC BY 4.0)",
    "keep": "keep.eu, Interact",
    "cordis": "CORDIS, © European Union (CC BY 4.0)",
}
