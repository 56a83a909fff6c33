"""Reading the dokumenthanteringsplan, what is due, and the disposal lists."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Count, QuerySet

from utblick.archive.models import DisposalItem, DisposalList, RetentionRule, TypedDocument
from utblick.audit.policy import visible
from utblick.values import Actor


def rules(actor: Actor) -> QuerySet[RetentionRule]:
    return visible(RetentionRule.objects.all(), actor)


def types_of(matter_id: UUID) -> dict[UUID, TypedDocument]:
    """The type of each document of a matter the caller may see, by the document's identifier."""
    return {row.document_id: row for row in TypedDocument.objects.filter(document__matter_id=matter_id)}


def due(body_code: str, on: date) -> list[tuple[TypedDocument, date]]:
    """What an authority may dispose of on a day and that stands on no list, each with the first day it might be."""
    rows = TypedDocument.objects.filter(
        document__matter__body_id=body_code,
        document__matter__closed_on__isnull=False,
        rule__fate=RetentionRule.Fate.DISPOSED,
    ).select_related("rule", "document__matter", "document__file")
    listed = set(DisposalItem.objects.filter(matter__body_id=body_code).values_list("document", flat=True))
    found = []
    for typed in rows.order_by("document__matter_id", "document__number"):
        closed_on = typed.document.matter.closed_on
        first_day = typed.rule.first_day(closed_on) if closed_on else None
        if first_day and first_day <= on and str(typed.document.ref) not in listed:
            found.append((typed, first_day))
    return found


def lists(actor: Actor) -> QuerySet[DisposalList]:
    rows = visible(DisposalList.objects.select_related("body"), actor)
    return rows.annotate(documents=Count("items")).order_by("-id")


def disposal_list(actor: Actor, identifier: UUID) -> DisposalList | None:
    return lists(actor).filter(pk=identifier).first()


def load_lists(ids: Sequence[UUID], actor: Actor) -> dict[UUID, Any]:
    return visible(DisposalList.objects.all(), actor).in_bulk(ids)


def items_of(actor: Actor, listed: DisposalList) -> QuerySet[DisposalItem]:
    rows = DisposalItem.objects.filter(on_list=listed).select_related("matter", "rule")
    return visible(rows, actor)


def item(actor: Actor, identifier: UUID) -> DisposalItem | None:
    return visible(DisposalItem.objects.select_related("on_list", "matter"), actor).filter(pk=identifier).first()
