"""*Ta ställning* to EU questions: one key, a reason as a chip, and undo for a minute."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from utblick.clock import recorded_at
from utblick.watch import actions
from utblick.watch.models import QuestionStand
from watch.law import referral, the_question, told, work
from watch.municipality import actor, next_day
from watch.test_question_pages import CERTAIN, UNCERTAIN, many_questions
from watch.test_watch_pages import HOSTILE, client_of

pytestmark = [pytest.mark.one_database, pytest.mark.usefixtures("municipality")]
LIST = "/eu-fragor/stallning/KFN/"


def posted(client: Client, choice: dict[str, str], follow: bool = True) -> str:
    """The page after a stand on the remiss from the list."""
    take = f"{the_question('SOU 2026:15').get_absolute_url()}stallning/KFN/"
    answer = client.post(take, {"back": LIST, **choice}, follow=follow)
    return answer.content.decode()


def undoing(page: str) -> str:
    found = re.search(r'action="([^"]+angra[^"]+)"', page)
    assert found is not None
    return found[1].replace("&amp;", "&")


def test_the_list_of_a_body_has_a_key_and_a_button_for_each_stand_new_ones_first() -> None:
    told("g0v", CERTAIN, UNCERTAIN)
    told("cellar", work("52026PC0300", title_sv="Folkbibliotek utan sista dag"))
    client = client_of("officer", "KFN")
    page = client.get(LIST).content.decode()
    assert page.index("Biblioteken") < page.index("Kulturskolan") and "utan sista dag" not in page
    assert page.count("data-stands") == 2 and "watch/stands" in page and "2 nya EU-frågor" in page
    actions.take_question_stand(actor("officer", "KFN"), the_question("SOU 2026:15"), "KFN", "interesting")
    page = client.get(LIST).content.decode()
    assert page.index("Kulturskolan") < page.index("Biblioteken")
    assert "Kulturskolan" not in client.get(f"{LIST}?choice=interesting").content.decode()
    assert client.get("/eu-fragor/stallning/")["Location"] == LIST
    both = client_of("coordinator").get("/eu-fragor/stallning/").content.decode()
    assert "Barn- och utbildningsnämnden" in both and "Nya med tid kvar" in both


def test_a_reason_is_one_chip_that_puts_the_question_aside() -> None:
    told("g0v", CERTAIN)
    client = client_of("officer", "KFN")
    posted(client, {"reason": "others_answer", "version": "0"})
    stand = QuestionStand.objects.get()
    assert (stand.choice, stand.reason) == ("not_for_us", "others_answer")
    assert "Andra svarar för oss" in client.get(stand.question.get_absolute_url()).content.decode()
    posted(client, {"choice": "interesting", "reason": "others_answer", "version": "1"})
    assert QuestionStand.objects.get().reason == ""


def test_a_stand_is_undone_by_the_button_in_the_message_and_only_once() -> None:
    told("g0v", CERTAIN)
    client = client_of("officer", "KFN")
    posted(client, {"choice": "taken", "owner": "Kim", "version": "0"})
    page = posted(client, {"reason": "too_short", "version": "1"})
    answer = client.post(undoing(page), follow=True)
    assert answer.redirect_chain[-1][0] == LIST and "Ångrat. KFN: Vi tar den." in answer.content.decode()
    stand = QuestionStand.objects.get()
    assert (stand.choice, stand.owner, stand.reason) == ("taken", "Kim", "")
    assert "inom en minut" in client.post(undoing(page), follow=True).content.decode()


def test_only_ones_own_stand_is_undone_within_the_minute(monkeypatch: pytest.MonkeyPatch) -> None:
    told("g0v", CERTAIN)
    officer = actor("officer", "KFN")
    stand = actions.take_question_stand(officer, the_question("SOU 2026:15"), "KFN", "interesting")
    with pytest.raises(actions.TooLateError):
        actions.undo_question_stand(actor("coordinator"), stand, version=stand.version)
    late = recorded_at() + timedelta(seconds=61)
    with monkeypatch.context() as later:
        later.setattr("utblick.watch.actions.undoing.recorded_at", lambda: late)
        with pytest.raises(actions.TooLateError):
            actions.undo_question_stand(officer, stand, version=stand.version)
    assert actions.undo_question_stand(officer, stand, version=stand.version).choice == "new"


def test_a_reader_sees_the_list_without_buttons_and_nobody_sees_another_bodys() -> None:
    told("g0v", CERTAIN)
    page = client_of("reader", "KFN").get(LIST).content.decode()
    assert "Biblioteken" in page and "data-stands" not in page
    assert client_of("officer", "BUN").get(LIST).status_code == 404
    undo = f"{the_question('SOU 2026:15').get_absolute_url()}stallning/KFN/angra/"
    assert client_of("reader", "KFN").post(undo).status_code == 403


def test_the_lists_ask_at_most_twelve_questions_however_much_there_is() -> None:
    told("g0v", CERTAIN)
    client = client_of("coordinator")

    def asked() -> list[int]:
        found = []
        for address in (LIST, "/eu-fragor/stallning/"):
            with CaptureQueriesContext(connection) as questions:
                assert client.get(address).status_code == 200
            found.append(len(questions))
        return found

    many_questions(25, "some")
    few = asked()
    many_questions(2_500, "many")
    assert asked() == few and max(few) <= 12


@pytest.mark.parametrize("value", HOSTILE)
def test_rubbish_in_the_addresses_is_answered_calmly(value: str) -> None:
    told("g0v", CERTAIN)
    client, address = client_of("officer", "KFN"), the_question("SOU 2026:15").get_absolute_url()
    assert client.get(LIST, {"choice": value, "page": value}).status_code == 200
    for name in ("choice", "reason", "back", "version"):
        told_of = {"choice": "interesting", name: value}
        assert client.post(f"{address}stallning/KFN/", told_of).status_code in (302, 409, 422)
    undo = client.post(f"{address}stallning/KFN/angra/?version={len(value)}&back=//exempel.example/")
    assert undo.status_code == 302 and undo["Location"] == address


def test_an_empty_list_says_what_would_be_here() -> None:
    assert "Inget att ta ställning till" in client_of("officer", "KFN").get(LIST).content.decode()
    told("g0v", referral(1, "Remiss av SOU 2026:15 Biblioteken", "Sista dag att svara är fredagen den 12 juni 2026."))
    next_day("2026-06-13")
    assert "Inget att ta ställning till" in client_of("officer", "KFN").get(LIST).content.decode()
