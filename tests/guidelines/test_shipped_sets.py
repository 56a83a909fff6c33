"""The guideline sets that Utblick ships: whole, honest about what is not known, and with scenarios of their own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from utblick.guidelines import GuidelineSet, lint, load
from utblick.guidelines.scenarios import read_scenarios

FOLDER = Path(__file__).resolve().parents[2] / "guidelines"
SCENARIOS = FOLDER / "scenarios"
MUNICIPALITIES: Mapping[str, tuple[str, ...]] = {
    "goteborg": ("goteborg", "goteborg-riktlinjer"),
    "sandviken": ("sandviken",),
    "ale": ("ale",),
    "svenljunga": ("svenljunga",),
    "hoganas": ("hoganas",),
    "solvesborg": ("solvesborg",),
    "malmo": ("malmo-2006", "malmo-2016"),
    "orust": ("orust",),
}
MUNICIPAL = [name for names in MUNICIPALITIES.values() for name in names]
EVERY = sorted(str(path.relative_to(FOLDER).with_suffix("")) for path in FOLDER.rglob("*.toml")
               if not path.name.endswith(".scenarios.toml"))  # fmt: skip


def shipped(name: str) -> GuidelineSet:
    return load((FOLDER / f"{name}.toml").read_text(encoding="utf-8"), f"guidelines/{name}.toml")


def texts(value: Any) -> Iterator[tuple[str, str]]:
    """Every pair of a Swedish and an English text in a set, wherever it stands."""
    if hasattr(value, "sv"):
        yield value.sv, value.en
    if isinstance(value, list | tuple):
        for item in value:
            yield from texts(item)
    elif hasattr(type(value), "model_fields"):
        for name in type(value).model_fields:
            yield from texts(getattr(value, name))


def test_the_eight_municipalities_are_shipped() -> None:
    assert set(MUNICIPAL) <= set(EVERY)


@pytest.mark.parametrize("name", EVERY)
def test_each_text_but_a_name_is_written_in_both_languages(name: str) -> None:
    pairs = list(texts(shipped(name).source))
    assert len(pairs) > 1
    assert [swedish for swedish, english in pairs if swedish == english and not swedish.istitle()] == []


@pytest.mark.parametrize("name", MUNICIPAL)
def test_lint_has_nothing_to_remark_on_a_municipal_set(name: str) -> None:
    assert [remark.message.sv for remark in lint([shipped(name)])] == []


@pytest.mark.parametrize("name", MUNICIPAL)
def test_a_municipal_set_says_what_is_not_known_and_where_it_was_read(name: str) -> None:
    document = shipped(name).document
    assert document.source
    assert document.unknown


@pytest.mark.parametrize("name", MUNICIPAL)
def test_a_trigger_is_either_answered_or_said_to_be_left_out(name: str) -> None:
    guidelines = shipped(name)
    silent = guidelines.document.silent_on
    assert sorted(silent) == sorted(set(silent))
    assert set(silent).isdisjoint(guidelines.by_trigger)


@pytest.mark.parametrize(("name", "names"), MUNICIPALITIES.items())
def test_each_municipality_has_scenarios_for_all_its_sets(name: str, names: tuple[str, ...]) -> None:
    path = SCENARIOS / f"{name}.scenarios.toml"
    read = read_scenarios(path.read_text(encoding="utf-8"), path.name)
    assert sorted(read.set_paths) == sorted(f"../{one}.toml" for one in names)
    assert len(read.scenarios) >= 5


def test_the_lineage_of_malmo_shows() -> None:
    replaced = shipped("malmo-2016").document.replaces
    assert [(one.id, one.body, one.paragraph) for one in replaced] == [("malmo-2006", "KS", None), (None, "KF", "81")]


def test_the_guidelines_of_goteborg_hang_under_its_policy() -> None:
    assert shipped("goteborg-riktlinjer").document.parent == shipped("goteborg").document.id
