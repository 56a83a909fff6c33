"""Every write of the yearly report."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.utils import translation
from django.utils.translation import gettext as _

from utblick.access import Standing
from utblick.audit.change import Change, change
from utblick.audit.policy import standing_of
from utblick.clock.passed import refuse_to_come
from utblick.clock.queries import today
from utblick.jobs.actions import queue
from utblick.organisation.models import Body
from utblick.organisation.queries import body_in_charge
from utblick.reporting.drafting import draft_text
from utblick.reporting.figures import as_kept, figures_of
from utblick.reporting.models import BodyReport, YearlyReport
from utblick.reporting.queries.timetable import timetable
from utblick.reporting.queries.yearly import bodies_of_year
from utblick.values import Actor


def begin_year(actor: Actor, year: int) -> YearlyReport:
    """Begin a year's report; a job writes a draft for every nämnd, who answer by the day the calendar gives.

    Raises ValidationError for one already begun.
    """
    with change(actor, "yearly_report.begin") as opened:
        if year > today().year:
            raise ValidationError({"year": _("Året har inte börjat än. Skriv %s eller tidigare.") % today().year})
        if YearlyReport.objects.filter(year=year).exists():
            raise ValidationError({"year": _("Redovisningen för %s är redan påbörjad. Öppna den i listan.") % year})
        count = len(bodies_of_year(year))
        answer_by = timetable(year).answer_by
        begun = opened.add(YearlyReport(year=year, begun_on=today(), bodies=count, answer_by=answer_by))
        queue("utblick.reporting.jobs.write_drafts", str(begun.pk))
    return begun


def set_answer_day(actor: Actor, report: YearlyReport, answer_by: date) -> YearlyReport:
    """Say by which day the nämnder answer: kommunstyrelsen decides when they report (KL 11:18)."""
    with change(actor, "yearly_report.set_day") as opened:
        if answer_by.year != report.year + 1:
            raise ValidationError({"answer_by": _("Skriv en dag under %s.") % (report.year + 1)})
        return opened.alter(report, answer_by=answer_by)


def write_draft(actor: Actor, report: YearlyReport, body: Body) -> BodyReport:
    """Write one body's draft from the registers, unless it is written already."""
    made = BodyReport.objects.filter(report=report, body=body).first()
    if made is not None:
        return made
    with translation.override("sv"):
        told = figures_of(actor, body.code, report.year)
        text = draft_text(body.name, report.year, told)
    owner = body_in_charge(body.code, today()) or body
    draft = BodyReport(report=report, body=body, owner=owner, text=text, figures=as_kept(told), drafted_on=today())
    with change(actor, "body_report.draft", Standing(owner.code, draft=True)) as opened:
        return opened.add(draft)


def write_text(actor: Actor, part: BodyReport, *, version: int, text: str) -> BodyReport:
    """Change the text. Raises Stale for another version, ValidationError once the § is recorded."""
    with change(actor, "body_report.write", standing_of(part)) as opened:
        _refuse_recorded(part)
        if not text.strip() and not part.nothing:
            raise ValidationError(
                {"text": _("Skriv vad nämnden har gjort, eller svara att inget samarbete har skett.")}
            )
        return opened.alter(part, version=version, text=text)


def answer(actor: Actor, part: BodyReport, *, nothing: bool) -> BodyReport:
    """The nämnd's answer: the text as it stands, or that there was no cooperation that year."""
    with change(actor, "body_report.answer", standing_of(part)) as opened:
        return answer_within(opened, part, nothing=nothing, by=actor.label)


def answer_within(opened: Change, part: BodyReport, *, nothing: bool, by: str, **new: Any) -> BodyReport:
    """As `answer`, in an open change; ``new`` may hold the text."""
    _refuse_recorded(part)
    if not nothing and not new.get("text", part.text).strip():
        raise ValidationError({"text": _("Skriv vad nämnden har gjort, eller svara att inget samarbete har skett.")})
    return opened.alter(part, nothing=nothing, answered_on=today(), answered_by=by, **new)


def record_paragraph(actor: Actor, part: BodyReport, *, version: int, decided_on: date, paragraph: str) -> BodyReport:
    """Note where it stands in the nämnd's verksamhetsberättelse: when it was decided and its §."""
    with change(actor, "body_report.record", standing_of(part)) as opened:
        if part.answered_on is None:
            raise ValidationError(_("Nämnden har inte svarat än. Svara först."))
        refuse_to_come(decided_on, "decided_on")
        if decided_on.year < part.report.year:
            raise ValidationError({"decided_on": _("Dagen ligger före året som redovisas.")})
        return opened.alter(part, version=version, decided_on=decided_on, paragraph=paragraph.strip())


def _refuse_recorded(part: BodyReport) -> None:
    if part.decided_on is not None:
        raise ValidationError(_("Verksamhetsberättelsen är beslutad. Texten ändras inte mer."))
