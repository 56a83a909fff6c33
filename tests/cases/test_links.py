"""Decisions that replace, amend, withdraw or execute others: what stands on any day, as known on any day (B-2)."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from two_authorities import SUBJECT
from utblick.audit import guard
from utblick.audit.queries import state_on
from utblick.cases import actions, queries
from utblick.cases.actions import PointAnswer
from utblick.cases.chains import ENDED, ChainLink, Relation, Validity, leads_back, validities
from utblick.cases.models import Decision, DecisionLink
from utblick.cases.queries.links import chain, links_of
from utblick.clock import recorded_at

FIRST = date(2026, 1, 1)
DAYS = st.integers(0, 30).map(lambda passed: FIRST + timedelta(days=passed))
NAMES = "abcdef"
DECIDED = {name: FIRST + timedelta(days=5 * number) for number, name in enumerate(NAMES)}


PAIRS = [(later, earlier) for earlier in NAMES for later in NAMES if later > earlier]


def told(pair, relation, waits, noted, struck_after):
    """A link between two decisions in the order they were taken, perhaps struck some days after it was noted."""
    later, earlier = pair
    struck = None if struck_after is None else noted + timedelta(days=struck_after)
    return ChainLink(later, earlier, relation, DECIDED[later] + timedelta(days=waits), noted, struck)


LINKS = st.lists(
    st.builds(
        told, st.sampled_from(PAIRS), st.sampled_from(Relation), st.integers(0, 5), DAYS,
        st.one_of(st.none(), st.integers(0, 9)),
    ),
    max_size=8,
)  # fmt: skip


@pytest.mark.one_database
@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(LINKS, DAYS, DAYS)
def test_what_stands_depends_on_nothing_noted_or_in_force_later(links, on, known):
    found = validities(DECIDED, links, on=on, known=known)
    then = [link for link in links if link.noted_on <= known and link.from_on <= on]
    assert found == validities(DECIDED, then, on=on, known=known)
    for name, validity in found.items():
        assert (validity == Validity.NOT_YET) == (DECIDED[name] > on)
        ends = [link for link in then if link.earlier == name and link.is_known(known)]
        assert (validity in ENDED) == any(link.relation in ("replaces", "withdraws") for link in ends)


@pytest.mark.one_database
@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(LINKS, DAYS, st.integers(0, 10))
def test_what_has_ended_never_stands_again_by_itself(links, on, later):
    known = date(2027, 1, 1)
    before = validities(DECIDED, links, on=on, known=known)
    after = validities(DECIDED, links, on=on + timedelta(days=later), known=known)
    for name, validity in before.items():
        assert validity not in ENDED or after[name] == validity


@pytest.mark.one_database
def test_a_circle_is_seen_and_a_struck_link_leads_nowhere():
    one = ChainLink("b", "a", Relation.AMENDS, FIRST, FIRST)
    two = ChainLink("c", "b", Relation.EXECUTES, FIRST, FIRST)
    assert leads_back([one, two], "c", "a") and not leads_back([one, two], "a", "c")
    assert not leads_back([one, ChainLink("c", "b", Relation.AMENDS, FIRST, FIRST, FIRST)], "c", "a")


@pytest.fixture
def taken(world, actors):
    """Three decisions of KFN in one matter, oldest first."""
    matter = actions.open_matter(actors["kfn_officer"], body_code="KFN", title="Riktlinjer", subject=SUBJECT)
    days = {"10": date(2026, 1, 19), "30": date(2026, 5, 18), "51": date(2026, 8, 24)}
    for paragraph, day in days.items():
        actions.record_decision(
            actors["kfn_clerk"], matter, points=[PointAnswer("att anta riktlinjer.")], paragraph=paragraph,
            decided_on=day, adjusted_on=day,
        )  # fmt: skip
    return [queries.decision(actors["kfn_clerk"], row.pk) for row in Decision.objects.order_by("decided_on")]


def standing(actors, decision, on, known=date(2026, 9, 10)):
    rows = chain(actors["reader"], decision, on=on, known=known).rows
    return [row.validity.value for row in rows]


def test_a_replaced_decision_stood_until_the_day_it_was_replaced_B_2(taken, actors):
    first, second, third = taken
    actions.link_decisions(actors["kfn_clerk"], second, first, relation="replaces")
    actions.link_decisions(actors["kfn_clerk"], third, second, relation="amends", from_on=date(2026, 9, 1))
    assert standing(actors, first, date(2026, 5, 17)) == ["stands", "not_yet", "not_yet"]
    assert standing(actors, third, date(2026, 8, 31)) == ["replaced", "stands", "stands"]
    assert standing(actors, second, date(2026, 9, 1)) == ["replaced", "amended", "stands"]
    assert standing(actors, second, date(2026, 9, 1), known=date(2026, 9, 9)) == ["stands", "stands", "stands"]


def test_a_struck_link_no_longer_holds_and_the_log_knows_both_days(taken, actors):
    first, second, _third = taken
    link = actions.link_decisions(actors["kfn_clerk"], second, first, relation="withdraws")
    noted = recorded_at()
    actions.strike_link(actors["kfn_clerk"], link)
    assert standing(actors, second, date(2026, 9, 10)) == ["stands", "stands"]
    assert links_of(actors["reader"], second) == []
    then, now = (state_on("decision_link", date(2026, 12, 31), known)[str(link.ref)] for known in (noted, None))
    assert then.get("struck_on") is None and now["struck_on"] == "2026-09-10"
    assert then["relation"] == now["relation"] == "withdraws"


def test_what_cannot_be_is_refused(taken, actors):
    first, second, third = taken
    for later, earlier, told in (
        (first, second, {}),
        (first, first, {}),
        (second, first, {"from_on": date(2026, 5, 17)}),
    ):
        with pytest.raises(ValidationError):
            actions.link_decisions(actors["kfn_clerk"], later, earlier, relation="replaces", **told)
    actions.link_decisions(actors["kfn_clerk"], second, first, relation="replaces")
    with pytest.raises(ValidationError):
        actions.link_decisions(actors["kfn_clerk"], second, first, relation="replaces")
    with pytest.raises(PermissionDenied):
        actions.link_decisions(actors["reader"], third, second, relation="replaces")
    refused = actions.record_decision(
        actors["kfn_clerk"], third.matter, points=[PointAnswer("att", outcome="avslag")], paragraph="60",
        decided_on=date(2026, 9, 1),
    )  # fmt: skip
    with pytest.raises(ValidationError, match="bifall"):
        actions.link_decisions(actors["kfn_clerk"], refused, first, relation="replaces")
    assert DecisionLink.objects.count() == 1


def test_the_chain_is_noted_and_seen_on_its_page(taken, actors, signed_in):
    first, second, _third = taken
    client = signed_in("kfn_clerk")
    address = reverse("cases:chain", args=[second.pk])
    assert str(first.pk) in client.get(address).text
    posted = {"relation": "replaces", "earlier": str(first.pk)}
    assert client.post(address, posted | {"earlier": "x"}).status_code == 422
    assert client.post(address, posted).status_code == 302
    assert "ersatt" in client.get(address).text
    assert "ersatt" not in client.get(address, {"gallde": "2026-05-01"}).text.replace("ersätter", "")
    assert "det här beslutet" in client.get(reverse("cases:decision", args=[first.pk])).text
    assert signed_in("reader").post(address, posted).status_code == 403
    strike = reverse("cases:strike_link", args=[DecisionLink.objects.get().pk])
    assert signed_in("ks_officer").post(strike).status_code == 403
    assert client.post(strike).status_code == 302
    assert DecisionLink.objects.get().struck_on == date(2026, 9, 10)


def test_a_restricted_matter_s_links_are_not_seen_by_others(taken, actors):
    first, second, _third = taken
    actions.link_decisions(actors["kfn_clerk"], second, first, relation="replaces")
    told = {"provision": "OSL 21:1", "authority": "KFN", "decided_by": "Ester Lindqvist"}
    actions.restrict_matter(actors["kfn_registrar"], first.matter, **told)
    assert links_of(actors["reader"], second) == [] and len(links_of(actors["kfn_clerk"], second)) == 1


@pytest.mark.one_database
def test_as_many_questions_however_many_decisions_are_in_the_chain(taken, actors, signed_in):
    first, _second, third = taken
    client, asked = signed_in("kfn_clerk"), []
    for count in (25, 475):
        with guard.opened():
            made = Decision.objects.bulk_create(
                Decision(matter=first.matter, body_id="KFN", decided_on=first.decided_on, year=2026,
                         paragraph=f"{count}-{number}", adjusted_on=first.decided_on)
                for number in range(count)
            )  # fmt: skip
            DecisionLink.objects.bulk_create(
                DecisionLink(later=third, earlier=row, relation="amends", from_on=third.decided_on,
                             noted_on=third.decided_on)
                for row in made
            )  # fmt: skip
        with CaptureQueriesContext(connection) as found:
            assert client.get(reverse("cases:chain", args=[third.pk])).status_code == 200
        asked.append(len(found))
    assert asked[0] == asked[1] <= 12
