"""*Får vi …?* step by step: what is asked, what is told, and keeping the answer."""

from __future__ import annotations

import re
from datetime import date
from html import unescape
from urllib.parse import parse_qsl, urlencode

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from conftest import ROOT
from hostile import HOSTILE, encoded
from utblick.accounts.actions import create_account
from utblick.audit.actions import create_installation
from utblick.cases.actions import open_matter, restrict_matter, share_report, write_report
from utblick.governance.actions import adopt_set
from utblick.governance.asking import grouped_triggers
from utblick.governance.models import GivenVerdict
from utblick.governance.queries import sets_on
from utblick.guidelines import TRIGGERS
from utblick.organisation.actions import register_body
from utblick.values import system_actor

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]
SYSTEM = system_actor("tests")
TODAY = date(2026, 5, 6)
TEXT = (ROOT / "guidelines" / "tyreso-2010.toml").read_text("utf-8")
ASK = "/riktlinjer/far-vi/application.submit/"
ANSWERED = "body=KFN&actor_kind=committee&is_feasibility_study=no&principal_matter=no"
BUDGET = 12


@pytest.fixture
def municipality():
    create_installation(SYSTEM, municipality="Provkommun (exempel)", demo_date=TODAY)
    for code, name in (("KFN", "Kultur- och fritidsnämnden"), ("BUN", "Barn- och utbildningsnämnden")):
        register_body(SYSTEM, code=code, name=name, body_kind="committee")
    adopt_set(SYSTEM, TEXT, "tyreso-2010.toml", adopted_by="KS", adopted_on=date(2024, 1, 16), paragraph="12")


@pytest.fixture
def signed_in(client, municipality):
    def sign_in(*roles):
        user = create_account(
            SYSTEM, email=f"a{len(roles)}@exempel.example", name="Anna Prov", roles=roles, valid_from=date(2026, 1, 1)
        )
        client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
        return client

    return sign_in


@pytest.fixture
def officer(signed_in):
    return signed_in(("officer", "KFN"))


def page(client, address, status=200):
    response = client.get(address)
    assert response.status_code == status
    return unescape(response.content.decode()).replace("\u00a0", " ")


def shared_matter(code, title="Vänortsträff"):
    matter = open_matter(SYSTEM, body_code=code, title=title)
    share_report(SYSTEM, write_report(SYSTEM, matter))
    matter.refresh_from_db()
    return matter


def test_everything_one_can_do_is_listed_once_in_plain_groups(municipality):
    names = [trigger.name for group in grouped_triggers(sets_on(TODAY), "") for trigger, _ in group.triggers]
    assert sorted(names) == sorted(TRIGGERS)


def test_searching_finds_by_parts_of_words_also_in_the_name_of_the_group(officer):
    found = page(officer, "/riktlinjer/far-vi/?sok=avta+ing")
    assert "Ingå ett avtal" in found and "Lämna in en projektansökan" not in found
    assert "Inget passar" in page(officer, "/riktlinjer/far-vi/?sok=xyzzy")


def test_what_the_guidelines_are_silent_on_is_said_beforehand(officer):
    assert "riktlinjerna säger inget" in page(officer, "/riktlinjer/far-vi/")


def test_one_question_a_page_and_the_answer_as_soon_as_it_is_certain(officer):
    """R4.4, R4.5."""
    first = page(officer, ASK)
    assert "Vilken nämnd äger saken?" in first and "Svar enligt riktlinjerna" not in first
    assert len(re.findall("<fieldset|<select", first.partition("<main")[2])) == 1
    last = page(officer, f"{ASK}?{ANSWERED}")
    assert "Inte ännu" in last and "R4.5" in last and "KFN" in last


def test_what_cannot_be_decided_without_more_is_asked_and_after_vet_inte_said_to_be_undetermined(officer):
    unknown = "&".join(f"vet_inte={name}" for name in ("body", "actor_kind", "is_feasibility_study"))
    found = page(officer, f"{ASK}?{unknown}&vet_inte=principal_matter&vet_inte=urgent")
    assert "Kan inte avgöras" in found and "Svaret beror på" in found


def test_no_question_is_asked_where_nothing_can_change_the_answer(officer):
    found = page(officer, "/riktlinjer/far-vi/feasibility.join/")
    assert "R4.6" in found and "Vet inte" not in found


def test_of_what_has_happened_it_is_told_what_follows(officer):
    found = page(officer, "/riktlinjer/far-vi/visit.completed/?is_twin_town=yes")
    assert "Vad följer av: besök genomfört?" in found and "Det här följer" in found and "Får göras" not in found


def test_that_no_basis_binds_the_committee_is_said_once(officer):
    """KL 6:8."""
    assert page(officer, f"{ASK}?{ANSWERED}").count("KL 6:8") == 1


def test_an_answer_can_be_changed_and_the_others_stay(officer):
    found = page(officer, f"{ASK}?{ANSWERED}")
    again = next(one for one in re.findall(r'href="(\?[^"]*)"', found) if "fraga=actor_kind" in one)
    asked = page(officer, f"{ASK}{again}")
    assert '<input type="hidden" name="body" value="KFN">' in asked
    assert re.search(r'name="actor_kind" value="committee"[^>]*checked', asked)


def test_an_answer_taken_back_is_unknown_again(officer):
    found = page(officer, f"{ASK}?{ANSWERED}&vet_inte=actor_kind").partition("<main")[2]
    assert "actor_kind=committee" not in found and "vet_inte=actor_kind" in found


def test_next_without_an_answer_says_that_one_may_pass(officer):
    assert "tryck på Vet inte" in page(officer, f"{ASK}?body=", status=422)


def test_last_days_are_counted_from_a_day_that_is_told(officer):
    found = page(officer, f"{ASK}?{ANSWERED}&dag=2026-09-23")
    assert "onsdag 23 september 2026" in found


@pytest.mark.parametrize("value", HOSTILE.values(), ids=HOSTILE)
def test_hostile_values_are_refused_kindly_or_taken_as_text(officer, value):
    value = encoded(value)
    for name in ("body", "actor_kind", "own_cost", "dag", "fraga", "vet_inte", "sok"):
        response = officer.get(ASK, {name: value})
        assert response.status_code in (200, 400, 422)
        assert b"<script>alert" not in response.content
    assert officer.get("/riktlinjer/far-vi/", {"sok": value}).status_code in (200, 400)


def test_an_unknown_trigger_is_not_found(officer):
    assert officer.get("/riktlinjer/far-vi/no.such/").status_code == 404
    assert officer.get("/riktlinjer/far-vi/no.such/behall/").status_code == 404


def test_an_answer_is_kept_on_a_matter_with_its_facts_and_who_stated_them(officer):
    matter = shared_matter("KFN")
    shown = page(officer, f"{ASK}behall/?{ANSWERED}")
    assert "Vänortsträff" in shown
    response = officer.post(f"{ASK}behall/?{ANSWERED}", {"arende": str(matter.ref)})
    given = GivenVerdict.objects.get()
    assert response.url == f"/riktlinjer/svar/{given.pk}/"
    assert (given.subject, given.body_code, given.outcome) == (str(matter.ref), "KFN", "not_yet")
    told = given.facts["actor_kind"]
    assert told["value"] == "committee" and told["by"].startswith("user:") and told["on"] == TODAY.isoformat()
    assert "Öppna svaret" in page(officer, f"/arenden/{matter.pk}/")


def test_an_answer_is_kept_only_where_one_may_keep_answers(officer):
    """Another committee's matter, a restricted one, and what is not there: the same kind refusal, and nothing kept."""
    other, hidden = shared_matter("BUN", "Hos en annan"), shared_matter("BUN", "Hemlig resa")
    restrict_matter(SYSTEM, hidden, provision="OSL 21:7", authority="BUN", decided_by="Gunilla Exempel")
    shown = page(officer, f"{ASK}behall/?{ANSWERED}")
    assert "Hos en annan" not in shown and "Hemlig" not in shown
    missing = "matter:00000000-0000-7000-8000-000000000001"
    for ref in (str(other.ref), str(hidden.ref), missing, "matter:x", "", "verdict:1", "x" * 5000):
        assert officer.post(f"{ASK}behall/?{ANSWERED}", {"arende": ref}).status_code == 422
    assert not GivenVerdict.objects.exists()


def test_those_who_may_not_keep_answers_may_still_ask(signed_in):
    reader = signed_in(("reader", ""))
    assert "Behåll svaret" not in page(reader, f"{ASK}?{ANSWERED}")
    assert reader.get(f"{ASK}behall/?{ANSWERED}").status_code == 403


def test_an_answer_not_yet_had_is_not_kept(officer):
    assert officer.get(f"{ASK}behall/?body=KFN").status_code == 302


def test_a_matter_is_found_by_its_reference_and_by_words(officer):
    matter = shared_matter("KFN", "Körer över gränsen")
    shared_matter("KFN", "Något annat")
    for words in (matter.reference, "körer"):
        found = page(officer, f"{ASK}behall/?{urlencode([*parse_qsl(ANSWERED), ('sok', words)])}")
        assert "Körer över gränsen" in found and "Något annat" not in found


def test_asking_and_keeping_ask_at_most_twelve_questions_of_the_database_however_many_matters(officer):
    def asked(address):
        with CaptureQueriesContext(connection) as caught:
            page(officer, address)
        return len(caught)

    addresses = ("/riktlinjer/far-vi/", f"{ASK}?{ANSWERED}", f"{ASK}behall/?{ANSWERED}")
    shared_matter("KFN")
    few = [asked(address) for address in addresses]
    for number in range(30):
        open_matter(SYSTEM, body_code="KFN", title=f"Ärende {number}")
    assert [asked(address) for address in addresses] == few
    assert max(few) <= BUDGET
