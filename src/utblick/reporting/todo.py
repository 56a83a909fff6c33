"""What the year's report puts on *Att göra*: parts to answer, and for the coordinator the years that lack answers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from django.db.models import F
from django.urls import reverse
from django.utils.translation import gettext as _

from utblick.audit.policy import may
from utblick.cooperation.waits import Wait, Waits, each
from utblick.jobs.todo import TodoRow
from utblick.reporting.models import BodyReport, YearlyReport
from utblick.values import Actor

NOUN = "year"
ANSWER, LACKING = f"{NOUN}.answer", f"{NOUN}.lacking"
MOST = 4


def waits(actor: Actor, today: date) -> Iterator[Waits]:
    """For the coordinator the years that lack answers; for the nämnds' own officers the part to answer."""
    if may(actor, "yearly_report.begin"):
        unanswered = BodyReport.objects.filter(answered_on=None)
        lacking = YearlyReport.objects.filter(pk__in=unanswered.values("report")).order_by("-year")
        yield each(lacking, LACKING, title="year", about=F("year"), day=F("answer_by"), most=MOST)
    if may(actor, "body_report.answer"):
        mine = BodyReport.objects.filter(owner__code__in=actor.bodies, answered_on=None)
        yield each(
            mine.order_by("-report__year", "pk"), ANSWER, title="report__year", about=F("body__name"),
            day=F("report__answer_by"), most=MOST,
        )  # fmt: skip


def told(actor: Actor, found: Sequence[Wait]) -> Iterator[TodoRow]:
    for wait in found:
        if wait.what == LACKING:
            page, sentence = "reporting:year", _("Samla in nämndernas svar till redovisningen för %s") % wait.title
        else:
            page = "reporting:part"
            sentence = _("Svara på redovisningen för %(year)s: %(body)s") % {"year": wait.title, "body": wait.about}
        reason = _("Nämnderna redovisar sitt internationella samarbete i årsredovisningen (R4.9).")
        yield TodoRow("waiting", sentence, reverse(page, args=[wait.key]), wait.day, reason)
