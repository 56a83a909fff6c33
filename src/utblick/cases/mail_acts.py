"""What a clerk answers by mail after a meeting: § and outcome of a matter, and the day it was adjusted."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from utblick.access import Standing
from utblick.accounts import mail_acts
from utblick.accounts.mail_acts import Asked, MailAct
from utblick.accounts.models import MailLink
from utblick.audit.change import Change
from utblick.cases.actions.clerks import ADJUST, RECORD, SYSTEM
from utblick.cases.actions.decisions import write_adjustment, write_decision
from utblick.cases.answering import points_answered
from utblick.cases.decision_forms import AdjustForm, MailedAnswerForm
from utblick.cases.models import Decision
from utblick.cases.queries import AwaitedAnswer, answers_for, awaiting_answers
from utblick.cases.queries.clerks import is_clerk
from utblick.clock.queries import today
from utblick.ui import formats
from utblick.ui.languages import page_language
from utblick.values import Ref


def register() -> None:
    button = gettext_lazy("Registrera svaret")
    mail_acts.register(MailAct(RECORD, "decision.record", "mail_decision", button, _ask, _record, _form))
    mail_acts.register(
        MailAct(
            ADJUST,
            "decision.record",
            "mail_decision",
            button,
            _ask_adjusted,
            _adjust,
            lambda _link, data: AdjustForm(data),
        )
    )


def _awaited(link: MailLink) -> AwaitedAnswer | None:
    """The matter, while its decision is awaited and the holder is still its body's clerk."""
    rows = awaiting_answers(SYSTEM).filter(pk=Ref.parse(link.subject).id, restriction_provision="")
    found = answers_for(list(rows), today())
    return found[0] if found and is_clerk(link, found[0].matter.body, today()) else None


def _ask(link: MailLink) -> Asked | None:
    row = _awaited(link)
    if row is None:
        return None
    matter = row.matter
    lines = [f"{matter.title} ({matter.case_number or matter.reference})"]
    if row.report:
        lines += [
            _("Förslag, punkt %(n)d: %(text)s") % {"n": n, "text": text} for n, text in enumerate(row.report.points, 1)
        ]
    return Asked(_("Vad beslutade %s?") % matter.body.name, tuple(lines), Standing(matter.body_id))


def _form(link: MailLink, data: Any) -> MailedAnswerForm:
    row = _awaited(link)
    assert row is not None
    initial = {"decided_on": row.meeting.on if row.meeting else None}
    points = row.report.points if row.report else ()
    has_number = bool(row.matter.case_number)
    return MailedAnswerForm(
        data, initial=initial, points=points, numbered_here=row.numbered_here, has_number=has_number
    )


def _record(opened: Change, link: MailLink, given: Mapping[str, Any]) -> str:
    row = _awaited(link)
    if row is None:
        raise ValidationError(_("Ärendet väntar inte längre på beslut."))
    decision = write_decision(
        opened,
        row.matter,
        points=points_answered(row.matter, row.report, given),
        decided_on=given["decided_on"],
        paragraph=given.get("paragraph", ""),
        adjusted_on=given["adjusted_on"],
        outside_number=given.get("outside_number", ""),
    )
    told = {"body": row.matter.body.name, "paragraph": decision.paragraph}
    return _("Beslutet är registrerat: %(body)s § %(paragraph)s.") % told


def _decision(link: MailLink) -> Decision | None:
    rows = Decision.objects.select_related("matter__body", "body").filter(pk=Ref.parse(link.subject).id)
    found = rows.filter(adjusted_on=None, matter__restriction_provision="").first()
    return found if found and is_clerk(link, found.body, today()) else None


def _ask_adjusted(link: MailLink) -> Asked | None:
    decision = _decision(link)
    if decision is None:
        return None
    told = {"body": decision.body.name, "paragraph": decision.paragraph}
    decided = _("Beslutat %s.") % formats.day(decision.decided_on, page_language())
    lines = (decision.matter.title, decided)
    return Asked(_("När justerades %(body)s § %(paragraph)s?") % told, lines, Standing(decision.matter.body_id))


def _adjust(opened: Change, link: MailLink, given: Mapping[str, Any]) -> str:
    decision = _decision(link)
    if decision is None:
        raise ValidationError(_("Beslutet är redan justerat."))
    write_adjustment(opened, decision, given["adjusted_on"])
    return _("Justeringen är registrerad: %s.") % formats.day(given["adjusted_on"], page_language())
