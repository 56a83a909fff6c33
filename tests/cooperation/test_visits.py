"""A visit is told of before it comes, told about when it has been, and reported where the guidelines say so."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from conftest import ROOT
from cooperation.conftest import FIRST_DAY, SYSTEM
from hostile import HOSTILE, encoded
from utblick.accounts.actions import create_account
from utblick.audit import guard
from utblick.audit.actions import move_demo_date
from utblick.audit.models import Event
from utblick.cases import actions as cases
from utblick.cases.actions import PointAnswer
from utblick.cases.drafting import missing_answers
from utblick.cases.effects import Effect, Outcome
from utblick.cases.forms import steps_of
from utblick.cases.models import Matter
from utblick.cases.queries import coming_matters
from utblick.clock import uuid7
from utblick.clock.queries import today
from utblick.cooperation import actions, queries
from utblick.cooperation.delegations import DelegationError, MinorsError, people_in, read_delegation, written
from utblick.cooperation.forms.visits import VisitForm
from utblick.cooperation.models import Visit
from utblick.cooperation.todo import todo
from utblick.cooperation.visit_rules import answer_before
from utblick.governance.actions import adopt_set
from utblick.governance.models import Deviation
from utblick.jobs.models import OutgoingMail
from utblick.organisation.actions import add_meeting
from utblick.organisation.models import Body
from utblick.search.models import SearchEntry
from utblick.values import Actor, Grant

pytestmark = pytest.mark.django_db
OFFICER = Actor(f"user:{uuid7()}", "Elin Exempel", frozenset({Grant("officer", "KFN"), Grant("signed_in")}))
OTHER = Actor(f"user:{uuid7()}", "Johan Exempel", frozenset({Grant("officer", "BUN"), Grant("signed_in")}))
BOARD = Actor(f"user:{uuid7()}", "Sofia Exempel", frozenset({Grant("officer", "KS"), Grant("signed_in")}))
LIST, NEW = "/partner/besok/", "/partner/besok/nytt/"
REQUIRED = {"who", "place", "starts_on", "host", "purpose"}
TOLD = {
    "who": "Kulturchefen med fyra medarbetare",
    "place": "Cesis, Lettland",
    "starts_on": "2026-05-20",
    "host": "KFN",
    "purpose": "Gemensam konsert",
}


@pytest.fixture
def coordinator(municipality):
    return create_account(
        SYSTEM, email="sam@exempel.example", name="Maria Exempel", roles=[("coordinator", "")], valid_from=FIRST_DAY
    )


@pytest.fixture
def guidelines(municipality):
    text = (ROOT / "guidelines" / "tyreso-2010.toml").read_text("utf-8")
    adopt_set(SYSTEM, text, "tyreso-2010.toml", adopted_by="KS", adopted_on=date(2023, 2, 7), paragraph="21")


@pytest.fixture
def twin(municipality):
    return actions.register_partner(
        SYSTEM, name="Cēsis", country_code="LV", partner_kind="town", former_names="Wenden", is_twin_town=True
    )


def visit(actor: Actor = OFFICER, **more) -> Visit:
    told = {
        "who": "Kulturchefen", "place": "Cesis, Lettland", "starts_on": date(2026, 5, 20), "purpose": "Konsert",
        "host": Body.objects.get(code=more.pop("host", "KFN")),
    }  # fmt: skip
    return actions.register_visit(actor, **{**told, **more})


def address(row: Visit, act: str = "") -> str:
    return f"{LIST}{row.pk}/{act}"


def test_a_visit_asks_for_five_things_and_no_more(municipality):
    """Users.md § 4: vem, varifrån, datum, värd, syfte."""
    form = VisitForm(hosts=Body.objects.all())
    assert {name for name, field in form.fields.items() if field.required} == REQUIRED


def test_saving_a_visit_informs_the_coordinator_once_before_it_g_35(coordinator, signed_in, twin):
    client = signed_in("officer", "KFN")
    page = client.post(NEW, TOLD, follow=True)
    row = Visit.objects.get()
    assert "Samordnaren är informerad" in page.text and "behöver inget godkännande" in page.text
    assert row.informed_at and row.informed_on == FIRST_DAY < row.starts_on and not row.is_told_late
    [mail] = OutgoingMail.objects.all()
    assert mail.recipient == "sam@exempel.example" and "Cesis, Lettland" in mail.subject
    assert "Gemensam konsert" in mail.body and f"https://utblick.invalid{address(row)}" in mail.body
    assert client.post(NEW, TOLD).status_code == 422
    assert Visit.objects.count() == OutgoingMail.objects.count() == 1


def test_a_place_that_is_a_partners_name_links_the_visit_to_it(twin):
    """G-20: a visit by somebody who is no partner is registered too, and needs no approval."""
    assert visit().partner == twin and visit(place="WENDEN", who="Kören").twin_town
    assert visit(place="Okänd stad", who="Någon").partner is None


def test_the_coordinator_is_told_again_of_another_day_but_not_of_the_programme(coordinator, twin):
    row = visit()
    actions.alter_visit(OFFICER, row, version=row.version, programme="Fika")
    assert OutgoingMail.objects.count() == 1
    actions.alter_visit(OFFICER, row, version=row.version, starts_on=date(2026, 5, 21), ends_on=date(2026, 5, 22))
    actions.cancel_visit(OFFICER, row, "Flyget är inställt.")
    subjects = [mail.subject.partition(":")[0] for mail in OutgoingMail.objects.order_by("queued_at", "pk")]
    assert subjects == ["Nytt besök", "Ändrat besök", "Inställt besök"]


def test_a_visit_that_has_been_is_recorded_as_told_of_late_with_a_deviation_g_35(guidelines, signed_in):
    row = visit(starts_on=date(2026, 5, 4))
    assert row.is_told_late and row.informed_on == FIRST_DAY
    [found] = Deviation.objects.all()
    assert (found.clause, found.body_code, found.happened_on) == ("R4.7", "KFN", date(2026, 5, 4))
    page = signed_in("reader").get(address(row)).text
    assert "Anmält i efterhand" in page and "Efter att besöket började" in page
    assert Event.objects.filter(subject=str(row.ref), effective_on=date(2026, 5, 4)).exists()


def test_the_guidelines_answer_before_a_visit(guidelines):
    row = visit(in_own_field=True)
    answer = answer_before(row, FIRST_DAY)
    assert (answer.verdict.outcome, answer.informing_clause) == ("allowed", "R4.7")
    outside = visit(in_own_field=False, who="Brandkåren")
    assert answer_before(outside, FIRST_DAY).verdict.outcome == "undetermined"


def test_who_pays_what_follows_the_guidelines_unless_something_else_is_agreed(municipality, twin, signed_in):
    text = (ROOT / "guidelines" / "solvesborg.toml").read_text("utf-8")
    adopt_set(SYSTEM, text, "solvesborg.toml", adopted_by="KF", adopted_on=date(2020, 1, 1), paragraph="1")
    row = visit(cost_terms="Vi delar på tolken.")
    page = signed_in("reader").get(address(row)).text
    assert "Måltider" in page and "värden" in page and "gästen" in page
    assert page.index("Vi delar på tolken.") < page.index("I övrigt gäller riktlinjerna")


def test_a_delegation_is_roles_and_counts_and_minors_are_never_named():
    rows = read_delegation("2 politiker\n\n 1  rektor \n3 barn- och ungdomsledare\n1 elevassistent")
    assert rows == [[2, "politiker"], [1, "rektor"], [3, "barn- och ungdomsledare"], [1, "elevassistent"]]
    assert people_in(rows) == 7 and read_delegation(written(rows)) == rows
    for text in ("1 elev Kim Exempel", "12 elever", "2 Pupils of ours", "1 ungdom: Kim"):
        with pytest.raises(MinorsError) as refused:
            read_delegation(f"2 politiker\n{text}")
        assert refused.value.row == 2
    for text in ("politiker", "0 politiker", "-1 politiker", "2", "99999 gäster", f"1 {'x' * 81}"):
        with pytest.raises(DelegationError):
            read_delegation(text)


def test_a_form_that_names_a_minor_is_refused_and_says_what_to_do(signed_in):
    client = signed_in("officer", "KFN")
    page = client.post(NEW, {**TOLD, "delegation": "1 rektor\n1 elev Kim Exempel"})
    assert page.status_code == 422 and "Rad 2" in page.text and not Visit.objects.exists()
    client.post(NEW, {**TOLD, "delegation": "1 rektor", "children": "4", "youth": "11"})
    row = Visit.objects.get()
    assert (row.delegation, row.children, row.youth, row.people) == ([[1, "rektor"]], 4, 11, 16)
    event = Event.objects.get(subject=str(row.ref))
    assert "rektor" not in event.payload and "rektor" in event.kept_words.words


def test_visits_are_open_inside_the_municipality_and_never_outside(twin, signed_in):
    row = visit()
    assert SearchEntry.objects.get(ref=str(row.ref)).scope == "internal"
    for path in (LIST, address(row), address(row, "underlag/")):
        assert Client().get(path).status_code == 302
        assert signed_in("reader").get(path).status_code == 200 if path == LIST else True
    with pytest.raises(PermissionDenied):
        visit(OTHER)
    with pytest.raises(PermissionDenied):
        actions.cancel_visit(OTHER, row, "")
    with pytest.raises(PermissionDenied):
        actions.alter_visit(OFFICER, row, version=row.version, host=Body.objects.get(code="BUN"))


def test_what_a_visit_gave_is_told_when_it_has_begun(twin):
    row = visit()
    with pytest.raises(actions.NotYetHappenedError):
        actions.tell_of_visit(OFFICER, row, version=row.version, told="Mycket")
    move_demo_date(SYSTEM, date(2026, 5, 20))
    actions.tell_of_visit(OFFICER, row, version=row.version, told="Två körer sjöng.", promised="En bok", own_hours=12)
    assert (row.told_on, row.own_hours) == (date(2026, 5, 20), 12)
    with pytest.raises(ValidationError):
        actions.cancel_visit(OFFICER, row, "")
    assert actions.keep_promise(OFFICER, row).promise_kept_on == date(2026, 5, 20)


def test_a_twin_town_visit_becomes_a_duty_to_the_board_until_it_is_noted_g_36(guidelines, twin, signed_in):
    """R4.8: the report stands among what is on its way to the board's next meeting until the board has noted it."""
    board = Body.objects.get(code="KS")
    meeting = add_meeting(SYSTEM, board, on=date(2026, 6, 16))
    row, other = visit(), visit(place="Någonstans", who="En annan")
    actions.ask_for_reports(date(2026, 5, 20))
    assert not Matter.objects.exists()
    move_demo_date(SYSTEM, date(2026, 5, 21))
    for _ in range(2):
        actions.ask_for_reports(today())
    row.refresh_from_db(), other.refresh_from_db()
    [matter] = Matter.objects.all()
    assert (matter.body_id, matter.origin, matter.subject) == ("KS", "visit_report", str(row.ref))
    assert (row.report_to, row.report_matter, other.report_to) == ("KS", matter, "")
    assert [(one.matter, one.meeting) for one in coming_matters(BOARD, "KS", today())] == [(matter, meeting)]
    [duty] = [row for row in todo(OFFICER, today()) if "Kulturchefen" in str(row.sentence)]
    assert duty.last_day == date(2026, 6, 16) and "R4.8" in duty.reason
    actions.tell_of_visit(OFFICER, row, version=row.version, told="Två körer sjöng tillsammans.")
    assert list(queries.visits(OFFICER, today(), state="unreported")) == [row]
    report = cases.write_report(BOARD, matter)
    assert "Två körer sjöng tillsammans." in report.description
    assert report.points == ("att notera redovisningen av vänortsbesöket den\xa020\xa0maj 2026.",)
    assert missing_answers(report) == [] and steps_of(report) == ["arende", "forslag"]
    move_demo_date(SYSTEM, date(2026, 6, 17))
    point = PointAnswer("Kommunstyrelsen noterar redovisningen.", Effect.NOTE, Outcome.BIFALL)
    cases.record_decision(BOARD, matter, points=[point], paragraph="101", decided_on=date(2026, 6, 16))
    assert not queries.visits(OFFICER, today(), state="unreported").exists()
    assert coming_matters(BOARD, "KS", today()) == []
    page = signed_in("reader").get(address(row)).text
    assert "redovisningen är noterad" in page and "§ 101" in page


def test_a_report_that_is_sent_back_is_still_a_duty_g_36(guidelines, twin):
    row = visit(starts_on=date(2026, 5, 4))
    actions.ask_for_reports(today())
    row.refresh_from_db()
    point = PointAnswer("Ärendet återremitteras.", Effect.NOTE, Outcome.ATERREMISS)
    assert row.report_matter is not None
    cases.record_decision(BOARD, row.report_matter, points=[point], paragraph="9", decided_on=FIRST_DAY)
    assert list(queries.visits(OFFICER, today(), state="unreported")) == [row]


def test_the_note_for_the_host_says_who_since_when_last_time_and_what_we_promised(twin, signed_in):
    for year, promised in ((1992, ""), (2024, "Noterna till Midsommarvaka"), (2025, "Ett besök i repetitionslokalen")):
        row = visit(who=f"Kören {year}", starts_on=date(year, 3, 1))
        actions.tell_of_visit(OFFICER, row, version=row.version, told=f"Sång {year}.", promised=promised)
    kept = Visit.objects.get(who="Kören 2025")
    actions.keep_promise(OFFICER, kept)
    page = " ".join(signed_in("reader").get(address(visit(), "underlag/")).text.split())
    for told in ("3 gånger tidigare, första gången 1992", "Kören 2025", "Sång 2025."):
        assert told in page
    waiting, done = page.split("Infriat sedan tidigare")
    assert "Midsommarvaka" in waiting and "repetitionslokalen" in done and "repetitionslokalen" not in waiting


def test_a_visit_goes_its_way_through_the_pages(guidelines, twin, signed_in):
    client = signed_in("officer", "KFN")
    assert "Anmäl ett besök" in client.get(LIST).text and client.get(NEW).status_code == 200
    client.post(NEW, TOLD)
    row = Visit.objects.get()
    assert client.get(address(row, "efterat/")).status_code == 302
    told = {**TOLD, "purpose": "<b>Ny</b>", "version": row.version, "ends_on": "2026-05-22", "interpreter": "Lettiska"}
    assert client.get(address(row, "andra/")).status_code == 200
    page = client.post(address(row, "andra/"), told, follow=True)
    assert "&lt;b&gt;Ny" in page.text and "Lettiska" in page.text
    assert client.post(address(row, "andra/"), told).status_code == 409
    assert client.post(address(row, "andra/"), {**told, "ends_on": "2026-05-01"}).status_code == 422
    move_demo_date(SYSTEM, date(2026, 5, 23))
    row.refresh_from_db()
    after = {"told": "En bra konsert.", "promised": "Noter", "own_cost": "1200", "version": row.version}
    page = client.post(address(row, "efterat/"), after, follow=True)
    assert "En bra konsert." in page.text and "1\xa0200\xa0kronor" in page.text
    assert "Infriat" in client.post(address(row, "infriat/"), follow=True).text
    assert client.get(address(row, "installt/")).status_code == 200
    assert client.post(address(row, "installt/"), {"reason": ""}).status_code == 422


def test_the_list_is_filtered_and_what_comes_stands_first(twin):
    past, soon = visit(starts_on=date(2026, 4, 1)), visit(who="Snart", starts_on=date(2026, 5, 10))
    late = visit(who="Sedan", starts_on=date(2026, 8, 1), direction="outgoing")
    gone = visit(who="Inte av", starts_on=date(2026, 9, 1))
    actions.cancel_visit(OFFICER, gone, "")
    assert list(queries.visits(OFFICER, today())) == [soon, late, past]
    assert list(queries.visits(OFFICER, today(), state="coming")) == [soon, late]
    assert list(queries.visits(OFFICER, today(), state="untold")) == [past]
    assert list(queries.visits(OFFICER, today(), state="cancelled")) == [gone]
    assert list(queries.visits(OFFICER, today(), direction="outgoing")) == [late]
    assert list(queries.visits(OFFICER, today(), words="snart")) == [soon]
    assert not queries.visits(OFFICER, today(), body_code="BUN").exists()


def test_the_start_page_tells_the_host_what_comes_and_the_coordinator_what_is_new(coordinator, twin):
    visit(), visit(starts_on=date(2026, 5, 1), who="Den förra")
    told = {row.band: str(row.sentence) for row in todo(OFFICER, today())}
    assert told == {"waiting": "Berätta vad besöket gav: Den förra", "under_way": "Förbered besöket: Kulturchefen"}
    news = todo(Actor("user:c", grants=frozenset({Grant("coordinator"), Grant("signed_in")})), today())
    assert ["Kulturchefen" in str(row.sentence) for row in news if row.band == "changed"] == [True]
    assert todo(OTHER, today()) == []


def test_the_database_refuses_what_cannot_be(twin):
    row = visit()
    for wrong in ({"ends_on": date(2026, 5, 1)}, {"who": ""}, {"told": "x"}, {"children": 10_000}, {"partner": None}):
        with guard.opened(), pytest.raises(IntegrityError), transaction.atomic():
            Visit.objects.filter(pk=row.pk).update(**wrong)


def test_pages_ask_at_most_twelve_questions_and_as_many_of_2_500_rows(guidelines, twin, signed_in):
    client, asked = signed_in("officer", "KFN"), []
    row, host = visit(), Body.objects.get(code="KFN")
    for first, last in ((0, 25), (25, 2_500)):
        with guard.opened():
            Visit.objects.bulk_create(
                Visit(
                    who=f"V {n}", place="Cēsis", partner=twin, twin_town=True, host=host, purpose="P",
                    starts_on=date(2026, 1, 1), ends_on=date(2026, 1, 2), informed_at="2026-01-01T00:00:00Z",
                    informed_on=date(2025, 12, 1), informed_by=OFFICER.label,
                )
                for n in range(first, last)
            )  # fmt: skip
        for path in (LIST, f"{LIST}?lage=unreported", address(row), NEW):
            client.get(path)
            with CaptureQueriesContext(connection) as made:
                assert client.get(path).status_code == 200
            asked.append((path, len(made)))
    assert asked[:4] == asked[4:] and max(number for _, number in asked) <= 12, asked


@pytest.mark.one_database
@pytest.mark.parametrize("value", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_values_are_refused_or_kept_as_text(value, signed_in):
    client = signed_in("officer", "KFN")
    for field in (
        "who",
        "place",
        "starts_on",
        "host",
        "direction",
        "in_own_field",
        "delegation",
        "children",
        "ends_on",
    ):
        answer = client.post(NEW, {**TOLD, field: encoded(value)}, follow=True)
        assert answer.status_code in (200, 422) and "<script>alert" not in answer.text
    answer = client.get(LIST, {"q": encoded(value), "lage": encoded(value), "page": encoded(value)})
    assert answer.status_code == 200 and "<script>alert" not in answer.text
