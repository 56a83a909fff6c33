"""The support log (R5.7, G-44): questions asked and answered, and answers that can help more."""

from __future__ import annotations

from datetime import date
from io import BytesIO

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook

from projects.conftest import KSF, OFFICER, SYSTEM
from utblick.access import Standing
from utblick.audit import guard
from utblick.audit.change import change
from utblick.cooperation.waits import read
from utblick.jobs.models import OutgoingMail
from utblick.organisation.models import Body
from utblick.organisation.successions import moving
from utblick.search.queries import find
from utblick.support import todo
from utblick.support.actions.questions import answer_question, ask_coordinator
from utblick.support.models import SupportQuestion
from utblick.support.queries.questions import asked_by_body, common_answers, questions
from utblick.ui.conflicts import Stale
from utblick.values import Actor, Grant

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]
LIST = "/stod/fragor/"
TODAY = date(2026, 5, 6)
TEACHER = Actor("user:bun", "Barn Handläggare", frozenset({Grant("officer", "BUN"), Grant("signed_in")}))


@pytest.fixture
def question(municipality):
    return ask_coordinator(
        OFFICER, body=Body.objects.get(code="KFN"), what="Får vi räkna egen tid?", asked_by="Olle Handläggare"
    )


def sentences(actor: Actor) -> list[tuple[str, str]]:
    return [(row.band, row.sentence) for row in todo.told(actor, read(todo.waits(actor, TODAY)))]


def test_g_44_a_question_waits_for_the_coordinator_and_its_answer_for_those_who_asked(question, move_to):
    assert ("waiting", "Svara på frågan ”Får vi räkna egen tid?”") in sentences(KSF)
    assert sentences(OFFICER) == []
    move_to(date(2026, 5, 9))
    with pytest.raises(PermissionDenied):
        answer_question(OFFICER, question, version=question.version, answer="Ja.")
    answer_question(KSF, question, version=question.version, answer="Ja, vecka för vecka.")
    assert question.days(date(2027, 1, 1)) == 3
    assert sentences(OFFICER) == [("changed", "Läs svaret på frågan ”Får vi räkna egen tid?”")]
    assert sentences(TEACHER) == []
    with pytest.raises(Stale):
        answer_question(KSF, question, version=1, answer="Nej.")


def test_an_answer_is_its_own_bodys_until_it_can_help_more_and_then_nobodys_name_stands_with_it(question):
    answer_question(KSF, question, version=question.version, answer="Ja, skriv tidrapport.")
    assert list(questions(OFFICER)) == [question] and not questions(TEACHER).exists()
    assert not find(TEACHER, "tidrapport") and find(OFFICER, "tidrapport")
    answer_question(KSF, question, version=question.version, answer="Ja, skriv tidrapport.", helps_more=True)
    assert list(common_answers(TEACHER, 5)) == [question] and question.asked_by == ""
    assert [entry.title for entry in find(TEACHER, "tidrapport")] == ["Får vi räkna egen tid?"]
    [told] = asked_by_body(KSF, 2026)
    assert (told.body, told.asked, told.answered) == ("Kultur- och fritidsnämnden", 1, 1)


def test_r5_7_one_asks_about_a_call_with_two_answers_and_the_coordinator_answers_with_one(signed_in, call):
    client = signed_in(("officer", "KFN"))
    address = f"{LIST}ny/?om={call.ref}"
    form = client.get(address).context["form"]
    assert [name for name, field in form.fields.items() if field.required] == ["body", "what"]
    assert client.post(address, {"body": "BUN", "what": ""}).status_code == 422
    shown = client.post(address, {"body": "KFN", "what": "När är sista dagen?"}, follow=True).content.decode()
    assert call.get_absolute_url() in shown and "Har väntat på svar i 0 dagar" in shown
    row = SupportQuestion.objects.get()
    assert row.about == str(call.ref) and not OutgoingMail.objects.exists()
    assert client.get(f"{LIST}{row.pk}/svara/").status_code == 403
    assert client.get(LIST).context["counted"] == []
    boss = signed_in(("coordinator", ""), ("officer", "KS"))
    told = {"answer": "Den 23 september.", "helps_more": "on", "version": row.version}
    assert "Den 23 september." in boss.post(f"{LIST}{row.pk}/svara/", told, follow=True).content.decode()
    assert boss.post(f"{LIST}{row.pk}/svara/", told).status_code == 409
    assert len(boss.get(LIST).context["counted"]) == 1
    later = [ask_coordinator(OFFICER, body=row.body, what=what) for what in ("Vem svarar?", "Och sen?")]
    assert list(boss.get(LIST).context["page"]) == [*later, row]
    for words, number in (("september", 1), ("oktober", 0)):
        assert boss.get(LIST, {"q": words, "lage": "vanliga"}).context["page"].total == number
    assert "När är sista dagen?" in boss.get("/stod/").content.decode()
    book = load_workbook(BytesIO(boss.get(f"{LIST}excel/").getvalue())).active
    assert "När är sista dagen?" in [cell.value for cell in book["C"]]
    for bad in ("call:1", "\x00", "person:0", "x" * 500):
        assert boss.get(f"{LIST}ny/", {"om": bad}).status_code == 200


def test_the_answer_is_mailed_once_to_the_address_that_was_left(municipality):
    body = Body.objects.get(code="KFN")
    row = ask_coordinator(OFFICER, body=body, what="Får vi <tolk>?", reply_to="olle@exempel.example")
    answer_question(KSF, row, version=row.version, answer="Ja & nej.")
    [mail] = OutgoingMail.objects.all()
    assert (mail.recipient, mail.subject) == ("olle@exempel.example", "Svar: Får vi <tolk>?")
    assert "Ja & nej." in mail.body and f"/stod/fragor/{row.pk}/" in mail.body
    answer_question(KSF, row, version=row.version, answer="Ja & nej.", helps_more=True)
    assert OutgoingMail.objects.count() == 1 and row.reply_to == ""


def test_what_a_body_that_ends_has_asked_waits_at_its_successor(question):
    [sort] = [sort for sort in moving() if sort.name == "support_questions"]
    assert sort.rows(question.body) == [question] and sort.tell(question).title == "Får vi räkna egen tid?"
    with change(SYSTEM, "support_question.ask", Standing("KFN")) as opened:
        sort.move(opened, question, Body.objects.get(code="BUN"))
    assert list(questions(TEACHER)) == [question] and not questions(OFFICER).exists()
    answer_question(KSF, question, version=question.version, answer="Ja.")
    assert sort.rows(question.body) == []


def test_the_list_asks_as_much_of_the_database_for_2_500_questions(signed_in, question):
    client = signed_in(("coordinator", ""))
    asked = []
    for number in (24, 2_475):
        told = {"body_id": "KFN", "asked_on": TODAY, "answer": "Ja.", "answered_on": TODAY, "answered_by": "user:kim"}
        with guard.opened():
            SupportQuestion.objects.bulk_create(SupportQuestion(what=f"Fråga {at}", **told) for at in range(number))
        with CaptureQueriesContext(connection) as queries:
            client.get(LIST)
        asked.append(len(queries))
    assert asked[0] == asked[1] <= 12
