"""Whom the municipality cooperates with."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from utblick.audit.models import Record
from utblick.cooperation.countries import country_name
from utblick.search.fields import SortKeyField
from utblick.values import Text


class Partner(Record):
    """A partner (samarbetspart): a town, school, association or other, here or abroad.

    ``name`` is what we call it in Swedish ("Borgå"), ``name_local`` what it calls itself ("Porvoo").
    ``former_names`` are names it had before, one a line. ``country_code`` is ISO 3166-1 alpha-2. The place is in
    degrees (WGS 84). ``successor`` is what it merged into. ``last_active_on`` is a cache of the last activity among its
    `stories.happenings`, set anew each day.
    """

    kind = "partner"
    words = frozenset({"note", "reviewed"})

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
    languages = models.CharField(_("språk"), max_length=120, blank=True)
    latitude = models.DecimalField(_("latitud"), max_digits=8, decimal_places=5, null=True, blank=True)
    longitude = models.DecimalField(_("longitud"), max_digits=8, decimal_places=5, null=True, blank=True)
    wikidata_id = models.CharField(_("Wikidata"), max_length=20, blank=True)
    successor = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="predecessors",
        verbose_name=_("gick upp i"),
    )  # fmt: skip
    merged_on = models.DateField(_("gick upp i den"), null=True, blank=True)
    last_active_on = models.DateField(_("senaste aktivitet"), null=True, blank=True, editable=False)
    reviewed_on = models.DateField(_("senast översedd"), null=True, blank=True)
    reviewed = models.TextField(_("vad översynen kom fram till"), max_length=1000, blank=True)

    class Meta:
        ordering = ["sort_name", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(latitude__isnull=True, longitude__isnull=True)
                | Q(latitude__range=(-90, 90), longitude__range=(-180, 180)),
                name="partner_place",
            ),
            models.CheckConstraint(
                condition=Q(wikidata_id="") | Q(wikidata_id__regex=r"^Q[1-9][0-9]*$"), name="partner_wikidata"
            ),
            models.CheckConstraint(
                condition=Q(successor__isnull=True) | ~Q(successor=F("id")), name="partner_not_its_own_successor"
            ),
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
