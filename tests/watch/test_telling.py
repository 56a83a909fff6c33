"""Being told, and answering without an account (users.md § 3)."""

from __future__ import annotations

import json
import re
from datetime import date, timedelta

import pytest
from django.core import mail
from django.core.exceptions import ValidationError
from django.test import Client

from utblick.accounts.actions import purge_links
from utblick.accounts.models import MailLink, User
from utblick.audit import guard
from utblick.audit.models import Event
from utblick.clock.models import Installation
from utblick.clock.queries import today
from utblick.demo.actions import move_date
from utblick.jobs.jobs import deliver_mail, run_todays_jobs
from utblick.jobs.models import OutgoingMail
from utblick.jobs.schedules import daily_jobs
from utblick.organisation.actions import end_assignment
from utblick.organisation.models import Assignment, Body, Person
from utblick.watch import jobs
from utblick.watch.actions import take_stand
from utblick.watch.actions.subscriptions import end_subscription, invite, subscribe
from utblick.watch.models import Source, Stand, Subscription
from watch.municipality import SOURCE, SYSTEM, account, actor, given, next_day, the_call
from watch.portal import topic
from watch.test_stands import TWINNING

pytestmark = pytest.mark.usefixtures("municipality")
LINK = re.compile(r"https://utblick\.invalid(/konto/svar/[\w-]+/)")
MONDAY = date(2026, 5, 11)


def subscribed(frequency: str = "daily", body_code: str = "KFN", role: str = "officer") -> User:
    user = account(role, body_code)
    subscribe(actor(role, body_code), user, body_code, frequency)
    return user


def colleague(email: str = "kim@exempel.example", frequency: str = "daily") -> Subscription:
    body = Body.objects.get(code="KFN")
    return invite(actor("coordinator"), body, name="Kim Exempel", email=email, frequency=frequency)


def mails(to: str = "") -> list[OutgoingMail]:
    return [mail for mail in OutgoingMail.objects.order_by("id") if to in mail.recipient]


def link_after(told: str, word: str) -> str:
    """The address that follows a word in a mail."""
    found = LINK.search(told[told.index(word) :])
    assert found is not None
    return found.group(1)


def told_daily() -> str:
    """A subscriber's mail about one new call."""
    subscribed()
    given(topic(1, **TWINNING))
    jobs.tell_of_day(today())
    return mails()[-1].body


def test_a_new_call_is_told_once_with_its_reason_and_three_links():
    user = subscribed()
    given(topic(1, **TWINNING))
    for _ in range(2):
        jobs.tell_of_day(today())
        jobs.tell_at_once()
    [sent] = mails()
    assert sent.recipient == user.email
    assert "Town twinning 2026" in sent.body and "Varför: " in sent.body and "onsdag 23\xa0september 2026" in sent.body
    for word in ("Intressant:", "Inte för oss:", "Vi tar den:", "Ändra hur ofta:", "Sluta:"):
        assert link_after(sent.body, word)
    assert "<a href=" in sent.html and "<img" not in sent.html and "style" not in sent.html
    next_day("2026-05-07")
    jobs.tell_of_day(today())
    assert len(mails()) == 1


def test_opening_a_link_changes_nothing_and_the_button_takes_the_stand():
    address = link_after(told_daily(), "Vi tar den:")
    before = Event.objects.count()
    scanner = Client(enforce_csrf_checks=True)
    for _ in range(3):
        assert scanner.get(address).status_code == scanner.head(address).status_code == 200
    assert not Stand.objects.exists() and Event.objects.count() == before
    page = scanner.get(address).text
    assert "Town twinning 2026" in page and 'method="post"' in page
    assert "Kultur- och fritidsnämnden: Vi tar den." in scanner.post(address).text
    stand = Stand.objects.get()
    assert (stand.body_code, stand.choice, stand.owner) == ("KFN", "taken", "officer KFN")
    assert stand.decided_by.startswith("mail:")
    events = Event.objects.filter(seq__gt=before)
    assert {event.verb for event in events} == {"stand.take", "mail_link.use"}
    assert {event.actor for event in events} == {stand.decided_by}


def test_a_second_use_says_so_also_of_the_other_two_answers():
    told = told_daily()
    Client().post(link_after(told, "Intressant:"))
    for word in ("Intressant:", "Inte för oss:"):
        for answer in (Client().get(link_after(told, word)), Client().post(link_after(told, word))):
            assert answer.status_code == 410 and "redan besvarat" in answer.text and "Intressant." in answer.text
    assert Stand.objects.get().choice == "interesting"


def test_a_link_that_has_run_out_or_is_unknown_says_so():
    address = link_after(told_daily(), "Intressant:")
    next_day("2026-06-06")
    expired = Client().post(address)
    assert expired.status_code == 410 and "gått ut" in expired.text
    unknown = Client().get("/konto/svar/" + "x" * 43 + "/")
    assert unknown.status_code == 404 and "Adressen är fel" in unknown.text
    assert not Stand.objects.exists()


def test_a_link_that_nobody_used_is_gone_ninety_days_after_its_last_day_and_its_events_stay():
    told = told_daily()
    address = link_after(told, "Intressant:")
    Client().post(link_after(told, "Ändra hur ofta:"), {"frequency": "off"})
    given_out = MailLink.objects.filter(act__startswith="stand.")
    [last] = set(given_out.values_list("valid_to", flat=True))
    purge_links(last + timedelta(days=90))
    assert given_out.count() == 3
    for _ in range(2):
        purge_links(last + timedelta(days=91))
    assert sorted(link.act for link in MailLink.objects.all()) == ["subscription.alter", "subscription.end"]
    assert Client().get(address).status_code == 404
    assert Event.objects.filter(verb="mail_link.issue").exists()
    purged = Event.objects.get(verb="mail_link.purge")
    assert purged.subject.startswith("person:") and json.loads(purged.payload) == {"mail_links": [3, None]}
    assert "expired-mail-links" in dict(daily_jobs())


def test_only_a_hash_of_the_token_is_kept_and_each_link_is_its_own():
    told = told_daily()
    tokens = [found.rstrip("/").rpartition("/")[2] for found in LINK.findall(told)]
    assert len(set(tokens)) == 5 == MailLink.objects.count()
    kept = [str(value) for row in MailLink.objects.values() for value in row.values()]
    assert not any(token in value for token in tokens for value in kept)
    events = "".join(Event.objects.values_list("payload", flat=True))
    assert not any(token in events for token in tokens)


def test_a_link_cannot_be_turned_to_another_act_or_call():
    """The act, the call and the body stand in the link's row; nothing posted changes them."""
    subscribed()
    given(topic(1, **TWINNING), topic(2, **TWINNING))
    jobs.tell_of_day(today())
    address = link_after(mails()[-1].body, "Inte för oss:")
    other = the_call(2)
    answered = MailLink.objects.get(subject=str(the_call(1).ref), act="stand.not_for_us")
    Client().post(address, {"choice": "taken", "body_code": "BUN", "call": str(other.pk)})
    stand = Stand.objects.get()
    assert (stand.choice, stand.body_code) == ("not_for_us", "KFN")
    answered.refresh_from_db()
    assert (answered.used_on is not None) == (stand.call_id != other.pk)


def test_the_link_dies_when_the_person_loses_the_assignment():
    row = colleague()
    Client().post(link_after(mails("kim")[-1].body, "bekräfta:"))
    given(topic(1, **TWINNING))
    jobs.tell_of_day(today())
    address = link_after(mails("kim")[-1].body, "Intressant:")
    assert Client().get(address).status_code == 200
    held = Assignment.objects.get(person=row.person)
    end_assignment(SYSTEM, held, version=held.version, valid_to=today())
    next_day("2026-05-07")
    assert Client().post(address).status_code == 410
    assert not Stand.objects.exists()
    given(topic(1, **TWINNING), topic(2, **TWINNING))
    jobs.tell_of_day(today())
    assert len(mails("kim")) == 2


def test_someone_who_may_only_read_gets_no_links_to_answer_by():
    subscribed(role="member")
    given(topic(1, **TWINNING))
    jobs.tell_of_day(today())
    assert "Intressant:" not in mails()[-1].body and "Town twinning 2026" in mails()[-1].body


def test_a_colleague_without_an_account_confirms_first_and_learns_how_the_data_is_used():
    row = colleague()
    [asked] = mails()
    assert "personuppgiftsansvarig" in asked.body and "coordinator" in asked.body
    given(topic(1, **TWINNING))
    jobs.tell_of_day(today())
    assert len(mails()) == 1
    confirm = link_after(asked.body, "bekräfta:")
    assert "varje dag" in Client().get(confirm).text
    row.refresh_from_db()
    assert row.confirmed_on is None
    Client().post(confirm)
    row.refresh_from_db()
    assert row.confirmed_on == today()
    next_day("2026-05-07")
    given(topic(1, **TWINNING), topic(2, **TWINNING))
    jobs.tell_of_day(today())
    told = mails("kim")[-1].body
    assert told.count("Intressant:") == 1 and "number 2" not in told and "ec.europa.eu" in told


def test_someone_who_is_told_already_is_not_asked_again():
    colleague()
    Client().post(link_after(mails()[-1].body, "bekräfta:"))
    with pytest.raises(ValidationError):
        colleague()
    with pytest.raises(ValidationError):
        subscribed()
        colleague(email=account("officer", "KFN").email)


def test_how_often_is_changed_and_stopped_from_the_mail():
    told = told_daily()
    change = link_after(told, "Ändra hur ofta:")
    assert Client().post(change, {"frequency": "hourly"}).status_code == 422
    assert "varje måndag" in Client().post(change, {"frequency": "weekly"}).text
    assert Subscription.objects.get().frequency == "weekly"
    one_click = Client(enforce_csrf_checks=True).post(link_after(told, "Sluta:"), {"List-Unsubscribe": "One-Click"})
    assert one_click.status_code == 200
    assert Subscription.objects.get().frequency == "off"
    next_day(MONDAY.isoformat())
    jobs.tell_of_day(today())
    assert len(mails()) == 1


def test_the_mail_of_monday_comes_also_when_nothing_is_new():
    """G-44: the administrations are sent what is new, and hear when nothing is."""
    subscribed("weekly")
    run_todays_jobs()
    with guard.opened():
        given(topic(9, title=["Rocket engines"], descriptionByte=["<p>Propulsion.</p>"]))
        Source.objects.filter(code=SOURCE).update(enabled=True)
    move_date(SYSTEM, MONDAY + timedelta(days=1))
    [sent] = mails()
    assert sent.body.startswith("Inget nytt.\n\nAlla källor fungerar.\n")
    with guard.opened():
        Source.objects.filter(code=SOURCE).update(last_complete_at=None)
    move_date(SYSTEM, MONDAY + timedelta(days=8))
    assert "Fungerar inte som de ska: EU:s" in mails()[-1].body and len(mails()) == 2


def test_a_call_that_closes_soon_without_a_stand_is_told_of_once():
    given(topic(1, deadline="2026-06-01", **TWINNING))
    subscribed()
    move_date(SYSTEM, date(2026, 5, 31))
    [sent] = mails()
    assert "STÄNGER SNART" in sent.body and "Intressant:" in sent.body


def test_a_moved_last_day_is_told_once_to_those_who_go_on_with_the_call():
    subscribed("weekly")
    subscribed("daily", "BUN")
    given(topic(1, **TWINNING))
    jobs.tell_of_day(today())
    take_stand(actor("officer", "KFN"), the_call(), "KFN", "taken")
    next_day("2026-05-07")
    given(topic(1, deadline="2026-10-07", **TWINNING))
    before = len(mails())
    for _ in range(2):
        jobs.tell_at_once()
    [sent] = mails()[before:]
    assert sent.subject == "Ny sista dag: Town twinning 2026"
    assert "framflyttad, från den\xa023\xa0september 2026 till onsdag 7\xa0oktober 2026" in sent.body


def test_a_mail_leaves_with_both_texts_and_a_way_to_stop_and_the_demos_never_reach_the_network(settings, tmp_path):
    told_daily()
    settings.PUBLIC_URL = "https://utblick.example"
    deliver_mail()
    [sent] = mail.outbox
    assert sent.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert re.fullmatch(r"<https://utblick\.example/konto/svar/[\w-]+/>", sent.extra_headers["List-Unsubscribe"])
    assert "https://utblick.example/konto/svar/" in sent.body and "utblick.invalid" not in sent.body
    [(page, kind)] = sent.alternatives
    assert kind == "text/html" and '<html lang="sv">' in page and "src=" not in page
    OutgoingMail.objects.update(sent_at=None)
    settings.VAR, settings.EMAIL_BACKEND = tmp_path, "django.core.mail.backends.smtp.EmailBackend"
    assert deliver_mail() == 1
    assert len(list((tmp_path / "mail").iterdir())) == 1


def test_an_english_reader_is_told_in_english():
    row = colleague()
    with guard.opened():
        Subscription.objects.update(language="en", confirmed_on=today())
        MailLink.objects.update(language="en")
    given(topic(1, **TWINNING))
    jobs.tell_of_day(today())
    told = mails("kim")[-1]
    assert told.language == "en" and "Interesting:" in told.body and "Why: " in told.body
    page = Client().get(link_after(told.body, "Interesting:"))
    assert '<html lang="en">' in page.text and page.headers["Content-Language"] == "en"
    end_subscription(actor("coordinator"), row)


@pytest.mark.one_database
def test_a_reader_chooses_how_often_on_a_page_and_the_coordinator_adds_a_colleague():
    client, given_role = Client(), account("coordinator")
    client.force_login(given_role)
    assert (
        client.post("/utlysningar/besked/", {f"how_{code}": "weekly" for code in ("KS", "KFN", "BUN")}).status_code
        == 302
    )
    assert Subscription.objects.filter(person__user=given_role, frequency="weekly").count() == 3
    told = {"body_code": "KFN", "name": "Kim", "email": "kim@exempel.example", "frequency": "daily", "language": "sv"}
    assert client.post("/utlysningar/besked/kollega/", told).status_code == 302
    assert "Inte bekräftad" in client.get("/utlysningar/besked/").text
    assert client.post("/utlysningar/besked/kollega/", {**told, "email": "kim"}).status_code == 422
    row = Subscription.objects.get(person__name="Kim")
    client.post(f"/utlysningar/besked/{row.pk}/sluta/")
    row.refresh_from_db()
    assert row.frequency == "off"
    officer = Client()
    officer.force_login(account("officer", "KFN"))
    assert officer.post("/utlysningar/besked/kollega/", told).status_code == 403
    assert "Kollegor" not in officer.get("/utlysningar/besked/").text
    assert Person.objects.filter(email="kim@exempel.example").count() == 1


@pytest.mark.one_database
def test_the_mails_can_be_read_and_their_links_followed_in_the_demo():
    told_daily()
    client = Client()
    client.force_login(account("coordinator"))
    assert "1 ny utlysning" in client.get("/utskick/").text
    page = client.get(f"/utskick/{OutgoingMail.objects.get().pk}/").text
    assert re.search(r'href="/konto/svar/[\w-]+/"', page)
    officer = Client()
    officer.force_login(account("officer", "KFN"))
    assert officer.get("/utskick/").status_code == 403


def test_outside_the_demo_a_mail_with_personal_links_is_emptied_when_sent_and_shown_to_nobody_else():
    told_daily()
    with guard.opened():
        Installation.objects.update(demo=False, demo_date=None)
    client = Client()
    client.force_login(account("coordinator"))
    address = f"/utskick/{OutgoingMail.objects.get().pk}/"
    assert "visas bara för mottagaren" in client.get(address).text
    assert deliver_mail() == 1 and "Intressant: " in mail.outbox[0].body
    kept = OutgoingMail.objects.get()
    assert (kept.body, kept.html, kept.unsubscribe) == ("", "", "") and kept.subject
