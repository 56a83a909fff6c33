"""Pages of meetings whose minutes are kept here: the agenda, who was there, and the minutes' own steps."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.forms import BaseForm
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from utblick.audit.policy import may, require, standing_of
from utblick.cases.actions import agendas, deliberations, minutes
from utblick.cases.actions.deliberations import Present
from utblick.cases.actions.folders import ask_folder
from utblick.cases.minutes_forms import (
    AdjournForm,
    AdjustMinutesForm,
    CloseForm,
    ItemForm,
    OpenForm,
    PresentForm,
    SeatsForm,
    at,
    clock_of,
)
from utblick.cases.models import AgendaItem, Attendance, MeetingFolder, Minutes
from utblick.cases.queries import carried
from utblick.cases.queries import minutes as queries
from utblick.cases.queries.agenda_order import to_send, undecided
from utblick.cases.queries.rooms import room_of
from utblick.cases.rolls import Capacity
from utblick.cases.views.common import save_or_show
from utblick.clock.queries import today
from utblick.dates.appeal import minutes_due
from utblick.organisation.models import Assignment, Person
from utblick.organisation.queries import keeping_of, meeting, people_of
from utblick.ui.formats import day
from utblick.ui.paging import page_of
from utblick.ui.requests import ActorRequest
from utblick.ui.responses import found

AHEAD = timedelta(days=120)


@require_safe
def listed(request: ActorRequest) -> HttpResponse:
    """The meetings of the bodies that keep their minutes in Utblick."""
    require(request.actor, "minutes.see")
    page = page_of(queries.meetings_kept_here(request.actor, today() + AHEAD), request.GET)
    return render(request, "cases/minutes_list.html", {"page": page, "today": today()})


@require_safe
def show(request: ActorRequest, identifier: UUID) -> HttpResponse:
    """A meeting's agenda and minutes; before they are begun, a way to begin them."""
    require(request.actor, "minutes.see")
    kept = queries.minutes_of(request.actor, identifier)
    if kept is None:
        return _not_begun(request, identifier)
    items, room = queries.items_of(kept), room_of(kept)
    for item in items:
        item.minutes = kept
    rows = [
        {
            "item": item,
            "open": queries.is_open_to(request.actor, item),
            "remarks": room.remarks(item) if item.outcome and not item.withdrawn else [],
        }
        for item in items
    ]
    prepares = may(request.actor, "minutes.prepare", kept) and kept.adjusted_on is None
    context = {
        "minutes": kept,
        "rows": rows,
        "put_off": _proposed(request, kept) if prepares and kept.closed_at is None else [],
        "to_send": to_send(items) if kept.adjusted_on and may(request.actor, "minutes.send", kept) else [],
        "attendance": sorted(room.rows, key=lambda row: row.person.sort_name),
        "adjournments": list(kept.adjournments.all()),
        "today": today(),
        "adjust_by": minutes_due(kept.meeting.on),
        "may_prepare": prepares,
        "may_record": may(request.actor, "minutes.record", kept) and kept.adjusted_on is None,
        "may_adjust": may(request.actor, "minutes.adjust", kept) and kept.adjusted_on is None,
    }
    context["may_sign"] = kept.adjusted_on is not None and may(request.actor, "minutes.adjust", kept)
    return render(request, "cases/minutes.html", context)


def _proposed(request: ActorRequest, kept: Minutes) -> list[AgendaItem]:
    """Items put off that the actor may know of."""
    return [item for item in carried.put_off(kept) if queries.is_open_to(request.actor, item)]


def _not_begun(request: ActorRequest, identifier: UUID) -> HttpResponse:
    """The page of a meeting without minutes: only where they are kept here, and the actor may begin them."""
    held = found(meeting(request.actor, identifier))
    kept_here = keeping_of(held.body.code, held.on).minutes_here
    begun = Minutes.objects.filter(meeting=held).exists()
    found(held if kept_here and not begun else None)
    allowed = may(request.actor, "minutes.prepare", Minutes(meeting=held, body_id=held.body.code))
    return render(request, "cases/minutes_begin.html", {"meeting": held, "may_begin": allowed})


@require_POST
def begin(request: ActorRequest, identifier: UUID) -> HttpResponse:
    held = found(meeting(request.actor, identifier))
    require(request.actor, "minutes.prepare", standing_of(Minutes(meeting=held, body_id=held.body.code)))
    try:
        agendas.begin_minutes(request.actor, held, matters=queries.ready_matters(request.actor, held.body.code))
    except ValidationError as refused:
        messages.error(request, " ".join(refused.messages))
        return redirect("organisation:meeting", held.pk)
    return redirect("cases:minutes", held.pk)


@require_http_methods(["GET", "HEAD", "POST"])
def add_item(request: ActorRequest, identifier: UUID) -> HttpResponse:
    kept = seen(request, identifier, "minutes.prepare")
    form = ItemForm(request.POST or None, queries.ready_matters(request.actor, kept.body_id))
    return step(
        request, kept, form, _("Lägg till en punkt"), _("Lägg till"),
        lambda told: agendas.add_item(request.actor, kept, **told),
    )  # fmt: skip


@require_POST
def issue(request: ActorRequest, identifier: UUID) -> HttpResponse:
    """Issue the summons, and have its papers put in one file."""
    kept = seen(request, identifier, "minutes.prepare")
    agendas.issue_summons(request.actor, kept)
    told = _("Kallelsen är utfärdad.")
    if may(request.actor, "meeting_folder.make", MeetingFolder(minutes=kept)):
        ask_folder(request.actor, kept)
        told = _("Kallelsen är utfärdad. Den och handlingarna läggs nu i en fil, som alla på mötet kan läsa.")
    messages.success(request, told)
    return redirect("cases:minutes", identifier)


@require_http_methods(["GET", "HEAD", "POST"])
def open_meeting(request: ActorRequest, identifier: UUID) -> HttpResponse:
    kept = seen(request, identifier, "minutes.record")
    people = list({row.person.pk: row.person for row in _everyone(request, kept)}.values())
    chair = next((row.person for row in queries.elected(kept) if row.role == Assignment.Role.CHAIR), None)
    initial = {
        "opened_at": clock_of(kept.opened_at) or kept.meeting.starts_at,
        "chair": str(kept.chair_id or (chair.pk if chair else "")),
        "secretary": str(kept.secretary_id or _clerk_of(request, kept)),
        "adjuster": str(kept.adjuster_id or ""),
        "second_adjuster": str(kept.second_adjuster_id or ""),
    }
    form = OpenForm(request.POST or None, people, initial=initial)

    def save(told: dict[str, Any]) -> None:
        began = at(kept.meeting.on, told.pop("opened_at"))
        minutes.open_meeting(request.actor, kept, opened_at=began, **told)

    return step(request, kept, form, _("Öppna sammanträdet"), _("Öppna och numrera"), save)


@require_http_methods(["GET", "HEAD", "POST"])
def close(request: ActorRequest, identifier: UUID) -> HttpResponse:
    kept = seen(request, identifier, "minutes.record")
    form = CloseForm(request.POST or None, initial={"closed_at": clock_of(kept.closed_at)})

    def save(told: dict[str, Any]) -> None:
        minutes.close_meeting(request.actor, kept, at(kept.meeting.on, told["closed_at"]))

    told = _not_decided(kept)
    return step(request, kept, form, _("Avsluta sammanträdet"), _("Avsluta"), save, told=told)


@require_http_methods(["GET", "HEAD", "POST"])
def adjust(request: ActorRequest, identifier: UUID) -> HttpResponse:
    kept = seen(request, identifier, "minutes.adjust")
    form = AdjustMinutesForm(request.POST or None)
    return step(
        request, kept, form, _("Protokollet är justerat"), _("Spara"),
        lambda told: minutes.adjust_minutes(request.actor, kept, told["adjusted_on"], place=told["place"]),
        told=_not_decided(kept),
    )  # fmt: skip


def _not_decided(kept: Minutes) -> str:
    """Which items still lack a decision, in a sentence; "" when none does."""
    lacking = undecided(kept)
    if not lacking:
        return ""
    told = ", ".join(f"§ {item.paragraph}" for item in lacking)
    return _("Inte avgjorda än: %s. Skriv besluten, eller låt punkterna utgå, innan protokollet justeras.") % told


def _clerk_of(request: ActorRequest, kept: Minutes) -> str:
    """The person who is the body's only clerk on the day, as a choice; "" when there is none or several."""
    held = [row for row in _everyone(request, kept) if row.role == Assignment.Role.CLERK]
    return str(held[0].person_id) if len(held) == 1 else ""


@require_http_methods(["GET", "HEAD", "POST"])
def adjourn(request: ActorRequest, identifier: UUID) -> HttpResponse:
    kept = seen(request, identifier, "minutes.record")
    form = AdjournForm(request.POST or None)

    def save(told: dict[str, Any]) -> None:
        begins_at, ends_at = (at(kept.meeting.on, told[name]) for name in ("begins_at", "ends_at"))
        deliberations.adjourn(request.actor, kept, begins_at=begins_at, ends_at=ends_at, why=told["why"])

    return step(request, kept, form, _("Ajournering"), _("Spara"), save)


@require_http_methods(["GET", "HEAD", "POST"])
def seats(request: ActorRequest, identifier: UUID) -> HttpResponse:
    """How many members the body has, for its quorum."""
    kept = seen(request, identifier, "minutes.prepare")
    form = SeatsForm(request.POST or None, initial={"seats": kept.seats})
    return step(
        request, kept, form, _("Antal ledamöter"), _("Spara"),
        lambda told: agendas.set_seats(request.actor, kept, told["seats"]),
    )  # fmt: skip


@require_POST
def carry_over(request: ActorRequest, identifier: UUID) -> HttpResponse:
    """Put an item of an earlier meeting on the agenda again."""
    kept = seen(request, identifier, "minutes.prepare")
    chosen = request.POST.get("punkt", "")
    item = next((item for item in carried.put_off(kept) if str(item.pk) == chosen), None)
    try:
        if item is None or not queries.is_open_to(request.actor, item):
            raise ValidationError(_("Punkten står redan på en lista, eller ska inte tas upp igen."))
        agendas.carry_over(request.actor, kept, item)
    except ValidationError as refused:
        messages.error(request, " ".join(refused.messages))
    return redirect("cases:minutes", identifier)


@require_http_methods(["GET", "HEAD", "POST"])
def attendance(request: ActorRequest, identifier: UUID) -> HttpResponse:
    """Who was there, for which items, and in whose place."""
    kept = seen(request, identifier, "minutes.record")
    items, elected = queries.items_of(kept), queries.elected(kept)
    members = [row.person for row in elected if row.role != Assignment.Role.SUBSTITUTE]
    noted = queries.attended(kept)
    lines = [
        _present_form(request, number, person, capacity, line, members, items, bool(noted))
        for number, (person, capacity, line) in enumerate(_lines(request, kept, elected, noted))
    ]
    if request.method == "POST" and all(line["form"].is_valid() for line in lines):
        told = [_told(line) for line in lines if line["form"].cleaned_data["present"]]
        try:
            deliberations.note_attendance(request.actor, kept, told)
            return redirect("cases:minutes", identifier)
        except ValidationError as refused:
            messages.error(request, " ".join(refused.messages))
    wrong = request.method == "POST"
    context = {"minutes": kept, "lines": lines}
    return render(request, "cases/minutes_attendance.html", context, status=422 if wrong else 200)


def _lines(
    request: ActorRequest, kept: Minutes, elected: list[Assignment], noted: list[Attendance]
) -> list[tuple[Person, str, Attendance | None]]:
    """Everyone elected and every official at hand, each with what was noted; a second stretch is a line of its own."""
    lines: list[tuple[Person, str, Attendance | None]] = []
    capacities = {
        row.person: (Capacity.SUBSTITUTE if row.role == Assignment.Role.SUBSTITUTE else Capacity.MEMBER).value
        for row in elected
    }
    for assigned in _everyone(request, kept):
        capacities.setdefault(assigned.person, Capacity.OFFICIAL.value)
    for row in noted:
        capacities.setdefault(row.person, row.capacity)
    for person, capacity in capacities.items():
        own: list[Attendance | None] = [row for row in noted if row.person_id == person.pk]
        if own and capacity != Capacity.OFFICIAL.value:
            own.append(None)
        lines += [(person, capacity, row) for row in own or [None]]
    return lines


def _present_form(
    request: ActorRequest,
    number: int,
    person: Person,
    capacity: str,
    line: Attendance | None,
    members: list[Person],
    items: list[AgendaItem],
    is_noted: bool,
) -> dict[str, Any]:
    initial = {
        "present": line is not None or (not is_noted and capacity == Capacity.MEMBER.value),
        "at_distance": line is not None and line.at_distance,
        "serves_for": str(line.serves_for_id or "") if line else "",
        "first_item": str(line.first_item_id or "") if line else "",
        "last_item": str(line.last_item_id or "") if line else "",
    }
    serves = members if capacity == Capacity.SUBSTITUTE.value else []
    form = PresentForm(
        request.POST if request.method == "POST" else None, serves, items, initial=initial, prefix=f"rad{number}"
    )
    told = Attendance(capacity=capacity).get_capacity_display()
    form.fields["present"].label = f"{person.name}, {person.title or told if capacity == 'official' else told}"
    return {"form": form, "person": person, "capacity": capacity}


def _told(line: dict[str, Any]) -> Present:
    given = line["form"].cleaned_data
    return Present(
        line["person"],
        line["capacity"],
        given.get("serves_for"),
        given["first_item"],
        given["last_item"],
        given["at_distance"],
    )


def _everyone(request: ActorRequest, kept: Minutes) -> list[Assignment]:
    return list(people_of(request.actor, body=kept.meeting.body, on=kept.meeting.on))


def seen(request: ActorRequest, identifier: UUID, verb: str) -> Minutes:
    """The minutes of a meeting that the actor may do this to."""
    kept = found(queries.minutes_of(request.actor, identifier))
    require(request.actor, verb, standing_of(kept))
    return kept


def step(
    request: ActorRequest,
    kept: Minutes,
    form: BaseForm,
    title: str,
    submit: str,
    save: Callable[[dict[str, Any]], object],
    *,
    multipart: bool = False,
    told: str = "",
) -> HttpResponse:
    """One form of the minutes, and back to their page; ``told`` stands above it."""
    back = reverse("cases:minutes", args=[kept.meeting_id])

    def save_and_back(told: dict[str, Any]) -> str:
        save(told)
        return back

    context = {
        "title": title,
        "kicker": f"{kept.body.name}, {day(kept.meeting.on, get_language() or 'sv')}",
        "told": told,
        "submit": submit,
        "back_url": back,
        "multipart": multipart,
    }
    return save_or_show(request, form, save_and_back, context)
