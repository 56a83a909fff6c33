"""Calls, what has changed in them, and news about them."""

from __future__ import annotations

from datetime import date, time
from typing import Any

from django.db import models
from django.db.models import Q
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from utblick.audit.models import Record
from utblick.values import Money, Text
from utblick.watch.models.sources import Source
from utblick.watch.sources.parsed import Deadline, DeadlineKind, Move
from utblick.watch.sources.preliminary import Span

MISSING_TOLD_FROM = 3
"""From the third day with a complete run without it, the page says that the call is missing (design § 4)."""


class Call(Record):
    """A call for proposals (utlysning): one topic of one source, in as many languages as the source gives.

    Facts come from the record ``facts_reference``. ``deadlines`` is what `deadline_rows` reads. Days are Brussels days.
    What only passing time and the runs decide (`measured`) is written without an event: ``next_deadline_on`` (a cache
    of the first deadline not yet passed), when it was last seen, ``missing_days``, the number of days with a complete
    run since then, and ``looked_up_on``, when the source was last asked for exactly this call and had it.

    ``opens_about`` and ``closes_about`` are preliminary (`preliminary.Span`), ``opens_by`` and ``closes_by`` the last
    day they can mean; each stands only where the settled day is unknown. A ``forecast`` has not been announced by
    anybody: it is listed and counted apart, until the announced call has ``replaced`` it. ``corrected``: its dates are
    a person's.
    """

    kind = "call"
    words = frozenset({"withdrawn_reason"})

    class Withdrawn(models.TextChoices):
        """How it is known that a call has been withdrawn (`withdrawal.may_be_said`)."""

        PERSON = "person", _("sagt av en person")
        SOURCE = "source", _("källans egna ord")
        ABSENCE = "absence", _("borta ur källan")

    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="calls")
    topic_id = models.CharField(max_length=120)
    call_type = models.CharField(max_length=8)
    identifier = models.CharField(_("beteckning"), max_length=200)
    facts_reference = models.CharField(max_length=200)
    title_sv = models.CharField(_("rubrik"), max_length=500, blank=True)
    title_en = models.CharField(_("rubrik på engelska"), max_length=500, blank=True)
    call_identifier = models.CharField(max_length=200, blank=True)
    call_title_sv = models.CharField(max_length=500, blank=True)
    call_title_en = models.CharField(max_length=500, blank=True)
    programme_code = models.CharField(max_length=120, blank=True)
    programme_sv = models.CharField(_("program"), max_length=200, blank=True)
    programme_en = models.CharField(max_length=200, blank=True)
    opens_on = models.DateField(_("öppnar"), null=True)
    last_deadline_on = models.DateField(_("stänger för sista gången"), null=True)
    deadlines = models.JSONField(default=list)
    deadline_model = models.CharField(max_length=40, blank=True)
    stated_closed = models.BooleanField(default=False)
    budget_minor = models.BigIntegerField(null=True)
    min_contribution_minor = models.BigIntegerField(null=True)
    max_contribution_minor = models.BigIntegerField(null=True)
    currency = models.CharField(max_length=3, default="EUR")
    expected_grants = models.PositiveIntegerField(null=True)
    types_of_action = models.JSONField(default=list)
    url = models.CharField(max_length=500, blank=True)
    opens_about = models.CharField(_("öppnar preliminärt"), max_length=21, blank=True)
    opens_by = models.DateField(null=True, editable=False)
    closes_about = models.CharField(_("stänger preliminärt"), max_length=21, blank=True)
    closes_by = models.DateField(null=True, editable=False)
    forecast = models.BooleanField(_("väntad, inte utlyst"), default=False)
    corrected = models.BooleanField(_("dagarna rättade av en person"), default=False)
    replaced_by = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, related_name="replaced", verbose_name=_("utlyst som")
    )
    texts_hash = models.CharField(max_length=64, blank=True)
    first_seen_on = models.DateField(_("ny sedan"))
    withdrawn_on = models.DateField(_("indragen"), null=True)
    withdrawn_how = models.CharField(_("hur det är känt"), max_length=8, choices=Withdrawn.choices, blank=True)
    withdrawn_reason = models.CharField(_("varför"), max_length=300, blank=True)

    next_deadline_on = models.DateField(null=True, editable=False)
    last_seen_on = models.DateField(editable=False)
    missing_since = models.DateField(null=True, editable=False)
    missing_days = models.PositiveIntegerField(default=0, editable=False)
    missing_counted_on = models.DateField(null=True, editable=False)
    looked_up_on = models.DateField(null=True, editable=False)

    measured = frozenset(
        {"next_deadline_on", "last_seen_on", "missing_since", "missing_days", "missing_counted_on", "looked_up_on"}
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["source", "topic_id", "call_type"], name="call_once"),
            models.CheckConstraint(condition=~Q(title_sv="") | ~Q(title_en=""), name="call_titled"),
            models.CheckConstraint(
                condition=Q(withdrawn_on__isnull=True, withdrawn_how="")
                | (Q(withdrawn_on__isnull=False) & ~Q(withdrawn_how="")),
                name="call_withdrawn_known_how",
            ),
            models.CheckConstraint(
                condition=(Q(opens_about="", opens_by__isnull=True) | Q(opens_by__isnull=False, opens_on__isnull=True))
                & (
                    Q(closes_about="", closes_by__isnull=True)
                    | Q(closes_by__isnull=False, last_deadline_on__isnull=True)
                ),
                name="call_preliminary_or_settled",
            ),
            models.CheckConstraint(
                condition=Q(replaced_by__isnull=True) | Q(forecast=True), name="call_only_forecast_replaced"
            ),
        ]
        indexes = [
            models.Index(fields=["next_deadline_on", "id"], name="call_by_deadline"),
            models.Index(fields=["programme_code", "next_deadline_on"], name="call_by_programme"),
            models.Index(
                Coalesce("next_deadline_on", "closes_by"),
                *("id", "forecast", "stated_closed", "withdrawn_on", "last_deadline_on", "closes_by"),
                name="call_by_closing",
            ),
            models.Index(fields=["programme_code", "programme_sv", "programme_en"], name="call_programmes"),
            models.Index(fields=["identifier"], name="call_by_identifier"),
            models.Index(fields=["last_deadline_on"], name="call_by_last_deadline"),
            models.Index(
                fields=[
                    "first_seen_on",
                    "id",
                    "forecast",
                    "stated_closed",
                    "withdrawn_on",
                    "last_deadline_on",
                    "closes_by",
                ],
                name="call_by_first_seen",
            ),
            models.Index(fields=["opens_on"], name="call_by_opening"),
            models.Index(fields=["withdrawn_on"], condition=Q(withdrawn_on__isnull=False), name="call_by_withdrawal"),
        ]

    def __str__(self) -> str:
        return self.title

    def values(self) -> dict[str, Any]:
        """What the source and people say; what time alone decides is no event."""
        return {name: value for name, value in super().values().items() if name not in self.measured}

    def get_absolute_url(self) -> str:
        return reverse("watch:call", args=[self.pk])

    @property
    def title(self) -> str:
        return self.title_sv or self.title_en

    @property
    def titles(self) -> Text:
        return Text(self.title_sv or self.title_en, self.title_en or self.title_sv)

    @property
    def programme(self) -> Text:
        return Text(self.programme_sv, self.programme_en)

    @property
    def budget(self) -> Money | None:
        return self._money(self.budget_minor)

    @property
    def min_contribution(self) -> Money | None:
        return self._money(self.min_contribution_minor)

    @property
    def max_contribution(self) -> Money | None:
        return self._money(self.max_contribution_minor)

    @property
    def deadline_rows(self) -> tuple[Deadline, ...]:
        """Every deadline, in order of day."""
        return tuple(read_deadline(row) for row in self.deadlines)

    @property
    def opens_span(self) -> Span | None:
        return Span.parse(self.opens_about) if self.opens_about else None

    @property
    def closes_span(self) -> Span | None:
        return Span.parse(self.closes_about) if self.closes_about else None

    @property
    def is_missing(self) -> bool:
        """Whether it has been away so long that the page should say so."""
        return self.missing_days >= MISSING_TOLD_FROM

    def _money(self, minor: int | None) -> Money | None:
        return None if minor is None else Money(minor, self.currency)


def written_deadline(deadline: Deadline) -> list[Any]:
    """A deadline as `Call.deadlines` keeps it."""
    at = deadline.at.strftime("%H:%M")
    return [deadline.day.isoformat(), at, deadline.time_confirmed, deadline.kind.value, deadline.number]


def read_deadline(row: list[Any]) -> Deadline:
    """What `written_deadline` wrote."""
    day, at, confirmed, kind, number = row
    return Deadline(date.fromisoformat(day), time.fromisoformat(at), confirmed, DeadlineKind(kind), number)


class CallText(models.Model):
    """The long texts of a call in one language. ``description_html`` is cleaned and safe to show."""

    call = models.ForeignKey(Call, on_delete=models.PROTECT, related_name="texts")
    language = models.CharField(max_length=8)
    description_html = models.TextField(blank=True)
    description = models.TextField(blank=True)
    conditions = models.TextField(blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["call", "language"], name="call_text_once")]


class CallVersion(models.Model):
    """What a later reading of the source changed in a call.

    ``changes`` is a list of {"field", "old", "new"} in plain JSON; of long texts {"field", "language", "words"} with
    what `wording.differing` found. ``move`` says how the deadline moved, when its day did.
    """

    class Moved(models.TextChoices):
        POSTPONED = Move.POSTPONED.value, _("framflyttad")
        BROUGHT_FORWARD = Move.BROUGHT_FORWARD.value, _("tidigarelagd")
        NEXT_CUT_OFF = Move.NEXT_CUT_OFF.value, _("nästa ansökningsomgång")

    call = models.ForeignKey(Call, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    seen_on = models.DateField()
    changes = models.JSONField(default=list)
    move = models.CharField(max_length=20, choices=Moved.choices, blank=True)
    deadline_before = models.DateField(null=True)
    deadline_after = models.DateField(null=True)

    class Meta:
        ordering = ["-number"]
        constraints = [models.UniqueConstraint(fields=["call", "number"], name="call_version_once")]
        indexes = [models.Index(fields=["-seen_on"], name="call_version_latest")]


class CallUpdate(models.Model):
    """News from the source about a call (nyhet): results, corrections, extensions."""

    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="updates")
    reference = models.CharField(max_length=200)
    call = models.ForeignKey(Call, on_delete=models.PROTECT, null=True, related_name="updates")
    identifier = models.CharField(max_length=200)
    language = models.CharField(max_length=8, blank=True)
    title = models.CharField(max_length=500, blank=True)
    published_on = models.DateField(null=True)
    first_seen_on = models.DateField()
    html = models.TextField()

    class Meta:
        ordering = ["-first_seen_on", "-id"]
        constraints = [models.UniqueConstraint(fields=["source", "reference"], name="call_update_once")]
