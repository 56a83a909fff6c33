"""Moving what belongs to a body that ends to its successors (ny organisation; users.md § 6)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.translation import gettext as _

from utblick.access import Standing
from utblick.accounts.models import RoleGrant
from utblick.audit.change import Change, change
from utblick.audit.models import Record
from utblick.clock.queries import today
from utblick.organisation.actions.bodies import refuse_impossible
from utblick.organisation.actions.drafts import with_values
from utblick.organisation.actions.people import person_for
from utblick.organisation.models import Assignment, Body, Meeting
from utblick.organisation.queries.handover import ELECTED
from utblick.organisation.successions import Moving, moving
from utblick.values import Actor

Choices = Mapping[str, str]
"""The successor's code by `key_of` a sort or row; what is not there goes to the first successor."""


def key_of(sort: Moving, row: Record) -> str:
    """The name of the choice that says where a row goes."""
    return f"{sort.name}:{row.pk}" if sort.each else sort.name


def reorganise(
    actor: Actor, body: Body, *, last_day: date, successors: Sequence[Body], choices: Choices | None = None
) -> dict[str, int]:
    """End a body on a day and, once that day has passed, move all that is open to its successors; whole or not at all.

    Before the day only the day and the first successor are noted. Returns how many rows of each sort were moved; again
    changes nothing. The first successor is the body's successor from then on.
    """
    _refuse_successors(body, successors, last_day)
    chosen, by_code = choices or {}, {row.code: row for row in successors}
    with change(actor, "body.reorganise", Standing(body.code)) as opened:
        new: dict[str, Any] = {"valid_to": last_day, "successor": successors[0]}
        refuse_impossible(with_values(body, new))
        opened.alter(body, **new)
        if last_day >= today():
            return {}
        moved: dict[str, int] = {}
        for sort, rows in [(sort, list(sort.rows(body))) for sort in moving()]:
            for row in rows:
                to = by_code.get(chosen.get(key_of(sort, row), successors[0].code))
                if to is None:
                    raise ValidationError(_("Välj bland organen som tar över."))
                sort.move(opened, row, to)
            if rows:
                moved[sort.name] = len(rows)
        if moved:
            opened.record(body.ref, {name: [None, number] for name, number in moved.items()})
    return moved


def move_meeting_on(opened: Change, meeting: Meeting, to: Body) -> None:
    """A meeting after the body's last day becomes its successor's; cancelled where that already meets."""
    same = Meeting.objects.filter(body=to, on=meeting.on, order_in_day=meeting.order_in_day)
    if same.exists():
        note = _("Organet har upphört.")
        opened.alter(meeting, verb="meeting.cancel", status=Meeting.Status.CANCELLED, note=note)
    else:
        opened.alter(meeting, verb="meeting.move", body=to)


def move_assignment(opened: Change, row: Assignment, to: Body) -> None:
    """An assignment ends with the body. An official's begins with the successor; elected members are elected anew."""
    last = row.body.valid_to if row.body else None
    assert last is not None
    if row.role not in ELECTED:
        again = {"person": row.person, "body": to, "role": row.role}
        if not Assignment.objects.filter(**again, valid_to=None).exists():
            first = max(last + timedelta(days=1), row.valid_from)
            opened.add(Assignment(**again, valid_from=first, valid_to=row.valid_to), verb="assignment.add")
    if row.valid_from > last:
        opened.remove(row, verb="assignment.end")
    else:
        opened.alter(row, verb="assignment.end", valid_to=last)


def move_subcommittee(opened: Change, row: Body, to: Body) -> None:
    opened.alter(row, verb="body.alter", parent=to)


def move_grant(opened: Change, row: RoleGrant, to: Body) -> None:
    """A right in the body ended yesterday; the same right in the successor begins, unless it is there already."""
    same = {"user_id": row.user_id, "role": row.role, "body_code": to.code}
    if not RoleGrant.objects.filter(**same, valid_to=None).exists():
        opened.add(RoleGrant(**same, valid_from=today(), valid_to=row.valid_to), verb="user.grant")
    if row.valid_from >= today():
        opened.remove(row, verb="user.grant")
    else:
        opened.alter(row, verb="user.grant", valid_to=today() - timedelta(days=1))


def elect(actor: Actor, body: Body, *, last_day: date, members: Sequence[Mapping[str, Any]]) -> int:
    """After an election: every elected assignment of a body ends on a day, and the new ones begin the day after.

    ``members``: name, title, role and email ("" = none) of each. Terms: KL 5:9, 6:18–19. Returns how many began; one
    that is already there is not entered twice. All or nothing.
    """
    first, begun = last_day + timedelta(days=1), 0
    with change(actor, "assignment.add", Standing(body.code)) as opened:
        sitting = Assignment.objects.filter(body=body, role__in=ELECTED, valid_from__lte=last_day)
        for row in sitting.filter(Q(valid_to=None) | Q(valid_to__gt=last_day)):
            opened.alter(row, verb="assignment.end", valid_to=last_day)
        for member in members:
            person = person_for(opened, member["name"], member["title"], member["email"])
            held = {"person": person, "body": body, "role": member["role"]}
            if not Assignment.objects.filter(**held, valid_from=first).exists():
                opened.add(Assignment(**held, valid_from=first))
                begun += 1
    return begun


def _refuse_successors(body: Body, successors: Sequence[Body], last_day: date) -> None:
    if not successors:
        raise ValidationError({"to": _("Välj vilket organ som tar över.")})
    for row in successors:
        if row.pk == body.pk:
            raise ValidationError({"to": _("Organet kan inte efterträda sig självt.")})
        if row.valid_to is not None and row.valid_to <= last_day:
            raise ValidationError({"to": _("%s finns inte längre den dagen.") % row.name})
