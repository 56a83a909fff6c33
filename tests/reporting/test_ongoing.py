"""What goes on at any date, by days and by the event log (R5.4, G-41)."""

from __future__ import annotations

from datetime import date, timedelta
from io import BytesIO
from typing import Any

import docx
import openpyxl
import pikepdf
import pypdfium2
import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cooperation.conftest import FIRST_DAY, SYSTEM
from utblick.audit import guard
from utblick.audit.actions import move_demo_date
from utblick.audit.queries import state_on
from utblick.clock.queries import today
from utblick.cooperation import actions, queries
from utblick.cooperation.agreement_states import ALIVE, State
from utblick.cooperation.models import Agreement, Exchange, Network, Partner, Visit
from utblick.cooperation.network_gate import Membership
from utblick.organisation.models import Body
from utblick.projects.actions import alter_project, begin_project, close_project
from utblick.projects.models import Application, Idea, Project
from utblick.projects.queries import projects_in
from utblick.reporting.queries.ongoing import ongoing
from utblick.values import Actor, Grant

pytestmark = pytest.mark.django_db
READER = Actor("user:r", grants=frozenset({Grant("coordinator", ""), Grant("signed_in")}))


def body() -> Body:
    return Body.objects.get(code="KFN")


def agreement(title: str, **more: Any) -> Agreement:
    town = actions.register_partner(SYSTEM, name=f"Staden {title}", country_code="LV", partner_kind="town")
    return actions.register_agreement(
        SYSTEM, title=title, agreement_kind="cooperation", body=body(), partners=[town], **more
    )


def application(title: str, **more: Any) -> Application:
    with guard.opened():
        town, _ = Partner.objects.get_or_create(name="Cēsis", country_code="LV", partner_kind="town")
        idea = Idea.objects.create(what=title, body=body(), contact="Kim", partner=town, registered_on=FIRST_DAY)
        return Application.objects.create(idea=idea, body=body(), title=title, role="coordinator", **more)


class Story:
    """A municipality's doings, one after another on the demo's own calendar."""

    def __init__(self) -> None:
        self.seen: dict[date, dict[str, str]] = {}
        self.number = 0

    def do(self, act: str, pick: int, length: int) -> None:
        self.number += 1
        getattr(self, act)(pick, today(), today() + timedelta(days=length))
        self.seen[today()] = on_the_pages(today())

    def sign(self, pick: int, day: date, end: date) -> None:
        row = agreement(f"Avtal {self.number}")
        terms: dict[str, Any] = {"ends_on": end} if pick % 2 else {}
        if pick == 1:
            terms["prolongs_months"] = 12
        if pick == 4:
            terms["in_force_from"] = end
        actions.sign_agreement(SYSTEM, row, version=row.version, signed_on=day, reason="Prov", **terms)

    def prepare(self, pick: int, day: date, end: date) -> None:
        agreement(f"Utkast {self.number}")

    def terminate(self, pick: int, day: date, end: date) -> None:
        for row in self._some(Agreement.objects.filter(signed_on__isnull=False, notice_on=None), pick):
            if row.in_force_from <= end:
                actions.terminate_agreement(SYSTEM, row, version=row.version, on=day, ends_on=end, reason="Prov")

    def rest(self, pick: int, day: date, end: date) -> None:
        for row in self._some(Agreement.objects.filter(signed_on__isnull=False, notice_on=None), pick):
            actions.rest_agreement(SYSTEM, row, version=row.version, on=day, reason="Prov")

    def wake(self, pick: int, day: date, end: date) -> None:
        for row in self._some(Agreement.objects.filter(rests_from__isnull=False), pick):
            actions.wake_agreement(SYSTEM, row)

    def join(self, pick: int, day: date, end: date) -> None:
        row = actions.register_network(
            SYSTEM, name=f"Nätverk {self.number}", body=body(), network_kind="theme", geography="eu", scope="own_field"
        )
        terms = {"ends_on": end} if pick % 2 else {}
        actions.join_network(SYSTEM, row, version=row.version, on=day, reason="Prov", **terms)

    def leave(self, pick: int, day: date, end: date) -> None:
        for row in self._some(Network.objects.filter(joined_on__isnull=False, notice_on=None), pick):
            actions.leave_network(SYSTEM, row, version=row.version, on=day, ends_on=end, reason="Prov")

    def visit(self, pick: int, day: date, end: date) -> None:
        actions.register_visit(
            SYSTEM, who=f"Gäster {self.number}", place="Cēsis", starts_on=day + timedelta(days=pick),
            ends_on=end + timedelta(days=pick), purpose="Bibliotek", host=body(),
        )  # fmt: skip

    def move_visit(self, pick: int, day: date, end: date) -> None:
        for row in self._some(Visit.objects.filter(cancelled_on=None, starts_on__gte=day), pick):
            days = {"starts_on": row.starts_on + timedelta(days=pick), "ends_on": row.ends_on + timedelta(days=pick)}
            actions.alter_visit(SYSTEM, row, version=row.version, **days)

    def cancel_visit(self, pick: int, day: date, end: date) -> None:
        for row in self._some(Visit.objects.filter(cancelled_on=None), pick):
            actions.cancel_visit(SYSTEM, row, "Sjukdom")

    def exchange(self, pick: int, day: date, end: date) -> None:
        days = {"starts_on": day - timedelta(days=20 * pick), "ends_on": end if pick % 2 else None}
        actions.register_exchange(
            SYSTEM, body=body(), exchange_kind="staff", what=f"Utbyte {self.number}", place="Cēsis", **days
        )

    def end_exchange(self, pick: int, day: date, end: date) -> None:
        for row in self._some(Exchange.objects.filter(cancelled_on=None, ends_on=None), pick):
            actions.alter_exchange(SYSTEM, row, version=row.version, ends_on=end)

    def cancel_exchange(self, pick: int, day: date, end: date) -> None:
        for row in self._some(Exchange.objects.filter(cancelled_on=None), pick):
            actions.cancel_exchange(SYSTEM, row, "Sjukdom")

    def project(self, pick: int, day: date, end: date) -> None:
        granted = application(f"Projekt {self.number}", prepared_on=day, answered_on=day, answer="granted")
        told = {"starts_on": day + timedelta(days=pick), "ends_on": end + timedelta(days=pick)}
        begin_project(
            SYSTEM, granted, first_report_on=end, grant_minor=1, account_code="7", leader="Kim Exempel", **told
        )

    def move_project(self, pick: int, day: date, end: date) -> None:
        for row in self._some(Project.objects.filter(closed_on=None, starts_on__lte=end), pick):
            alter_project(SYSTEM, row, version=row.version, ends_on=end)

    def close_project(self, pick: int, day: date, end: date) -> None:
        for row in self._some(Project.objects.filter(closed_on=None), pick):
            close_project(SYSTEM, row, competence="Prov", experience="", resources="")

    @staticmethod
    def _some(rows: Any, pick: int) -> list[Any]:
        found = list(rows.order_by("pk"))
        return [found[pick % len(found)]] if found else []


ACTS = sorted(name for name in vars(Story) if not name.startswith("_") and name != "do")
STEPS = st.lists(
    st.tuples(st.integers(0, 45), st.sampled_from(ACTS), st.integers(0, 4), st.integers(0, 90)),
    min_size=5,
    max_size=8,
)


def on_the_pages(day: date) -> dict[str, str]:
    """What the registers' own pages say goes on today: each name with how it stands."""
    bound = (row for row in queries.agreements(READER) if row.state in ALIVE and row.in_force_from <= day)
    told = {row.title: str(State(row.state).label) for row in bound}
    told |= {row.name: str(Membership(row.state).label) for row in queries.networks(READER, state="member")}
    told |= {row.name: str(Membership(row.state).label) for row in queries.networks(READER, state="leaving")}
    on = queries.visits(READER, day, state="coming").filter(starts_on__lte=day)
    told |= {str(row): "pågår" for row in on}
    told |= {row.title: "pågår" for row in projects_in(READER, day, state="going_on").filter(starts_on__lte=day)}
    return told | {row.what: "pågår" for row in queries.exchanges(READER, day, state="going_on")}


def in_the_log(day: date) -> set[str]:
    """The refs of what went on a day, from the events up to that day and nothing else."""
    stamp = day.isoformat()

    def over(told: dict[str, Any]) -> bool:
        end = told.get("ends_on")
        return bool(end and end < stamp)

    def bound(told: dict[str, Any], first: str) -> bool:
        ended = over(told) and (told.get("notice_on") or not told.get("prolongs_months"))
        return bool(told.get(first) and told[first] <= stamp and not ended)

    def took_place(told: dict[str, Any]) -> bool:
        stopped = told.get("cancelled_on") or told.get("closed_on")
        return told["starts_on"] <= stamp and not over(told) and not stopped

    agreed = {ref for ref, told in state_on("agreement", day).items() if bound(told, "in_force_from")}
    joined = {ref for ref, told in state_on("network", day).items() if bound(told, "joined_on")}
    held = {
        ref
        for kind in ("visit", "exchange", "project")
        for ref, told in state_on(kind, day).items()
        if took_place(told)
    }
    return agreed | joined | held


@pytest.mark.one_database
@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(STEPS)
def test_g_41_the_report_of_a_past_day_is_what_the_pages_said_and_what_the_events_say(municipality, steps):
    """Must show 3: rewound from what stands now, it equals what was read then and the events folded forward."""
    before = transaction.savepoint()
    try:
        story = Story()
        for wait, act, pick, length in steps:
            if wait:
                move_demo_date(SYSTEM, today() + timedelta(days=wait))
            story.do(act, pick, length)
        for day, told in story.seen.items():
            lines = [line for section in ongoing(READER, day).sections for line in section.lines]
            assert {line.title: line.state for line in lines} == told, day
        between = {day + timedelta(days=5) for day in story.seen if day + timedelta(days=5) <= today()}
        for day in {*story.seen, *between, FIRST_DAY - timedelta(days=1)}:
            lines = [line for section in ongoing(READER, day).sections for line in section.lines]
            assert {str(line.ref) for line in lines} == in_the_log(day), day
    finally:
        transaction.savepoint_rollback(before)


@pytest.mark.one_database
def test_how_each_stood_is_told_as_on_its_own_page(municipality):
    story = Story()
    for act, pick in (("sign", 0), ("sign", 1), ("rest", 0), ("terminate", 1), ("join", 1), ("leave", 0)):
        story.do(act, pick, 40)
    words = {line.title: line.state for section in ongoing(READER, today()).sections for line in section.lines}
    assert words == {"Avtal 1": "vilar", "Avtal 2": "uppsagt", "Nätverk 5": "lämnas"}


@pytest.mark.one_database
def test_an_old_agreement_noted_today_held_then_and_a_late_change_counts_from_its_own_day(municipality):
    old = agreement("Vänort")
    actions.sign_agreement(SYSTEM, old, version=1, signed_on=date(1986, 6, 22), reason="Prov")
    move_demo_date(SYSTEM, FIRST_DAY + timedelta(days=30))
    ended = FIRST_DAY + timedelta(days=10)
    actions.terminate_agreement(SYSTEM, old, version=old.version, on=ended, ends_on=ended, reason="Prov")
    found = {day: ongoing(READER, day).count for day in (date(1986, 6, 21), date(1990, 1, 1), ended)}
    assert found == {date(1986, 6, 21): 0, date(1990, 1, 1): 1, ended: 1}
    assert ongoing(READER, ended + timedelta(days=1)).count == 0


@pytest.mark.one_database
def test_an_agreement_with_two_partners_is_one_line_that_names_both(municipality):
    towns = [
        actions.register_partner(SYSTEM, name=name, country_code="LV", partner_kind="town")
        for name in ("Övergård", "Alsunga")
    ]
    row = actions.register_agreement(
        SYSTEM, title="Treparts", agreement_kind="cooperation", body=body(), partners=towns
    )
    actions.sign_agreement(SYSTEM, row, version=1, signed_on=FIRST_DAY, reason="Prov")
    [line] = [line for section in ongoing(READER, FIRST_DAY).sections for line in section.lines]
    assert line.partner == "Alsunga, Övergård"


@pytest.mark.one_database
def test_a_later_day_noted_before_an_earlier_one_does_not_undo_it(municipality):
    row = agreement("Samarbete")
    actions.sign_agreement(SYSTEM, row, version=1, signed_on=FIRST_DAY, reason="Prov")
    move_demo_date(SYSTEM, FIRST_DAY + timedelta(days=12))
    day = {number: FIRST_DAY + timedelta(days=number) for number in (4, 5, 7, 9, 10)}
    actions.renew_agreement(SYSTEM, row, version=row.version, on=day[10], ends_on=today(), reason="Prov")
    actions.terminate_agreement(SYSTEM, row, version=row.version, on=day[5], ends_on=day[7], reason="Prov")
    assert [ongoing(READER, day[number]).count for number in (4, 7, 9)] == [1, 1, 0]


@pytest.mark.one_database
def test_what_was_registered_afterwards_is_there_only_by_what_is_known_now(municipality):
    move_demo_date(SYSTEM, FIRST_DAY + timedelta(days=20))
    story = Story()
    story.exchange(4, today(), today())
    past = today() - timedelta(days=3)
    assert ongoing(READER, past).count == 0
    assert ongoing(READER, past, as_known_now=True).count == 1
    assert ongoing(READER, today(), body_code="BUN").count == 0


def opened(client: Any, ending: str, asked: dict[str, str]) -> BytesIO:
    response = client.get(f"/redovisning/pagaende.{ending}", asked)
    assert response.status_code == 200
    return BytesIO(b"".join(response.streaming_content))


@pytest.mark.one_database
def test_page_excel_word_and_pdf_tell_the_same_and_a_formula_is_text(signed_in):
    row = agreement("=1+1")
    actions.sign_agreement(SYSTEM, row, version=1, signed_on=date(2020, 1, 1), reason="Prov")
    client, asked = signed_in("reader"), {"dag": "2026-05-06"}
    assert "=1+1" in client.get("/redovisning/", asked).content.decode()
    sheet = openpyxl.load_workbook(opened(client, "xlsx", asked))["Avtal"]
    assert [sheet["A2"].value, sheet["A2"].data_type, sheet["D2"].value.date()] == ["=1+1", "s", date(2020, 1, 1)]
    words = docx.Document(opened(client, "docx", asked))
    assert [cell.text for cell in words.tables[0].rows[1].cells][:3] == ["=1+1", "Staden =1+1", body().name]
    content = opened(client, "pdf", asked)
    with pypdfium2.PdfDocument(content) as document:
        assert "=1+1" in document[0].get_textpage().get_text_range()
    with pikepdf.open(content) as document:
        assert document.Root.MarkInfo.Marked
        assert document.Root.Lang == "sv"


@pytest.mark.one_database
def test_a_day_that_cannot_be_is_told_of_and_a_stranger_signs_in_first(signed_in, client):
    reader = signed_in("reader")
    for wrong in ("0001-01-01", "igår", "2026-13-45", "x" * 10_000, "2026\x00"):
        response = reader.get("/redovisning/", {"dag": wrong, "namnd": "FINNS INTE"})
        assert response.status_code == 200
        assert response.context["filters"].errors["dag"]
        assert "field-wrong" in response.content.decode()
    assert client.get("/redovisning/").status_code == 302


@pytest.mark.one_database
def test_the_page_asks_the_database_as_often_for_few_as_for_many(signed_in):
    client, counts = signed_in("coordinator"), []
    move_demo_date(SYSTEM, FIRST_DAY + timedelta(days=9))
    for many in (3, 15):
        for number in range(many):
            Story().exchange(4, FIRST_DAY - timedelta(days=many + number), FIRST_DAY)
            application(f"Ansökan {many} {number}", prepared_on=FIRST_DAY)
            Story().project(4, FIRST_DAY - timedelta(days=9), FIRST_DAY)
            bound = agreement(f"Avtal {many} {number}")
            actions.sign_agreement(SYSTEM, bound, version=1, signed_on=FIRST_DAY, reason="Prov")
        for asked in ({}, {"dag": FIRST_DAY.isoformat()}):
            with CaptureQueriesContext(connection) as found:
                client.get("/redovisning/", asked)
            counts.append(len(found))
    assert counts[:2] == counts[2:]
    assert max(counts) <= 12
