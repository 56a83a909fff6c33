"""Asking a body's clerk by mail, after a meeting and when the minutes should be adjusted."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import F
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _

from utblick.accounts.actions import NewLink, issue_links
from utblick.audit.change import change
from utblick.cases.models import Decision
from utblick.cases.queries import answers_for, awaiting_answers
from utblick.cases.queries.clerks import Clerk, clerks_of
from utblick.jobs.actions import queue_mail
from utblick.jobs.models import OutgoingMail
from utblick.organisation.models import Body, Meeting
from utblick.ui import formats
from utblick.values import Ref, system_actor

SYSTEM = system_actor("cases")
RECORD, ADJUST = "decision.record", "decision.adjust"
ASKED_WITHIN = timedelta(days=14)
"""A meeting longer ago is not asked about: its matters stand in the clerk's table."""


@dataclass(frozen=True)
class Question:
    """One thing that is asked of a clerk: what act, about what."""

    act: str
    subject: Ref
    what: str


def ask_after_meetings(day: date) -> None:
    """Mail each clerk one link a matter that was up at a meeting of the last days; once for each meeting."""
    waiting = list(awaiting_answers(SYSTEM).filter(restriction_provision=""))
    by_meeting: dict[Meeting, list[Question]] = {}
    for row in answers_for(waiting, day - timedelta(days=1)):
        matter, meeting = row.matter, row.meeting
        if meeting is not None and meeting.on >= day - ASKED_WITHIN:
            what = f"{matter.title} ({matter.case_number or matter.reference})"
            by_meeting.setdefault(meeting, []).append(Question(RECORD, matter.ref, what))
    for meeting, questions in by_meeting.items():
        with translation.override("sv"):
            held = {"body": meeting.body.name, "day": formats.day(meeting.on, "sv")}
            _ask(meeting.body, f"answers:{meeting.pk}", _("Vad beslutade %(body)s %(day)s?") % held, questions, day)


def ask_for_adjustment(day: date) -> None:
    """Mail each clerk a link when the time to adjust a decision's minutes has passed and no day has been told."""
    rows = Decision.objects.filter(adjusted_on=None, taken=Decision.Taken.MEETING, matter__closed_on=None)
    rows = rows.filter(body=F("matter__body"), matter__restriction_provision="")
    rows = rows.filter(decided_on__gte=day - 4 * ASKED_WITHIN)
    for decision in rows.select_related("body", "matter").order_by("decided_on", "pk"):
        if decision.decided_on + timedelta(days=decision.body.adjustment_days) < day:
            with translation.override("sv"):
                told = {"body": decision.body.name, "paragraph": decision.paragraph}
                subject = _("När justerades %(body)s § %(paragraph)s?") % told
                question = Question(ADJUST, decision.ref, decision.matter.title)
                _ask(decision.body, f"adjusted:{decision.pk}", subject, [question], day)


def _ask(body: Body, key: str, subject: str, questions: list[Question], day: date) -> None:
    for clerk in clerks_of(body, day):
        own = f"{key}:{clerk.ref.id.hex}"
        if OutgoingMail.objects.filter(key=own).exists():
            continue
        with change(SYSTEM, "mail_link.issue") as opened:
            addresses = issue_links(opened, [_link(body, clerk, question) for question in questions])
            rows = [(question.what, address) for question, address in zip(questions, addresses, strict=True)]
            told = {"rows": rows, "subject": subject, "body": body}
            text = render_to_string("cases/mail/clerk.txt", told)
            queue_mail(
                own, clerk.email, subject, text, html=render_to_string("cases/mail/clerk.html", told), personal=True
            )


def _link(body: Body, clerk: Clerk, question: Question) -> NewLink:
    return NewLink(
        act=question.act,
        subject=question.subject,
        body_code=body.code,
        holder=clerk.ref,
        name=clerk.name,
        email=clerk.email,
        question=f"{question.act}:{question.subject}",
    )
