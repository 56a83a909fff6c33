"""Meetings and courses that the coordinator holds for the administrations."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from utblick.audit.models import Record


class Gathering(Record):
    """A gathering (träff, utbildning) for the administrations: what, when and where; afterwards what came of it.

    ``invited`` are codes of bodies; empty, everybody is. ``attended`` is how many came; names are not kept. ``place``
    is a room or a link.
    """

    kind = "gathering"
    words = frozenset({"what", "place", "for_whom", "outcome"})

    what = models.CharField(_("vad"), max_length=200)
    starts_on = models.DateField(_("dag"))
    starts_at = models.TimeField(_("klockan"), null=True, blank=True)
    place = models.CharField(_("plats eller länk"), max_length=300)
    for_whom = models.CharField(_("för vem"), max_length=200, blank=True)
    invited = models.JSONField(_("inbjudna nämnder"), default=list, blank=True)
    attended = models.PositiveIntegerField(_("hur många som kom"), null=True, blank=True)
    outcome = models.TextField(_("vad det gav"), max_length=2000, blank=True)

    class Meta:
        ordering = ["-starts_on", "-id"]
        constraints = [models.CheckConstraint(condition=~Q(what="") & ~Q(place=""), name="gathering_told")]
        indexes = [models.Index(fields=["starts_on"], name="gathering_by_day")]

    def __str__(self) -> str:
        return self.what

    @property
    def link(self) -> str:
        """The place as an address to follow; "" when it is a room."""
        return self.place if self.place.startswith("https://") and " " not in self.place else ""

    def is_over(self, day: date) -> bool:
        return self.starts_on < day

    def concerns(self, bodies: frozenset[str]) -> bool:
        """Whether people of these bodies are invited."""
        return not self.invited or not bodies.isdisjoint(self.invited)
