"""Whom one writes to at a partner."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from utblick.audit.models import Record
from utblick.cooperation.models.partners import Partner


class ContactPerson(Record):
    """A contact person (kontaktperson) at a partner: name, position and how to reach them at work, nothing more.

    ``source`` says where the facts came from. They were right on ``confirmed_on``, as ``confirmed_by`` (an event-log
    label) knows. One that has left is removed; the event log's words about them can be disposed of.
    """

    kind = "contact_person"
    words = frozenset({"name", "position", "email", "phone", "language"})

    partner = models.ForeignKey(
        Partner, on_delete=models.PROTECT, related_name="contacts", verbose_name=_("partner")
    )  # fmt: skip
    name = models.CharField(_("namn"), max_length=120)
    position = models.CharField(_("befattning"), max_length=120, blank=True)
    email = models.EmailField(_("e-post i tjänsten"), blank=True)
    phone = models.CharField(_("telefon i tjänsten"), max_length=40, blank=True)
    language = models.CharField(_("språk"), max_length=60, blank=True)
    source = models.CharField(_("uppgifterna kommer från"), max_length=200, blank=True)
    confirmed_on = models.DateField(_("bekräftad"))
    confirmed_by = models.CharField(_("bekräftad av"), max_length=80)

    class Meta:
        ordering = ["partner", "id"]
        constraints = [
            models.CheckConstraint(condition=~Q(name=""), name="contact_person_named"),
            models.CheckConstraint(condition=~Q(email="") | ~Q(phone=""), name="contact_person_reached"),
        ]

    def __str__(self) -> str:
        return self.name
