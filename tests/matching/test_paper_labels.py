"""How often the right nämnd is found for recorded faktapromemorior and remisser (issue 4, Must show 4)."""

from __future__ import annotations

import csv
import hashlib
import json
import re
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import pytest

from utblick.matching import DEFAULT_FIELDS, THRESHOLD, CodeList, PaperCode, PaperMatcher, PaperText

LABELS = Path(__file__).resolve().parents[1] / "watch" / "labels" / "papers.csv"
RECORDED = "data/law/regeringen_g0vse"
SHAPING, BLIND = ("1", "2", "3"), ("4",)
"""Drawings that the lists were shaped with, and the one that was judged after they stood still."""
DEPARTMENTS = {*map(str, range(1284, 1298)), "2425"}
FILED_AS = {"1012", "1013"}
MINISTRY = re.compile(r"\b[A-ZÅÄÖ][\w-]+(?: och \w+)?departementet")


@dataclass(frozen=True, slots=True)
class Sample:
    paper: PaperText
    bodies: frozenset[str]


@dataclass(frozen=True, slots=True)
class Share:
    """`ranked`: among the best one or three whatever the score; `shown`: among those that reach the threshold.
    `right_none`: of those that concern nobody, how many are shown to nobody."""

    papers: int
    concerning: int
    ranked1: float
    ranked3: float
    shown1: float
    shown3: float
    right_none: float


@pytest.mark.shared
def test_recorded_papers_reach_the_nämnd_they_concern(shared: Path, record_property: Any) -> None:
    rows = list(csv.DictReader(LABELS.read_text(encoding="utf-8").splitlines()))
    assert len(rows) >= 160
    matcher = PaperMatcher(DEFAULT_FIELDS)
    figures = {
        f"{name} {kind}": measured(matcher, samples(shared, rows, drawings, kind))
        for name, drawings in (("shaping", SHAPING), ("blind", BLIND))
        for kind in ("faktapromemoria", "remisser", "")
    }
    record_property("figures", json.dumps({name: asdict(share) for name, share in figures.items()}))
    blind = figures["blind "]
    assert (blind.papers, blind.concerning) == (FLOORS.papers, FLOORS.concerning)
    assert blind.ranked1 >= FLOORS.ranked1, figures
    assert blind.ranked3 >= FLOORS.ranked3, figures
    assert blind.shown1 >= FLOORS.shown1, figures
    assert blind.shown3 >= FLOORS.shown3, figures
    assert blind.right_none >= FLOORS.right_none, figures


FLOORS = Share(184, 54, ranked1=0.79, ranked3=0.83, shown1=0.73, shown3=0.75, right_none=0.84)


def measured(matcher: PaperMatcher, judged: Iterable[Sample]) -> Share:
    ranked = [(sample, matcher.scores(sample.paper)) for sample in judged]
    concerning = [one for one in ranked if one[0].bodies]
    none = [scores for sample, scores in ranked if not sample.bodies]

    def hit(most: int, least: float) -> float:
        return sum(bool(sample.bodies & set(best(scores, most, least))) for sample, scores in concerning) / len(
            concerning
        )

    return Share(
        papers=len(ranked),
        concerning=len(concerning),
        ranked1=hit(1, 1e-6),
        ranked3=hit(3, 1e-6),
        shown1=hit(1, THRESHOLD),
        shown3=hit(3, THRESHOLD),
        right_none=sum(max(scores.values()) < THRESHOLD for scores in none) / len(none),
    )


def best(scores: dict[str, float], most: int, least: float) -> list[str]:
    reached = [body for body, score in scores.items() if score >= least]
    return sorted(reached, key=lambda body: (-scores[body], body))[:most]


def samples(shared: Path, rows: list[dict[str, str]], drawings: tuple[str, ...], kind: str) -> list[Sample]:
    records = json.loads((shared / RECORDED / "faktapromemoria.json").read_text(encoding="utf-8"))
    codes = {record["url"].strip("/"): coded(record["categories"] + record["senders"]) for record in records}
    return [
        Sample(paper(shared, row, codes.get(row["identifier"])), frozenset(row["bodies"].split()))
        for row in rows
        if row["drawn"] in drawings and row["identifier"].startswith(kind)
    ]


def coded(values: list[str]) -> tuple[PaperCode, ...]:
    return tuple(
        PaperCode(CodeList.DEPARTMENT if value in DEPARTMENTS else CodeList.GOVERNMENT, value)
        for value in values
        if value not in FILED_AS
    )


def paper(shared: Path, row: dict[str, str], codes: tuple[PaperCode, ...] | None) -> PaperText:
    """The recorded page. Remisser were recorded without their codes: the ministry is read from the text instead."""
    body = (shared / RECORDED / f"{row['identifier']}.md").read_bytes()
    assert hashlib.sha256(body).hexdigest() == row["sha256"]
    text = body.decode().replace("\u00ad", "")
    title, _, rest = text.partition("\n")
    if codes is None:
        ministry = MINISTRY.search(text)
        codes = (PaperCode(CodeList.DEPARTMENT, ministry[0]),) if ministry else ()
    return PaperText(title.lstrip("# "), rest, codes)
