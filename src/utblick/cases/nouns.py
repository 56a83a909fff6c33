"""The nouns of this room, as other rooms name, find and link them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from utblick.audit.policy import may, visible
from utblick.cases.models import (
    Decision,
    DecisionLink,
    DelegationList,
    DelegationPoint,
    Dispatch,
    Matter,
    MatterDocument,
    MeetingFolder,
    Minutes,
    OfficialReport,
    PublicNotice,
    ReportComment,
)
from utblick.cases.queries.folders import open_folders
from utblick.cases.queries.minutes import open_items
from utblick.ui.kinds import Kind, register
from utblick.ui.navigation import MenuEntry
from utblick.values import Actor

Load = Callable[[Sequence[UUID], Actor], dict[UUID, Any]]


def register_nouns() -> None:
    menu = MenuEntry(_("Ärenden"), "cases:matters", order=40, shown_to=lambda actor: may(actor, "matter.see"))
    register(Kind("matter", _("ärende"), _seen(Matter.objects.all()), str, _page("matter"), menu=menu))
    register(Kind("report", _("tjänsteskrivelse"), _seen(OfficialReport.objects.all()), str, _page("report")))
    register(Kind("decision", _("beslut"), _seen(Decision.objects.all()), str, _page("decision")))
    register(Kind("decision_link", _("samband mellan beslut"), _seen(DecisionLink.objects.all()), str, _page_of_chain))
    register(Kind("delegation", _("delegationsordning"), _seen(DelegationList.objects.all()), str, _page_of_list))
    points = _seen(DelegationPoint.objects.all())
    register(Kind("delegation_point", _("punkt i delegationsordningen"), points, str, _page("alter_point")))
    register(Kind("notice", _("anslag"), _seen(PublicNotice.objects.all()), str, _page_of_notice))
    register(Kind("document", _("handling"), _seen(MatterDocument.objects.all()), str, _page_of_matter))
    register(Kind("comment", _("kommentar"), _seen(ReportComment.objects.all()), str, _page_of_comments))
    register(Kind("minutes", _("protokoll"), _seen(Minutes.objects.select_related("meeting")), str, _page_of_meeting))
    register(Kind("agenda_item", _("paragraf"), open_items, str, _page("agenda_item")))
    register(Kind("meeting_folder", _("handlingar i en fil"), open_folders, str, _page_of_folder))
    register(Kind("dispatch", _("utskick"), _seen(Dispatch.objects.all()), str, _page_of_matter))


def _seen(rows: QuerySet[Any]) -> Load:
    def load(ids: Sequence[UUID], actor: Actor) -> dict[UUID, Any]:
        return visible(rows.all(), actor).in_bulk(ids)

    return load


def _page(name: str) -> Callable[[Any], str]:
    return lambda row: reverse(f"cases:{name}", args=[row.pk])


def _page_of_comments(row: ReportComment) -> str:
    return reverse("cases:comments", args=[row.report_id])


def _page_of_matter(row: MatterDocument | Dispatch) -> str:
    return reverse("cases:matter", args=[row.matter_id])


def _page_of_notice(row: PublicNotice) -> str:
    return reverse("cases:notice", args=[row.decisions.values_list("pk", flat=True).first()])


def _page_of_list(row: DelegationList) -> str:
    return f"{reverse('cases:delegation')}?organ={row.body_id}"


def _page_of_meeting(row: Minutes) -> str:
    return reverse("cases:minutes", args=[row.meeting_id])


def _page_of_chain(row: DecisionLink) -> str:
    return reverse("cases:chain", args=[row.later_id])


def _page_of_folder(row: MeetingFolder) -> str:
    return reverse("cases:meeting_folder", args=[row.minutes.meeting_id])
