"""What a person answers for in this room: open matters, and the texts in them that are not decided yet."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from utblick.audit.change import Change
from utblick.cases.models import Matter, OfficialReport
from utblick.organisation.holdings import Holder, Holding, Told, provide_holdings
from utblick.organisation.models import Person


def register() -> None:
    provide_holdings(
        Holding("matters", _("Öppna ärenden"), _matters, tell_matter, _move_matter),
        Holding("drafts", _("Tjänsteskrivelser på gång (följer ärendet)"), _drafts, _tell_draft),
    )


def _matters(holder: Holder) -> list[Matter]:
    return list(Matter.objects.filter(officer=holder.person, closed_on=None))


def _drafts(holder: Holder) -> list[OfficialReport]:
    rows = OfficialReport.objects.filter(matter__officer=holder.person, matter__closed_on=None, approved_at=None)
    return list(rows.select_related("matter"))


def tell_matter(row: Any) -> Told:
    number = row.case_number or row.reference
    return Told(f"{row.title} ({number})", reverse("cases:matter", args=[row.pk]), row.body_id)


def _tell_draft(row: Any) -> Told:
    return Told(row.heading, reverse("cases:report", args=[row.pk]), row.matter.body_id)


def _move_matter(opened: Change, row: Any, to: Person) -> None:
    opened.alter(row, verb="matter.hand_over", officer=to)
