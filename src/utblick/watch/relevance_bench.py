"""Measuring the matcher on a file of calls and a file of what judges said of them: `./utblick bench relevance`."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from utblick.matching import (
    CallText,
    Figures,
    Gain,
    Judged,
    bench_relevance,
    call_from_json,
    labels_from_rows,
    learning_curve,
)
from utblick.watch.sources.text import decode

NEEDED = ("topic", "grade_a")
_NAMES = {"ap": "AP", "p20": "P@20", "r100": "R@100", "ndcg50": "nDCG@50", "hit2": "nämnd hit@2"}


class UnreadableError(Exception):
    """A file cannot be used; the message says which, where in it, and what to do."""


def measure(calls: Sequence[CallText], labels: Mapping[str, Judged]) -> dict[str, Any]:
    """The figures as plain JSON: nothing learned, then after decisions in the list's order and at random."""
    topics = {call.topic for call in calls}
    if not any(labels[topic].relevant for topic in topics & labels.keys()):
        raise UnreadableError(
            "Ingen utlysning i filen är bedömd som relevant. Kontrollera att topic skrivs lika i båda filerna."
        )
    return {
        **bench_relevance(calls, labels).to_json(),
        "calls": len(topics),
        "labels_without_call": len(labels.keys() - topics),
        "calls_without_label": len(topics - labels.keys()),
        "learned": _by_number(learning_curve(calls, labels)),
        "learned_at_random": _by_number(learning_curve(calls, labels, "random")),
    }


def told(measured: Mapping[str, Any]) -> str:
    """The same as a table for people."""
    lines = [
        f"{measured['topics']} bedömda utlysningar, {measured['relevant']} relevanta "
        f"({measured['labels_without_call']} bedömningar utan utlysning, "
        f"{measured['calls_without_label']} utlysningar utan bedömning)",
        "",
        f"{'':28}" + "".join(f"{name:>16}" for name in _NAMES.values()),
        f"{'inget inlärt':28}" + "".join(f"{measured[key]:>16.3f}" for key in _NAMES),
    ]
    for group, words in (("learned", "i listans ordning"), ("learned_at_random", "slumpvis valda")):
        for number, gained in measured[group].items():
            cells = (f"{gained[key]:.3f} ± {gained[key + '_spread']:.3f}" for key in _NAMES)
            lines.append(f"{number + ' beslut, ' + words:28}" + "".join(f"{cell:>16}" for cell in cells))
    return "\n".join(lines)


def read_calls(path: Path) -> list[CallText]:
    """Calls as JSON Lines; several on one line, or one on several, are read too. Raises UnreadableError."""
    text, place, found = _text(path), 0, []
    while (start := _after_spaces(text, place)) < len(text):
        line = text.count("\n", 0, start) + 1
        try:
            record, place = json.JSONDecoder().raw_decode(text, start)
        except json.JSONDecodeError as error:
            raise UnreadableError(
                f"{path}, rad {error.lineno}, kolumn {error.colno}: raden är inte JSON. "
                "Skriv en utlysning på varje rad."
            ) from error
        if not isinstance(record, dict) or not record.get("topic"):
            raise UnreadableError(
                f'{path}, rad {line}: topic saknas. Varje rad är ett objekt: {{"topic": "…", "title": "…"}}.'
            )
        found.append(call_from_json(record))
    return found


def read_labels(path: Path) -> dict[str, Judged]:
    """What judges said, as CSV with a head row, parted by commas or semicolons. Raises UnreadableError."""
    text = _text(path)
    head = text.partition("\n")[0]
    rows = csv.DictReader(io.StringIO(text, newline=""), delimiter=";" if head.count(";") > head.count(",") else ",")
    if missing := [name for name in NEEDED if name not in (rows.fieldnames or ())]:
        raise UnreadableError(
            f"{path}, rad 1: kolumnen {missing[0]} saknas. Första raden ska ha topic, grade_a, grade_b, namnder_a, "
            "namnder_b; de tre sista får saknas."
        )
    labels: dict[str, Judged] = {}
    for row in rows:
        if not (row["topic"] or "").strip():
            raise UnreadableError(f"{path}, rad {rows.line_num}: topic saknas. Fyll i den eller ta bort raden.")
        try:
            labels |= labels_from_rows([row])
        except (ValueError, AttributeError) as error:
            raise UnreadableError(
                f"{path}, rad {rows.line_num}, kolumnerna grade_a och grade_b: ett betyg är ett tal från 0 till 3."
            ) from error
    return labels


def _after_spaces(text: str, place: int) -> int:
    while place < len(text) and text[place].isspace():
        place += 1
    return place


def _text(path: Path) -> str:
    try:
        return decode(path.read_bytes())
    except OSError as error:
        raise UnreadableError(f"{path}: kan inte läsas ({error.strerror}). Kontrollera namnet.") from error
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise UnreadableError(f"{path}, rad {line}: inte UTF-8. Spara filen som UTF-8.") from error


def _by_number(gains: Sequence[Gain]) -> dict[str, dict[str, float]]:
    return {str(gain.decisions): {**_rounded(gain.mean), **_rounded(gain.spread, "_spread")} for gain in gains}


def _rounded(figures: Figures, ending: str = "") -> dict[str, float]:
    return {name + ending: round(getattr(figures, name), 4) for name in _NAMES}
