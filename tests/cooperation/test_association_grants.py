"""Grants to associations for exchanges: the pot, the cap, the last day, the decision, the report, and what is left."""

from __future__ import annotations

from datetime import date

import pytest
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import settings as settings_of
from hypothesis import strategies as st

from cooperation.conftest import FIRST_DAY, SYSTEM
from hostile import HOSTILE, encoded
from utblick.access import Standing
from utblick.audit import guard
from utblick.audit.policy import policy
from utblick.cooperation import actions as rooms
from utblick.cooperation.actions import association_grant_steps as steps
from utblick.cooperation.actions import association_grants as actions
from utblick.cooperation.actions.wanted_contacts import register_wanted_contact
from utblick.cooperation.association_grant_forms import GrantForm
from utblick.cooperation.grant_costs import CostError, read_costs, total, written
from utblick.cooperation.grant_rules import Award, Proposal, Terms, concerns, left_of, report_day
from utblick.cooperation.grant_states import STAGES, stage_of
from utblick.cooperation.models import AssociationGrant, GrantScheme
from utblick.cooperation.queries import association_grants as queries
from utblick.cooperation.stories import happenings, last_activity
from utblick.cooperation.todo import todo
from utblick.governance.actions import adopt_set
from utblick.governance.models import Deviation, GivenVerdict
from utblick.organisation.actions.reorganising import reorganise
from utblick.organisation.models import Body
from utblick.values import Actor, Grant

pytestmark = pytest.mark.django_db
COORDINATOR = Actor("user:s", grants=frozenset({Grant("coordinator"), Grant("signed_in")}))
OTHER = Actor("user:o", grants=frozenset({Grant("officer", "BUN"), Grant("signed_in")}))
TERMS = Terms(pot=60_000_00, cap=25_000_00, deadline=date(2025, 11, 3), body="KFN")


@pytest.fixture
def scheme(municipality) -> GrantScheme:
    return actions.register_scheme(
        SYSTEM, name="Utbyten", year=2026, body=Body.objects.get(code="KFN"), pot_minor=60_000_00, cap_minor=25_000_00,
        deadline=date(2025, 11, 3), report_by=date(2026, 4, 20), criteria="Vänort\nBarn deltar",
    )  # fmt: skip


def applied(scheme: GrantScheme, **more) -> AssociationGrant:
    told = {
        "association": "Kören", "town": "Cēsis", "purpose": "Sjunga", "starts_on": date(2026, 2, 20),
        "asked_minor": 30_000_00, "applied_on": date(2025, 10, 1),
    }  # fmt: skip
    return actions.register_grant(SYSTEM, scheme, **{**told, **more})


def decide(row: AssociationGrant, granted: int, reason: str = "", body: str = "KFN") -> AssociationGrant:
    return steps.decide_grant(
        SYSTEM, row, version=row.version, on=FIRST_DAY, body=Body.objects.get(code=body), granted_minor=granted,
        paragraph="7", reason=reason,
    )  # fmt: skip


@pytest.mark.one_database
@settings_of(max_examples=40)
@given(st.lists(st.tuples(st.integers(0, 10**9), st.booleans())), st.integers(0, 10**10))
def test_what_is_left_of_a_pot_is_what_there_was_less_each_grant_that_stands(awards, pot):
    told = [Award(*award) for award in awards]
    assert left_of(pot, told).minor + sum(granted for granted, withdrawn in awards if not withdrawn) == pot


@pytest.mark.one_database
def test_a_decision_beyond_the_pot_the_cap_the_day_or_by_another_body_is_told_of():
    within = Proposal(date(2025, 11, 3), asked=25_000_00, granted=25_000_00, body="KFN")
    assert concerns(TERMS, within, [Award(35_000_00), Award(90_000_00, withdrawn=True)]) == ()
    late = Proposal(date(2025, 11, 4), asked=25_000_00, granted=26_000_00, body="KS")
    told = [concern.sv for concern in concerns(TERMS, late, [Award(35_000_00)])]
    assert told == [
        "ett annat organ än det som ska besluta", "medlen räcker inte, 1\u00a0000 kronor fattas",
        "mer än taket 25\u00a0000 kronor", "ansökan kom efter 2025-11-03", "mer än föreningen har sökt",
    ]  # fmt: skip
    assert concerns(TERMS, Proposal(date(2025, 12, 1), 1, 0, "KFN"), [Award(99_000_00)]) == ()
    assert report_day(date(2026, 4, 20), date(2026, 2, 24)) == date(2026, 4, 20)
    assert report_day(date(2026, 4, 20), date(2026, 6, 15)) == date(2026, 8, 14)


@pytest.mark.one_database
def test_costs_are_read_row_by_row_and_written_as_they_were_read():
    costs = read_costs("Buss 12 000\n\nBoende: 8500 kr\nNoter 99,5")
    assert costs == [["Buss", 12_000_00], ["Boende", 8_500_00], ["Noter", 99_50]]
    assert read_costs(written(costs)) == costs and total(costs) == 20_599_50
    for wrong in ("Buss", "12 000", "Buss -5", "x" * 10_000, "Buss " + "9" * 100, "a 1\n" * 41):
        with pytest.raises(CostError):
            read_costs(wrong)


def test_a_grant_goes_from_application_to_report_and_the_pot_is_counted(scheme):
    town = rooms.register_partner(SYSTEM, name="Cēsis", country_code="LV", partner_kind="town")
    row = applied(scheme, participants=24, minors=9)
    assert row.partner == town and stage_of(row) == "applied"
    assert [one.sentence for one in todo(COORDINATOR, FIRST_DAY)] == ["Föreslå beslut om bidrag till Kören"]
    actions.assess_grant(SYSTEM, row, version=1, judged=[("Vänort", "yes", ""), ("Barn deltar", "partly", "nio")])
    with pytest.raises(ValidationError):
        steps.pay_grant(SYSTEM, row, version=2, on=FIRST_DAY)
    decide(row, 20_000_00)
    assert queries.pots([scheme])[0].left.minor == 40_000_00
    steps.pay_grant(SYSTEM, row, version=row.version, on=FIRST_DAY)
    assert [one.sentence for one in todo(COORDINATOR, FIRST_DAY)] == ["Påminn Kören om redovisningen av bidraget"]
    assert todo(OTHER, FIRST_DAY) == []
    told = {"told": "Två konserter", "came": 22, "came_minors": 8, "spent_minor": 31_000_00}
    steps.report_grant(SYSTEM, row, version=row.version, on=FIRST_DAY, lacks="kvitton", **told)
    assert stage_of(row) == "incomplete" and len(todo(COORDINATOR, FIRST_DAY)) == 1
    steps.report_grant(SYSTEM, row, version=row.version, on=FIRST_DAY, lacks="", **told)
    assert stage_of(row) == "reported" and todo(COORDINATOR, FIRST_DAY) == []
    assert last_activity(happenings(COORDINATOR, [town]), FIRST_DAY) == {town.pk: FIRST_DAY}
    steps.reclaim_grant(SYSTEM, row, version=row.version, on=FIRST_DAY, amount_minor=5_000_00, reason="Färre reste")
    assert stage_of(row) == "reclaimed" and queries.pots([scheme])[0].left.minor == 40_000_00
    assert list(queries.grants(COORDINATOR, partner=town)) == [row] and not Deviation.objects.exists()
    assert not GivenVerdict.objects.exists()


def test_what_goes_beyond_the_terms_is_never_refused_but_noted_with_its_reason(scheme):
    late = applied(scheme, applied_on=date(2025, 12, 1))
    with pytest.raises(steps.BeyondTermsError) as beyond:
        decide(late, 28_000_00)
    assert len(beyond.value.judged.told) == 2
    decide(late, 28_000_00, "Unga får resa")
    [deviation] = Deviation.objects.all()
    assert deviation.subject == str(late.ref) and deviation.reason == "Unga får resa"
    assert "mer än taket" in deviation.what and "ansökan kom efter" in deviation.what
    decide(applied(scheme, town="Borgå"), 25_000_00)
    with pytest.raises(steps.BeyondTermsError):
        decide(applied(scheme, town="Åbo"), 10_000_00)
    decide(AssociationGrant.objects.get(town="Åbo"), 10_000_00, "Nämnden skjuter till")
    assert queries.pots([scheme])[0].left.minor == -3_000_00
    steps.withdraw_grant(SYSTEM, late, version=late.version, on=FIRST_DAY)
    assert queries.pots([scheme])[0].left.minor == 25_000_00
    decide(applied(scheme, town="Oslo"), 0)
    assert {stage: queries.grants(COORDINATOR, stage=stage).count() for stage in STAGES} == {
        "applied": 0, "granted": 2, "paid": 0, "incomplete": 0, "reported": 0, "reclaimed": 0, "rejected": 1,
        "withdrawn": 1,
    }  # fmt: skip
    assert not policy().allows(OTHER, "decide", "association_grant", Standing("KFN"))
    for wrong in ({"minors": 3}, {"ends_on": date(2026, 1, 1)}, {"applied_on": date(2027, 1, 1)}, {"town": "Åbo"}):
        with pytest.raises(ValidationError):
            applied(scheme, **wrong)
    with guard.opened(), pytest.raises(IntegrityError), transaction.atomic():
        AssociationGrant.objects.filter(town="Oslo").update(paid_on=FIRST_DAY)


@pytest.mark.one_database
def test_when_a_body_ends_what_is_open_goes_to_its_successor_and_what_is_done_stays(scheme):
    done = decide(applied(scheme, town="Oslo"), 0)
    waiting = applied(scheme)
    wish = register_wanted_contact(SYSTEM, company="Kajak AB", seeks="Kunder", body=Body.objects.get(code="KFN"))
    successor = Body.objects.get(code="BUN")
    moved = reorganise(SYSTEM, Body.objects.get(code="KFN"), last_day=date(2026, 5, 5), successors=[successor])
    assert (moved["association_grants"], moved["grant_schemes"], moved["wanted_contacts"]) == (1, 1, 1)
    for row, body in ((waiting, "BUN"), (scheme, "BUN"), (wish, "BUN"), (done, "KFN")):
        row.refresh_from_db()
        assert row.body_id == body
    assert decide(waiting, 1_00, body="BUN").granted_minor == 1_00


@pytest.mark.one_database
def test_the_guidelines_are_asked_by_the_same_road_as_of_other_decisions(scheme, signed_in):
    text = (settings.GUIDELINES_ROOT / "hoganas.toml").read_text("utf-8")
    adopt_set(SYSTEM, text, "a", adopted_by="KS", adopted_on=date(2024, 1, 16), paragraph="12")
    row = applied(scheme)
    with pytest.raises(steps.BeyondTermsError):
        decide(row, 20_000_00)
    decide(row, 20_000_00, "Muntligt")
    given = GivenVerdict.objects.get()
    assert given.trigger == "grant.award"
    assert f"/svar/{given.pk}/" in signed_in("coordinator").get(f"/partner/bidrag/{row.pk}/").text


@pytest.mark.one_database
def test_the_pages_lead_a_grant_from_the_years_pot_to_its_report(municipality, signed_in):
    form = GrantForm(None)
    assert {one.name for one in form if one.field.required} == {"association", "town", "purpose", "starts_on", "asked"}
    client = signed_in("coordinator")
    assert "Föreningsbidrag" not in client.get("/partner/utbyten/").text
    terms = {"name": "Utbyten", "year": "2026", "body": "KFN", "pot": "60000", "deadline": "2025-11-03"}
    for wrong in ({"cap": "70000"}, {"year": "1"}, {"report_by": "2025-01-01"}, {"deadline": "0001-01-01"}):
        assert client.post("/partner/bidrag/medel/", {**terms, **wrong}).status_code == 422
    assert client.post("/partner/bidrag/medel/", {**terms, "criteria": "Vänort"}).status_code == 302
    assert "Föreningsbidrag" in client.get("/partner/utbyten/").text
    scheme = GrantScheme.objects.get()
    pot = f"/partner/bidrag/medel/{scheme.pk}/"
    assert 'value="2027"' in client.get(f"/partner/bidrag/medel/?fran={scheme.pk}").text
    assert client.get("/partner/bidrag/medel/?fran=x").status_code == 404
    told = {"association": "Kören", "town": "Cēsis", "purpose": "Sång", "starts_on": "2026-02-20", "asked": "9000"}
    for text in map(encoded, HOSTILE.values()):
        hostile = dict.fromkeys(("costs", "asked", "purpose", "participants"), text)
        assert client.post(f"{pot}ansok/", {**told, "town": "x", **hostile}).status_code in {302, 422}
    assert client.post(f"{pot}ansok/", {**told, "costs": "Buss 12 000", "minors": "2"}).status_code == 422
    assert client.post(f"{pot}ansok/", {**told, "costs": "Buss 12 000", "applied_on": "2025-10-01"}).status_code == 302
    row = AssociationGrant.objects.get(town="Cēsis")
    page = f"/partner/bidrag/{row.pk}/"
    assert "hur många som deltar" in client.get(page).text
    assert client.post(f"{page}bedom/", {"met_0": "yes", "version": 1}).status_code == 302
    decision = {"granted": "9500", "on": "2026-05-06", "body": "KFN", "paragraph": "7", "version": 2}
    beyond = client.post(f"{page}beslut/", decision)
    assert beyond.status_code == 422 and "mer än föreningen har sökt" in beyond.text
    assert client.post(f"{page}beslut/", {**decision, "granted": "9000"}).status_code == 302
    assert client.post(f"{page}beslut/", {**decision, "granted": "9000"}).status_code == 409
    assert client.post(f"{page}betala/", {"on": "2026-05-06", "version": 3}).status_code == 302
    report = {"on": "2026-05-06", "told": "Sjöng", "came": "3", "lacks": "kvitton", "version": 4}
    assert client.post(f"{page}redovisning/", {**report, "came_minors": "4"}).status_code == 422
    assert client.post(f"{page}redovisning/", report).status_code == 302
    assert "Det här saknas i redovisningen: kvitton" in client.get(page).text
    assert client.post(f"{page}paminn/").status_code == 302
    claim = {"amount": "9001", "on": "2026-05-06", "reason": "x", "version": 6}
    assert client.post(f"{page}krav/", claim).status_code == 422
    assert client.post(f"{page}krav/", {**claim, "amount": "9000"}).status_code == 302
    assert "Krävs tillbaka" in client.get(page).text
    assert client.post(f"{page}arende/").status_code == 302
    assert signed_in("reader").post(f"{page}beslut/", decision).status_code in {403, 404}


@pytest.mark.one_database
def test_the_list_asks_equally_much_of_25_and_2500_applications(scheme, signed_in):
    client, asked = signed_in("coordinator"), []
    for first, last in ((0, 25), (25, 2500)):
        with guard.opened():
            AssociationGrant.objects.bulk_create(
                AssociationGrant(
                    scheme=scheme, body_id="KFN", association=f"F {n}", town="Cēsis", purpose="x", starts_on=FIRST_DAY,
                    asked_minor=n, applied_on=FIRST_DAY,
                )
                for n in range(first, last)
            )  # fmt: skip
        for address in ("/partner/bidrag/", f"/partner/bidrag/medel/{scheme.pk}/"):
            client.get(address)
            with CaptureQueriesContext(connection) as made:
                assert client.get(address).status_code == 200
            asked.append(len(made))
    assert asked[:2] == asked[2:] and max(asked) <= 12, asked
