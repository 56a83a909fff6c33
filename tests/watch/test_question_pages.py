"""The pages of EU questions: who sees and says what, how many questions they ask of the database, and rubbish."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django_q.models import OrmQ

from utblick.audit import guard
from utblick.cases.models import Matter
from utblick.clock.queries import today
from utblick.jobs.todo import todo_rows
from utblick.matching import Term
from utblick.matching import WatchField as Wanted
from utblick.organisation.actions import add_meeting
from utblick.organisation.models import Body
from utblick.watch import actions, jobs
from utblick.watch.models import (
    EuPaper,
    EuQuestion,
    PaperLink,
    QuestionMatch,
    QuestionStand,
    WatchField,
)
from watch.law import files, referral, the_paper, the_question, told, work
from watch.municipality import SYSTEM, actor, next_day
from watch.test_questions_filed import IN_RIKSDAG, MEMORANDUM, PROPOSAL
from watch.test_watch_pages import HOSTILE, client_of

pytestmark = [pytest.mark.one_database, pytest.mark.usefixtures("municipality")]
CERTAIN = referral(
    1, "Remiss av SOU 2026:15 Biblioteken i hela landet",
    "# Remiss\n\nSista dag att svara är fredagen den 12 juni 2026.\n\n- Exempelby kommun\n",
    summary="Om folkbibliotek.",
)  # fmt: skip
UNCERTAIN = referral(2, "Remiss av SOU 2026:16 Kulturskolan", "# R\n\nSvaren ska ha kommit in senast den 1 juli.")


@pytest.fixture
def stored(municipality: None) -> None:
    """A proposal with its memorandum, a remiss with a certain day and one with an uncertain."""
    told("cellar", PROPOSAL)
    told("riksdagen", IN_RIKSDAG)
    told("g0v", MEMORANDUM, CERTAIN, UNCERTAIN)


def page_of(number: str) -> str:
    return the_question(number).get_absolute_url()


def shown(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode().replace("\N{NO-BREAK SPACE}", " ")


def asked(client: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as questions:
        assert client.get(address).status_code == 200, address
    return len(questions)


def many_questions(number: int, name: str) -> None:
    """Copies of the remiss's question with its paper, matches and stands; and as many papers in the question itself."""
    first, paper = the_question("SOU 2026:15"), the_paper("remiss-1")
    with guard.opened():
        rows = [
            EuQuestion(title_sv=f"{name} {n}", stage="referral", first_seen_on=today(), next_on=first.next_on,
                       next_kind=first.next_kind, papers=1)
            for n in range(number)
        ]  # fmt: skip
        papers = [EuPaper(key=f"{name} {n}", stage="bill", title_sv="x", first_seen_on=today()) for n in range(number)]
        EuQuestion.objects.bulk_create(rows)
        EuPaper.objects.bulk_create(papers)
        PaperLink.objects.bulk_create(PaperLink(question=row, paper=paper) for row in rows)
        PaperLink.objects.bulk_create(PaperLink(question=first, paper=one) for one in papers[:200])
        QuestionMatch.objects.bulk_create(
            QuestionMatch(question=row, body_code=code, score=0.5, reasons=[], matched_on=today())
            for row in rows
            for code in ("KFN", "KS")
        )
        QuestionStand.objects.bulk_create(
            QuestionStand(question=row, body_code="KFN", choice="interesting", decided_by="x", decided_on=today())
            for row in rows[::2]
        )


@pytest.mark.usefixtures("stored")
def test_every_page_asks_at_most_twelve_questions_however_much_there_is() -> None:
    client = client_of("coordinator")
    addresses = ["/eu-fragor/", "/eu-fragor/?body=&state=all", page_of("SOU 2026:15"), page_of("COM(2026) 112"),
                 "/utlysningar/kallor/"]  # fmt: skip
    many_questions(25, "some")
    few = {address: asked(client, address) for address in addresses}
    many_questions(2_500, "many")
    assert few == {address: asked(client, address) for address in addresses}
    assert max(few.values()) <= 12, few


@pytest.mark.usefixtures("stored")
def test_the_list_shows_remisser_first_and_keeps_its_filters_in_the_address() -> None:
    client = client_of("officer", "KFN")
    told("cellar", work("52026PC0300", title_sv="Förslag om satelliter i omloppsbana"))

    def titles(query: str) -> list[str]:
        page = shown(client, f"/eu-fragor/{query}")
        found = {name: page.find(name) for name in ("Biblioteken", "Kulturskolan", "badplatser och", "satelliter")}
        return [name for name, place in sorted(found.items(), key=lambda item: item[1]) if place >= 0]

    assert titles("") == ["Biblioteken", "Kulturskolan", "badplatser och"]
    assert "satelliter" not in titles("?state=all")
    assert titles("?body=") == ["Biblioteken", "Kulturskolan", "badplatser och"]
    assert titles("?body=&state=uncertain") == ["Kulturskolan"]
    assert titles("?body=&stage=memorandum") == ["badplatser och"]
    assert titles("?body=&within=14") == []
    next_day("2026-06-13")
    assert titles("?body=&within=60") == ["Kulturskolan"]
    assert set(titles("?body=&state=all")) == {"Biblioteken", "Kulturskolan", "badplatser och", "satelliter"}


@pytest.mark.usefixtures("stored")
def test_a_questions_page_tells_the_way_the_time_left_and_where_each_link_came_from() -> None:
    page = shown(client_of("reader", "KFN"), page_of("COM(2026) 112"))
    assert "till och med tisdag 9 juni 2026 (34 dagar): riksdagens subsidiaritetsprövning" in page
    assert "COM(2026) 112 (i sammanfattningen)" in page
    assert 'aria-current="step"' in page
    assert "Sveriges ståndpunkt" in page
    assert "Källor: Sveriges riksdag, Regeringskansliet och © Europeiska unionen" in page
    assert "Hör papperet inte hit?" not in page


@pytest.mark.usefixtures("stored")
def test_an_uncertain_day_is_asked_about_with_its_sentence_and_confirmed_by_one_button() -> None:
    client, address = client_of("coordinator"), page_of("SOU 2026:16")
    paper = the_paper("remiss-2")
    page = shown(client, address)
    assert '<q lang="sv">Svaren ska ha kommit in senast den 1 juli.</q>' in page
    assert client.post(f"{address}papper/{paper.pk}/sista-dag/", {"answer": "other_day"}).status_code == 422
    posted = {"answer": "right", "version": paper.version}
    assert client.post(f"{address}papper/{paper.pk}/sista-dag/", posted).status_code == 302
    assert "Stämmer sista dagen?" not in shown(client, address)
    assert "Bekräftad av er" in shown(client, address)
    assert client.post(f"{address}papper/{paper.pk}/sista-dag/", posted).status_code == 409


@pytest.mark.usefixtures("stored")
def test_remissinstans_is_asked_with_the_line_found_and_yes_leads_to_a_matter() -> None:
    client, address = client_of("coordinator"), page_of("SOU 2026:15")
    paper = the_paper("remiss-1")
    assert '<q lang="sv">Exempelby kommun</q>' in shown(client, address)
    assert client.post(f"{address}arende/KFN/").status_code in (302, 403)
    posted = {"answer": "yes", "version": paper.version}
    assert client.post(f"{address}papper/{paper.pk}/remissinstans/", posted).status_code == 302
    assert "Vi väntas svara" in shown(client, address)
    answer = client.post(f"{address}arende/KFN/")
    assert answer.status_code == 302
    matter = Matter.objects.get()
    assert (matter.subject, matter.origin) == (str(the_question("SOU 2026:15").ref), "referral")
    assert QuestionStand.objects.get().choice == "taken"
    assert "Ärende hos KFN" in shown(client, address)
    assert client.post(f"{address}arende/KFN/").status_code == 302
    assert Matter.objects.count() == 1


@pytest.mark.usefixtures("stored")
def test_a_stand_is_taken_per_nämnd_and_a_stale_one_is_shown_beside_the_other() -> None:
    officer, address = client_of("officer", "KFN"), page_of("SOU 2026:15")
    posted = {"choice": "taken", "owner": "Maja", "version": "0"}
    assert officer.post(f"{address}stallning/KFN/", posted).status_code == 302
    assert (QuestionStand.objects.get().owner, "Maja" in shown(officer, address)) == ("Maja", True)
    assert officer.post(f"{address}stallning/KFN/", {**posted, "choice": "answered"}).status_code == 409
    assert officer.post(f"{address}stallning/KS/", posted).status_code == 404
    assert client_of("reader", "KFN").post(f"{address}stallning/KFN/", posted).status_code == 403


@pytest.mark.usefixtures("stored")
def test_only_the_coordinator_corrects_papers_and_a_merged_question_leads_on() -> None:
    officer, address, paper = client_of("officer", "KFN"), page_of("COM(2026) 112"), the_paper("fpm31")
    for act in ("sista-dag", "remissinstans", "koppla", "koppla-loss"):
        assert officer.post(f"{address}papper/{paper.pk}/{act}/", {"answer": "right"}).status_code == 403
        assert Client().post(f"{address}papper/{paper.pk}/{act}/").status_code == 302
    coordinator = client_of("coordinator")
    assert coordinator.post(f"{address}papper/{paper.pk}/koppla-loss/").status_code == 302
    assert len(files()) == 4
    alone = f"{paper.links.get().question.get_absolute_url()}papper/{paper.pk}/koppla/"
    wrong = coordinator.post(alone, {"number": "COM(2026) 999"})
    assert (wrong.status_code, "Ingen EU-fråga här" in wrong.content.decode()) == (422, True)
    answer = coordinator.post(alone, {"number": "KOM(2026) 112"})
    assert answer["Location"] == page_of("COM(2026) 112")
    old, new = EuQuestion.objects.get(merged_into__isnull=False), the_question("COM(2026) 112")
    assert coordinator.get(old.get_absolute_url())["Location"] == new.get_absolute_url()


@pytest.mark.usefixtures("stored")
def test_what_waits_stands_on_the_start_page() -> None:
    def sentences(role: str, body: str = "") -> list[str]:
        return [str(row.sentence) for row in todo_rows(actor(role, body), today())["waiting"]]

    assert [one.split(":")[0] for one in sentences("coordinator")] == [
        "Svara på remissen, eller säg nej", "Säg om sista dagen stämmer", "Svara på remissen, eller säg nej",
    ]  # fmt: skip
    actions.take_question_stand(SYSTEM, the_question("SOU 2026:15"), "KFN", "answered")
    assert not any("Biblioteken" in one for one in sentences("officer", "KFN"))
    assert sentences("reader", "KFN") == []


@pytest.mark.usefixtures("stored")
def test_a_board_meeting_that_is_missed_is_told() -> None:
    client, address = client_of("reader", "KFN"), page_of("SOU 2026:15")
    assert "Kommunstyrelsen" not in shown(client, address)
    board = Body.objects.get(code="KS")
    add_meeting(SYSTEM, board, on=date(2026, 9, 8))
    assert "Kommunstyrelsen har inget ordinarie sammanträde före dess" in shown(client, address)
    add_meeting(SYSTEM, board, on=date(2026, 5, 12))
    assert "Kommunstyrelsen hinns inte på ordinarie väg" in shown(client, address)
    add_meeting(SYSTEM, board, on=date(2026, 6, 2))
    assert "Kommunstyrelsen hinns den 2 juni 2026" in shown(client, address)


@pytest.mark.usefixtures("stored")
def test_a_changed_bevakningsomrade_is_matched_with_the_questions_too() -> None:
    field = WatchField.objects.get(body_code="BUN")
    assert not QuestionMatch.objects.filter(body_code="BUN", question=the_question("COM(2026) 112")).exists()
    OrmQ.objects.all().delete()
    field = actions.alter_watch_field(SYSTEM, field, Wanted("BUN", "Bad", terms=(Term("badplatser"),)))
    assert OrmQ.objects.count() == 2
    jobs.match_questions_part("BUN", field.version, "")
    assert QuestionMatch.objects.filter(body_code="BUN", question=the_question("COM(2026) 112")).exists()


@pytest.mark.parametrize("value", HOSTILE)
@pytest.mark.usefixtures("stored")
def test_rubbish_in_addresses_and_forms_is_answered_calmly(value: str) -> None:
    client, address, paper = client_of("coordinator"), page_of("SOU 2026:16"), the_paper("remiss-2")
    for name in ("state", "stage", "body", "within", "page"):
        assert client.get("/eu-fragor/", {name: value}).status_code == 200
    for act in ("sista-dag", "remissinstans", "koppla"):
        for name in ("answer", "on", "version", "number"):
            posted = {"answer": "other_day", "on": "2026-06-30", "number": "x", name: value}
            assert client.post(f"{address}papper/{paper.pk}/{act}/", posted).status_code in (302, 409, 422)
    for name in ("choice", "owner", "version"):
        posted = {"choice": "interesting", name: value}
        assert client.post(f"{address}stallning/KFN/", posted).status_code in (302, 409, 422)


def test_an_empty_page_says_what_would_be_here() -> None:
    assert "Inga EU-frågor än" in shown(client_of("coordinator"), "/eu-fragor/")
