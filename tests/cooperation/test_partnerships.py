"""Municipal partnerships: benefit for both, countries by the day, results framework, steering group, reports (G-25)."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from cooperation.conftest import SYSTEM
from utblick.audit import guard
from utblick.cases.models import Matter
from utblick.cooperation import actions
from utblick.cooperation.eligible_countries import country_lists, is_eligible
from utblick.cooperation.forms.partnerships import PartnershipForm
from utblick.cooperation.models import Partner, Partnership, PartnershipReport
from utblick.cooperation.partnership_gate import lacking
from utblick.cooperation.stories import happenings, last_activity
from utblick.cooperation.todo import todo
from utblick.governance.actions import adopt_set
from utblick.organisation.models import Body
from utblick.values import Actor, Grant

TODAY = date(2026, 5, 6)
GUIDELINES = Path(__file__).parents[2] / "guidelines"
COORDINATOR = Actor("user:c", grants=frozenset({Grant("coordinator"), Grant("signed_in")}))
OFFICER = Actor("user:o", grants=frozenset({Grant("officer", "KFN"), Grant("signed_in")}))
BENEFITS = {"benefit_own": "Vi lär oss", "benefit_partner": "De lär sig"}


@pytest.fixture
def partner(municipality) -> Partner:
    return actions.register_partner(SYSTEM, name="Exempelberg", country_code="ZA", partner_kind="municipality")


def partnership(partner: Partner, **more) -> Partnership:
    told = {"title": "Unga", "body": Body.objects.get(code="KS"), "partner": partner} | BENEFITS | more
    return actions.register_partnership(SYSTEM, **told)


def complete(row: Partnership) -> None:
    actions.alter_partnership(SYSTEM, row, version=row.version, risk_note="Val hålls.")
    actions.add_result(SYSTEM, row, goal="Mål", result="Svar", indicator="Andel", baseline="1 %", target="9 %")
    for seat in ("majority", "opposition"):
        actions.add_seat(SYSTEM, row, side="own", seat=seat, name="Kim Exempel")


def test_r3_14_a_country_is_eligible_by_the_list_of_the_day():
    assert [one.since.year for one in country_lists()] == [2009, 2019, 2023]
    assert is_eligible("BY", date(2018, 12, 31)) and not is_eligible("BY", date(2019, 1, 1))
    assert is_eligible("CO", TODAY) and not is_eligible("CO", date(2022, 1, 1))
    assert not is_eligible("ZA", date(2008, 1, 1))


@pytest.mark.django_db
def test_r3_15_each_side_must_benefit(partner):
    """G-08: the benefit of each party is stated."""
    for name in BENEFITS:
        with pytest.raises(ValidationError, match="R3.15"):
            partnership(partner, **{name: " "})
    row = partnership(partner)
    with guard.opened(), pytest.raises(IntegrityError), transaction.atomic():
        Partnership.objects.filter(pk=row.pk).update(benefit_partner="")
    form = PartnershipForm(None, actor=COORDINATOR, today=TODAY)
    required = {bound.name for bound in form if bound.field.required}
    assert required == {"title", "partner", "body", *BENEFITS}


@pytest.mark.django_db
def test_g_25_what_is_lacking_before_the_board_is_told_until_it_is_there(partner):
    """G-19: who pays is not the form; one that another funder pays is held to no list of countries (R3.2–R3.4)."""
    row = partnership(partner)
    assert len(lacking(row, TODAY)) == 3
    complete(row)
    assert lacking(row, TODAY) == []
    actions.alter_partner(SYSTEM, partner, version=partner.version, country_code="IN")
    row.refresh_from_db()
    assert "ICLD" in " ".join(lacking(row, TODAY))
    actions.alter_partnership(SYSTEM, row, version=row.version, funder="Sida")
    assert lacking(row, TODAY) == []


@pytest.mark.django_db
def test_g_07_outside_the_eu_democracy_and_risk_are_described_before_the_board(partner):
    row = partnership(partner)
    assert "utanför EU" in " ".join(lacking(row, TODAY))
    actions.alter_partnership(SYSTEM, row, version=row.version, risk_note="Val hålls, och pressen är fri.")
    assert "utanför EU" not in " ".join(lacking(row, TODAY))
    for country, asked in (("LV", False), ("UA", True)):
        actions.alter_partner(SYSTEM, partner, version=partner.version, country_code=country)
        row = partnership(partner, title=f"Unga {country}")
        assert ("utanför EU" in " ".join(lacking(row, TODAY))) is asked


@pytest.mark.django_db
def test_g_25_no_matter_about_entering_is_opened_while_something_is_lacking(partner, signed_in):
    body = Body.objects.get(code="KS")
    told = {"title": "Partnerskap", "agreement_kind": "partnership", "body": body, "partners": [partner]}
    agreement = actions.register_agreement(SYSTEM, **told)
    text = (GUIDELINES / "tyreso-2010.toml").read_text("utf-8")
    adopt_set(SYSTEM, text, "tyreso-2010.toml", adopted_by="KS", adopted_on=date(2024, 1, 16), paragraph="12")
    client, address = signed_in("coordinator"), f"/partner/avtal/{agreement.pk}/arenden/"
    assert client.post(address).status_code == 302
    row = partnership(partner, agreement=agreement)
    assert "Resultatramen" in client.post(address, follow=True).text
    assert not Matter.objects.exists()
    complete(row)
    assert client.post(address).status_code == 302
    assert Matter.objects.filter(body=body).exists()


@pytest.mark.django_db
def test_a_phase_is_work_with_the_partner_and_a_report_is_asked_for_in_time(partner):
    row = partnership(partner)
    actions.add_phase(SYSTEM, row, phase="inception", starts_on=date(2026, 1, 1), ends_on=date(2026, 12, 31))
    assert last_activity(happenings(COORDINATOR, [partner]), TODAY) == {partner.pk: date(2026, 1, 1)}
    actions.add_report(SYSTEM, row, what="Sen", due_on=TODAY + timedelta(days=90))
    report = actions.add_report(SYSTEM, row, what="Årsrapport", due_on=TODAY + timedelta(days=30))
    [told] = todo(COORDINATOR, TODAY)
    assert (str(told.sentence), told.last_day) == ("Skicka rapporten: Årsrapport", report.due_on)
    assert str(row.pk) in told.url
    assert todo(OFFICER, TODAY) == []
    with pytest.raises(PermissionDenied):
        actions.send_report(OFFICER, report)
    actions.send_report(COORDINATOR, report)
    assert todo(COORDINATOR, TODAY) == []


@pytest.mark.django_db
@pytest.mark.one_database
def test_the_pages_lead_through_a_partnership(partner, signed_in):
    client = signed_in("coordinator")
    told = {"title": "Unga", "partner": str(partner.pk), "body": "KS", **BENEFITS}
    assert client.post("/partner/partnerskap/nytt/", {**told, "benefit_own": ""}).status_code == 422
    assert client.post("/partner/partnerskap/nytt/", told).status_code == 302
    row = Partnership.objects.get()
    address = f"/partner/partnerskap/{row.pk}/"
    assert (row.funder, "Resultatramen är tom" in client.get(address).text) == ("ICLD", True)
    assert client.post(f"{address}andra/", {**told, "goal": "Mer", "version": 1}).status_code == 302
    assert client.post(f"{address}andra/", {**told, "version": 1}).status_code == 409
    framework = {"goal": "M", "result": "R", "indicator": "I", "baseline": "0", "target": "5"}
    assert client.post(f"{address}resultat/", {**framework, "target": ""}).status_code == 422
    assert client.post(f"{address}resultat/", framework).status_code == 302
    result = row.results.get()
    measured = {"value": "3", "valued_on": "2026-05-01", "version": 1}
    assert client.post(f"/partner/partnerskap/resultat/{result.pk}/", measured).status_code == 302
    assert client.post(f"/partner/partnerskap/resultat/{result.pk}/", measured).status_code == 409
    phase = {"phase": "project", "starts_on": "2026-01-01", "ends_on": "2025-01-01", "grant": "450000"}
    assert client.post(f"{address}fas/", phase).status_code == 422
    assert client.post(f"{address}fas/", {**phase, "ends_on": "2027-01-01"}).status_code == 302
    assert row.phases.get().grant_minor == 45_000_000
    assert client.post(f"{address}styrgrupp/", {"side": "own", "seat": "majority", "name": "K"}).status_code == 302
    assert client.post(f"{address}rapport/", {"what": "År 1", "due_on": "2026-06-01"}).status_code == 302
    sent = f"/partner/partnerskap/rapporter/{PartnershipReport.objects.get().pk}/skickad/"
    assert client.post(sent).status_code == 302
    assert "skickad" in client.get(address).text
    for hostile in ({"title": "a\x00b"}, {"title": "a" * 10_000}, {"partner": "x"}):
        assert client.post("/partner/partnerskap/nytt/", {**told, **hostile}).status_code == 422
    assert signed_in("reader").post(sent).status_code == 403


@pytest.mark.django_db
@pytest.mark.one_database
def test_the_list_asks_equally_much_of_25_and_2500_partnerships(partner, signed_in):
    client, asked, body = signed_in("coordinator"), [], Body.objects.get(code="KS")
    for first, last in ((0, 25), (25, 2500)):
        with guard.opened():
            Partnership.objects.bulk_create(
                Partnership(title=f"P {n}", sort_title=f"p {n}", partner=partner, body=body, **BENEFITS)
                for n in range(first, last)
            )
        client.get("/partner/partnerskap/")
        with CaptureQueriesContext(connection) as made:
            assert client.get("/partner/partnerskap/").status_code == 200
        asked.append(len(made))
    assert asked[0] == asked[1] <= 12, [one["sql"][:100] for one in made]
