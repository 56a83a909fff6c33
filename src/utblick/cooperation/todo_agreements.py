"""What agreements put on *Att göra*."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from django.db.models import Case, DateField, F, Q, Value, When
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from utblick.audit.policy import may, visible
from utblick.cooperation.models import Agreement
from utblick.cooperation.waits import NOTHING, Wait, Waits, counted, each, within
from utblick.jobs.todo import TodoRow
from utblick.values import Actor

NOUN = "agreement"
REVIEW, NOTICE, END, ALL = (f"{NOUN}.{what}" for what in ("review", "notice", "end", "all"))
MOST_TOLD = 6
AHEAD = timedelta(days=180)
"""So long before the last day an agreement's renewal or review is asked for."""


def waits(actor: Actor, today: date) -> Iterator[Waits]:
    """Agreements in force whose notice, end or review comes within `AHEAD`; a review before the rest when sooner."""
    if not may(actor, "agreement.review"):
        return
    until = today + AHEAD
    ends = Case(
        When(prolongs_months__gt=0, then=F("notice_by")), default=F("ends_on"), output_field=DateField(null=True)
    )
    rows = within(visible(Agreement.objects.filter(signed_on__isnull=False, notice_on__isnull=True), actor), actor)
    rows = rows.annotate(ends=ends).filter(Q(ends__range=(today, until)) | Q(review_on__lte=until))
    rows = rows.filter(Q(ends_on__isnull=True) | Q(ends_on__gte=today))
    is_review = Q(review_on__isnull=False) & (
        Q(ends__isnull=True) | Q(ends__gt=until) | Q(ends__lt=today) | Q(review_on__lte=F("ends"))
    )
    what = Case(
        When(is_review, then=Value(REVIEW)), When(prolongs_months__gt=0, then=Value(NOTICE)), default=Value(END)
    )
    day = Case(When(is_review, then=F("review_on")), default=F("ends"), output_field=DateField(null=True))
    rows = rows.annotate(due=day).order_by(F("due").asc(nulls_last=True), "pk")
    yield each(rows, what, title="title", about=NOTHING, day=day, most=MOST_TOLD, ends=ends)
    yield counted(rows, ALL)


def told(actor: Actor, found: Sequence[Wait]) -> Iterator[TodoRow]:
    """Agreements to review, renew or end, and how many more there are."""
    ones = [wait for wait in found if wait.key]
    yield from map(_one, ones)
    left = sum(wait.number for wait in found if not wait.key) - len(ones)
    if left > 0:
        sentence = ngettext("Se över %d avtal till", "Se över %d avtal till", left) % left
        yield TodoRow("waiting", sentence, reverse("cooperation:agreements"))


def _one(wait: Wait) -> TodoRow:
    sentence, reason = {
        REVIEW: (_("Se över %s"), _("Dagen för översyn står i avtalet.")),
        NOTICE: (
            _("Säg upp %s, eller låt det förlängas"),
            _("Efter sista dagen för uppsägning förlängs avtalet av sig självt."),
        ),
        END: (
            _("Förläng %s, eller låt det upphöra"),
            _("Avtalet upphör på sin sista dag om ingen förlänger det."),
        ),
    }[wait.what]
    url = reverse("cooperation:agreement", args=[wait.key])
    return TodoRow("waiting", sentence % wait.title, url, wait.day, reason)
