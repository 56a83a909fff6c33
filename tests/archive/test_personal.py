"""Personal data: the record of processing (art. 30), everything about one person (art. 15), and erasing old words."""

from __future__ import annotations

from io import BytesIO

import pytest
from django.apps import apps
from django.db.models import EmailField, ForeignKey
from django.urls import reverse
from openpyxl import load_workbook

from two_authorities import SYSTEM, fetched
from utblick.archive.actions.personal import erase_old_words
from utblick.archive.personal.table import PROCESSING, registers
from utblick.audit import guard
from utblick.audit.models import Event, EventWords
from utblick.audit.verification import verify
from utblick.cases import actions
from utblick.cooperation.actions import add_contact, alter_contact, remove_contact
from utblick.cooperation.models import ContactPerson, Partner
from utblick.organisation.models import Person

pytestmark = pytest.mark.one_database
SOMEBODY = "Ilze Bērziņa"


@pytest.fixture
def partner(world):
    with guard.opened():
        return Partner.objects.create(
            name="Cēsis", sort_name="cesis", country_code="LV", partner_kind=Partner.Kind.MUNICIPALITY
        )


@pytest.fixture
def contact(partner):
    return add_contact(SYSTEM, partner, name=SOMEBODY, email="ilze@exempel.example", position="=1+1")


def sheets(content: bytes):
    book = load_workbook(BytesIO(content))
    return {sheet.title: [[cell.value for cell in row] for row in sheet.iter_rows()] for sheet in book}


def extract(client, **asked):
    answer = client.post(reverse("archive:personal"), {"name": "", "email": "", "file": "1"} | asked)
    assert answer.status_code == 200
    return sheets(b"".join(answer.streaming_content))


def test_every_register_that_holds_people_is_in_the_record():
    """GDPR art. 30: a model with an address or a person in it that the table does not name is found here."""
    named = {register.model for _, register in registers()}
    for model in apps.get_models():
        if not model.__module__.startswith("utblick."):
            continue
        tells = [
            field.name
            for field in model._meta.get_fields()
            if isinstance(field, EmailField) or (isinstance(field, ForeignKey) and field.related_model is Person)
        ]
        assert model in named or not tells, f"{model.__name__} holds {tells}: name it in archive/personal/table.py"


def test_every_field_of_the_table_can_be_read(db):
    for _, register in registers():
        list(register.model._default_manager.values(*register.fields)[:1])
        if register.hidden is not None:
            register.model._default_manager.exclude(register.hidden).count()


def test_the_record_says_purpose_ground_time_and_who_sees(world, signed_in):
    """GDPR art. 30.1 b–f; who sees is read from the access table itself."""
    status, headers, content = fetched(signed_in("kfn_registrar"), reverse("archive:processing"))
    assert status == 200 and "Registerf" in headers["Content-Disposition"]
    head, *rows = sheets(content)["Registerförteckning"]
    assert head[:5] == ["Behandling", "Ändamål", "Registrerade", "Uppgifter", "Rättslig grund"]
    assert len(rows) == len(PROCESSING) and all(all(row[:8]) for row in rows)
    seen = {row[0]: row[6] for row in rows}
    assert "Registrator" in seen["Ärenden, handlingar och beslut"]
    assert "Läsbehörig" not in seen["Utlämnande av handlingar"]


def test_everything_about_a_person_comes_out_in_one_file_and_is_logged(contact, actors, signed_in):
    """GDPR art. 15."""
    matter = actions.open_matter(actors["kfn_officer"], body_code="KFN", title=f"Brev från {SOMEBODY}")
    actions.open_matter(actors["kfn_officer"], body_code="KFN", title="Brev från Ilze Bērziņas granne")
    book = extract(signed_in("kfn_registrar"), name=SOMEBODY.upper())
    texts = [row[3] for row in book["Uppgifter"][1:]]
    assert sorted(texts) == sorted([f"Brev från {SOMEBODY}", SOMEBODY])
    assert any("IMY" in str(row[1]) for row in book["Om utdraget"])
    event = Event.objects.get(verb="personal_data.extract")
    assert SOMEBODY.upper() in EventWords.objects.get(event=event).words and "Ilze" not in event.payload
    assert matter.title in texts


def test_what_secrecy_stands_before_is_left_out_with_a_note(contact, actors, signed_in):
    """OSL: a restricted matter's names are for the authority to try, never in the file."""
    matter = actions.open_matter(actors["kfn_officer"], body_code="KFN", title=f"Sak om {SOMEBODY}")
    actions.restrict_matter(SYSTEM, matter, provision="OSL 15:1 a", authority="KFN", decided_by=SOMEBODY)
    book = extract(signed_in("kfn_registrar"), name=SOMEBODY)
    assert [row[3] for row in book["Uppgifter"][1:]] == [SOMEBODY]
    assert any("sekretessmarkerade" in str(row[1]) for row in book["Om utdraget"])


def test_another_authoritys_draft_is_not_in_the_extract(actors, world, signed_in):
    """TF 2:11."""
    actions.open_matter(actors["ks_officer"], body_code="KS", title=f"Utkast om {SOMEBODY}")
    assert extract(signed_in("kfn_registrar"), name=SOMEBODY)["Uppgifter"][1:] == []


def test_a_formula_in_a_name_is_text_in_the_extract(contact, signed_in):
    book = extract(signed_in("kfn_registrar"), email="ilze@exempel.example")
    assert [row[3] for row in book["Uppgifter"][1:]] == ["ilze@exempel.example"]


def test_a_search_too_wide_to_mean_one_person_is_refused(world, signed_in):
    answer = signed_in("kfn_registrar").post(reverse("archive:personal"), {"name": "Il", "email": ""})
    assert answer.status_code == 422 and "minst fyra tecken" in answer.text


def test_after_correction_the_old_words_are_erased_and_the_chain_is_whole(contact, signed_in):
    """GDPR art. 16 and 17: the events stay, their words go, the log still verifies."""
    old = contact.ref
    alter_contact(SYSTEM, contact, version=contact.version, email="i.berzina@exempel.example")
    client = signed_in("kfn_registrar")
    page = client.post(reverse("archive:personal"), {"name": SOMEBODY, "email": "ilze@exempel.example"})
    assert "Radera orden ur 2 händelser" in page.text
    before = Event.objects.filter(subject=str(old)).count()
    client.post(reverse("archive:erase_words"), {"subject": str(old)})
    assert Event.objects.filter(subject=str(old)).count() == before + 1
    assert not EventWords.objects.filter(words__contains="ilze@").exclude(event__verb="personal_data.extract").exists()
    assert ContactPerson.objects.get().email == "i.berzina@exempel.example"
    assert verify().whole


def test_the_words_of_one_who_has_left_are_found_and_erased(contact, signed_in):
    subject = contact.ref
    remove_contact(SYSTEM, contact)
    page = signed_in("kfn_registrar").post(reverse("archive:personal"), {"name": SOMEBODY, "email": ""})
    assert str(subject) in page.text
    assert erase_old_words(SYSTEM, subject) == 2
    assert verify().whole


def test_the_words_of_a_matter_are_not_erased_this_way(actors, world, signed_in):
    matter = actions.open_matter(actors["kfn_officer"], body_code="KFN", title="Sak")
    client = signed_in("kfn_registrar")
    told = client.post(reverse("archive:erase_words"), {"subject": str(matter.ref)}, follow=True)
    assert "gallras genom beslut" in told.text
    assert client.post(reverse("archive:erase_words"), {"subject": "\x00"}).status_code == 404
    assert EventWords.objects.filter(event__subject=str(matter.ref)).exists()


def test_only_those_who_answer_for_records_take_extracts(world, signed_in):
    for name in ("kfn_officer", "kfn_member", "reader"):
        assert signed_in(name).get(reverse("archive:personal")).status_code == 403
        assert signed_in(name).post(reverse("archive:erase_words")).status_code == 403


def test_the_contacts_information_says_source_ground_and_rights_in_both_languages(contact, signed_in):
    """GDPR art. 14.1–2."""
    page = signed_in("coordinator").get(reverse("cooperation:contact_notice", args=[contact.pk]))
    for words in ("artikel 6.1 e", "Article 6(1)(e)", "imy@imy.se", SOMEBODY, "mailto:ilze%40exempel.example"):
        assert words in page.text, words
