"""Whom the project banks mean, held against the labels: partners of Interreg, and what Uppsala is known to run."""

from __future__ import annotations

import csv
import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from pathlib import Path

from conftest import shared_folder
from prove.proofs import LeftOut
from utblick.matching.counties import counties
from utblick.projects.project_banks.naming import Named, municipality_named
from utblick.projects.project_banks.ours import Own, in_title, is_ours

UPPSALA = Own("Uppsala kommun", ("Uppsala Municipality",), units=(("arbetsmarknadsförvaltningen", ""),))
_SURE = ("whole", "part")
_HELD = re.compile(r"cordis:\d+|kohesio:Q\d+|dnr \d\d-\d{3}-[A-Z]\d\d")
_HOW = {"unit": "asked about, by a unit's name alone", "title": "asked about, by the project's title"}
_BENEFICIARY = re.compile(r"beneficiary '([^']+)'")


@dataclass(frozen=True)
class Recognised:
    """How the partners were recognised, in rows of the label file.

    ``contradicted``: those of the wrong whose very name the label counts as a municipality in other rows.
    """

    rows: int
    right: int
    wrong: int
    contradicted: int
    asked: int
    missed: int
    in_its_county: int
    municipalities: int
    brought_together: int

    @property
    def precision(self) -> float:
        return self.right / (self.right + self.wrong)

    @property
    def recall(self) -> float:
        return self.right / (self.right + self.asked + self.missed)


def municipalities_recognised() -> list[str]:
    """Both label files as figures."""
    folder = shared_folder()
    if folder is None:
        raise LeftOut("the recorded data is not there (UTBLICK_SHARED)")
    labels = folder / "data" / "labels"
    told = of_interreg(labels / "se_interreg_2021_2027.csv")
    assert told.precision >= 0.95 and told.recall >= 0.95, told
    return [
        f"Interreg, {told.rows} partner rows: {told.right} municipalities right, {told.wrong} wrong (the names of "
        f"{told.contradicted} of these are labelled municipalities in other rows), {told.asked} asked about, "
        f"{told.missed} missed: precision {told.precision:.3f}, recall {told.recall:.3f}",
        f"which municipality: {told.in_its_county} of {told.right} lie in the county that the bank says; "
        f"{told.municipalities} municipalities, {told.brought_together} of them brought together from several names",
        *(f"Uppsala: {number} {what}" for what, number in of_uppsala(labels / "uppsala_projects_truth.csv").items()),
    ]


def of_interreg(path: Path) -> Recognised:
    """Is this a municipality, and which; against the label, and against the county the bank itself says."""
    rows = _rows(path, ",")
    county = {place: one.name.sv for one in counties().values() for place in one.municipalities}
    counted, written = Counter[str](), defaultdict[str, set[str]](set)
    ones = {row["organisation"] for row in rows if row["is_municipality_by_name"] == "1"}
    for row in rows:
        named, is_one = municipality_named(row["organisation"]), row["is_municipality_by_name"] == "1"
        counted[_judged(named, is_one)] += 1
        if named and named.form in _SURE:
            counted["contradicted"] += not is_one and row["organisation"] in ones
            written[named.place].add(row["organisation"])
            counted["in its county"] += is_one and row["nuts3"] == county[named.place]
    several = sum(len(names) > 1 for names in written.values())
    names = ("right", "wrong", "contradicted", "asked", "missed", "in its county")
    return Recognised(len(rows), *(counted[name] for name in names), len(written), several)


def of_uppsala(path: Path) -> dict[str, int]:
    """What becomes of each known project, by what its label says of bank, identifier and name."""
    return dict(Counter(map(_becomes, _rows(path, ";"))))


def _becomes(row: dict[str, str]) -> str:
    source, identifier = row["expected_source"], row["identifier"]
    if source.startswith("Ingen"):
        return "in no bank that is read: " + source.removeprefix("Ingen ").strip("()")
    if "owner" in source:
        return "in the bank under its owner's name only: the bank names no partners"
    if named := _BENEFICIARY.search(identifier):
        found = is_ours(UPPSALA, named[1]) or in_title(UPPSALA, row["project"])
        return f"in the bank without number and municipality: {_HOW[found.reason] if found else 'not found'}"
    if source == "Keep.eu":
        return "can be held by programme and acronym: the export gives no number before 2021"
    assert _HELD.search(identifier), identifier
    return f"can be held and known again by its identifier, as {source} gives it"


def _judged(named: Named | None, is_one: bool) -> str:
    if named is not None and named.form in _SURE:
        return "right" if is_one else "wrong"
    if not is_one:
        return "rightly not"
    return "asked" if named else "missed"


def _rows(path: Path, separator: str) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file, delimiter=separator))
