"""What the room gives to rooms below and beside it: its nouns, and its word in the menu."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from utblick.audit.policy import visible
from utblick.organisation.actions.handover import move_duty
from utblick.organisation.actions.reorganising import (
    move_assignment,
    move_grant,
    move_meeting_on,
    move_subcommittee,
)
from utblick.organisation.holdings import Holding, Told, provide_holdings
from utblick.organisation.models import Body, Meeting
from utblick.organisation.queries.handover import duties_of
from utblick.organisation.queries.reorganising import (
    assignments_left,
    grants_left,
    meetings_left,
    subcommittees_left,
)
from utblick.organisation.successions import Moving, provide_moving
from utblick.ui import formats, kinds
from utblick.ui.navigation import MenuEntry
from utblick.values import Actor

_ROLES: dict[str, Any] = {
    "coordinator": _("samordnare"),
    "administrator": _("systemadministratör"),
    "officer": _("handläggare"),
    "registrar": _("registrator"),
    "clerk": _("nämndsekreterare"),
    "member": _("förtroendevald"),
    "reader": _("läsbehörig"),
    "company": _("kommunalt bolag"),
}
MeetingLinks = Callable[[Meeting, Actor], list[tuple[str, str]]]
_meeting_links: list[MeetingLinks] = []


def provide_meeting_links(source: MeetingLinks) -> None:
    """Hand over what a meeting's page leads to in a room above: (words, address) for each."""
    _meeting_links.append(source)


def meeting_links(meeting: Meeting, actor: Actor) -> list[tuple[str, str]]:
    """What the rooms above have for a meeting."""
    return [link for source in _meeting_links for link in source(meeting, actor)]


def register() -> None:
    provide_holdings(Holding("duties", _("Uppdrag"), duties_of, _tell_duty, move_duty))
    provide_moving(
        Moving("subcommittees", _("Utskott"), subcommittees_left, lambda row: Told(row.name), move_subcommittee),
        Moving("meetings", _("Kommande sammanträden"), meetings_left, _tell_meeting, move_meeting_on, each=False),
        Moving("assignments", _("Uppdrag (valda upphör, tjänstemäns följer med)"), assignments_left, _tell_assignment,
               move_assignment),
        Moving("grants", _("Rättigheter i Utblick"), grants_left, _tell_grant, move_grant),
    )  # fmt: skip
    kinds.register(
        kinds.Kind(
            "body",
            _("organ"),
            load_bodies,
            str,
            body_url,
            menu=MenuEntry(_("Sammanträden"), "organisation:meetings", order=60),
        )
    )
    kinds.register(kinds.Kind("meeting", _("sammanträde"), load_meetings, meeting_title, meeting_url))


def load_bodies(ids: Sequence[UUID], actor: Actor) -> dict[UUID, Body]:
    return {row.id: row for row in visible(Body.objects.filter(id__in=ids), actor)}


def load_meetings(ids: Sequence[UUID], actor: Actor) -> dict[UUID, Meeting]:
    return {row.id: row for row in visible(Meeting.objects.filter(id__in=ids).select_related("body"), actor)}


def body_url(body: Body) -> str:
    return reverse("organisation:body", args=[body.code])


def meeting_title(meeting: Meeting) -> str:
    return f"{meeting.body.code} {formats.day(meeting.on, get_language() or 'sv')}"


def meeting_url(meeting: Meeting) -> str:
    return reverse("organisation:meeting", args=[meeting.id])


def _tell_duty(row: Any) -> Told:
    place = row.body or row.administration
    return Told(row.get_role_display(), place=place.name)


def _tell_meeting(row: Any) -> Told:
    return Told(meeting_title(row), meeting_url(row))


def _tell_assignment(row: Any) -> Told:
    return Told(f"{row.person.name}, {row.get_role_display()}")


def _tell_grant(row: Any) -> Told:
    return Told(f"{row.user}, {_ROLES.get(row.role, row.role)}")
