"""`./utblick bench relevance` on files of other people (issue 4, Must show 3)."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from installation import Installation
from utblick.watch import relevance_bench
from utblick.watch.relevance_bench import UnreadableError, read_calls, read_labels

KINDS = (
    ("CARE", "Home care for older people", "Municipalities reduce loneliness in nursing homes.", "2", "ÄON"),
    ("SCHOOL", "Teachers and basic skills in compulsory school", "Local authorities and schools.", "3", "BUN"),
    ("QUARK", "Semiconductor lattices", "Principal investigators study qubits at low temperature.", "0", ""),
    ("SPACE", "Satellite launchers", "Industry builds spacecraft and in-orbit services.", "0", ""),
    ("STEEL", "Advanced alloys", "Steel and coatings for industrial production lines.", "1", ""),
)


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    """Thirty calls and forty labels, as a spreadsheet saves them: with a mark first, semicolons and no second judge."""
    calls, labels = tmp_path / "calls.jsonl", tmp_path / "labels.csv"
    made = [(f"{kind}-{number}", *rest) for number in range(6) for kind, *rest in KINDS]
    records = [{"topic": topic, "title": title, "description": text, "budget": 5} for topic, title, text, *_ in made]
    calls.write_text("\n\n".join(json.dumps(record) for record in records), "utf-8-sig")
    rows = [f"{topic};{grade};{body}" for topic, _, _, grade, body in made] + [f"MORE-{n};3;KS" for n in range(10)]
    labels.write_text("topic;grade_a;namnder_a\r\n" + "\r\n".join(rows), "utf-8-sig")
    return calls, labels


def test_figures_come_without_learning_and_after_each_number_of_decisions(files: tuple[Path, Path]) -> None:
    measured = relevance_bench.measure(read_calls(files[0]), read_labels(files[1]))
    assert (measured["ap"], measured["hit2"], measured["topics"], measured["relevant"]) == (1.0, 1.0, 30, 12)
    assert (measured["labels_without_call"], measured["calls_without_label"]) == (10, 0)
    assert list(measured["learned"]) == list(measured["learned_at_random"]) == ["20"]
    assert measured["learned"]["20"]["ap"] > 0.9
    assert {"ap", "p20", "r100", "ndcg50", "hit2", "ap_spread", "hit2_spread"} <= measured["learned"]["20"].keys()
    assert "20 beslut, i listans ordning" in relevance_bench.told(measured)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_calls_are_read_however_their_lines_fall(tmp_path: Path, encoding: str) -> None:
    """Recorded files have objects one after the other on one line, texts with line separators, and every mark."""
    path = tmp_path / "calls.jsonl"
    path.write_text('{"topic": "A"}{"topic": "B", "title": "one\u2028two\x85three"}\r\n{\n"topic": "C"}\n', encoding)
    assert [(call.topic, len(call.title)) for call in read_calls(path)] == [("A", 0), ("B", 13), ("C", 0)]


@pytest.mark.one_database
def test_the_command_prints_the_figures_as_json(
    real_installation: Callable[[str], Installation], files: tuple[Path, Path]
) -> None:
    calls, labels = map(str, files)
    printed = real_installation("bench").run("bench", "relevance", "--calls", calls, "--labels", labels, "--json")
    measured: dict[str, Any] = json.loads(printed)
    assert (measured["ap"], measured["calls"]) == (1.0, 30)


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("calls.jsonl", b'{"topic": "A"}\n{"topic" "B"}', "rad 2, kolumn 10: raden"),
        ("calls.jsonl", b'{"title": "A"}', "rad 1: topic saknas"),
        ("calls.jsonl", b'["A"]', "rad 1: topic saknas"),
        ("calls.jsonl", b'{"topic": "A"}\n{"topic": "\xe5"}', "rad 2: inte UTF-8"),
        ("labels.csv", b"topic,grade\nA,1", "rad 1: kolumnen grade_a saknas"),
        ("labels.csv", b"", "rad 1: kolumnen topic saknas"),
        ("labels.csv", b"topic,grade_a\nA,1\nB,four", "rad 3, kolumnerna grade_a"),
        ("labels.csv", b"topic,grade_a\nA,7", "rad 2, kolumnerna grade_a"),
        ("labels.csv", b"topic,grade_a\nA", "rad 2, kolumnerna grade_a"),
        ("labels.csv", b"topic,grade_a\n,1", "rad 2: topic saknas"),
        ("none.csv", None, "kan inte l"),
    ],
)
def test_a_file_that_cannot_be_used_says_where_and_what_to_do(
    tmp_path: Path, name: str, content: bytes | None, told: str
) -> None:
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(UnreadableError) as error:
        (read_calls if name.endswith("jsonl") else read_labels)(path)
    assert str(path) in str(error.value)
    assert told in str(error.value)


def test_files_that_do_not_belong_together_are_told_of(files: tuple[Path, Path]) -> None:
    labels = {topic.lower(): judged for topic, judged in read_labels(files[1]).items()}
    with pytest.raises(UnreadableError, match="topic skrivs lika"):
        relevance_bench.measure(read_calls(files[0]), labels)
