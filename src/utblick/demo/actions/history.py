"""Playing Strandö's projects, each step on its own day and by the one who would do it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date

from utblick.accounts.models import User
from utblick.accounts.queries import actor_of
from utblick.cases.actions import PointAnswer, open_matter, record_decision, set_outside_number
from utblick.cases.effects import Effect
from utblick.cases.models import Matter
from utblick.clock.queries import today
from utblick.cooperation.models import Partner
from utblick.demo.data.projects import CLERK_OF, IDEAS, OFFICER_OF, STANDS, Applied, Decided, DemoIdea
from utblick.organisation.models import Body
from utblick.projects.actions import (
    prepare_application,
    record_answer,
    record_test,
    register_idea,
    submit_application,
)
from utblick.projects.models import Application, Idea
from utblick.values import Actor
from utblick.watch.actions import take_stand
from utblick.watch.models import Call

Step = Callable[[Actor], None]
SIGNATORY = "kommundirektören"


def steps() -> list[tuple[date, Step]]:
    """Every step of the history with its day."""
    told = [step for idea in IDEAS for step in _Played(idea).steps()]
    return told + [(on, _stand(body, identifier, choice, reason)) for on, body, identifier, choice, reason in STANDS]


@dataclass
class _Played:
    """One idea as it is played: what its earlier steps have made."""

    told: DemoIdea
    idea: Idea = field(init=False)
    application: Application = field(init=False)
    matters: dict[str, Matter] = field(default_factory=dict)

    def steps(self) -> Iterator[tuple[date, Step]]:
        yield self.told.on, self.register
        if self.told.tested:
            yield self.told.tested.on, self.test
        if applied := self.told.applied:
            yield applied.prepared_on, self.prepare
            yield from self._steps_of(applied)

    def _steps_of(self, applied: Applied) -> Iterator[tuple[date, Step]]:
        for decided in applied.decisions:
            yield decided.opened_on, self._opening(decided)
            if decided.on:
                yield decided.adjusted_on or decided.on, self._deciding(decided)
        if applied.submitted_on:
            yield applied.submitted_on, self.submit
        if applied.answered_on:
            yield applied.answered_on, self.answer

    def register(self, actor: Actor) -> None:
        told = self.told
        self.idea = register_idea(
            _of(OFFICER_OF, told.body, actor),
            what=told.what,
            body=Body.objects.get(code=told.body),
            contact=told.contact,
            call=Call.objects.get(identifier=told.call) if told.call else None,
            partner=Partner.objects.get(name=told.partner) if told.partner else None,
            form=told.form,
            children_and_youth=told.children_and_youth,
        )

    def test(self, actor: Actor) -> None:
        tested = self.told.tested
        assert tested is not None
        record_test(
            _of(OFFICER_OF, self.told.body, actor),
            self.idea,
            result=tested.result,
            programme=tested.programme,
            exchange=tested.exchange,
            note=tested.note,
        )

    def prepare(self, actor: Actor) -> None:
        applied = self._applied
        self.application = prepare_application(
            _of(OFFICER_OF, self.told.body, actor),
            self.idea,
            role=applied.role,
            lead=applied.lead,
            own_cost_minor=applied.own_cost * 100,
            own_time_hours=applied.own_hours,
            deadline_on=applied.deadline,
            bound_by=applied.bound_by,
            is_feasibility_study=applied.is_feasibility_study,
            signatory=SIGNATORY,
        )

    def submit(self, actor: Actor) -> None:
        applied = self._applied
        submit_application(
            _of(OFFICER_OF, self.told.body, actor),
            self.application,
            on=today(),
            receipt=applied.receipt,
            reason=applied.reason,
        )

    def answer(self, actor: Actor) -> None:
        officer = _of(OFFICER_OF, self.told.body, actor)
        record_answer(officer, self.application, answer=self._applied.answer, on=today())

    def _opening(self, decided: Decided) -> Step:
        def open_it(actor: Actor) -> None:
            officer = _of(OFFICER_OF, decided.body, actor)
            matter = open_matter(
                officer, body_code=decided.body, title=self._title(decided.body), subject=self.application.ref
            )
            self.matters[decided.body] = set_outside_number(officer, matter, decided.number)

        return open_it

    def _deciding(self, decided: Decided) -> Step:
        def decide(actor: Actor) -> None:
            approves = decided.body == "KS" and self.told.body != "KS"
            body = Body.objects.get(code=self.told.body).name
            name = f"{body[0].lower()}{body[1:]}"
            text = f"godkänner att {name} ansöker om medverkan i" if approves else "ansöker om medel till"
            record_decision(
                clerk_of(decided.body, actor),
                self.matters[decided.body],
                points=[
                    PointAnswer(
                        f"{Body.objects.get(code=decided.body).name} {text} {self.told.what} "
                        f"samt ger {SIGNATORY} i uppdrag att underteckna avtalen.",
                        Effect.APPROVE if approves else Effect.APPLY,
                    )
                ],
                paragraph=decided.paragraph,
                decided_on=decided.on,
                adjusted_on=decided.adjusted_on,
            )

        return decide

    @property
    def _applied(self) -> Applied:
        assert self.told.applied is not None
        return self.told.applied

    def _title(self, body_code: str) -> str:
        if body_code == self.told.body:
            return f"Ansökan: {self.told.what}"
        return f"Godkännande av ansökan: {self.told.what}"


def _stand(body: str, identifier: str, choice: str, reason: str) -> Step:
    def take(actor: Actor) -> None:
        officer = _of(OFFICER_OF, body, actor)
        owner = OFFICER_OF.get(body, "") if choice == "taken" else ""
        take_stand(officer, Call.objects.get(identifier=identifier), body, choice, reason=reason, owner=owner)

    return take


def clerk_of(body: str, otherwise: Actor) -> Actor:
    """A body's clerk as an actor of today; ``otherwise`` when none has an account."""
    return _of(CLERK_OF, body, otherwise)


def _of(names: dict[str, str], body: str, otherwise: Actor) -> Actor:
    """The account that does this for a body, as an actor of today; ``otherwise`` when none has one."""
    name = names.get(body)
    return actor_of(User.objects.get(name=name), today()) if name else otherwise
