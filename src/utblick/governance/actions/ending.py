"""Decisions about an adopted document that adopt no new one: that it ends, or stays as it is."""

from __future__ import annotations

from datetime import date

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from utblick.audit.change import change
from utblick.clock.queries import today
from utblick.governance.models import AdoptedSet
from utblick.values import Actor


def end_set(
    actor: Actor, adopted: AdoptedSet, *, body: str, decided_on: date, paragraph: str, last_day: date, version: int
) -> AdoptedSet:
    """End a set without a successor (upphäva). What was decided under it stays valid. Raises ValidationError, Stale."""
    wrong = _about_decision(decided_on, paragraph)
    if last_day < adopted.valid_from:
        wrong["last_day"] = _("Den sista dagen är före den första.")
    if wrong:
        raise ValidationError(wrong)
    with change(actor, "guideline_set.end") as opened:
        _require_in_force(adopted)
        return opened.alter(
            adopted,
            version=version,
            valid_to=last_day,
            ended_by=body,
            ended_on=decided_on,
            ended_paragraph=paragraph.strip(),
        )


def review_set(
    actor: Actor, adopted: AdoptedSet, *, body: str, decided_on: date, paragraph: str, version: int
) -> AdoptedSet:
    """Record that a set was looked over and stays as it is (översyn utan ändring). Raises ValidationError, Stale."""
    if wrong := _about_decision(decided_on, paragraph):
        raise ValidationError(wrong)
    with change(actor, "guideline_set.review") as opened:
        _require_in_force(adopted)
        return opened.alter(
            adopted, version=version, reviewed_by=body, reviewed_on=decided_on, reviewed_paragraph=paragraph.strip()
        )


def _about_decision(decided_on: date, paragraph: str) -> dict[str, str]:
    wrong: dict[str, str] = {}
    if decided_on > today():
        wrong["decided_on"] = _("Beslutet kan inte vara senare än i dag.")
    if not paragraph.strip():
        wrong["paragraph"] = _("Skriv beslutets paragraf.")
    return wrong


def _require_in_force(adopted: AdoptedSet) -> None:
    if AdoptedSet.objects.filter(pk=adopted.pk, valid_to__isnull=False).exists():
        raise ValidationError(_("Dokumentet har redan en sista dag."))
