"""Ideas that look for a partner."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from utblick.audit.models import Record
from utblick.projects.models import Idea


class PartnerSearch(Record):
    """An idea that looks for a partner (söker partner): what is sought, and in which countries (none: anywhere).

    ``sought_en`` and ``what_en`` are for the text that is sent abroad. Utblick itself sends and publishes nothing.
    ``closed_on`` is when the search ended, ``found`` whom it led to.
    """

    kind = "partner_search"
    words = frozenset({"sought", "sought_en", "what_en", "found"})
    body_field = "idea__body_id"

    idea = models.OneToOneField(
        Idea, on_delete=models.PROTECT, related_name="partner_search", verbose_name=_("idé")
    )  # fmt: skip
    sought = models.CharField(_("vad som söks"), max_length=300)
    sought_en = models.CharField(_("vad som söks, på engelska"), max_length=300, blank=True)
    what_en = models.CharField(_("idén på engelska"), max_length=300, blank=True)
    countries: models.JSONField[Any, Any] = models.JSONField(_("länder"), default=list, blank=True)
    since = models.DateField(_("söker sedan"))
    closed_on = models.DateField(_("avslutad"), null=True, blank=True)
    found = models.CharField(_("vem det blev"), max_length=200, blank=True)

    class Meta:
        ordering = ["-since", "-id"]
        constraints = [
            models.CheckConstraint(condition=~Q(sought=""), name="partner_search_seeks"),
            models.CheckConstraint(
                condition=Q(closed_on__isnull=True, found="") | Q(closed_on__gte=F("since")),
                name="partner_search_closed_after",
            ),
        ]

    def __str__(self) -> str:
        return self.sought
