"""Pages of meetings and marked days."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.dates import MONTHS_3
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from utblick.audit.policy import may, require, standing_of
from utblick.clock.queries import today
from utblick.organisation import actions, queries
from utblick.organisation.forms.meetings import (
    CalendarFilter,
    CancelForm,
    LandmarkForm,
    MeetingForm,
    MoveForm,
    NewMeetingForm,
)
from utblick.organisation.hooks import meeting_links, meeting_title, meeting_url
from utblick.organisation.models import Meeting
from utblick.organisation.views.saving import posted_version, save_or_show
from utblick.ui.conflicts import Stale
from utblick.ui.requests import ActorRequest
from utblick.ui.responses import found


@require_safe
def calendar(request: ActorRequest) -> HttpResponse:
    """The meetings of a year: a table by month, or a list when one body is asked for."""
    actor, day = request.actor, today()
    years = sorted({day.year, *queries.years_with_meetings(actor)}, reverse=True)
    bodies = queries.bodies(actor)
    filters = CalendarFilter(
        {"ar": day.year, **request.GET.dict()}, years=years, codes=[(body.code, body.name) for body in bodies]
    )
    asked = filters.cleaned_data if filters.is_valid() else {"ar": str(day.year), "organ": "", "stallning": ""}
    year = int(asked["ar"] or day.year)
    meetings = queries.meetings_of_year(actor, year, body_code=asked["organ"], status=asked["stallning"])
    rows = queries.calendar_year(meetings)
    context = {
        "filters": filters,
        "year": year,
        "today": day,
        "months": [str(MONTHS_3[number]).capitalize() for number in range(1, 13)],
        "rows": rows,
        "count": sum(len(month) for row in rows for month in row.months),
        "listed": [meeting for month in rows[0].months for meeting in month] if asked["organ"] and rows else [],
        "marked_days": queries.marked_days(actor, year),
        "may_add": may(actor, "meeting.add"),
        "may_import": may(actor, "meeting.import"),
        "may_mark": may(actor, "landmark.add"),
    }
    return render(request, "organisation/meetings.html", context)


@require_safe
def show_meeting(request: ActorRequest, id: UUID) -> HttpResponse:
    meeting, day = _seen(request, id), today()
    open_status = meeting.status not in (Meeting.Status.CANCELLED, Meeting.Status.HELD)
    acts = {
        "alter": True,
        "move": meeting.status != Meeting.Status.HELD,
        "cancel": open_status,
        "confirm": meeting.status in (Meeting.Status.PRELIMINARY, Meeting.Status.RESERVE),
        "reinstate": meeting.is_cancelled,
        "hold": open_status and meeting.on <= day,
    }
    allowed = {act: open_ and may(request.actor, f"meeting.{act}", meeting) for act, open_ in acts.items()}
    context = {"meeting": meeting, "today": day, "may": allowed, "title": meeting_title(meeting)}
    context["links"] = meeting_links(meeting, request.actor)
    return render(request, "organisation/meeting.html", context)


@require_http_methods(["GET", "POST"])
def new_meeting(request: ActorRequest) -> HttpResponse:
    def save(told: dict[str, Any]) -> str:
        return meeting_url(actions.add_meeting(request.actor, **told))

    bodies = queries.bodies_open_to(request.actor, "meeting.add", today())
    form = NewMeetingForm(request.POST or None, bodies=bodies, initial={"body": request.GET.get("organ")})
    context = {
        "title": _("Nytt sammanträde"),
        "back_url": reverse("organisation:meetings"),
        "back_label": _("Sammanträden"),
    }
    return save_or_show(request, form, save, context)


@require_http_methods(["GET", "POST"])
def alter_meeting(request: ActorRequest, id: UUID) -> HttpResponse:
    return _change(request, id, "alter", _("Ändra sammanträdet"), MeetingForm, actions.alter_meeting)


@require_http_methods(["GET", "POST"])
def move_meeting(request: ActorRequest, id: UUID) -> HttpResponse:
    return _change(request, id, "move", _("Flytta sammanträdet"), MoveForm, actions.move_meeting)


@require_http_methods(["GET", "POST"])
def cancel_meeting(request: ActorRequest, id: UUID) -> HttpResponse:
    return _change(request, id, "cancel", _("Ställ in sammanträdet"), CancelForm, actions.cancel_meeting)


@require_POST
def confirm_meeting(request: ActorRequest, id: UUID) -> HttpResponse:
    return _press(request, id, "confirm", actions.confirm_meeting)


@require_POST
def reinstate_meeting(request: ActorRequest, id: UUID) -> HttpResponse:
    return _press(request, id, "reinstate", actions.reinstate_meeting)


@require_POST
def hold_meeting(request: ActorRequest, id: UUID) -> HttpResponse:
    return _press(request, id, "hold", actions.hold_meeting)


@require_http_methods(["GET", "POST"])
def new_landmark(request: ActorRequest) -> HttpResponse:
    def save(told: dict[str, Any]) -> str:
        marked = actions.add_landmark(request.actor, **told)
        return f"{reverse('organisation:meetings')}?ar={marked.on.year}"

    context = {
        "title": _("Märk en dag"),
        "lead": _("Till exempel valdagen. Den syns i kalendern och på vägen till sista dag."),
        "back_url": reverse("organisation:meetings"),
        "back_label": _("Sammanträden"),
    }
    return save_or_show(request, LandmarkForm(request.POST or None), save, context)


@require_POST
def remove_landmark(request: ActorRequest, id: UUID) -> HttpResponse:
    marked = found(queries.marked_day(request.actor, id))
    actions.remove_landmark(request.actor, marked)
    return redirect(f"{reverse('organisation:meetings')}?ar={marked.on.year}")


def _seen(request: ActorRequest, id: UUID) -> Meeting:
    return found(queries.meeting(request.actor, id))


def _change(
    request: ActorRequest,
    id: UUID,
    act: str,
    title: str,
    form_class: type[MeetingForm] | type[MoveForm] | type[CancelForm],
    action: Callable[..., Meeting],
) -> HttpResponse:
    meeting = _seen(request, id)
    require(request.actor, f"meeting.{act}", standing_of(meeting))
    url, name = meeting_url(meeting), meeting_title(meeting)

    def save(told: dict[str, Any]) -> str:
        action(request.actor, found(queries.meeting(request.actor, id)), version=posted_version(request), **told)
        return url

    context = {"title": title, "back_url": url, "back_label": name, "row": meeting}
    return save_or_show(request, form_class(request.POST or None, instance=meeting), save, context)


def _press(request: ActorRequest, id: UUID, act: str, action: Callable[..., Meeting]) -> HttpResponse:
    meeting = _seen(request, id)
    require(request.actor, f"meeting.{act}", standing_of(meeting))
    try:
        action(request.actor, meeting, version=posted_version(request))
    except ValidationError as refused:
        messages.error(request, " ".join(refused.messages))
    except Stale:
        messages.warning(request, _("Någon annan ändrade sammanträdet nyss. Så här står det nu."))
    return redirect(meeting_url(meeting))
