"""Lists, map and statistics of a municipality that has kept its registers for very long."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from time import perf_counter
from typing import Any

from bench import pages, serving
from bench.figures import Figure
from bench.world import CODES, World

PARTNERS, PROJECTS, VISITS, EXCHANGES = 2_000, 10_000, 20_000, 5_000
BATCH = 2_000
MOST_SECONDS = 10
PATHS = [
    "/ansokningar/projekt/", "/ansokningar/projekt/?lage=going_on&namnd=KFN&page=20",
    "/partner/besok/", "/partner/besok/?lage=over&page=100",
    "/partner/besok/?namnd=KFN&riktning=outgoing", "/partner/", "/partner/utbyten/", "/partner/karta/",
    *(f"/redovisning/statistik/?per={by}&fran=2015&till=2030" for by in ("ar", "land", "namnd", "slag")),
]  # fmt: skip
COUNTRIES = ("LV", "FI", "FR", "PL", "EE", "DE", "NO", "DK", "ZA", "KE")
FIRST = date(2015, 1, 1)
DAYS = 4_800


def measure(world: World) -> dict[str, Figure]:
    """The pages' questions to the database and their times; the rows are made in bulk, outside `change`."""
    from django.db import connection

    from utblick.audit import guard

    with guard.opened():
        fill()
    client = pages.signed_in()
    for path in PATHS:
        assert client.get(path).status_code == 200, path
    queries = pages.count_queries(client, PATHS)["queries"]
    connection.close()
    with serving.served(world.installation) as (port, _process):
        time = pages.time_pages(port, client, PATHS)["time"]
    told = Figure(f"{time.told}; {queries.told}", bool(time.reached and queries.reached), time.more)
    return {"lists": told, "yearly": yearly()}


def yearly() -> Figure:
    """The drafts of one year of the thirteen, as the worker writes them."""
    from utblick.reporting import actions, jobs
    from utblick.values import system_actor

    report = actions.begin_year(system_actor("bench"), FIRST.year + 6)
    began = perf_counter()
    written = jobs.write_drafts(str(report.pk))
    took = perf_counter() - began
    return Figure(f"{took:.1f} s for {written} nämnder", took <= MOST_SECONDS and written == report.bodies)


def fill() -> None:
    """Partners, visits, exchanges and projects of thirteen years, evenly spread."""
    from utblick.cooperation.models import Exchange, Partner, Visit
    from utblick.projects.models import Application, Idea, Project

    partners = list(_partners())
    _store(Partner, partners)
    _store(Visit, list(_visits(partners)))
    _store(Exchange, list(_exchanges(partners)))
    ideas = [
        Idea(what=f"Idé {number}", body_id=CODES[number % len(CODES)], contact="Kim Exempel",
             partner=partners[number % PARTNERS], form="eu_project", registered_on=_day(number))
        for number in range(PROJECTS)
    ]  # fmt: skip
    applications = [
        Application(idea=idea, body_id=idea.body_id, title=f"Projekt {number}", role="partner",
                    own_cost_minor=number * 100, own_time_hours=number % 300, prepared_on=idea.registered_on,
                    answer="granted", answered_on=idea.registered_on)
        for number, idea in enumerate(ideas)
    ]  # fmt: skip
    projects = [
        Project(application=one, body_id=one.body_id, title=one.title, account_code=str(number), leader="Kim Exempel",
                grant_minor=number * 10_000, starts_on=one.prepared_on, ends_on=one.prepared_on + timedelta(days=700),
                currency="EUR" if number % 2 else "SEK", rate=115_000 if number % 2 else None,
                rated_on=one.prepared_on if number % 2 else None)
        for number, one in enumerate(applications)
    ]  # fmt: skip
    for model, rows in ((Idea, ideas), (Application, applications), (Project, projects)):
        _store(model, rows)


def _partners() -> Iterator[Any]:
    from utblick.cooperation.models import Partner

    for number in range(PARTNERS):
        yield Partner(
            name=f"Staden {number}", country_code=COUNTRIES[number % len(COUNTRIES)], partner_kind="town",
            is_twin_town=number < 8, latitude=f"{35 + number % 350 / 10:.2f}",
            longitude=f"{number % 600 / 10 - 20:.2f}", last_active_on=_day(number),
        )  # fmt: skip


def _visits(partners: list[Any]) -> Iterator[Any]:
    from utblick.clock import recorded_at
    from utblick.cooperation.models import Visit

    for number in range(VISITS):
        day = _day(number)
        yield Visit(
            direction="outgoing" if number % 3 else "incoming", who=f"Gäster {number}", place="Orten",
            partner=partners[number % PARTNERS], host_id=CODES[number % len(CODES)], purpose="Studiebesök",
            starts_on=day, ends_on=day + timedelta(days=2), work_related=bool(number % 2), own_hours=number % 40,
            own_cost_minor=number * 10, informed_at=recorded_at(), informed_on=day, informed_by="bench",
        )  # fmt: skip


def _exchanges(partners: list[Any]) -> Iterator[Any]:
    from utblick.cooperation.models import Exchange

    for number in range(EXCHANGES):
        day = _day(number)
        yield Exchange(
            exchange_kind=("staff", "school", "youth")[number % 3], what=f"Utbyte {number}", place="Orten",
            partner=partners[number % PARTNERS], body_id=CODES[number % len(CODES)], starts_on=day,
            ends_on=day + timedelta(days=5), grant_minor=number * 100, own_cost_minor=number * 10,
        )  # fmt: skip


def _day(number: int) -> date:
    return FIRST + timedelta(days=number * 7 % DAYS)


def _store(model: Any, rows: list[Any]) -> None:
    model.objects.bulk_create(rows, batch_size=BATCH)
