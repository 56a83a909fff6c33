"""The access table decides by role, body, draft and restriction, and refuses what it does not name."""

import pytest

from utblick.access import AccessError, Policy, Standing
from utblick.values import ANONYMOUS, Actor, Grant

TABLE = """
[roles]
coordinator = "Samordnare"
officer = "Handläggare"
anonymous = "Alla"

[municipality_wide]
roles = ["coordinator"]

[kind.idea.coordinator]
own = ["see", "write"]
own_draft = []

[kind.idea.officer]
own = ["see", "write", "share"]
other = ["see"]

[kind.call.anonymous]
own = ["see"]
"""
POLICY = Policy.parse(TABLE)
OFFICER = Actor("user:1", grants=frozenset({Grant("officer", "KFN")}))
COORDINATOR = Actor("user:2", grants=frozenset({Grant("coordinator")}))


def test_an_officer_writes_in_the_own_body_and_reads_in_others():
    assert POLICY.allows(OFFICER, "write", "idea", Standing("KFN"))
    assert POLICY.allows(OFFICER, "see", "idea", Standing("BUN"))
    assert not POLICY.allows(OFFICER, "write", "idea", Standing("BUN"))


def test_drafts_of_another_authority_are_not_seen_even_by_the_coordinator():
    """TF 2:11: the authorities of one municipality are independent."""
    draft = Standing("KFN", draft=True)
    assert POLICY.allows(OFFICER, "see", "idea", draft)
    assert not POLICY.allows(COORDINATOR, "see", "idea", draft)
    assert POLICY.view(COORDINATOR, "idea").draft == frozenset()
    assert POLICY.view(OFFICER, "idea").draft == frozenset({"KFN"})


def test_restricted_objects_are_closed_unless_the_table_opens_them():
    assert not POLICY.allows(OFFICER, "see", "idea", Standing("KFN", restricted=True))
    assert POLICY.view(OFFICER, "idea").restricted == frozenset()


def test_a_municipality_wide_role_counts_every_body_as_its_own():
    assert POLICY.allows(COORDINATOR, "write", "idea", Standing("BUN"))
    assert POLICY.view(COORDINATOR, "idea").open is None


def test_what_the_table_does_not_name_is_refused():
    assert not POLICY.allows(ANONYMOUS, "see", "idea")
    assert not POLICY.allows(OFFICER, "see", "unknown_kind")
    assert POLICY.allows(ANONYMOUS, "see", "call", Standing("KFN")) is False
    assert POLICY.allows(ANONYMOUS, "see", "call")


@pytest.mark.parametrize(
    "text, told",
    [
        ("[roles]\na='A'\n[kind.x.b]\nown=['see']", "unknown role"),
        ("[roles]\na='A'\n[kind.x.a]\nmine=['see']", "kind.x.a.mine"),
        ("[roles]\na='A'\n[kind.x.a]\nown='see'", "kind.x.a.own"),
        ("[roles]\na='A'\n[municipality_wide]\nroles=['b']", "unknown roles"),
    ],
)
def test_a_mistake_in_the_table_is_named(text, told):
    with pytest.raises(AccessError, match=told):
        Policy.parse(text)
