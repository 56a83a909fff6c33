"""Pages of one point of an agenda: what happened under its §, and the steps that record it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
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
from utblick.cases.actions import PointAnswer, agendas, deliberations, minutes, report_decisions
from utblick.cases.meeting_law import GROUNDS, Ground
from utblick.cases.minutes_forms import (
    AlterItemForm,
    DecideForm,
    DisqualifyForm,
    MotionForm,
    MoveItemForm,
    ReserveForm,
    VoteForm,
    WithdrawForm,
)
from utblick.cases.models import AgendaItem, Motion
from utblick.cases.queries import minutes as queries
from utblick.cases.queries.agenda_order import beside
from utblick.cases.queries.carried import reported, seen_previous
from utblick.cases.queries.folders import papers_of_items
from utblick.cases.queries.rooms import Room, room_of
from utblick.cases.rolls import Capacity
from utblick.cases.views.common import save_or_show
from utblick.clock import recorded_at
from utblick.organisation.models import Person
from utblick.organisation.views.saving import posted_version
from utblick.ui.requests import ActorRequest
from utblick.ui.responses import found

MOMENT = timedelta(minutes=1)


@require_safe
def show(request: ActorRequest, identifier: UUID) -> HttpResponse:
    require(request.actor, "agenda_item.see")
    item = found(queries.agenda_item(request.actor, identifier))
    held = queries.held_item(item)
    language = get_language() or "sv"
    before, after = beside(request.actor, item)
    unadjusted = item.minutes.adjusted_on is None and not item.immediately_adjusted
    context = {
        "item": item,
        "minutes": item.minutes,
        "held": held,
        "before": before,
        "after": after,
        "points": item.points,
        "jav": [(who, GROUNDS[Ground(ground)].in_language(language), by) for who, ground, by in held.jav],
        "may_prepare": unadjusted and may(request.actor, "minutes.prepare", item.minutes),
        "may_send": bool(item.outcome) and may(request.actor, "minutes.send", item.minutes),
        "is_adjusted": item.immediately_adjusted or item.minutes.adjusted_on is not None,
        **_carried(request, item),
        "papers": papers_of_items([item], request.actor)[item.pk],
        "extracts": list(item.extracts.select_related("file")) if item.outcome else [],
        "may_record": unadjusted and may(request.actor, "minutes.record", item.minutes),
    }
    return render(request, "cases/agenda_item.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def alter(request: ActorRequest, identifier: UUID) -> HttpResponse:
    item = seen_item(request, identifier, "minutes.prepare")
    names = ("title", "presenter", "title_en", "wording_en")
    form = AlterItemForm(request.POST or None, initial={name: getattr(item, name) for name in names})
    return step_of_item(
        request, item, form, _("Ändra punkten"), _("Spara"),
        lambda told: agendas.alter_item(request.actor, item, version=posted_version(request), **told),
    )  # fmt: skip


@require_POST
def shift(request: ActorRequest, identifier: UUID) -> HttpResponse:
    item = seen_item(request, identifier, "minutes.prepare")
    try:
        agendas.shift_item(request.actor, item, -1 if request.POST.get("riktning") == "upp" else 1)
    except ValidationError as refused:
        messages.error(request, " ".join(refused.messages))
    return redirect("cases:minutes", item.minutes.meeting_id)


@require_http_methods(["GET", "HEAD", "POST"])
def move(request: ActorRequest, identifier: UUID) -> HttpResponse:
    item = seen_item(request, identifier, "minutes.prepare")
    form = MoveItemForm(request.POST or None, item)
    back = reverse("cases:minutes", args=[item.minutes.meeting_id])

    def save(told: dict[str, Any]) -> str:
        agendas.move_item(request.actor, item, told["meeting"])
        return back

    title = _("Flytta till ett annat sammanträde")
    context = {"title": title, "kicker": _named(item), "submit": _("Flytta"), "back_url": _url(item)}
    return save_or_show(request, form, save, context)


@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request: ActorRequest, identifier: UUID) -> HttpResponse:
    item = seen_item(request, identifier, "minutes.prepare")
    form = WithdrawForm(request.POST or None)
    return step_of_item(
        request, item, form, _("Punkten utgår"), _("Låt punkten utgå"),
        lambda told: agendas.withdraw_item(request.actor, item, told["why"]),
    )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
def decide(request: ActorRequest, identifier: UUID) -> HttpResponse:
    item = seen_item(request, identifier, "minutes.record")
    known = minutes.proposed(item)
    initial = {
        "outcome": item.outcome or "bifall",
        "points": "\n".join(point.text for point in known),
        "sent_to": item.sent_to or _receivers(item),
        "course": item.course,
        "propositions": item.propositions,
    }
    form = DecideForm(request.POST or None, initial=initial)

    def save(told: dict[str, Any]) -> None:
        points = _points(told.pop("points"), known)
        minutes.decide_item(request.actor, item, points=points, version=posted_version(request), **told)

    return step_of_item(request, item, form, _("Vad beslutades?"), _("Spara beslutet"), save)


@require_POST
def report(request: ActorRequest, identifier: UUID) -> HttpResponse:
    """Note that the decisions taken for the body were reported to it under this item (KL 6:40)."""
    item = found(queries.agenda_item(request.actor, identifier))
    require(request.actor, "decision.report", standing_of(item))
    waiting = [row for row in reported(item.minutes) if row.reported_at_id is None]
    try:
        chosen = [row for row in waiting if may(request.actor, "decision.report", row)]
        count = report_decisions(request.actor, item.minutes.meeting, chosen)
        messages.success(request, _("Antecknade som anmälda: %s.") % count)
    except ValidationError as refused:
        messages.error(request, " ".join(refused.messages))
    return redirect(_url(item))


@require_http_methods(["GET", "HEAD", "POST"])
def disqualify(request: ActorRequest, identifier: UUID) -> HttpResponse:
    item = seen_item(request, identifier, "minutes.record")
    room = room_of(item.minutes)
    serving = _serving(room, item)
    others = [
        row.person for row in room.rows if row.capacity == Capacity.SUBSTITUTE.value and row.person not in serving
    ]
    form = DisqualifyForm(request.POST or None, serving, others)

    def save(told: dict[str, Any]) -> None:
        deliberations.disqualify(request.actor, item, told["person"], told["ground"], replaced_by=told["replaced_by"])

    return step_of_item(request, item, form, _("Jäv"), _("Spara"), save)


@require_http_methods(["GET", "HEAD", "POST"])
def motion(request: ActorRequest, identifier: UUID) -> HttpResponse:
    item = seen_item(request, identifier, "minutes.record")
    form = MotionForm(request.POST or None, _present(room_of(item.minutes)))

    def save(told: dict[str, Any]) -> None:
        deliberations.put_motion(request.actor, item, told["mover"], told["sort"], told["text"])

    return step_of_item(request, item, form, _("Yrkande"), _("Spara"), save)


@require_POST
def withdraw_motion(request: ActorRequest, identifier: UUID, motion: UUID) -> HttpResponse:
    item = seen_item(request, identifier, "minutes.record")
    deliberations.withdraw_motion(request.actor, found(Motion.objects.filter(item=item, pk=motion).first()))
    return redirect(_url(item))


@require_http_methods(["GET", "HEAD", "POST"])
def vote(request: ActorRequest, identifier: UUID) -> HttpResponse:
    item = seen_item(request, identifier, "minutes.record")
    form = VoteForm(request.POST or None, _serving(room_of(item.minutes), item), item.minutes.chair)

    def save(told: dict[str, Any]) -> None:
        plain = {name: told[name] for name in ("yes_means", "no_means", "presided_by", "election", "lot")}
        deliberations.hold_vote(request.actor, item, ballots=form.ballots, **plain)

    return step_of_item(request, item, form, _("Votering"), _("Spara voteringen"), save)


@require_http_methods(["GET", "HEAD", "POST"])
def reserve(request: ActorRequest, identifier: UUID) -> HttpResponse:
    item = seen_item(request, identifier, "minutes.record")
    form = ReserveForm(request.POST or None, _present(room_of(item.minutes)), is_closed=bool(item.minutes.closed_at))

    def save(told: dict[str, Any]) -> None:
        closed = item.minutes.closed_at
        announced = max(recorded_at(), closed + MOMENT) if told.get("late") and closed else None
        deliberations.reserve(request.actor, item, told["person"], text=told["text"], announced_at=announced)

    return step_of_item(request, item, form, _("Reservation"), _("Spara"), save)


def _carried(request: ActorRequest, item: AgendaItem) -> dict[str, Any]:
    """What the item brings with it: decisions to report, or the minutes before these."""
    if item.sort == AgendaItem.Sort.DELEGATED:
        rows = reported(item.minutes)
        waiting = any(row.reported_at_id is None for row in rows)
        begun = item.minutes.opened_at is not None
        return {
            "reported": [(row, may(request.actor, "matter.see", row.matter)) for row in rows],
            "may_report": waiting and begun and may(request.actor, "decision.report", item),
        }
    if item.sort == AgendaItem.Sort.PREVIOUS_MINUTES:
        return {"previous": seen_previous(request.actor, item.minutes)}
    return {}


def seen_item(request: ActorRequest, identifier: UUID, verb: str) -> AgendaItem:
    """An item whose minutes the actor may do this to."""
    item = found(queries.agenda_item(request.actor, identifier))
    require(request.actor, verb, standing_of(item.minutes))
    return item


def step_of_item(
    request: ActorRequest,
    item: AgendaItem,
    form: BaseForm,
    title: str,
    submit: str,
    save: Callable[[dict[str, Any]], object],
) -> HttpResponse:
    """One form of an item, and back to its page."""

    def save_and_back(told: dict[str, Any]) -> str:
        save(told)
        return _url(item)

    context = {"title": title, "kicker": _named(item), "submit": submit, "back_url": _url(item), "row": item}
    return save_or_show(request, form, save_and_back, context)


def _points(text: str, known: Sequence[PointAnswer]) -> list[PointAnswer]:
    """The lines as points: each keeps what the proposed one in its place does."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return [
        replace(known[place], text=line) if place < len(known) else PointAnswer(line)
        for place, line in enumerate(lines)
    ]


def _receivers(item: AgendaItem) -> str:
    """To whom the report says the decision is sent."""
    if item.matter is None:
        return ""
    report = item.matter.reports.order_by("-id").first()
    return report.sent_to if report else ""


def _serving(room: Room, item: AgendaItem) -> list[Person]:
    people = {row.person_id: row.person for row in room.rows}
    return [people[one] for one in room.roll(item).serving if one in people]


def _present(room: Room) -> list[Person]:
    """Members and substitutes who have been there."""
    rows = [row for row in room.rows if row.capacity != Capacity.OFFICIAL.value]
    return list({row.person_id: row.person for row in sorted(rows, key=lambda row: row.person.sort_name)}.values())


def _named(item: AgendaItem) -> str:
    """An item by its § and title, above a form about it."""
    return f"{item}: {item.title}" if item.paragraph else item.title


def _url(item: AgendaItem) -> str:
    return reverse("cases:agenda_item", args=[item.pk])
