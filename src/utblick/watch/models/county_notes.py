"""Who else in the county works on a call (R3.9, G-22)."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from utblick.audit.models import Record
from utblick.watch.models.calls import Call


class CountyNote(Record):
    """A municipality, region or other body that works on a call, as somebody has heard it.

    ``contact`` is a name and how to reach it at work. ``source`` says where it was heard, ``noted_on`` when it was last
    known to be right. ``seeks_partners`` = looks for co-applicants (söker medsökande).
    """

    kind = "county_note"
    words = frozenset({"organisation", "contact", "what", "source"})

    call = models.ForeignKey(Call, on_delete=models.PROTECT, related_name="county_notes", verbose_name=_("utlysning"))
    organisation = models.CharField(_("kommun eller organisation"), max_length=200)
    what = models.CharField(_("vad de vill göra"), max_length=300, blank=True)
    seeks_partners = models.BooleanField(_("söker medsökande"), default=False)
    contact = models.CharField(_("kontakt i tjänsten"), max_length=200, blank=True)
    source = models.CharField(_("var uppgiften kommer från"), max_length=200, blank=True)
    noted_on = models.DateField(_("noterat"))

    class Meta:
        ordering = ["-seeks_partners", "organisation", "id"]
        constraints = [
            models.CheckConstraint(condition=~Q(organisation=""), name="county_note_names_someone"),
            models.UniqueConstraint(fields=["call", "organisation"], name="county_note_once"),
        ]

    def __str__(self) -> str:
        return self.organisation
