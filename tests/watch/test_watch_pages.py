"""The pages of the watch: who sees what, how many questions they ask of the database, and what they do with rubbish."""

from __future__ import annotations

import json

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django_q.models import OrmQ

from utblick.audit import guard
from utblick.jobs.health import checks
from utblick.operations.health import all_health
from utblick.organisation.models import Body
from utblick.watch import actions
from utblick.watch.models import Call, FetchRun, Match, Source, Stand, WatchField
from watch.municipality import SOURCE, SYSTEM, account, given, next_day, the_call
from watch.portal import topic
from watch.test_stands import TWINNING

pytestmark = [pytest.mark.one_database, pytest.mark.usefixtures("municipality")]
HOSTILE = ["\x00", "x" * 10_000, "\u202e", "'; --", "<script>", "=1+1", "0001-01-01", "9999-12-31", "-1", "é", "%s"]


def client_of(role: str, body_code: str = "") -> Client:
    client = Client()
    client.force_login(account(role, body_code))
    return client


def addresses() -> list[str]:
    call = f"/utlysningar/{the_call().pk}/"
    return [
        "/utlysningar/", "/utlysningar/?body=&status=all", call, f"{call}plan/KFN/", "/utlysningar/stallning/",
        "/utlysningar/stallning/KFN/", "/utlysningar/bevakning/", "/utlysningar/bevakning/KFN/",
        "/utlysningar/kallor/", "/utlysningar/kallor/funding-tenders/karantan/", "/utlysningar/besked/",
        "/utskick/", "/utlysningar/dela/utlysningar.csv",
    ]  # fmt: skip


def many_calls(number: int) -> None:
    """Copies of the first call, its matches and stands with it."""
    first = the_call()
    with guard.opened():
        calls = [
            Call(
                source=first.source, topic_id=f"copy {n}", call_type="1", title_en=f"Copy {n}", opens_on=first.opens_on,
                last_deadline_on=first.last_deadline_on, next_deadline_on=first.next_deadline_on,
                deadlines=first.deadlines, first_seen_on=first.first_seen_on, last_seen_on=first.last_seen_on,
            )
            for n in range(number)
        ]  # fmt: skip
        Call.objects.bulk_create(calls)
        Match.objects.bulk_create(
            Match(call=call, body_code=code, score=0.5, reasons=[], matched_on=first.first_seen_on)
            for call in calls
            for code in ("KFN", "KS")
        )
        Stand.objects.bulk_create(
            Stand(call=call, body_code="KFN", choice="interesting", decided_by="x", decided_on=first.first_seen_on)
            for call in calls[::2]
        )


def asked(client: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as questions:
        assert client.get(address).status_code in (200, 302), address
    return len(questions)


def test_every_page_asks_at_most_twelve_questions_however_much_there_is() -> None:
    given(topic(1, **TWINNING), topic(2, type=["99"]))
    client = client_of("coordinator")
    many_calls(25)
    few = {address: asked(client, address) for address in addresses()}
    many_calls_more()
    many = {address: asked(client, address) for address in addresses()}
    assert few == many
    assert max(many.values()) <= 12


def many_calls_more() -> None:
    with guard.opened():
        Stand.objects.exclude(call=the_call()).delete()
        Match.objects.exclude(call=the_call()).delete()
        Call.objects.exclude(pk=the_call().pk).delete()
    many_calls(2_500)


def test_an_officer_sees_the_own_body_and_the_coordinator_all() -> None:
    given(topic(1, **TWINNING))
    page = f"/utlysningar/{the_call().pk}/"
    officer, coordinator = client_of("officer", "KFN"), client_of("coordinator")
    assert "Kommunstyrelsen" in coordinator.get(page).content.decode()
    seen = officer.get(page).content.decode()
    assert "Kultur- och fritidsnämnden" in seen
    assert "Kommunstyrelsen" not in seen
    for address in ("stallning/KS/", "bevakning/KS/", f"{the_call().pk}/plan/KS/"):
        assert officer.get(f"/utlysningar/{address}").status_code == 404
        assert coordinator.get(f"/utlysningar/{address}").status_code == 200


def test_the_page_names_whom_the_licence_of_the_data_wants_named() -> None:
    """Commission Decision 2011/833/EU: reuse with the source acknowledged."""
    given(topic(1, **TWINNING))
    page = client_of("officer", "KFN").get(f"/utlysningar/{the_call().pk}/").content.decode()
    assert "© European Union (CC BY 4.0)" in page


def test_what_one_may_not_do_is_refused_and_what_is_not_there_is_not_found() -> None:
    given(topic(1, **TWINNING))
    reader, officer = client_of("reader", "KFN"), client_of("officer", "KFN")
    take = f"/utlysningar/{the_call().pk}/stallning/KFN/"
    assert reader.post(take, {"choice": "taken"}).status_code == 403
    assert officer.post("/utlysningar/kallor/funding-tenders/vaxla/", {"on": "1"}).status_code == 403
    assert officer.post(f"/utlysningar/{the_call().pk}/indragen/", {"reason": "x"}).status_code == 403
    assert reader.post("/utlysningar/bevakning/KFN/", {"name": "x"}).status_code == 403
    assert officer.get("/utlysningar/00000000-0000-7000-8000-000000000000/").status_code == 404
    assert officer.get(take).status_code == 405
    assert Client().get("/utlysningar/").status_code == 302
    assert not Stand.objects.exists()


def test_a_stand_is_taken_by_one_button_and_leads_back_to_the_list() -> None:
    given(topic(1, **TWINNING))
    client = client_of("officer", "KFN")
    page = client.get("/utlysningar/stallning/KFN/").content.decode()
    assert "1 ny utlysning väntar." in page
    posted = {"choice": "not_for_us", "version": "0", "back": "/utlysningar/stallning/KFN/?choice=new#m1"}
    answer = client.post(f"/utlysningar/{the_call().pk}/stallning/KFN/", posted)
    assert answer["Location"] == posted["back"]
    assert Stand.objects.get().choice == "not_for_us"


def test_the_way_back_never_leads_to_another_host() -> None:
    given(topic(1, **TWINNING))
    posted = {"choice": "interesting", "back": "//elsewhere.example/"}
    answer = client_of("officer", "KFN").post(f"/utlysningar/{the_call().pk}/stallning/KFN/", posted)
    assert answer["Location"] == the_call().get_absolute_url()


def test_a_stale_stand_is_shown_beside_the_other_and_can_be_saved_from_there() -> None:
    given(topic(1, **TWINNING))
    actions.take_stand(SYSTEM, the_call(), "KFN", "taken", owner="Maja")
    client, take = client_of("officer", "KFN"), f"/utlysningar/{the_call().pk}/stallning/KFN/"
    answer = client.post(take, {"choice": "not_for_us", "KFN-reason": "too_short", "version": "0"})
    assert answer.status_code == 409
    assert "Maja" in answer.content.decode()
    again = {"KFN-choice": "not_for_us", "KFN-reason": "too_short", "version": "1"}
    assert client.post(take, again).status_code == 302
    assert Stand.objects.get().reason == "too_short"


def test_a_wrong_stand_is_told_on_the_calls_page() -> None:
    given(topic(1, **TWINNING))
    client, take = client_of("officer", "KFN"), f"/utlysningar/{the_call().pk}/stallning/KFN/"
    answer = client.post(take, {"choice": "taken", "KFN-owner": "x" * 500, "KFN-look_by": "när vi hinner"})
    assert answer.status_code == 422
    assert "saker behöver rättas" in answer.content.decode()


def test_the_list_keeps_its_filters_in_the_address() -> None:
    given(
        topic(1, **TWINNING),
        topic(
            2, title=["Rocket engines"], descriptionByte=["<p>Thrust.</p>"], deadline="2026-05-06", programme="43353764"
        ),
    )
    client = client_of("officer", "KFN")

    def titles(query: str) -> tuple[bool, bool]:
        page = client.get(f"/utlysningar/{query}").content.decode()
        return "Town twinning 2026" in page, "Rocket engines" in page

    assert titles("") == (True, False)
    assert titles("?body=") == (True, True)
    assert titles("?body=KFN&status=open") == (True, False)
    assert titles("?body=&programme=43353764") == (False, True)
    assert titles("?body=&since=2026-05-07") == (False, False)
    next_day("2026-05-07")
    assert titles("?body=&status=closed") == (False, True)
    assert titles("?body=&status=all&sort=-budget") == (True, True)


@pytest.mark.parametrize("value", HOSTILE)
def test_rubbish_in_addresses_and_forms_is_answered_calmly(value: str) -> None:
    given(topic(1, **TWINNING))
    client, call = client_of("coordinator"), the_call()
    for name in ("status", "programme", "body", "since", "sort", "page"):
        assert client.get("/utlysningar/", {name: value}).status_code == 200
    assert client.get("/utlysningar/stallning/KFN/", {"choice": value, "page": value}).status_code == 200
    names = ("choice", "KFN-reason", "KFN-owner", "KFN-look_by", "version", "back")
    for name in names:
        posted = {"choice": "interesting", name: value}
        assert client.post(f"/utlysningar/{call.pk}/stallning/KFN/", posted).status_code in (302, 409, 422)
    for name in ("name", "terms", "negative", "programmes", "concepts", "version"):
        for button in ("try", "save"):
            answer = client.post("/utlysningar/bevakning/KFN/", {"name": "Kultur", name: value, button: "1"})
            assert answer.status_code in (200, 302, 409, 422), (name, button)
    answer = client.post(f"/utlysningar/{call.pk}/indragen/", {"reason": value})
    assert answer.status_code in (302, 422)


def test_a_bevakningsomrade_is_tried_before_it_is_saved() -> None:
    given(topic(1, **TWINNING), topic(2, title=["Beekeeping in towns"], descriptionByte=["<p>Local beekeeping.</p>"]))
    client = client_of("officer", "BUN")
    before = WatchField.objects.get(body_code="BUN")
    answer = client.post("/utlysningar/bevakning/BUN/", {"name": "Vänorter", "town_twinning": "on", "try": "1"})
    page = answer.content.decode()
    assert "Town twinning 2026" in page
    assert "Inget är sparat än" in page
    assert WatchField.objects.get(body_code="BUN").field == before.field
    posted = {"name": "Vänorter", "town_twinning": "on", "terms": " biodling \n\nbiodling\n", "version": before.version}
    assert client.post("/utlysningar/bevakning/BUN/", posted).status_code == 302
    saved = WatchField.objects.get(body_code="BUN").as_field
    assert (saved.town_twinning, [term.text for term in saved.terms]) == (True, ["biodling"])
    assert client.post("/utlysningar/bevakning/BUN/", {**posted, "name": "En annan"}).status_code == 409


def test_a_withdrawn_call_says_so_and_can_be_put_back() -> None:
    given(topic(1, **TWINNING))
    client, page = client_of("coordinator"), f"/utlysningar/{the_call().pk}/"
    client.post(f"{page}indragen/", {"reason": "Källans nyheter den 5 maj"})
    assert "Indragen den\N{NO-BREAK SPACE}6" in client.get(page).content.decode()
    assert "Town twinning" not in client.get("/utlysningar/?body=").content.decode()
    client.post(f"{page}indragen/", {"back": "1"})
    assert the_call().withdrawn_on is None


def test_what_changed_is_read_word_by_word_with_days_and_money_as_people_write_them() -> None:
    def budget(amount: str) -> list[str]:
        line = {"action": "EXAMPLE-2026-TOWNS-001 - CERV", "budgetYearMap": {"2026": amount}}
        return [json.dumps({"budgetTopicActionMap": {"1": [line]}})]

    summer, winter = (["<p>Neighbours plan a summer.</p>"], ["<p>Neighbours plan a winter.</p>"])
    given(topic(1, descriptionByte=summer, budgetOverview=budget("6000000")))
    next_day("2026-05-07")
    given(topic(1, deadline="2026-10-07", descriptionByte=winter, budgetOverview=budget("7000000")))
    page = client_of("officer", "KFN").get(f"/utlysningar/{the_call().pk}/").content.decode()
    page = page.replace("\N{NO-BREAK SPACE}", " ")
    assert "sista dag framflyttad, från den 23 september 2026 till den 7 oktober 2026" in " ".join(page.split())
    assert "Neighbours plan a <del>summer.</del> <ins>winter.</ins>" in page
    assert "<del>den 23 september 2026</del> <ins>den 7 oktober 2026</ins>" in page
    assert "<del>6 000 000" in page and "<ins>7 000 000" in page


def test_a_missing_call_is_said_to_be_missing_and_nothing_more() -> None:
    given(topic(1, **TWINNING), topic(2))
    for day in ("2026-05-07", "2026-05-08", "2026-05-09"):
        next_day(day)
        given(topic(2))
    page = client_of("officer", "KFN").get(f"/utlysningar/{the_call().pk}/").content.decode()
    assert "Saknas i källan sedan den\N{NO-BREAK SPACE}7" in page
    assert "Indragen" not in page


def test_a_new_installation_reads_nothing_until_someone_turns_it_on() -> None:
    client = client_of("coordinator")
    page = client.get("/utlysningar/kallor/").content.decode()
    assert "Hämtas bara när någon ber om det." in page
    assert not Source.objects.exists()
    client.post("/utlysningar/kallor/funding-tenders/vaxla/", {"on": "1"})
    assert Source.objects.get().enabled
    client.post("/utlysningar/kallor/funding-tenders/vaxla/", {"off": "1"})
    assert not Source.objects.get().enabled
    OrmQ.objects.all().delete()
    client.post("/utlysningar/kallor/funding-tenders/hamta/")
    assert OrmQ.objects.count() == 1
    assert client.post("/utlysningar/kallor/okand/vaxla/", {"on": "1"}).status_code == 404


def test_the_health_page_turns_red_for_a_source_that_has_been_silent() -> None:
    assert checks()
    given(topic(1))
    source = actions.switch_source(SYSTEM, Source.objects.get(), enabled=True)

    def state() -> str:
        return next(health.state for health in all_health() if health.name == f"source:{SOURCE}")

    assert state() == "ok"
    with guard.opened():
        Source.objects.update(last_complete_at=source.last_complete_at.replace(year=2020))  # type: ignore[union-attr]
    assert state() == "stop"
    given(topic(1), topic(2, type=["99"]))
    assert state() == "care"


def test_the_hourly_job_starts_what_is_due_and_nothing_else(monkeypatch: pytest.MonkeyPatch) -> None:
    from utblick.watch import jobs

    started: list[list[str]] = []

    class Started:
        pid = 1

        def __init__(self, command: list[str], **_: object) -> None:
            started.append(command[1:])

        def wait(self) -> int:
            return 0

    monkeypatch.setattr("subprocess.Popen", Started)
    source = actions.ensure_source(SYSTEM, SOURCE)
    jobs.fetch_due()
    assert started == []
    actions.switch_source(SYSTEM, source, enabled=True)
    jobs.fetch_due()
    assert started == [["-m", "utblick.operations.command_line", "watch", "fetch", SOURCE]]
    given(topic(1))
    jobs.fetch_due()
    assert len(started) == 1
    assert FetchRun.objects.get().state == FetchRun.State.COMPLETE


def test_a_body_without_a_bevakningsomrade_gets_one_to_start_from(client: Client) -> None:
    """Users.md § 9: the shipped one of its code, else an empty one; again changes nothing, and only for who may."""
    with guard.opened():
        WatchField.objects.filter(body_code="KFN").delete()
        Body.objects.create(code="XN", name="Xylofonnämnden", body_kind="committee")
    client.force_login(account("officer", "KFN"))
    assert client.post("/utlysningar/bevakning/ny/").status_code == 403
    client.force_login(account("coordinator"))
    assert "Xylofonnämnden" in client.get("/utlysningar/bevakning/").content.decode()
    for wanted in ("nope\x00", "", ""):
        assert client.post("/utlysningar/bevakning/ny/", {"body": wanted}).status_code == 302
    assert WatchField.objects.get(body_code="KFN").as_field.terms
    assert not WatchField.objects.get(body_code="XN").as_field.terms
