"""A partner request goes from a file to a nämnd, to yes or no, to an idea; and nothing answers but people."""

from __future__ import annotations

from datetime import date

import pytest
from django.core import mail as outbox
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from cooperation.conftest import FIRST_DAY, SYSTEM
from cooperation.letters_made import TEXT, docx, forwarded_whole, mail, msg
from hostile import HOSTILE, encoded
from utblick.audit import guard
from utblick.audit.actions import move_demo_date
from utblick.audit.models import Event
from utblick.cooperation import actions, queries
from utblick.cooperation.letters import Letter
from utblick.cooperation.models import Partner, PartnerRequest
from utblick.cooperation.replies import reply_draft
from utblick.cooperation.suggestions import country_in, organisation_in, programme_in, seeks_in
from utblick.cooperation.todo import todo
from utblick.documents.models import StoredFile
from utblick.jobs.models import OutgoingMail
from utblick.projects.models import Idea
from utblick.values import Actor, Grant, Text

pytestmark = pytest.mark.django_db
COORDINATOR = Actor("user:c", "Maria Exempel", frozenset({Grant("coordinator"), Grant("signed_in")}))
OFFICER = Actor("user:o", "Elin Exempel", frozenset({Grant("officer", "KFN"), Grant("signed_in")}))
OTHER = Actor("user:b", "Johan Exempel", frozenset({Grant("officer", "BUN"), Grant("signed_in")}))
WHO_ASKS = ("django_session", "accounts_user", "accounts_rolegrant")
LIST, NEW = "/partner/forfragningar/", "/partner/forfragningar/ny/"


def taken(**heads: str) -> PartnerRequest:
    return actions.take_file(COORDINATOR, "brev.eml", mail(**heads).as_bytes()).request


def address(row: PartnerRequest, act: str = "") -> str:
    return f"{LIST}{row.pk}/{act}"


def test_a_mail_is_read_into_suggestions_with_their_sentence_and_reason(municipality):
    row = taken()
    assert (row.organisation, row.country_code, row.seeks) == ("Municipality of Exempelborg", "PL", "partner")
    assert (row.contact_name, row.contact_email) == ("Anna Przykład", "anna@exempelborg.pl")
    assert row.programme == "CERV · CERV-2026-CITIZENS-TOWN-TT"
    assert (row.answer_by, row.answer_certain) == (date(2026, 5, 15), True)
    assert row.answer_sentence == "Please let us know by Friday 15 May 2026 if you are interested."
    assert row.suggested_body in ("KFN", "KS") and row.reasons[0]["sv"]
    assert (row.body_code, row.reviewed_on, row.stand) == ("", None, "new")


def test_the_original_is_kept_with_what_was_sent_in_it(municipality):
    content = mail(files=(("program.pdf", b"%PDF-1.7"), ("farlig.exe", b"MZ"), ("../../x.pdf", b"%PDF-2"))).as_bytes()
    row = actions.take_file(COORDINATOR, "mapp/brev.eml", content).request
    files = {file.name: file for file in StoredFile.objects.filter(owner=str(row.ref))}
    assert set(files) == {"brev.eml", "program.pdf", "x.pdf"}
    assert files["brev.eml"].size == len(content)


def test_the_same_mail_by_four_ways_is_one_request(municipality):
    """Issue: the same mail twice = one request."""
    row = taken()
    again = [
        actions.take_file(COORDINATOR, "en kopia.eml", mail().as_bytes()),
        actions.take_file(COORDINATOR, "vidare.eml", forwarded_whole(mail()).as_bytes()),
        actions.take_mail(SYSTEM, mail().as_bytes()),
    ]
    assert [(one.request.pk, one.new) for one in again] == [(row.pk, False)] * 3
    assert PartnerRequest.objects.count() == 1


def test_names_and_words_lie_beside_the_chain_where_they_can_be_disposed_of(municipality):
    row = taken()
    event = Event.objects.get(subject=str(row.ref))
    for word in ("Przykład", "exempelborg", "choirs", "interested"):
        assert word not in event.payload
        assert word in event.kept_words.words


def test_only_the_coordinator_sees_it_until_it_is_sent_to_a_namnd(municipality):
    row = taken()
    assert queries.request(COORDINATOR, row.pk) and not queries.request(OFFICER, row.pk)
    actions.review_request(COORDINATOR, row, version=row.version, body_code="KFN")
    assert queries.request(OFFICER, row.pk) and not queries.request(OTHER, row.pk)
    with pytest.raises(PermissionDenied):
        actions.stand_on_request(OTHER, row, "no")
    with pytest.raises(PermissionDenied):
        actions.review_request(OFFICER, row, version=row.version, body_code="BUN")
    assert actions.stand_on_request(OFFICER, row, "yes").stand == "yes"


def test_an_answer_is_noted_and_never_sent(municipality):
    row = taken()
    with pytest.raises(actions.NotYetError):
        actions.note_answered(COORDINATOR, row, date(2026, 5, 7))
    actions.stand_on_request(COORDINATOR, row, "no")
    actions.note_answered(COORDINATOR, row, FIRST_DAY)
    assert (row.answered_on, row.answered_by) == (FIRST_DAY, "user:c")
    assert not OutgoingMail.objects.exists() and not outbox.outbox


def test_what_waits_comes_first_by_the_day_an_answer_is_wanted(municipality):
    late = taken(text="Reply by 20 May 2026.", Message_ID="<late@exempel.example>")
    none = taken(text="Hej", Message_ID="<none@exempel.example>")
    soon = taken(text="Reply by 8 May 2026.", Message_ID="<soon@exempel.example>")
    done = taken(text="Reply by 7 May 2026.", Message_ID="<done@exempel.example>")
    actions.note_answered(COORDINATOR, done, FIRST_DAY)
    assert list(queries.requests(COORDINATOR)) == [soon, late, none, done]
    assert list(queries.requests(COORDINATOR, state="waiting")) == [soon, late, none]
    assert list(queries.requests(COORDINATOR, state="answered")) == [done]
    assert list(queries.requests(OFFICER)) == []


def test_what_waits_stands_on_att_gora_for_those_who_can_do_it(municipality):
    row = taken()
    told = todo(COORDINATOR, FIRST_DAY)
    assert [(one.sentence, one.last_day) for one in told] == [(f"Gå igenom förfrågan: {row.what}", date(2026, 5, 15))]
    assert todo(OFFICER, FIRST_DAY) == []
    actions.review_request(COORDINATOR, row, version=row.version, body_code="KFN")
    assert [one.sentence for one in todo(OFFICER, FIRST_DAY)] == [f"Säg ja eller nej till {row.what}"]
    assert todo(OTHER, FIRST_DAY) == []
    actions.stand_on_request(OFFICER, row, "no")
    assert todo(OFFICER, FIRST_DAY)[0].sentence == f"Svara på förfrågan: {row.what}"
    actions.note_answered(OFFICER, row, FIRST_DAY)
    assert todo(OFFICER, FIRST_DAY) == todo(COORDINATOR, FIRST_DAY) == []


def test_many_that_wait_are_told_as_a_number(municipality):
    for number in range(9):
        taken(Message_ID=f"<{number}@exempel.example>", text=f"Brev {number}")
    sentences = [one.sentence for one in todo(COORDINATOR, FIRST_DAY)]
    assert len(sentences) == 7 and sentences[-1] == "Svara på 3 förfrågningar till"


def upload(client: Client, *files: tuple[str, bytes], text: str = ""):
    letters = [SimpleUploadedFile(name, content) for name, content in files]
    return client.post(NEW, {"letters": letters, "text": text}, follow=True)


def test_a_mail_becomes_an_idea_through_the_pages(signed_in):
    """An .eml, gone through, sent to a nämnd, made an idea with its partner and words filled in, answered, noted."""
    client, officer = signed_in("coordinator"), signed_in("officer", "KFN")
    page = upload(client, ("brev.eml", mail().as_bytes())).content.decode()
    row = PartnerRequest.objects.get()
    assert "1 ny förfrågan" in page and "Please let us know by Friday 15 May 2026" in page and "Varför?" in page
    assert officer.get(address(row)).status_code == 404
    form = client.get(address(row, "ga-igenom/")).content.decode()
    assert "Please let us know by Friday 15 May 2026" in form
    told = {
        "what": "Körer och bibliotek", "seeks": "partner", "organisation": "Exempelborg", "country_code": "PL",
        "contact_name": "Anna", "contact_email": "anna@exempelborg.pl", "programme": "CERV", "answer_by": "2026-05-18",
        "body_code": "KFN",
    }  # fmt: skip
    assert client.post(address(row, "ga-igenom/"), {**told, "version": row.version}).status_code == 302
    assert client.post(address(row, "ga-igenom/"), {**told, "what": "Nytt", "version": row.version}).status_code == 409
    officer.post(address(row, "stallning/"), {"stand": "yes"})
    page = officer.get(address(row)).content.decode()
    assert "Ja från oss" in page and "Dear Anna" in page and "Gör en idé av den" in page
    partner = actions.register_partner(SYSTEM, name="Exempelborg", country_code="PL", partner_kind="town")
    prefilled = officer.get(f"/ansokningar/ny-ide/?forfragan={row.pk}").context["form"].initial
    assert (prefilled["what"], prefilled["body"], prefilled["partner"]) == ("Körer och bibliotek", "KFN", partner.pk)
    made = {"what": "Körer", "body": "KFN", "contact": "Elin", "partner_request": str(row.pk), "form": "eu_project"}
    idea_page = officer.post("/ansokningar/ny-ide/", made, follow=True).content.decode()
    assert address(row) in idea_page
    row.refresh_from_db()
    assert row.stand == "became_idea" and Idea.objects.get().partner_request == row
    assert f"/ansokningar/ide/{Idea.objects.get().pk}/" in officer.get(address(row)).content.decode()
    officer.post(address(row, "besvarad/"), {"on": "2026-05-06"})
    assert "Besvarad" in client.get(LIST).content.decode()


def test_an_idea_is_not_made_of_a_request_one_may_not_see(signed_in):
    row = taken()
    other = signed_in("officer", "BUN")
    made = {"what": "Körer", "body": "BUN", "contact": "Elin", "partner_request": str(row.pk)}
    assert other.post("/ansokningar/ny-ide/", made).status_code == 422
    assert not Idea.objects.exists()


@pytest.mark.one_database
def test_several_files_at_once_the_good_kept_and_the_bad_told(signed_in):
    client = signed_in("coordinator")
    answer = upload(
        client,
        ("ett.eml", mail().as_bytes()),
        ("samma.eml", mail().as_bytes()),
        ("tre.msg", msg(subject="Tre", message_id="<tre@exempel.example>")),
        ("fyra.docx", docx("<w:p><w:t>Fyra</w:t></w:p>")),
        ("fem.pdf", b"%PDF-1.7"),
        ("skadad.msg", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 men ingen"),
        ("program.exe", b"MZ"),
    )
    page = answer.content.decode()
    assert answer.status_code == 422 and "4 nya" in page and "1 fanns redan" in page
    assert "skadad.msg" in page and "Spara mailet som .eml" in page and "program.exe" in page
    assert PartnerRequest.objects.count() == 4


@pytest.mark.one_database
def test_a_pasted_letter_and_nothing_at_all(signed_in):
    client = signed_in("coordinator")
    assert upload(client).status_code == 422
    page = upload(client, text="Från: Bo <bo@exempel.example>\nSkickat: 5 maj 2026\nÄmne: Besök\n\nVi vill besöka er.")
    assert page.status_code == 200
    row = PartnerRequest.objects.get()
    assert (row.what, row.contact_name, row.seeks) == ("Besök", "Bo", "visit")


@pytest.mark.one_database
def test_what_is_written_in_a_letter_is_shown_as_text(signed_in):
    client = signed_in("coordinator")
    bad = "<script>alert(1)</script><img src=x onerror=alert(1)>"
    upload(client, ("x.eml", mail(f"{bad}\nReply by 15 May 2026 {bad}", Subject=bad).as_bytes()))
    for path in (LIST, address(PartnerRequest.objects.get()), address(PartnerRequest.objects.get(), "ga-igenom/"), "/"):
        assert "<script>alert" not in client.get(path).content.decode()


@pytest.mark.one_database
def test_hostile_values_are_refused_or_kept_as_text(signed_in):
    client = signed_in("coordinator")
    row = taken()
    fields = ("what", "organisation", "contact_name", "programme")
    for value in map(encoded, HOSTILE.values()):
        texts = {"seeks": "partner", "version": row.version} | dict.fromkeys(fields, value)
        assert client.post(address(row, "ga-igenom/"), texts).status_code in (302, 422)
        row.refresh_from_db()
        assert client.post(NEW, {"text": value}).status_code in (302, 422)
        assert client.get(LIST, {"lage": value, "namnd": value, "page": value}).status_code == 200
    for path in (LIST, address(row), address(row, "ga-igenom/"), f"/ansokningar/ny-ide/?forfragan={row.pk}"):
        assert "<script>alert" not in client.get(path).content.decode()


def test_pages_ask_equally_many_questions_at_25_and_at_2500_rows(signed_in):
    client, asked = signed_in("coordinator"), []
    for first, last in ((0, 25), (25, 2_500)):
        with guard.opened():
            PartnerRequest.objects.bulk_create(
                PartnerRequest(what=f"F {n}", source_key=f"{n:064d}", came_by="uploaded", received_on=FIRST_DAY)
                for n in range(first, last)
            )
        one = PartnerRequest.objects.first()
        assert one is not None
        for path in (LIST, address(one), NEW, address(one, "ga-igenom/"), "/"):
            client.get(path)
            with CaptureQueriesContext(connection) as made:
                assert client.get(path).status_code == 200
            questions = [query for query in made if not any(word in query["sql"] for word in WHO_ASKS)]
            asked.append((path if path != address(one) else "one", len(questions)))
    assert [number for _, number in asked[:5]] == [number for _, number in asked[5:]]
    assert max(number for _, number in asked) <= 12, asked


def test_a_letter_from_someone_unknown_waits_until_it_is_let_in(signed_in, settings):
    settings.MAIL_DOMAINS = frozenset({"exempel.example"})
    client = signed_in("coordinator")
    row = actions.take_mail(SYSTEM, mail().as_bytes()).request
    assert row.hold == "sender"
    assert "choirs" not in client.get(LIST).content.decode()
    assert "Granska 1 mail från okänd avsändare" in client.get("/").content.decode()
    assert "choirs" in client.get(f"{LIST}?lage=unknown").content.decode()
    client.post(address(row, "slapp-in/"))
    assert "choirs" in client.get(LIST).content.decode()


def test_a_forwarding_colleague_is_known_by_account_or_domain(municipality, settings, signed_in):
    signed_in("officer", "KFN")
    for number, (sender, hold) in enumerate(
        [
            ("officer.kfn@exempel.example", ""),
            ("x@provkommun.example", ""),
            ("x@annan.provkommun.example.org", "sender"),
        ]
    ):
        settings.MAIL_DOMAINS = frozenset({"provkommun.example"})
        inner = mail(Message_ID=f"<{number}@exempel.example>")
        assert actions.take_mail(SYSTEM, forwarded_whole(inner, From=sender).as_bytes()).request.hold == hold


def test_a_day_that_has_passed_is_told(signed_in):
    client = signed_in("coordinator")
    row = taken()
    move_demo_date(SYSTEM, date(2026, 5, 20))
    assert row.is_late(date(2026, 5, 20))
    assert "för 5\u00a0dagar sedan" in client.get(address(row)).content.decode()


@pytest.mark.one_database
def test_refused_files_leave_nothing_behind(municipality):
    for name, content in (("x.eml", b"hej"), ("x.zip", b"PK"), ("x.eml", b""), ("x", b"From: a\r\n\r\n")):
        with pytest.raises(ValidationError):
            actions.take_file(COORDINATOR, name, content)
    assert not PartnerRequest.objects.exists() and not StoredFile.objects.exists()


def test_country_organisation_and_programme_are_read_or_left_open():
    letter = Letter(sender_email="anna@gmail.com", text="Vi i Lettland, Latvia, och Polen.\nCēsis Municipality")
    assert (country_in(letter), organisation_in(letter)) == ("LV", "Cēsis Municipality")
    assert (country_in(Letter()), organisation_in(Letter())) == ("", "")
    assert country_in(Letter(sender_email="a@stad.example.uk")) == "GB"
    assert organisation_in(Letter(sender_email="a@stad.example")) == "stad.example"
    assert [programme_in(text) for text in ("Erasmus+ KA2", "Interreg Baltic Sea Region", "Hej", "for life")] == [
        "Erasmus+", "Interreg", "", "",
    ]  # fmt: skip
    assert [seeks_in(text) for text in ("We seek partners", "A delegation would like to visit", "Hej")] == [
        "partner", "visit", "idea",
    ]  # fmt: skip


def test_the_draft_of_an_answer_says_what_was_decided_in_both_languages():
    for stand, sv, en in (
        ("yes", "intresserade", "interested"),
        ("no", "inte möjlighet", "not able"),
        ("looking", "KFN", "KFN"),
    ):
        draft = reply_draft(
            stand, what="Körer {x}", contact="Anna", municipality="Provkommun", body=Text("KFN", "KFN"), signed="Kim"
        )
        assert sv in draft.sv and en in draft.en and "Körer {x}" in draft.sv and draft.en.endswith("Kim\nProvkommun")


def test_a_request_is_found_by_those_of_its_namnd_alone(signed_in):
    row = taken()
    actions.review_request(COORDINATOR, row, version=row.version, body_code="KFN")
    for role, code, found in (("officer", "KFN", True), ("officer", "BUN", False), ("reader", "", False)):
        page = signed_in(role, code).get("/sok/?q=choirs").content.decode()
        assert (address(row) in page) == found


def test_partners_and_requests_do_not_mix(signed_in):
    assert not Partner.objects.exists()
    assert signed_in("reader").get(LIST).status_code == 403
    assert TEXT
