"""Termination of a twin-town agreement, led step by step (R4.1, G-26)."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client

from cooperation.test_agreements import COORDINATOR, SYSTEM, TODAY, guidelines, signed, town
from utblick.accounts.actions import create_account
from utblick.cases.actions import PointAnswer, open_matter, record_decision, write_report
from utblick.cooperation import actions
from utblick.cooperation.models import Agreement
from utblick.cooperation.termination_facing import last_day, termination_page

__all__ = ["guidelines", "town"]
pytestmark = pytest.mark.django_db


def _done(agreement: Agreement) -> list[bool]:
    return [step.done for step in termination_page(COORDINATOR, agreement, TODAY)["steps"]]


def test_the_steps_are_done_one_after_the_other(town, guidelines):
    agreement = signed(town, notice_months=6)
    assert _done(agreement) == [True, False, False, False, False, False, False]
    first = termination_page(COORDINATOR, agreement, TODAY)
    assert first["steps"][0].told == "Enligt riktlinjerna: Kommunfullmäktige. Först yttrar sig Kommunstyrelsen."
    assert first["now"] == 2
    matter = open_matter(COORDINATOR, body_code="KF", title="Uppsägning", subject=agreement.ref)
    report = write_report(COORDINATOR, matter)
    opinion = write_report(
        COORDINATOR, open_matter(COORDINATOR, body_code="KS", title="Uppsägning", subject=agreement.ref)
    )
    assert opinion.effect == "opinion" and "tillstyrka uppsägningen" in opinion.proposal
    assert report.effect == "terminate" and "säga upp" in report.proposal
    assert _done(agreement)[:4] == [True, True, True, False]
    record_decision(
        SYSTEM, matter, points=[PointAnswer("att säga upp avtalet.", effect="terminate")], decided_on=TODAY,
        paragraph="44", adjusted_on=TODAY,
    )  # fmt: skip
    assert _done(agreement)[:5] == [True, True, True, True, False]
    agreement.refresh_from_db()
    actions.terminate_agreement(
        SYSTEM, agreement, version=agreement.version, on=TODAY, ends_on=last_day(agreement, TODAY)
    )
    agreement.refresh_from_db()
    assert agreement.ends_on == date(2026, 11, 6) and _done(agreement)[5:] == [True, False]
    after = termination_page(COORDINATOR, agreement, date(2026, 11, 7))
    assert after["steps"][-1].done


def test_the_last_day_follows_the_notice_terms(town):
    for told, expected in (
        ({"notice_months": 6}, date(2026, 11, 6)),
        ({"notice_months": 6, "ends_on": date(2026, 6, 30)}, date(2026, 6, 30)),
        ({"notice_months": 3, "ends_on": date(2026, 6, 30), "prolongs_months": 12}, date(2027, 6, 30)),
        ({"notice_months": 1, "ends_on": date(2026, 6, 30), "prolongs_months": 12}, date(2026, 6, 30)),
    ):
        assert last_day(Agreement(**told), TODAY) == expected


def test_the_page_leads_and_the_letter_is_filled_in_with_the_decision(town, guidelines):
    agreement = signed(town)
    user = create_account(
        SYSTEM, email="kim@exempel.example", name="Kim", roles=[("coordinator", ""), ("officer", "KF")]
    )
    client = Client()
    client.force_login(user)
    page = client.get(f"/partner/avtal/{agreement.pk}/uppsagning/")
    assert page.status_code == 200 and "Öppna ärenden hos dem som beslutar" in page.text
    matter = open_matter(SYSTEM, body_code="KF", title="Uppsägning", subject=agreement.ref)
    record_decision(
        SYSTEM, matter, points=[PointAnswer("att säga upp avtalet.", effect="terminate")], decided_on=TODAY,
        paragraph="44", adjusted_on=TODAY,
    )  # fmt: skip
    letter = client.get(f"/arenden/{matter.pk}/brev/uppsagning/").text
    assert "säger upp avtalet med er" in letter and "§ 44" in letter and "[sista dag]" in letter
