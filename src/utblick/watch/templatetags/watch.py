"""Words of the watch's own pages: ``{% load watch %}``."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import template
from django.utils.translation import get_language, gettext, ngettext
from django.utils.translation import gettext_lazy as _

from utblick.ui import formats
from utblick.values import Money
from utblick.watch import troubles
from utblick.watch.models import (
    Call,
    CallText,
    CallVersion,
    EuPaper,
    EuQuestion,
    FetchRun,
    PaperLink,
    QuestionStand,
    Stand,
)
from utblick.watch.sources.preliminary import Span, When, read_when
from utblick.watch.sources.stages import AnswerKind, Stage, Where

register = template.Library()

FIELDS = {
    "identifier": _("beteckning"),
    "title_sv": _("rubrik"),
    "title_en": _("rubrik på engelska"),
    "call_title_sv": _("utlysningens namn"),
    "call_title_en": _("utlysningens namn på engelska"),
    "programme_code": _("program"),
    "opens_on": _("öppnar"),
    "opens_about": _("öppnar preliminärt"),
    "closes_about": _("stänger preliminärt"),
    "deadlines": _("sista dagar"),
    "deadline_model": _("ansökningssteg"),
    "stated_closed": _("stängd enligt källan"),
    "budget_minor": _("budget"),
    "min_contribution_minor": _("minsta bidrag"),
    "max_contribution_minor": _("största bidrag"),
    "currency": _("valuta"),
    "expected_grants": _("antal bidrag"),
    "types_of_action": _("typ av stöd"),
    "description": _("beskrivning"),
    "conditions": _("villkor"),
}
TONES = {
    FetchRun.State.COMPLETE: "good",
    FetchRun.State.INCOMPLETE: "care",
    FetchRun.State.INTERRUPTED: "care",
    FetchRun.State.FAILED: "stop",
    FetchRun.State.RUNNING: "accent",
}
TOLD = {
    FetchRun.State.COMPLETE: _("Allt som källan listar är läst."),
    FetchRun.State.INCOMPLETE: _("Det som kom är sparat, men allt kunde inte läsas. Inget räknas som borta."),
    FetchRun.State.INTERRUPTED: _("Hämtningen avbröts. Det som kom är sparat; nästa hämtning tar vid."),
    FetchRun.State.FAILED: _("Källan svarade inte som den ska. Inget är förlorat; ett nytt försök görs."),
    FetchRun.State.RUNNING: _("Pågår."),
}

ANSWERS = {
    AnswerKind.REFERRAL: _("remiss"),
    AnswerKind.FEEDBACK: _("synpunkter till kommissionen"),
    AnswerKind.SUBSIDIARITY: _("riksdagens subsidiaritetsprövning"),
    AnswerKind.MOTIONS: _("motioner i riksdagen"),
}
"""What one can be heard through, as it is named beside its last day."""
WHERE = {
    Where.NUMBER: _("samma nummer"),
    Where.TITLE: _("i rubriken"),
    Where.SUMMARY: _("i sammanfattningen"),
    Where.RELATION: _("källans egen hänvisning"),
    Where.HAND: _("kopplad för hand"),
}


def _language() -> str:
    return "en" if (get_language() or "sv").startswith("en") else "sv"


@register.filter
def reason_text(reason: Mapping[str, Any]) -> str:
    """A stored reason in the page's language."""
    return str(reason.get(_language(), ""))


@register.filter
def stand_label(choice: str) -> str:
    return str(Stand.Choice(choice).label)


@register.filter
def question_stand_label(choice: str) -> str:
    return str(QuestionStand.Choice(choice).label)


@register.filter
def other_language(call: Call) -> str:
    """The language of `other_title`."""
    return "sv" if _language() == "en" else "en"


@register.filter
def other_title(call: Call) -> str:
    """The title in the language that the page is not in, when there are two that differ."""
    if not call.title_sv or not call.title_en or call.title_sv == call.title_en:
        return ""
    return call.title_sv if _language() == "en" else call.title_en


@register.filter
def shown_text(texts: Mapping[str, CallText]) -> CallText | None:
    """The texts in the page's language, else in the one there is."""
    return texts.get(_language()) or next(iter(texts.values()), None)


@register.filter
def hidden_text(texts: Mapping[str, CallText]) -> CallText | None:
    """The English texts when the Swedish ones are shown."""
    return texts.get("en") if _language() == "sv" and "sv" in texts else None


@register.filter
def field_label(name: str) -> str:
    return str(FIELDS.get(name, name))


@register.filter
def changed_fields(version: CallVersion) -> str:
    """The names of what changed: "Ändrat: budget, beskrivning"."""
    names = list(dict.fromkeys(field_label(change["field"]) for change in version.changes))
    return ngettext("ändrat: %s", "ändrat: %s", len(names)) % ", ".join(names)


@register.filter
def about(span: Span | None) -> str:
    """A day that is not settled: "april 2027", "december 2026–mars 2027"."""
    if span is None:
        return ""
    if span.earliest == span.latest:
        return formats.partial_day(span.latest, _language())
    first, last = (formats.partial_day(end, _language()) for end in (span.earliest, span.latest))
    return f"{first.removesuffix(f' {span.latest.year}')}–{last}"


@register.filter
def when_told(written: str) -> str:
    """A day as an entry keeps it, as people read it."""
    when = read_when(written) if written else When()
    if when.rolling:
        return gettext("löpande")
    if when.about:
        return gettext("%s (preliminärt)") % about(when.about)
    return formats.day(when.day, _language()) if when.day else ""


@register.filter
def opens_told(call: Call) -> str:
    """When a call opens, settled or not."""
    return formats.day(call.opens_on, _language()) if call.opens_on else about(call.opens_span) or "–"


@register.filter
def closes_told(call: Call) -> str:
    """When a call closes for the last time, settled or not."""
    return formats.day(call.last_deadline_on, _language()) if call.last_deadline_on else about(call.closes_span) or "–"


@register.simple_tag
def change_value(change: Mapping[str, Any], side: str, currency: str) -> str:
    """The old or new value of a change, as read by people."""
    value, field = change.get(side), str(change.get("field", ""))
    if value in (None, "", []):
        return "–"
    if isinstance(value, bool):
        return gettext("ja") if value else gettext("nej")
    if field.endswith("_minor") and isinstance(value, int):
        return formats.money(Money(value, currency), _language())
    if field in ("opens_about", "closes_about"):
        return about(Span.parse(value))
    if field in ("deadlines", "opens_on"):
        return ", ".join(_day(date.fromisoformat(day)) for day in (value if isinstance(value, list) else [value]))
    return ", ".join(str(part) for part in value) if isinstance(value, list) else str(value)


@register.filter
def share(part: float) -> str:
    """A share between 0 and 1 as whole per cent."""
    return f"{part:.0%}".replace("%", "\N{NO-BREAK SPACE}%")


@register.filter
def trouble_told(problems: list[str]) -> str:
    return troubles.trouble_told(problems)


@register.filter
def withdrawn_told(call: Call) -> str:
    """How it is known that a call has been withdrawn."""
    if call.withdrawn_how == Call.Withdrawn.SOURCE:
        return gettext("Källan skriver: ”%s”") % call.withdrawn_reason
    if call.withdrawn_how == Call.Withdrawn.ABSENCE:
        return gettext(
            "Källan har inte listat den sedan %(since)s, och hade den inte heller när Utblick frågade efter just den "
            "%(asked)s. Kommer den tillbaka tas beskedet bort."
        ) % {"since": _day(call.missing_since), "asked": _day(call.withdrawn_on)}
    return call.withdrawn_reason


def _day(day: date | None) -> str:
    return formats.day(day, _language()) if day else ""


@register.filter
def state_tone(state: str) -> str:
    return TONES[FetchRun.State(state)]


@register.filter
def state_told(state: str) -> str:
    return str(TOLD[FetchRun.State(state)])


@register.filter
def stage_name(stage: str) -> str:
    return Stage(stage).name_in_words.in_language(_language())


@register.filter
def answer_name(kind: str) -> str:
    """ "remiss", "synpunkter till kommissionen" …"""
    return str(ANSWERS[AnswerKind(kind)]) if kind else ""


@register.filter
def linked_through(link: PaperLink) -> str:
    """ "COM(2026) 112 (i rubriken), 2026/0044(COD) (samma nummer)"; "" for a paper that founded its file alone."""
    return ", ".join(f"{value} ({WHERE[Where(where)]})" for _scheme, value, where in link.through)


@register.filter
def other_question_title(question: EuQuestion | EuPaper) -> str:
    """The title in the language that the page is not in, when there are two that differ."""
    if not question.title_sv or not question.title_en or question.title_sv == question.title_en:
        return ""
    return question.title_sv if _language() == "en" else question.title_en
