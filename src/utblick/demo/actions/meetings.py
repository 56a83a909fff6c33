"""The preparatory group's minutes, kept in Utblick: one meeting held and adjusted, one called."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time

from django.utils.timezone import make_aware

from utblick.accounts.models import User
from utblick.accounts.queries import actor_of
from utblick.cases.actions import PointAnswer, agendas, deliberations, minutes
from utblick.cases.actions.deliberations import Present
from utblick.cases.actions.extracts import note_receipt, send_extract
from utblick.cases.actions.folders import ask_folder
from utblick.cases.models import AgendaItem, Minutes
from utblick.clock.queries import today
from utblick.demo.data import minutes as told
from utblick.organisation.models import Meeting, Person
from utblick.values import Actor

Step = Callable[[Actor], None]


def steps() -> list[tuple[date, Step]]:
    """Every step with its day."""
    return [
        (told.CALLED_ON, _called(told.HELD_ON, told.ITEMS)),
        (told.WRITTEN_ON, _held),
        (told.ADJUSTED_ON, _adjusted),
        (told.NEXT_CALLED_ON, _called(told.NEXT_ON, told.NEXT_ITEMS)),
        (told.NEXT_LATE_ON, _late),
    ]


def _called(day: date, items: tuple[tuple[str, str], ...]) -> Step:
    def call(actor: Actor) -> None:
        clerk = _clerk()
        meeting = Meeting.objects.select_related("body").get(body__code=told.BODY, on=day)
        kept = agendas.begin_minutes(clerk, meeting)
        for sort, title in items:
            agendas.add_item(clerk, kept, title=title, sort=sort)
        agendas.issue_summons(clerk, kept)

    return call


def _held(actor: Actor) -> None:
    clerk, kept = _clerk(), _minutes(told.HELD_ON)
    people = {name: Person.objects.get(name=name) for name in (*told.MEMBERS, told.CLERK)}
    present = [Present(people[name], "member") for name in told.MEMBERS]
    deliberations.note_attendance(clerk, kept, [*present, Present(people[told.CLERK], "official")])
    chair, second = people[told.MEMBERS[0]], people[told.MEMBERS[1]]
    minutes.open_meeting(
        clerk, kept, opened_at=_at(told.OPENED), chair=chair, secretary=people[told.CLERK], adjuster=second
    )
    for title, points in told.DECIDED.items():
        minutes.decide_item(clerk, _item(kept, title), outcome="bifall", points=[PointAnswer(one) for one in points])
    voted = _item(kept, told.VOTED)
    against = people[told.MEMBERS[2]]
    deliberations.put_motion(clerk, voted, chair, "approve")
    deliberations.put_motion(clerk, voted, against, "alter", told.AGAINST)
    deliberations.hold_vote(
        clerk,
        voted,
        yes_means=told.YES,
        no_means=told.NO,
        ballots={chair: "yes", second: "yes", against: "no"},
        presided_by=chair,
    )
    minutes.decide_item(
        clerk,
        voted,
        outcome="bifall",
        points=[PointAnswer(one) for one in told.VOTED_POINTS],
        course=told.COURSE,
        propositions=told.PROPOSITIONS,
        sent_to=told.SENT_TO,
    )
    deliberations.reserve(clerk, voted, against, text=told.RESERVATION)
    minutes.close_meeting(clerk, _minutes(told.HELD_ON), _at(told.CLOSED))


def _adjusted(actor: Actor) -> None:
    clerk = _clerk()
    kept = minutes.adjust_minutes(clerk, _minutes(told.HELD_ON), today(), place="Stadshuset")
    sent = send_extract(clerk, _item(kept, told.VOTED), told.SENT_TO.splitlines())
    note_receipt(clerk, sent[0], today())


def _late(actor: Actor) -> None:
    agendas.add_item(_clerk(), _minutes(told.NEXT_ON), title=told.NEXT_LATE)
    ask_folder(_clerk(), _minutes(told.NEXT_ON))


def _clerk() -> Actor:
    return actor_of(User.objects.get(name=told.CLERK), today())


def _minutes(day: date) -> Minutes:
    return Minutes.objects.select_related("meeting__body", "body").get(body_id=told.BODY, meeting__on=day)


def _item(kept: Minutes, title: str) -> AgendaItem:
    return AgendaItem.objects.select_related("minutes__meeting", "minutes__body", "matter", "decision").get(
        minutes=kept, title=title
    )


def _at(clock: tuple[int, int]) -> datetime:
    return make_aware(datetime.combine(told.HELD_ON, time(*clock)))
