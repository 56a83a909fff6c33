"""EU questions told by mail, in the feeds, and answered without an account (users.md § 3)."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from utblick.audit.models import Event
from utblick.clock.queries import today
from utblick.jobs.models import OutgoingMail
from utblick.matching import Term
from utblick.matching import WatchField as Wanted
from utblick.watch import actions, jobs
from utblick.watch.models import QuestionChange, QuestionStand, Subscription, WatchField
from utblick.watch.sources.base import RawRecord
from watch.law import government, initiative, referral, the_paper, the_question, told, work
from watch.municipality import SYSTEM, actor, given, next_day
from watch.portal import topic
from watch.test_questions_filed import IN_RIKSDAG, PROPOSAL
from watch.test_sharing import ATOM, addresses, events_of
from watch.test_stands import TWINNING
from watch.test_telling import colleague, link_after, mails, subscribed

pytestmark = pytest.mark.usefixtures("municipality")
PAGE = "# Remiss\n\nSista dag att svara är fredagen den 12 juni 2026.\n\n- Exempelby kommun\n"
TITLE = "Remiss av SOU 2026:15 Biblioteken i hela landet"
REMISS = referral(1, TITLE, PAGE, summary="Om folkbibliotek.")
LATER = RawRecord(REMISS[1].reference, "", PAGE.replace("fredagen den 12", "fredagen den 26").encode())


def tell() -> str:
    """The day's mails; gives the last of them, "" when none was sent."""
    before = len(mails())
    jobs.tell_of_day(today())
    return mails()[-1].body if len(mails()) > before else ""


def told_of_remiss() -> str:
    subscribed()
    told("g0v", REMISS)
    return tell()


def test_a_new_remiss_that_concerns_the_body_is_told_once_with_reason_day_and_three_links() -> None:
    text = told_of_remiss().replace("\N{NO-BREAK SPACE}", " ")
    [sent] = mails()
    assert sent.subject == "1 ny EU-fråga för Kultur- och fritidsnämnden"
    assert "NYA EU-FRÅGOR" in text and TITLE in text and "Varför: " in text
    assert "Det går att säga något till och med fredag 12 juni 2026 (remiss)." in text
    for word in ("Intressant:", "Inte för oss:", "Vi tar den:", "Ändra hur ofta:", "Sluta:"):
        assert link_after(text, word)
    assert TITLE in sent.html and "style" not in sent.html
    jobs.tell_at_once()
    next_day("2026-05-07")
    assert tell() == ""


def test_what_can_no_longer_be_answered_or_concerns_nobody_here_is_not_told() -> None:
    subscribed()
    told("cellar", work("52026PC0300", title_sv="Förslag om satelliter i omloppsbana"))
    told("g0v", government("memorandum", "/fpm/9/", "Folkbibliotek i Europa", id="2025/26:FPM9"))
    assert tell() == ""


def test_a_moved_last_day_is_told_once() -> None:
    told_of_remiss()
    next_day("2026-05-07")
    told("g0v", REMISS[0], LATER)
    text = tell().replace("\N{NO-BREAK SPACE}", " ")
    assert mails()[-1].subject == "Nytt om EU-frågor för Kultur- och fritidsnämnden"
    assert "Sista dagen är flyttad från den 12 juni 2026 till fredag 26 juni 2026 (remiss)." in text
    assert "Nytt läge" not in text and link_after(text, "Intressant:")
    next_day("2026-05-08")
    assert tell() == ""


def test_another_stage_is_told_once() -> None:
    told("cellar", PROPOSAL)
    told("riksdagen", IN_RIKSDAG)
    subscribed()
    told("cellar", work("32026R0900", title_sv="Förordning om badplatser", adopts="52026PC0112"))
    assert [change.stage for change in QuestionChange.objects.filter(what="stage")][-1] == "adopted_act"
    text = tell()
    assert "NYTT I EU-FRÅGOR" in text and "Nytt läge: Antagen rättsakt." in text
    next_day("2026-05-07")
    assert tell() == ""


def test_a_day_that_comes_after_the_question_is_told_and_one_that_moved_back_is_not() -> None:
    subscribed()
    told("g0v", REMISS[0])
    assert tell() == ""
    next_day("2026-05-07")
    told("g0v", *REMISS)
    assert "NYA EU-FRÅGOR" in tell()
    next_day("2026-05-08")
    told("g0v", REMISS[0], LATER)
    told("g0v", *REMISS)
    assert QuestionChange.objects.filter(what="day_moved", day_before__isnull=False).count() == 2
    assert tell() == ""


def test_a_question_put_aside_is_not_told_of_again() -> None:
    told_of_remiss()
    actions.take_question_stand(actor("officer", "KFN"), the_question("SOU 2026:15"), "KFN", "not_for_us")
    next_day("2026-05-07")
    told("g0v", REMISS[0], LATER)
    assert tell() == ""


def test_what_had_happened_when_one_subscribed_is_not_told_afterwards() -> None:
    told("g0v", REMISS)
    subscribed()
    assert tell() == ""
    row = Subscription.objects.get()
    assert row.told_question_match > 0


def test_the_link_takes_the_bodys_stand_once_and_opening_it_changes_nothing() -> None:
    address = link_after(told_of_remiss(), "Vi tar den:")
    before = Event.objects.count()
    scanner = Client(enforce_csrf_checks=True)
    assert scanner.get(address).status_code == scanner.head(address).status_code == 200
    assert not QuestionStand.objects.exists() and Event.objects.count() == before
    assert "Det går att säga något till och med fredag" in scanner.get(address).text
    assert "Kultur- och fritidsnämnden: Vi tar den." in scanner.post(address).text
    stand = QuestionStand.objects.get()
    assert (stand.body_code, stand.choice, stand.owner) == ("KFN", "taken", "officer KFN")
    assert {event.verb for event in Event.objects.filter(seq__gt=before)} == {"question_stand.take", "mail_link.use"}
    again = Client().post(link_after(mails()[-1].body, "Inte för oss:"))
    assert again.status_code == 410 and "redan besvarat" in again.text


def test_the_link_of_a_question_that_turned_out_to_be_another_answers_that_one() -> None:
    told("cellar", PROPOSAL)
    bathing = Wanted("KFN", "Bad", terms=(Term("badplatser"),))
    actions.alter_watch_field(SYSTEM, WatchField.objects.get(body_code="KFN"), bathing)
    subscribed()
    told("have-your-say", initiative(8801, "Badplatser i väst", until="2026-06-30", reference="2026/0044(COD)"))
    text = tell()
    told("riksdagen", IN_RIKSDAG)
    Client().post(link_after(text, "Intressant:"))
    assert QuestionStand.objects.get().question == the_question("COM(2026) 112") == the_question("2026/0044(COD)")


def test_a_question_that_has_been_answered_is_not_answered_again_by_mail() -> None:
    address = link_after(told_of_remiss(), "Intressant:")
    actions.take_question_stand(actor("officer", "KFN"), the_question("SOU 2026:15"), "KFN", "answered")
    assert Client().get(address).status_code == Client().post(address).status_code == 410
    assert QuestionStand.objects.get().choice == "answered"


def test_someone_without_an_account_gets_the_sources_address_and_may_answer() -> None:
    colleague()
    Client().post(link_after(mails("kim")[-1].body, "bekräfta:"))
    told("g0v", REMISS)
    jobs.tell_of_day(today())
    text = mails("kim")[-1].body
    assert "regeringen.se" in text and "/eu-fragor/" not in text
    Client().post(link_after(text, "Intressant:"))
    assert QuestionStand.objects.get().choice == "interesting"


def test_someone_who_may_only_read_gets_no_links_to_answer_by() -> None:
    subscribed(role="member")
    told("g0v", REMISS)
    text = tell()
    assert TITLE in text and "Intressant:" not in text


def test_a_round_reads_no_eu_question_when_none_has_come() -> None:
    told_of_remiss()
    with CaptureQueriesContext(connection) as asked:
        jobs.tell_of_day(today())
    assert not [query["sql"] for query in asked if "watch_questionstand" in query["sql"]]


def test_calls_and_questions_come_in_one_mail() -> None:
    subscribed()
    given(topic(1, **TWINNING))
    told("g0v", REMISS)
    tell()
    [sent] = OutgoingMail.objects.all()
    assert sent.subject == "1 ny utlysning, 1 ny EU-fråga för Kultur- och fritidsnämnden"


@pytest.mark.one_database
def test_the_feeds_hold_the_questions_and_their_last_days() -> None:
    told("g0v", REMISS)
    _, base = addresses()
    feed = ET.fromstring(Client().get(f"{base}/KFN/utlysningar.atom").content)
    [entry] = feed.findall(f"{ATOM}entry")
    question = the_question("SOU 2026:15")
    assert entry.findtext(f"{ATOM}title") == f"EU-fråga: {TITLE}"
    assert entry.findtext(f"{ATOM}id") == f"urn:uuid:{question.pk}"
    [event] = events_of(Client().get(f"{base}/KFN/sista-dagar.ics").text)
    assert event["SUMMARY"] == f"Sista dag att säga något: {TITLE}"
    assert (event["DTSTART;VALUE=DATE"], event["UID"]) == ("20260612", f"{the_paper('remiss-1').pk}@utblick")
    told("g0v", REMISS[0], LATER)
    [moved] = events_of(Client().get(f"{base}/KFN/sista-dagar.ics").text)
    assert (moved["UID"], moved["DTSTART;VALUE=DATE"]) == (event["UID"], "20260626")
    assert int(moved["SEQUENCE"]) > int(event["SEQUENCE"])
    actions.take_question_stand(actor("officer", "KFN"), question, "KFN", "not_for_us")
    assert events_of(Client().get(f"{base}/KFN/sista-dagar.ics").text) == []
    assert date(2026, 6, 26) == the_question("SOU 2026:15").next_on
