"""Every address × every role, by docs/access.toml alone: the file is read here anew, not through the product's policy.

Without sign-in: public pages, else to the sign-in. Signed in without the act: 403. An object that is not there, or that
one may not see (another authority's draft, a restricted one): 404, also for its files and in search.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from fnmatch import fnmatch
from uuid import uuid4

import pytest
from _pytest.mark import ParameterSet
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from access.world import OWN, ROLES, Thing, World, build_world
from conftest import ROOT
from undone import Undone, read_out

pytestmark = pytest.mark.django_db
TABLE = tomllib.loads((ROOT / "docs" / "access.toml").read_text("utf-8"))
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
HERE = {
    "code": "funding-tenders",
    "slug": "saknas",
    "step": "arende",
    "body_code": OWN,
    "trigger": "application.submit",
    "part": "regler",
    "name": "godkännande",
    "kind": "fullmakt",
    "number": 2,
    "sort": "ataganden",
    "token": "saknas",
}
"""What an address other than an object's number is tried with."""


@dataclass(frozen=True)
class Route:
    """One address: its name, its rule in the table, and the kinds of its parts."""

    name: str
    rule: str
    converters: tuple[tuple[str, str], ...]

    @property
    def is_about_one_object(self) -> bool:
        return any(kind == "UUIDConverter" for _, kind in self.converters)

    def url(self, identifier: object) -> str:
        """Its address with this number for an object, and something that exists for every other part."""
        parts = {part: identifier if kind == "UUIDConverter" else HERE[part] for part, kind in self.converters}
        return reverse(self.name, kwargs=parts)


def rule_of(name: str) -> str:
    exact = TABLE["routes"].get(name)
    return exact or next((rule for key, rule in TABLE["routes"].items() if "*" in key and fnmatch(name, key)), "")


def routes(resolver: URLResolver | None = None, space: str = "", above: tuple = ()) -> Iterator[Route]:
    """Every address of the product with a name; allauth's own forms take care of themselves."""
    for pattern in (resolver or get_resolver()).url_patterns:
        parts = (*above, *((part, type(kind).__name__) for part, kind in pattern.pattern.converters.items()))
        if isinstance(pattern, URLResolver):
            yield from routes(pattern, f"{space}{pattern.namespace}:" if pattern.namespace else space, parts)
        elif isinstance(pattern, URLPattern) and ":" in space:
            yield Route(f"{space}{pattern.name}", rule_of(f"{space}{pattern.name}"), parts)


ROUTES = sorted(routes(), key=lambda route: route.name)


def may_somewhere(role: str, rule: str) -> bool:
    """Whether the table gives a role, or everyone signed in, the act on any object at all."""
    kind, _, act = rule.partition(".")
    held = ["anonymous"] if role == "anonymous" else ["anonymous", "signed_in", role]
    rules = TABLE["kind"].get(kind, {})
    return any(act in acts for name in held for acts in rules.get(name, {}).values())


def may(role: str, act: str, thing: Thing, kind: str = "") -> bool:
    """Whether the table lets a role do an act to a thing, or (``kind``) to something of another kind that stands there.

    A role counts as own in its body, everywhere when the table calls it municipality-wide, and for what has no body.
    """
    state = "_restricted" if thing.standing.restricted else "_draft" if thing.standing.draft else ""
    held = {"anonymous": "", "signed_in": "", **dict(ROLES[role] or [])}
    for name, body in held.items():
        rules = TABLE["kind"].get(kind or thing.kind, {}).get(name, {})
        wide = not body and name in TABLE["municipality_wide"]["roles"]
        side = "own" if not thing.standing.body or thing.standing.body == body or wide else "other"
        usual = rules.get("own", []) if (side, state) == ("own", "_draft") else []
        if act in rules.get(side + state, usual):
            return True
    return False


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker) -> Iterator[World]:
    with django_db_blocker.unblock(), Undone():
        yield build_world()


@pytest.fixture
def visitor(world):
    """Makes a client that is signed in as someone in this role."""

    def make(role: str) -> Client:
        client = Client()
        if ROLES[role] is not None:
            client.force_login(world.people[role], backend=BACKEND)
        return client

    return make


def status(client: Client, route: Route, url: str) -> tuple[int, str]:
    """How a request is answered: by GET, or by an empty POST where only that is allowed."""
    with Undone():
        answer = client.get(url)
        if answer.status_code == 405:
            answer = client.post(url)
        read_out(answer)
        return answer.status_code, answer.headers.get("Location", "")


def to_sign_in(found: tuple[int, str]) -> bool:
    return found[0] == 302 and found[1].startswith("/konto/logga-in/")


@pytest.mark.one_database
@pytest.mark.parametrize("role", ROLES)
def test_every_address_answers_each_role_as_the_table_says(world, visitor, role):
    client = visitor(role)
    wrong = []
    for route in ROUTES:
        found = status(client, route, route.url(uuid4()))
        if route.rule == "public":
            right = found[0] != 403 and not to_sign_in(found)
        elif role == "anonymous" and not may_somewhere(role, route.rule):
            right = to_sign_in(found)
        elif route.rule != "signed_in" and not may_somewhere(role, route.rule):
            right = found[0] == 403
        elif route.is_about_one_object:
            right = found[0] == 404
        else:
            right = found[0] not in (500, 405) and not to_sign_in(found)
        if not right:
            wrong.append(f"{route.name} ({route.rule}): {found}")
    assert not wrong, "\n".join(wrong)


def on_one_database_but(role: str, roles: list[str]) -> list[ParameterSet | str]:
    """The roles to try; on PostgreSQL one of them, who sees its own authority's and not the others'."""
    return [one if one == role else pytest.param(one, marks=pytest.mark.one_database) for one in roles]


PAGES = {
    "matter": "cases:matter",
    "report": "cases:report",
    "decision": "cases:decision",
    "verdict": "governance:verdict",
    "document": "documents:file",
    "idea": "projects:idea",
    "application": "projects:application",
    "project": "projects:project",
    "lesson": "support:lesson",
    "partner_search": "support:partner_search",
    "gathering": "support:gathering",
    "support_question": "support:question",
    "call": "watch:call",
    "partner": "cooperation:partner",
    "agreement": "cooperation:agreement",
    "network": "cooperation:network",
    "partner_request": "cooperation:request",
    "visit": "cooperation:visit",
    "exchange": "cooperation:exchange",
    "partnership": "cooperation:partnership",
    "yearly_report": "reporting:year",
    "body_report": "reporting:part",
    "meeting": "organisation:meeting",
    "minutes": "cases:minutes",
    "agenda_item": "cases:agenda_item",
    "meeting_folder": "documents:file",
    "body": "organisation:body",
    "guideline_set": "governance:set",
    "guideline_draft": "governance:draft",
}


@pytest.mark.parametrize("role", on_one_database_but("officer", [role for role in ROLES if role != "anonymous"]))
def test_each_object_is_seen_by_those_who_may_and_is_missing_to_all_others(world, visitor, role):
    """404 for an object one may not see, 403 where one may see none of its kind."""
    client = visitor(role)
    wrong = []
    for thing in world.things:
        url = reverse(PAGES[thing.kind], args=[thing.identifier])
        found = client.get(url)
        read_out(found)
        missing = 404 if may_somewhere(role, f"{thing.kind}.see") else 403
        wanted = 200 if may(role, "see", thing) else missing
        if found.status_code != wanted:
            wrong.append(f"{thing.kind} {thing.name} {thing.standing}: {found.status_code}, not {wanted}")
    assert not wrong, "\n".join(wrong)


@pytest.mark.one_database
@pytest.mark.parametrize("role", [role for role in ROLES if role != "anonymous"])
def test_each_act_on_an_object_is_refused_to_those_who_may_not(world, visitor, role):
    """404 when the object is not seen, 403 when it is but the act is not allowed in its standing, else neither."""
    client = visitor(role)
    wrong = []
    for route, thing in acts_on_objects(world):
        kind, _, act = route.rule.partition(".")
        if not may_somewhere(role, route.rule):
            continue
        found, _ = status(client, route, route.url(thing.identifier))
        allowed = may(role, act, as_begun(role, thing) if route.name in DRAFTING else thing, kind)
        wanted = 404 if not may(role, "see", thing) else 0 if allowed else 403
        if (found != wanted) if wanted else (found in (403, 404, 500)):
            wrong.append(f"{route.name} {thing.name} {thing.standing}: {found}, not {wanted or 'done'}")
    assert not wrong, "\n".join(wrong)


def acts_on_objects(world: World) -> Iterator[tuple[Route, Thing]]:
    """Every address that does an act to one object, with each object it can be done to."""
    for route in ROUTES:
        act = route.rule.partition(".")[2]
        if act and act != "see" and route.is_about_one_object:
            yield from ((route, thing) for thing in world.things if thing.kind == subject_of(route))


def subject_of(route: Route) -> str:
    """What kind of object the address' number belongs to: mostly the kind that the act is done to.

    Matters are opened with every authority about one application, each by its own right: no single object. Neither has
    an address with two numbers.
    """
    return SUBJECTS.get(route.name, route.rule.partition(".")[0])


DRAFTING = {"cases:write"}
"""Addresses where a new paper is begun, also in what has been shared."""


def as_begun(role: str, thing: Thing) -> Thing:
    """A paper is begun as a draft by those who see the authority's drafts, and shared from the start by others."""
    draft = replace(thing, standing=replace(thing.standing, draft=True))
    return draft if may(role, "see", draft) else thing


ITEM_STEPS = (
    "alter_item", "shift_item", "move_item", "withdraw_item", "decide_item", "disqualify", "motion", "vote", "reserve",
    "send_extract", "report_at_item",
)  # fmt: skip
SUBJECTS = {
    "archive:make": "matter",
    "archive:types": "matter",
    "cooperation:measure_result": "partnership_result",
    "cooperation:send_partnership_report": "partnership_report",
    "cases:add_document": "matter",
    "cases:adjust": "decision",
    "cases:disclose": "matter",
    "cases:english_extract": "decision",
    "cases:letter": "matter",
    "cases:letters": "matter",
    "cases:begin_minutes": "meeting",
    "cases:make_folder": "minutes",
    "cases:extract_receipt": "",
    "cases:withdraw_motion": "",
    **dict.fromkeys([f"cases:{name}" for name in ITEM_STEPS], "agenda_item"),
    "cases:record": "matter",
    "cases:write": "matter",
    "projects:alter_part": "",
    "projects:begin_project": "application",
    "projects:open_matters": "",
    "projects:prepare": "idea",
    "projects:test_task": "",
    "projects:record_test": "idea",
    "watch:note": "call",
    "watch:take_stand": "call",
    "watch:undo_stand": "call",
}


FOUND = {"matter": "cases:matter", "agenda_item": "cases:agenda_item"}
"""Kinds that search is tried with, by the address that a hit leads to."""


@pytest.mark.parametrize("role", [role for role in ROLES if role != "anonymous"])
def test_search_finds_only_what_one_may_see(world, visitor, role):
    client = visitor(role)
    wrong = []
    for thing in world.things:
        if thing.kind not in FOUND:
            continue
        page = client.get(reverse("search:search"), {"q": thing.name}).content.decode()
        found = reverse(FOUND[thing.kind], args=[thing.identifier]) in page
        wanted = may(role, "see", thing) and not thing.standing.restricted
        if found != wanted:
            wrong.append(f"{thing.name}: found={found}")
    assert not wrong, "\n".join(wrong)
