"""Exchanges of staff, schools and young people, counted by age and never named (G-13, G-15)."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from cooperation.conftest import SYSTEM
from utblick.audit import guard
from utblick.cooperation import actions, queries
from utblick.cooperation.forms.exchanges import ExchangeForm
from utblick.cooperation.models import Exchange
from utblick.cooperation.stories import happenings, last_activity, work_share
from utblick.organisation.models import Body
from utblick.values import Actor, Grant

pytestmark = pytest.mark.django_db
TODAY = date(2026, 5, 6)
OFFICER = Actor("user:o", grants=frozenset({Grant("officer", "KFN"), Grant("signed_in")}))
STRANGER = Actor("anonymous", grants=frozenset({Grant("anonymous")}))


def exchange(**more) -> Exchange:
    told = {"exchange_kind": "staff", "what": "Skugga kolleger", "place": "Cēsis", "starts_on": date(2026, 4, 6)} | more
    body = Body.objects.get(code=told.pop("body", "KFN"))
    return actions.register_exchange(SYSTEM, body=body, **told)


@pytest.mark.one_database
def test_five_fields_are_enough(municipality):
    form = ExchangeForm(None, bodies=Body.objects.all())
    required = {bound.name for bound in form if bound.field.required}
    assert required == {"exchange_kind", "what", "place", "body", "starts_on"}


def test_g_13_exchanges_are_counted_and_g_15_their_participants_by_age(municipality):
    exchange(adults=3, own_cost_minor=500_00)
    exchange(exchange_kind="youth", what="Läger", children=2, youth=12, young_adults=4, body="BUN", grant_minor=900_00)
    actions.cancel_exchange(SYSTEM, exchange(what="Inställt", youth=99), "Ingen sökte")
    exchange(what="Förra året", starts_on=date(2025, 2, 1), ends_on=date(2025, 2, 9), adults=50)
    found = queries.participation(queries.exchanges(OFFICER, TODAY, year=2026))
    assert (found.exchanges, found.people) == (2, 21)
    assert (found.children, found.youth, found.young_adults, found.adults) == (2, 12, 4, 3)
    assert (found.own_cost.minor, found.grant.minor) == (500_00, 900_00)
    young = queries.participation(queries.exchanges(OFFICER, TODAY, exchange_kind="youth"))
    assert (young.exchanges, young.people) == (1, 18)
    assert queries.participation(queries.exchanges(STRANGER, TODAY)).exchanges == 0


def test_an_exchange_is_activity_with_its_partner_and_staff_make_it_work_related_r3_13(municipality):
    town = actions.register_partner(SYSTEM, name="Cēsis", country_code="LV", partner_kind="town", is_twin_town=True)
    staff = exchange(ends_on=date(2026, 4, 10))
    exchange(exchange_kind="school", what="Brev", place="cesis, Lettland", starts_on=date(2026, 3, 2))
    assert staff.partner == town
    told = happenings(OFFICER, [town])
    assert last_activity(told, TODAY) == {town.pk: date(2026, 4, 10)}
    share = work_share(told, TODAY)
    assert share is not None
    assert (share.work, share.all) == (1, 2)


def test_what_goes_on_is_told_apart_from_what_is_over(municipality):
    on, over = exchange(), exchange(what="Slut", ends_on=date(2026, 4, 9))
    coming = exchange(what="Snart", starts_on=TODAY + timedelta(days=3))
    states = {state: list(queries.exchanges(OFFICER, TODAY, state=state)) for state in ("going_on", "over", "coming")}
    assert states == {"going_on": [on], "over": [over], "coming": [coming]}
    assert list(queries.exchanges(OFFICER, TODAY, words="snart")) == [coming]


def test_what_cannot_be_is_refused(municipality):
    row = exchange()
    for wrong in ({}, {"ends_on": date(2026, 1, 1), "what": "Annat"}, {"what": " "}):
        with pytest.raises(ValidationError):
            exchange(**wrong)
    with pytest.raises(PermissionDenied):
        actions.alter_exchange(OFFICER, row, version=1, body=Body.objects.get(code="BUN"))
    actions.alter_exchange(OFFICER, row, version=1, told="Vi lärde oss mycket.")
    with pytest.raises(ValidationError):
        actions.cancel_exchange(OFFICER, row, "")
    with guard.opened(), pytest.raises(IntegrityError), transaction.atomic():
        Exchange.objects.filter(pk=row.pk).update(youth=10**8)


@pytest.mark.one_database
def test_the_pages_lead_through_an_exchange(municipality, signed_in):
    client = signed_in("coordinator")
    told = {"exchange_kind": "youth", "what": "Läger", "place": "Gdynia", "body": "KFN", "starts_on": "2026-04-01"}
    assert client.post("/partner/utbyten/nytt/", {**told, "youth": "x"}).status_code == 422
    assert client.post("/partner/utbyten/nytt/", {**told, "youth": "7"}).status_code == 302
    row = Exchange.objects.get()
    address = f"/partner/utbyten/{row.pk}/"
    assert "Inte beskrivet" in client.get(address).text
    more = {**told, "learns_own": "Musik", "own_cost": "1200", "version": 1}
    assert client.post(f"{address}andra/", more).status_code == 302
    assert client.post(f"{address}andra/", more).status_code == 409
    row.refresh_from_db()
    assert (row.own_cost_minor, row.youth) == (120_000, 0)
    for hostile in ({"what": "a\x00b"}, {"what": "a" * 10_000}, {"starts_on": "0001-01-01"}, {"youth": "9" * 30}):
        assert client.post("/partner/utbyten/nytt/", {**told, **hostile}).status_code == 422
    assert client.post(f"{address}installt/", {"reason": "Storm"}).status_code == 302
    assert "Storm" in client.get(address).text
    assert client.get("/partner/utbyten/", {"ar": "99999", "slag": "x"}).status_code == 200
    assert signed_in("reader").post(f"{address}andra/", more).status_code in {403, 404}


@pytest.mark.one_database
def test_the_list_asks_equally_much_of_25_and_2500_exchanges(municipality, signed_in):
    client, asked, body = signed_in("coordinator"), [], Body.objects.get(code="KFN")
    for first, last in ((0, 25), (25, 2500)):
        with guard.opened():
            Exchange.objects.bulk_create(
                Exchange(exchange_kind="school", what=f"U {n}", place="Gdynia", body=body, starts_on=TODAY)
                for n in range(first, last)
            )
        client.get("/partner/utbyten/")
        with CaptureQueriesContext(connection) as made:
            assert client.get("/partner/utbyten/").status_code == 200
        asked.append(len(made))
    assert asked[0] == asked[1] <= 12, [one["sql"][:100] for one in made]
