"""Whom the municipality cooperates with."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from utblick.audit.models import Record
from utblick.cooperation.countries import country_name
from utblick.search.fields import SortKeyField
from utblick.values import Text


class Partner(Record):
    """A partner (samarbetspart): a town, school, association or other, here or abroad.

    ``name`` is what we call it in Swedish ("Borgå"), ``name_local`` what it calls itself ("Porvoo").
    ``former_names`` are names it had before, one a line. ``country_code`` is ISO 3166-1 alpha-2.
    """

    kind = "partner"
    words = frozenset({"note"})

    class Kind(models.TextChoices):
        TOWN = "town", _("stad")
        MUNICIPALITY = "municipality", _("kommun")
        REGION = "region", _("region")
        ASSOCIATION = "association", _("förening")
        COMPANY = "company", _("företag")
        AUTHORITY = "authority", _("myndighet")
        SCHOOL = "school", _("skola")

    name = models.CharField(_("namn på svenska"), max_length=120)
    name_local = models.CharField(_("eget namn"), max_length=120, blank=True)
    sort_name = SortKeyField()
    former_names = models.TextField(_("tidigare namn"), max_length=500, blank=True)
    country_code = models.CharField(_("land"), max_length=2)
    partner_kind = models.CharField(_("slag"), max_length=20, choices=Kind.choices)
    is_twin_town = models.BooleanField(_("vänort"), default=False)
    note = models.TextField(_("anteckning"), max_length=2000, blank=True)

    class Meta:
        ordering = ["sort_name", "id"]
        constraints = [
            models.CheckConstraint(condition=~Q(name="") & ~Q(country_code=""), name="partner_named"),
            models.UniqueConstraint(fields=["name", "country_code", "partner_kind"], name="partner_once"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def country(self) -> Text:
        return country_name(self.country_code)

    @property
    def other_names(self) -> list[str]:
        """Its own name and its former ones, without the Swedish name."""
        names = [self.name_local, *(line.strip() for line in self.former_names.splitlines())]
        return [name for name in dict.fromkeys(names) if name and name != self.name]
