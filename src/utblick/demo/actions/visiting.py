"""Strandö's visits: told of and told about on their own days, and noted by the board."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date

from utblick.accounts.models import User
from utblick.accounts.queries import actor_of
from utblick.cases.actions import PointAnswer, adjust_decision, record_decision
from utblick.cases.effects import Effect
from utblick.clock.queries import today
from utblick.cooperation.actions import ask_for_reports, register_visit, tell_of_visit
from utblick.cooperation.models import Visit
from utblick.demo.data.projects import CLERK_OF, OFFICER_OF
from utblick.demo.data.visits import VISITS, DemoVisit
from utblick.organisation.models import Body
from utblick.values import Actor

Step = Callable[[Actor], None]


def steps() -> list[tuple[date, Step]]:
    """Every step with its day."""
    return [step for visit in VISITS for step in _Played(visit).steps()]


@dataclass
class _Played:
    told: DemoVisit
    visit: Visit = field(init=False)

    def steps(self) -> Iterator[tuple[date, Step]]:
        yield self.told.told_of_on, self.register
        if self.told.after_on:
            yield self.told.after_on, self.tell
        if self.told.noted_on:
            yield self.told.noted_on, self.note

    def register(self, actor: Actor) -> None:
        told = self.told
        self.visit = register_visit(
            _of(OFFICER_OF, told.host, actor),
            who=told.who,
            place=told.place,
            starts_on=told.starts_on,
            ends_on=told.ends_on,
            purpose=told.purpose,
            host=Body.objects.get(code=told.host),
            **told.more,
        )

    def tell(self, actor: Actor) -> None:
        visit = Visit.objects.select_related("host", "partner").get(pk=self.visit.pk)
        tell_of_visit(_of(OFFICER_OF, self.told.host, actor), visit, version=visit.version, **self.told.after)
        ask_for_reports(today())

    def note(self, actor: Actor) -> None:
        matter = Visit.objects.select_related("report_matter__body").get(pk=self.visit.pk).report_matter
        assert matter is not None
        assert self.told.noted_on is not None
        point = PointAnswer("Kommunstyrelsen beslutar att notera redovisningen av vänortsbesöket.", Effect.NOTE)
        clerk = _of(CLERK_OF, "KS", actor)
        decision = record_decision(
            clerk,
            matter,
            points=[point],
            paragraph=self.told.noted_paragraph,
            decided_on=self.told.noted_on,
            outside_number=self.told.number,
        )
        adjust_decision(clerk, decision, adjusted_on=self.told.noted_on)


def _of(accounts: dict[str, str], body: str, otherwise: Actor) -> Actor:
    """The demo's person for a body, or the demo itself where there is none."""
    user = User.objects.filter(name=accounts.get(body, "")).first()
    return actor_of(user, today()) if user else otherwise
