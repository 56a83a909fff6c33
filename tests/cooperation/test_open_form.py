"""Anyone may ask without an account; nobody is shown it before the asker's mail has confirmed it."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from django.core import signing
from django.test import Client

from cooperation.conftest import FIRST_DAY, SYSTEM
from hostile import HOSTILE, encoded
from utblick.audit.models import Event, EventWords
from utblick.cooperation import actions, queries
from utblick.cooperation.models import PartnerRequest
from utblick.jobs.models import OutgoingMail
from utblick.values import Actor, Grant

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]
FORM, THANKS = "/partner/fraga/", "/partner/fraga/tack/"
ASKED = {
    "seeks": "partner",
    "what": "Partnerskola i Lettland",
    "text": "Vi går i årskurs 8.",
    "organisation": "Exempelskolan",
    "country_code": "",
    "contact_name": "Kim Exempel",
    "contact_email": "Kim@exempel.example",
    "website": "",
}
EVERYONE = [
    Actor(f"user:{role}", role, frozenset({Grant(role), Grant("signed_in")}))
    for role in ("coordinator", "officer", "registrar", "clerk", "member", "reader", "company", "administrator")
]


@pytest.fixture
def visitor(municipality) -> Client:
    return Client()


def link() -> str:
    """The path in the latest mail."""
    mail = OutgoingMail.objects.latest("id")
    found = re.search(r"http://testserver(\S+)", mail.body)
    assert found is not None
    return found[1]


def test_a_question_is_shown_to_nobody_before_it_is_confirmed(visitor, signed_in):
    assert visitor.get(FORM).status_code == 200
    answer = visitor.post(FORM, ASKED)
    assert answer.headers["Location"] == THANKS
    assert "Partnerskola" not in visitor.get(THANKS).content.decode()
    asked = PartnerRequest.objects.get()
    assert asked.hold == "confirmation"
    for actor in EVERYONE:
        assert queries.request(actor, asked.pk) is None
        assert not queries.requests(actor).exists() and not queries.requests(actor, state="waiting").exists()
    coordinator = signed_in("coordinator")
    for path in ("/", "/partner/forfragningar/", "/sok/?q=Partnerskola"):
        assert "Partnerskola i Lettland" not in coordinator.get(path).content.decode()
    assert coordinator.get(f"/partner/forfragningar/{asked.pk}/").status_code == 404


def test_opening_the_link_changes_nothing_and_the_button_confirms_it(visitor, signed_in):
    visitor.post(FORM, ASKED)
    path = link()
    for _ in range(3):
        assert "Bekräfta" in visitor.get(path).content.decode()
        assert visitor.head(path).status_code == 200
    assert PartnerRequest.objects.get().hold == "confirmation"
    assert "Tack" in visitor.post(path).content.decode()
    asked = PartnerRequest.objects.get()
    assert (asked.hold, asked.came_by, asked.contact_email) == ("", "form", "kim@exempel.example")
    assert "Partnerskola i Lettland" in signed_in("coordinator").get("/").content.decode()
    events = Event.objects.filter(subject=str(asked.ref)).values_list("verb", "actor")
    assert list(events) == [("partner_request.ask", "anonymous"), ("partner_request.confirm", "anonymous")]
    assert "Tack" in visitor.post(path).content.decode()
    assert Event.objects.filter(subject=str(asked.ref)).count() == 2


def test_a_link_that_is_not_ours_or_too_old_says_so(visitor, monkeypatch):
    visitor.post(FORM, ASKED)
    path = link()
    for wrong in ("/partner/fraga/hej/", path[:-2] + "/", f"/partner/fraga/{signing.dumps('1', salt='annat')}/"):
        answer = visitor.get(wrong)
        assert answer.status_code == 410 and "gäller inte längre" in answer.content.decode()
    later = signing.time.time() + timedelta(days=8).total_seconds()
    monkeypatch.setattr(signing.time, "time", lambda: later)
    assert visitor.post(path).status_code == 410
    assert PartnerRequest.objects.get().hold == "confirmation"


def test_the_same_question_twice_is_one_and_sends_one_mail(visitor):
    visitor.post(FORM, ASKED)
    visitor.post(FORM, ASKED)
    assert PartnerRequest.objects.count() == OutgoingMail.objects.count() == 1


def test_what_a_program_fills_in_is_thanked_for_and_thrown_away(visitor):
    answer = visitor.post(FORM, {**ASKED, "website": "http://spam.example"})
    assert answer.headers["Location"] == THANKS
    assert not PartnerRequest.objects.exists() and not OutgoingMail.objects.exists()


def test_one_visitor_and_one_address_may_ask_only_so_often(visitor):
    for number in range(5):
        told = {**ASKED, "what": f"Fråga {number}", "contact_email": f"kim{number}@exempel.example"}
        assert visitor.post(FORM, told).status_code == 302
    answer = visitor.post(FORM, {**ASKED, "what": "En till", "contact_email": "annan@exempel.example"})
    assert answer.status_code == 429 and "Vänta en timme" in answer.content.decode()
    assert Client(REMOTE_ADDR="192.0.2.7").post(FORM, {**ASKED, "what": "En till"}).status_code == 302
    assert PartnerRequest.objects.count() == 6


def test_one_address_may_be_written_to_three_times_a_day(visitor):
    for number in range(4):
        client = Client(REMOTE_ADDR=f"192.0.2.{number}")
        status = client.post(FORM, {**ASKED, "what": f"Fråga {number}"}).status_code
        assert status == (302 if number < 3 else 429)


def test_behind_a_proxy_the_visitor_is_the_one_the_proxy_saw(visitor, settings):
    settings.HTTPS = True
    for number in range(6):
        told = {**ASKED, "what": f"Fråga {number}", "contact_email": f"kim{number}@exempel.example"}
        seen = visitor.post(FORM, told, headers={"X-Forwarded-For": f"10.0.0.{number}, 192.0.2.9"}).status_code
        assert seen == (302 if number < 5 else 429)


def test_what_nobody_confirms_is_removed_with_every_word_of_it(visitor):
    visitor.post(FORM, ASKED)
    ref = str(PartnerRequest.objects.get().ref)
    actions.forget_unconfirmed(FIRST_DAY + timedelta(days=7))
    assert PartnerRequest.objects.exists()
    actions.forget_unconfirmed(FIRST_DAY + timedelta(days=8))
    assert not PartnerRequest.objects.exists()
    assert not EventWords.objects.filter(event__subject=ref).exists()
    assert Event.objects.filter(subject=ref).latest("seq").verb == "partner_request.forget"
    assert "exempel" not in " ".join(Event.objects.filter(subject=ref).values_list("payload", flat=True))


def test_a_confirmed_question_is_kept(visitor):
    visitor.post(FORM, ASKED)
    visitor.post(link())
    actions.forget_unconfirmed(date(2027, 1, 1))
    assert PartnerRequest.objects.exists()


def test_the_form_says_what_is_missing(visitor):
    answer = visitor.post(FORM, {})
    assert answer.status_code == 422 and not PartnerRequest.objects.exists()
    required = [name for name, field in answer.context["form"].fields.items() if field.required]
    assert required == ["seeks", "what", "organisation", "contact_name", "contact_email"]


def test_hostile_values_are_refused_or_kept_as_text(municipality):
    for number, value in enumerate(map(encoded, HOSTILE.values())):
        client = Client(REMOTE_ADDR=f"192.0.2.{number}")
        texts = dict.fromkeys(("what", "text", "organisation", "contact_name"), value)
        told = {**ASKED, **texts, "contact_email": f"kim{number}@exempel.example"}
        assert client.post(FORM, told).status_code in (302, 422)
    answer = Client(REMOTE_ADDR="192.0.3.1").post(FORM, dict.fromkeys(set(ASKED) - {"website"}, HOSTILE["markup"]))
    assert answer.status_code == 422 and "<script>alert" not in answer.content.decode()


def test_the_asker_must_name_who_answers(municipality):
    """The mail goes to the one address that was given, and says how to do nothing."""
    Client().post(FORM, ASKED)
    mail = OutgoingMail.objects.get()
    assert mail.recipient == "kim@exempel.example"
    assert "behöver du inte göra något" in mail.body and "Provkommun" in mail.body
    assert SYSTEM.is_system
