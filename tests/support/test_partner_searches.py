"""Ideas that look for a partner (R5.7, G-44): who may suit, and a text to send by oneself."""

from __future__ import annotations

from datetime import date
from io import BytesIO

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook

from projects.conftest import KSF, OFFICER
from utblick.audit import guard
from utblick.cooperation.models import Partner, PartnerRequest
from utblick.organisation.models import Body
from utblick.projects.models import FundingTest, Idea
from utblick.search.queries import find
from utblick.support.actions.partner_searches import alter_search, close_search, reopen_search, seek_partner
from utblick.support.models import PartnerSearch
from utblick.support.queries import partner_searches as queries
from utblick.support.shared_words import shared_words
from utblick.ui.conflicts import Stale
from utblick.values import Actor, Grant

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]
LIST = "/stod/soker-partner/"
TODAY = date(2026, 5, 6)
TEACHER = Actor("user:bun", "Barn Handläggare", frozenset({Grant("officer", "BUN"), Grant("signed_in")}))


@pytest.fixture
def seeker(idea):
    """A choir's idea of LIFE and the coast, looking for a town in Latvia or Spain."""
    with guard.opened():
        test = {"result": "suitable", "exchange": True, "tested_on": TODAY, "tested_by": "user:kim"}
        FundingTest.objects.create(idea=idea, programme="LIFE", **test)
        others = [("Borgå", "FI"), ("Valencia", "ES"), ("Rostock", "DE"), ("Paris", "FR")]
        made = {
            name: Partner.objects.create(name=name, country_code=code, partner_kind="town") for name, code in others
        }
        for partner, body, programme in (("Borgå", "KFN", ""), ("Rostock", "BUN", "LIFE Nature")):
            other = Idea.objects.create(
                what="Förr", body_id=body, contact="Kim", partner=made[partner], registered_on=TODAY
            )
            if programme:
                FundingTest.objects.create(idea=other, programme=programme, **test)
    told = {"sought": "En stad med körer vid kusten", "countries": ["ES"], "sought_en": "A coastal town with choirs"}
    return seek_partner(OFFICER, idea, **told)


def request(what: str, text: str = "", **told) -> PartnerRequest:
    with guard.opened():
        return PartnerRequest.objects.create(
            what=what, text=text, came_by="uploaded", source_key=what, received_on=TODAY, **told
        )  # fmt: skip


def test_g_44_partners_are_suggested_with_the_reason_and_those_without_one_are_not(seeker):
    programmes = queries.programmes_of(seeker.idea)
    assert [programme.name for programme in programmes] == ["LIFE"]
    found = {one.title: one.reasons for one in queries.partners_suiting(OFFICER, seeker, programmes)}
    assert found == {
        "Borgå": ("har samarbetat med nämnden",),
        "Rostock": ("har varit med i LIFE",),
        "Valencia": ("finns i Spanien",),
    }


def test_requests_of_the_same_programme_country_or_things_are_suggested_to_those_who_may_see_them(seeker):
    request("Partners wanted for LIFE-2026-SAP", programme="LIFE")
    request("Coastal choirs from the Baltic", "We are three coastal choirs", country_code="ES")
    request("Roads", "Asphalt for cities")
    programmes = queries.programmes_of(seeker.idea)
    found = queries.requests_suiting(KSF, seeker, programmes)
    assert [(one.title, one.reasons) for one in found] == [
        ("Coastal choirs from the Baltic", ("kommer från Spanien", "nämner också coastal, choirs")),
        ("Partners wanted for LIFE-2026-SAP", ("gäller LIFE",)),
    ]
    assert queries.requests_suiting(TEACHER, seeker, programmes) == []


def test_one_shared_word_and_words_that_say_nothing_do_not_count():
    assert shared_words("Körer vid havet", "En kör söker partner") == ()
    assert shared_words("partner project Europe", "project partner in Europe") == ()
    assert shared_words("Musikskolor och körer", "Kören vid musikskolorna, två körer") == ("musikskolor", "körer")


def test_r5_7_the_text_is_copied_in_two_languages_and_nothing_is_sent(signed_in, seeker, mailoutbox):
    page = signed_in(("officer", "KFN")).get(f"{LIST}{seeker.pk}/")
    swedish, english = page.context["swedish"], page.context["english"]
    assert swedish.splitlines()[0] == "Provkommun söker partner"
    assert "Vi söker: En stad med körer vid kusten" in swedish and "PROV-2026-TOWN-TT" in swedish
    assert "We are looking for: A coastal town with choirs" in english and "Town twinning" in english
    assert "olle@exempel.example" in english and "23\N{NO-BREAK SPACE}September 2026" in english
    assert "Lägg till det under Ändra" in page.content.decode() and not mailoutbox


def test_an_officer_marks_the_idea_once_and_ends_the_search_with_whom_it_led_to(signed_in, idea):
    client = signed_in(("officer", "KFN"))
    mark = f"{LIST}ide/{idea.pk}/"
    assert mark in client.get(f"/ansokningar/ide/{idea.pk}/").content.decode()
    form = client.get(mark).context["form"]
    assert [name for name, field in form.fields.items() if field.required] == ["sought"]
    assert client.post(mark, {"sought": "", "countries": ["XX"]}).status_code == 422
    address = client.post(mark, {"sought": "En hamn", "countries": ["LV", "EE"]}).headers["Location"]
    assert client.get(mark).headers["Location"] == address
    with pytest.raises(ValidationError):
        seek_partner(OFFICER, idea, sought="Igen")
    assert "Estland" in client.get(address).content.decode()
    changed = {"sought": "Två hamnar", "version": 1}
    assert client.post(f"{address}andra/", changed).status_code == 302
    assert client.post(f"{address}andra/", changed | {"sought": "Tre"}).status_code == 409
    assert "Ventspils" in client.post(f"{address}sluta/", {"found": "Ventspils"}, follow=True).content.decode()
    assert [client.get(LIST, {"lage": state}).context["page"].total for state in ("soker", "avslutade")] == [0, 1]
    client.post(f"{address}igen/")
    assert PartnerSearch.objects.get().closed_on is None
    assert load_workbook(BytesIO(client.get(f"{LIST}excel/").getvalue())).active.cell(2, 3).value == "Två hamnar"
    assert find(TEACHER, "två hamnar")


def test_other_bodies_read_it_and_leave_it_alone(signed_in, seeker):
    for act in (lambda: alter_search(TEACHER, seeker, version=1, sought="Nej"), lambda: close_search(TEACHER, seeker),
                lambda: reopen_search(TEACHER, seeker)):  # fmt: skip
        with pytest.raises(PermissionDenied):
            act()
    with pytest.raises(Stale):
        alter_search(OFFICER, seeker, version=7, sought="Nej")
    client = signed_in(("officer", "BUN"))
    assert client.get(f"{LIST}{seeker.pk}/").status_code == 200
    assert client.get(f"{LIST}{seeker.pk}/andra/").status_code == 403


def test_the_pages_ask_as_much_of_the_database_for_many_searches_partners_and_requests(signed_in, seeker):
    client = signed_in(("coordinator", ""))
    asked = []
    for number in (10, 250):
        with guard.opened():
            body = Body.objects.get(code="KFN")
            told = {"body": body, "contact": "Kim", "call": seeker.idea.call, "registered_on": TODAY}
            many = Idea.objects.bulk_create(Idea(what=f"Idé {number} {at}", **told) for at in range(number))
            PartnerSearch.objects.bulk_create(PartnerSearch(idea=one, sought="En stad", since=TODAY) for one in many)
            Partner.objects.bulk_create(
                Partner(name=f"Stad {number} {at}", country_code="ES", partner_kind="town") for at in range(number)
            )
        for at in range(number // 10):
            request(f"Coastal choirs {number} {at}", country_code="ES")
        for address in (LIST, f"{LIST}{seeker.pk}/"):
            with CaptureQueriesContext(connection) as counted:
                assert client.get(address).status_code == 200
            asked.append(len(counted))
    assert asked[:2] == asked[2:] and max(asked) <= 12
