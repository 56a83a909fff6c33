"""Everything is found by the words on it, in any form, by those who may see it."""

import pytest

from utblick.audit.change import change
from utblick.clock import uuid7
from utblick.search.actions import drop_entry, store_entry
from utblick.search.queries import find
from utblick.values import ANONYMOUS, Actor, Grant, Ref, system_actor

pytestmark = pytest.mark.django_db
OFFICER = Actor("user:1", grants=frozenset({Grant("officer", "KFN")}))
OTHER = Actor("user:2", grants=frozenset({Grant("officer", "BUN")}))


def store(title, scope="internal", text=""):
    ref = Ref("partner", uuid7())
    with change(system_actor("tests"), "event.see") as opened:
        store_entry(opened, ref, scope=scope, title=title, url="/x", text=text)
    return ref


def titles(actor, words):
    return [entry.title for entry in find(actor, words)]


@pytest.mark.parametrize(
    "words, title",
    [
        ("Cesis", "Cēsis"),
        ("cēsis", "Cesis"),
        ("vänortsavtalet", "Vänortsavtal med Borgå"),
        ("nämndens", "Nämnderna"),
        ("vänort", "Vänortsavtalet"),
        ("borgå avtal", "Avtal: Borgå"),
    ],
)
def test_other_forms_and_accents_are_found(words, title):
    store(title)
    assert titles(OFFICER, words) == [title]


def test_a_and_o_with_rings_and_dots_are_letters_of_their_own():
    store("Mål")
    assert titles(OFFICER, "mal") == []


def test_only_those_in_scope_find_it():
    """TF 2:11: a draft is found in its own authority alone."""
    store("Utkast till ansökan", scope="KFN")
    store("Partner i Lettland", scope="internal")
    store("Öppen sida", scope="public")
    assert titles(OFFICER, "utkast") == ["Utkast till ansökan"]
    assert titles(OTHER, "utkast") == []
    assert titles(ANONYMOUS, "partner") == []
    assert titles(ANONYMOUS, "öppen") == ["Öppen sida"]


def test_a_hit_in_the_title_comes_before_one_in_the_text():
    store("Något annat", text="här nämns kultur i förbigående bland mycket annat")
    store("Kultur i Östersjön")
    assert titles(OFFICER, "kultur")[0] == "Kultur i Östersjön"


def test_storing_again_renews_and_dropping_removes():
    ref = store("Gammal rubrik")
    with change(system_actor("tests"), "event.see") as opened:
        store_entry(opened, ref, scope="internal", title="Ny rubrik", url="/x")
    assert titles(OFFICER, "gammal") == []
    assert titles(OFFICER, "ny") == ["Ny rubrik"]
    with change(system_actor("tests"), "event.see") as opened:
        drop_entry(opened, ref)
    assert titles(OFFICER, "ny") == []


@pytest.mark.parametrize(
    "words", ["", " ", '"', "'; DROP TABLE x; --", "\0", "\ud800", "a" * 10_000, "NEAR(", "*", "& | !", ":*"]
)
def test_hostile_words_find_nothing_and_break_nothing(words):
    store("Vanlig rubrik")
    assert titles(OFFICER, words) == []
