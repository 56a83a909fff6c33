"""Writing meetings and landmarks. A plan made through a meeting hears of the change by reading the event log."""

from __future__ import annotations

from datetime import date, time
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from utblick.access import Standing
from utblick.audit.change import change
from utblick.clock.queries import today
from utblick.organisation.actions.drafts import with_values
from utblick.organisation.models import Body, Landmark, Meeting
from utblick.values import Actor

Status = Meeting.Status


def add_meeting(
    actor: Actor,
    body: Body,
    *,
    on: date,
    status: str = Status.PLANNED,
    order_in_day: int = 0,
    starts_at: time | None = None,
    place: str = "",
    document_stop: date | None = None,
    note: str = "",
) -> Meeting:
    """Add a meeting to the calendar: planned, preliminary, a reserve date, or extra."""
    with change(actor, "meeting.add", Standing(body.code)) as opened:
        meeting = Meeting(
            body=body,
            on=on,
            status=status,
            order_in_day=order_in_day,
            starts_at=starts_at,
            place=place,
            document_stop=document_stop,
            note=note,
        )
        _refuse_impossible(meeting)
        return opened.add(meeting)


def alter_meeting(actor: Actor, meeting: Meeting, *, version: int, **new: Any) -> Meeting:
    """Change time, place, order within the day, own document stop or note. The day is changed by `move_meeting`."""
    if refused := new.keys() - {"starts_at", "place", "order_in_day", "document_stop", "note"}:
        raise ValueError(f"not altered but moved, cancelled or confirmed: {', '.join(sorted(refused))}")
    return _altered(actor, meeting, "meeting.alter", version, new)


def move_meeting(actor: Actor, meeting: Meeting, *, version: int, on: date, note: str = "") -> Meeting:
    """Move a meeting to another day. Its own document stop goes with the old day; a cancelled one is planned again."""
    _refuse_held(meeting)
    status = Status.PLANNED if meeting.is_cancelled else meeting.status
    new = {"on": on, "previous_on": meeting.on, "document_stop": None, "status": status, "note": note or meeting.note}
    return _altered(actor, meeting, "meeting.move", version, new if on != meeting.on else {})


def cancel_meeting(actor: Actor, meeting: Meeting, *, version: int, note: str = "") -> Meeting:
    """Call a meeting off (ställa in)."""
    _refuse_held(meeting)
    return _altered(
        actor, meeting, "meeting.cancel", version, {"status": Status.CANCELLED, "note": note or meeting.note}
    )


def reinstate_meeting(actor: Actor, meeting: Meeting, *, version: int) -> Meeting:
    """Take back that a meeting was called off."""
    if not meeting.is_cancelled:
        raise ValidationError(_("Sammanträdet är inte inställt."))
    return _altered(actor, meeting, "meeting.reinstate", version, {"status": Status.PLANNED})


def confirm_meeting(actor: Actor, meeting: Meeting, *, version: int) -> Meeting:
    """Say that a preliminary meeting, or a reserve date, will be used."""
    if meeting.status not in (Status.PRELIMINARY, Status.RESERVE):
        raise ValidationError(_("Bara preliminära sammanträden och reservdagar kan bekräftas."))
    return _altered(actor, meeting, "meeting.confirm", version, {"status": Status.PLANNED})


def hold_meeting(actor: Actor, meeting: Meeting, *, version: int) -> Meeting:
    """Record that the meeting was held; refused before its day."""
    if meeting.is_cancelled:
        raise ValidationError(_("Sammanträdet är inställt. Ta tillbaka det först."))
    if meeting.on > today():
        raise ValidationError(_("Sammanträdet har inte varit än."))
    return _altered(actor, meeting, "meeting.hold", version, {"status": Status.HELD})


def add_landmark(
    actor: Actor, *, on: date, name: str, name_en: str = "", landmark_kind: str = Landmark.Kind.ELECTION
) -> Landmark:
    """Mark a day in everyone's calendar, such as an election."""
    with change(actor, "landmark.add") as opened:
        if Landmark.objects.filter(on=on, name=name).exists():
            raise ValidationError({"name": _("Dagen finns redan.")})
        return opened.add(Landmark(on=on, name=name, name_en=name_en, landmark_kind=landmark_kind))


def remove_landmark(actor: Actor, landmark: Landmark) -> None:
    """Take a marked day away again."""
    with change(actor, "landmark.remove") as opened:
        opened.remove(landmark)


def _altered(actor: Actor, meeting: Meeting, verb: str, version: int, new: dict[str, Any]) -> Meeting:
    with change(actor, verb, Standing(meeting.body.code)) as opened:
        _refuse_impossible(with_values(meeting, new))
        return opened.alter(meeting, version=version, **new)


def _refuse_held(meeting: Meeting) -> None:
    if meeting.status == Status.HELD:
        raise ValidationError(_("Sammanträdet har redan hållits."))


def _refuse_impossible(meeting: Meeting) -> None:
    if not meeting.body.exists_on(meeting.on):
        raise ValidationError({"on": _("%s finns inte den dagen. Välj en annan dag.") % meeting.body.code})
    if meeting.document_stop and meeting.document_stop > meeting.on:
        raise ValidationError({"document_stop": _("Handlingsstoppet ligger efter sammanträdet. Rätta dagen.")})
    same = Meeting.objects.filter(body=meeting.body_id, on=meeting.on, order_in_day=meeting.order_in_day)
    if same.exclude(pk=meeting.pk).exists():
        told = _("%s har redan ett sammanträde den dagen. Ändra det, eller ge det här en annan ordning.")
        raise ValidationError({"on": told % meeting.body.code})
