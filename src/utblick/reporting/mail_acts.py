"""What can be answered by mail: a nämnd's part of the year's report, once, for one body."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from utblick.accounts import mail_acts
from utblick.accounts.mail_acts import Asked, MailAct
from utblick.accounts.models import MailLink
from utblick.audit.change import Change
from utblick.audit.policy import standing_of
from utblick.clock.queries import today
from utblick.organisation.models import Person
from utblick.organisation.queries import works_for
from utblick.reporting.actions import answer_within
from utblick.reporting.forms import AnswerForm
from utblick.reporting.mail_links import ANSWER
from utblick.reporting.models import BodyReport
from utblick.values import Ref


def register() -> None:
    mail_acts.register(MailAct(ANSWER, ANSWER, "mail_report", gettext_lazy("Svara"), _ask, _answer, _form))


def _part(link: MailLink) -> BodyReport | None:
    rows = BodyReport.objects.select_related("body", "owner", "report")
    return rows.filter(pk=Ref.parse(link.subject).id, owner__code=link.body_code).first()


def _ask(link: MailLink) -> Asked | None:
    """None when the § is recorded, another body answers now, or the holder no longer works for it."""
    part, person = _part(link), Person.objects.filter(pk=Ref.parse(link.holder).id).first()
    if part is None or part.decided_on is not None or person is None:
        return None
    if not works_for(person, part.owner_id, today()):
        return None
    lines = (
        _("Utkastet är skrivet ur registren. Ändra det som behövs; en halv sida räcker."),
        _("Skriv inte namn på barn eller unga. När du trycker på knappen är svaret registrerat."),
    )
    return Asked(_("Internationellt samarbete %(year)s: %(body)s") % _named(part), lines, standing_of(part))


def _form(link: MailLink, data: Any) -> AnswerForm:
    part = _part(link)
    return AnswerForm(data, initial={"text": part.text if part else ""})


def _answer(opened: Change, link: MailLink, given: Mapping[str, Any]) -> str:
    part = _part(link)
    assert part is not None
    nothing = bool(given["nothing"])
    answer_within(opened, part, nothing=nothing, by=link.label, **({} if nothing else {"text": given["text"]}))
    if nothing:
        return _("Tack. Svaret är att inget internationellt samarbete har skett.")
    return _("Tack. Nämndens text är registrerad.")


def _named(part: BodyReport) -> dict[str, Any]:
    return {"year": part.report.year, "body": part.body.name}
