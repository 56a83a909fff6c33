"""A tjänsteskrivelse to kommunstyrelsen in the demo: written, approved, and sent to the registrar the day before."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from utblick.accounts.models import User
from utblick.accounts.queries import actor_of
from utblick.cases.actions import approve_report, dispatch_to_registrar, open_matter, write_report
from utblick.cases.models import Dispatch, Matter
from utblick.clock.queries import today
from utblick.demo.data import hosting
from utblick.demo.data.projects import OFFICER_OF
from utblick.organisation.models import Person
from utblick.values import Actor


def steps() -> list[tuple[date, Callable[[Actor], None]]]:
    return [(hosting.OPENED_ON, write), (hosting.SENT_ON, send)]


def write(_: Actor) -> None:
    """The matter, with its text."""
    officer = _officer()
    person = Person.objects.get(name=officer.name)
    matter = open_matter(officer, body_code=hosting.BODY, title=hosting.TITLE, officer=person)
    write_report(officer, matter, effect=hosting.EFFECT, **hosting.TEXTS)


def send(_: Actor) -> None:
    """Approved by kommundirektören, and sent by mail."""
    officer = _officer()
    report = Matter.objects.get(title=hosting.TITLE).reports.get()
    approve_report(officer, report, Person.objects.get(name=hosting.APPROVED_BY))
    dispatch_to_registrar(officer, report.matter, report=report, way=Dispatch.Way.MAIL, recipient=hosting.REGISTRY)


def _officer() -> Actor:
    return actor_of(User.objects.get(name=OFFICER_OF[hosting.BODY]), today())
