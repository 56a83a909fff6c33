"""Requests from others who look for a partner, an idea to join, or a visit."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from utblick.audit.models import Record
from utblick.cooperation.countries import country_name
from utblick.values import Text


class PartnerRequest(Record):
    """A request from outside (partnerförfrågan): who asks, for what, and by when an answer is wanted.

    Until a coordinator has gone through it (``reviewed_on``), what was read out of it is a suggestion. It is seen by
    the coordinator alone until it is sent to a nämnd (``body_code``). ``hold`` says what it waits for before anyone
    is asked about it. ``source_key`` is the same for the same letter however often it comes. ``answer_sentence`` is
    what ``answer_by`` was read from. ``answered_by`` is an event-log label. Utblick itself never answers.
    """

    kind = "partner_request"
    words = frozenset(
        {
            "what", "text", "organisation", "contact_name", "contact_email", "came_from", "programme",
            "answer_sentence", "reasons",
        }
    )  # fmt: skip
    body_field = "body_code"
    draft = Q(body_code="")
    restricted = Q(hold="confirmation")

    class Seeks(models.TextChoices):
        PARTNER = "partner", _("söker partner")
        IDEA = "idea", _("har en idé")
        VISIT = "visit", _("vill besöka")
        BUSINESS = "business", _("företag söker kontakter")

    class Stand(models.TextChoices):
        NEW = "new", _("Ny")
        LOOKING = "looking", _("Tittar på")
        YES = "yes", _("Ja")
        NO = "no", _("Nej")
        BECAME_IDEA = "became_idea", _("Blev idé")

    class Came(models.TextChoices):
        UPLOADED = "uploaded", _("inlagd för hand")
        MAILED = "mailed", _("vidarebefordrat mail")
        FORM = "form", _("öppna formuläret")

    class Hold(models.TextChoices):
        NOTHING = "", _("inget")
        CONFIRMATION = "confirmation", _("avsändarens bekräftelse")
        SENDER = "sender", _("okänd avsändare")

    what = models.CharField(_("vad"), max_length=300)
    text = models.TextField(_("förfrågan"), max_length=20_000, blank=True)
    seeks = models.CharField(_("slag"), max_length=10, choices=Seeks.choices, default=Seeks.PARTNER)
    organisation = models.CharField(_("vem frågar"), max_length=200, blank=True)
    country_code = models.CharField(_("land"), max_length=2, blank=True)
    contact_name = models.CharField(_("kontaktperson"), max_length=120, blank=True)
    contact_email = models.EmailField(_("e-post"), blank=True)
    programme = models.CharField(_("program eller utlysning"), max_length=200, blank=True)
    answer_by = models.DateField(_("svar senast"), null=True, blank=True)
    answer_certain = models.BooleanField(_("dagen är säker"), default=False)
    answer_sentence = models.CharField(_("mening"), max_length=400, blank=True)
    body_code = models.CharField(_("nämnd"), max_length=20, blank=True)
    suggested_body = models.CharField(_("föreslagen nämnd"), max_length=20, blank=True)
    reasons = models.JSONField(_("skäl"), default=list, blank=True)
    stand = models.CharField(_("ställning"), max_length=20, choices=Stand.choices, default=Stand.NEW)
    hold = models.CharField(_("väntar på"), max_length=20, choices=Hold.choices, blank=True, default=Hold.NOTHING)
    came_by = models.CharField(_("kom genom"), max_length=10, choices=Came.choices)
    came_from = models.CharField(_("kom från"), max_length=254, blank=True)
    source_key = models.CharField(max_length=64, unique=True, editable=False)
    sent_on = models.DateField(_("skickad"), null=True, blank=True)
    received_on = models.DateField(_("kom in"))
    reviewed_on = models.DateField(_("genomgången"), null=True, blank=True)
    answered_on = models.DateField(_("besvarad"), null=True, blank=True)
    answered_by = models.CharField(_("besvarad av"), max_length=80, blank=True)

    class Meta:
        ordering = ["-received_on", "-id"]
        constraints = [
            models.CheckConstraint(condition=~Q(what=""), name="partner_request_named"),
            models.CheckConstraint(
                condition=Q(answered_on__isnull=True, answered_by="")
                | Q(answered_on__isnull=False) & ~Q(answered_by=""),
                name="partner_request_answered_by_someone",
            ),
            models.CheckConstraint(
                condition=Q(answer_certain=False) | Q(answer_by__isnull=False), name="partner_request_certain_of_a_day"
            ),
        ]
        indexes = [models.Index(fields=["stand", "answer_by"], name="partner_request_waiting")]

    def __str__(self) -> str:
        return self.what

    @property
    def country(self) -> Text:
        """Its country by name; empty when none is known."""
        return country_name(self.country_code) if self.country_code else Text("", "")

    @property
    def is_open(self) -> bool:
        """Whether it still waits for an answer."""
        return self.answered_on is None

    def is_late(self, day: date) -> bool:
        """Whether its answer was wanted before this day and has not been noted."""
        return self.is_open and self.answer_by is not None and self.answer_by < day
