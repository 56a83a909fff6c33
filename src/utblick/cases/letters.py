"""Which letters a matter may need, and what is known for them: the papers that `documents` sets."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from utblick.audit.policy import visible
from utblick.cases import letter_texts
from utblick.cases.effects import Effect, Outcome
from utblick.cases.hooks import background
from utblick.cases.letter_texts import Known, Refused, Taken
from utblick.cases.models import AgendaItem, Decision, Disclosure, Matter
from utblick.cases.paperwork import is_example, sender_of
from utblick.cases.phrases import Cause
from utblick.cases.queries import latest_report
from utblick.cases.queries.disclosures import REASONED, disclosures
from utblick.clock.queries import installation, today
from utblick.documents.papers import Extract, Letter, LetterText, Person, Proposal
from utblick.organisation.models import Assignment, Body
from utblick.values import Actor, Text

_BINDS = (Effect.APPLY, Effect.CONDITIONAL, Effect.APPROVE, Effect.ENTER_AGREEMENT, Effect.JOIN)
"""What a decision does when a mandate can rest on it."""
_ENDS = (Effect.TERMINATE,)
_SIGNS = (Assignment.Role.SIGNATORY, Assignment.Role.CHIEF_EXECUTIVE, Assignment.Role.HEAD)


class LetterKind(models.TextChoices):
    """The letters of a matter; the value is a word in their address."""

    MANDATE = "fullmakt", _("Fullmakt att skriva under")
    INVITATION = "inbjudan", _("Inbjudan")
    TERMINATION = "uppsagning", _("Uppsägning av avtal")
    REFUSAL = "avslag", _("Beslut att inte lämna ut en handling")


_TEXTS: dict[str, Callable[[Known], tuple[LetterText, ...]]] = {
    LetterKind.MANDATE: letter_texts.mandate,
    LetterKind.INVITATION: letter_texts.invitation,
    LetterKind.TERMINATION: letter_texts.termination,
    LetterKind.REFUSAL: letter_texts.refusal,
}


def first_words(actor: Actor, matter: Matter, kind: str) -> dict[str, Any]:
    """What the form of a letter begins with, by field."""
    cause = _cause(actor, matter)
    signer = _signer(matter, _signatory(actor, matter, cause))
    values: dict[str, Any] = {
        "recipient": cause.partner, "signed_by": signer.name, "signed_title": signer.title, "place": "",
    }  # fmt: skip
    known = _known(actor, matter, cause, _ENDS if kind == LetterKind.TERMINATION else _BINDS)
    if kind == LetterKind.REFUSAL:
        values["recipient"] = "Den som har begärt handlingen"
        known = replace(known, refused=_refused(actor, matter))
    for text in _TEXTS[kind](known):
        for part in ("subject", "salutation", "text", "closing"):
            values[f"{part}_{text.language}"] = getattr(text, part)
    return values


def letter(matter: Matter, told: Mapping[str, str]) -> Letter:
    """The letter as told; a language without words is left out. Raises ValueError when there are none at all."""
    texts = tuple(
        LetterText(
            language,
            told[f"subject_{language}"],
            told[f"salutation_{language}"],
            told[f"text_{language}"],
            told[f"closing_{language}"],
        )  # fmt: skip
        for language in ("sv", "en")
        if told[f"text_{language}"].strip()
    )
    return Letter(
        sender=sender_of(matter),
        place=told["place"],
        written_on=today(),
        recipient=told["recipient"],
        texts=texts,
        signed_by=(Person(told["signed_by"], told["signed_title"]),),
        reference=matter.reference,
        case_number=matter.case_number,
        is_example=is_example(),
    )


def first_english(actor: Actor, decision: Decision) -> dict[str, Any]:
    """What the form of an English extract begins with: the words of the minutes, else a phrase for each point."""
    item = AgendaItem.objects.filter(decision=decision).select_related("minutes__secretary").first()
    cause = _cause(actor, decision.matter)
    known = _known(actor, decision.matter, cause)
    points = [letter_texts.english_point(point.effect, known) for point in decision.points.all()]
    written = item.wording_en if item and item.wording_en else "\n".join(point or "[in English]" for point in points)
    secretary = item.minutes.secretary if item else None
    clerk = secretary or _holder(Q(body=decision.body), (Assignment.Role.CLERK,), today())
    return {
        "heading": item.title_en if item and item.title_en else "[heading in English]",
        "points": written,
        "certified_by": clerk.name if clerk else "",
        "certified_title": clerk.title if clerk else "",
    }


def english_extract(decision: Decision, told: Mapping[str, Any]) -> Extract:
    """The extract of a decision in English, as told."""
    body = decision.body
    sender = sender_of(decision.matter)
    return Extract(
        sender=sender,
        body=body.names.en,
        held_on=decision.decided_on,
        paragraph=decision.paragraph,
        heading=told["heading"],
        decision=Proposal(f"{_with_article(body)[:1].upper()}{_with_article(body)[1:]} decides", tuple(told["points"])),
        summary="",
        certified_by=Person(told["certified_by"], told["certified_title"]),
        reference=decision.matter.reference,
        case_number=decision.matter.case_number,
        adjusted_on=decision.adjusted_on,
        language="en",
        is_example=is_example(),
    )


def _known(actor: Actor, matter: Matter, cause: Cause, effects: tuple[Effect, ...] = _BINDS) -> Known:
    found = installation()
    carried = Q(points__outcome=Outcome.BIFALL, points__effect__in=effects)
    same = Q(matter=matter)
    if effects == _ENDS and matter.subject:
        same |= Q(matter__subject=matter.subject, decided_on__gte=matter.opened_on)
    decisions = Decision.objects.select_related("body").filter(carried, same)
    taken = visible(decisions, actor).order_by("decided_on").last()
    return Known(
        municipality=found.municipality if found else "",
        project=cause.project,
        programme=Text(cause.programme, cause.programme_en) if cause.programme else None,
        partner=cause.partner,
        body=_names(matter.body),
        decided=Taken(_names(taken.body), taken.decided_on, taken.paragraph) if taken else None,
    )


def _refused(actor: Actor, matter: Matter) -> Refused | None:
    """The latest request of the matter that was refused, in whole or in part."""
    row = disclosures(actor, matter.pk).filter(outcome__in=REASONED).first()
    return Refused(row.what, row.reason, row.outcome == Disclosure.Outcome.PARTLY) if row else None


def _cause(actor: Actor, matter: Matter) -> Cause:
    return background(matter.subject_ref, matter.body_id, actor).cause or Cause(matter.title)


def _signatory(actor: Actor, matter: Matter, cause: Cause) -> str:
    report = latest_report(actor, matter)
    return (report.signatory if report else "") or cause.signatory


def _signer(matter: Matter, named: str) -> Person:
    """Who signs: the one whose title the decision names, else the authority's firmatecknare or head."""
    administration = matter.body.administration
    place = Q(body=matter.body) | Q(administration=administration) if administration else Q(body=matter.body)
    held = Assignment.objects.filter(place, _in_force(today()), role__in=_SIGNS).select_related("person")
    rows = sorted(held, key=lambda row: (not _is_named(row, named), _SIGNS.index(Assignment.Role(row.role))))
    if rows and (_is_named(rows[0], named) or not named):
        return Person(rows[0].person.name, rows[0].person.title)
    return Person("", named)


def _is_named(row: Assignment, named: str) -> bool:
    """Whether "kultur- och fritidschefen" is this person's "kultur- och fritidschef"."""
    words = named.casefold()
    return bool(words) and any(
        text and text.casefold() in words for text in (row.person.title, row.get_role_display(), row.person.name)
    )


def _holder(place: Q, roles: tuple[str, ...], day: date) -> Any:
    row = Assignment.objects.filter(place, _in_force(day), role__in=roles).select_related("person").first()
    return row.person if row else None


def _in_force(day: date) -> Q:
    return Q(valid_from__lte=day) & (Q(valid_to=None) | Q(valid_to__gte=day))


def _names(body: Body) -> Text:
    return Text(body.name, _with_article(body))


def _with_article(body: Body) -> str:
    return f"the {body.name_en}" if body.name_en else body.name
