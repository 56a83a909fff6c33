"""What all sources of EU questions have in common: found by themselves, and never broken by what they are given."""

from __future__ import annotations

import ast
import json
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import utblick.watch.sources as folder
from utblick.values import Text
from utblick.watch.sources.g0v.source import G0v, page_title, read_page
from utblick.watch.sources.parsed import Unreadable
from utblick.watch.sources.stage_sources import StageSource, register, stage_source, stage_sources
from utblick.watch.sources.stages import Harvest, ParsedStage, Request, Stage
from watch.sources import bodies

CODES = ["cellar", "cellar-feed", "europarl", "feed", "g0v", "have-your-say", "regeringen", "riksdagen"]
values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=12),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)


def sound(found: Harvest) -> None:
    """What every harvest must hold to, whatever it was made of."""
    for stage in found.stages:
        assert stage.reference
        assert stage.url == "" or stage.url.startswith("https://") or stage.source == "feed"
        assert "\x00" not in stage.title + stage.summary
    assert all(item.reason for item in found.quarantined)
    assert all(item.reason for item in found.ignored)


def test_the_sources_are_found_by_themselves() -> None:
    assert [source.code for source in stage_sources()] == CODES
    assert stage_source("g0v").name.sv


def test_two_sources_cannot_have_one_code() -> None:
    class Second(G0v):
        pass

    with pytest.raises(ValueError, match="two sources"):
        register(Second())


def test_sources_know_nothing_of_the_database() -> None:
    for path in Path(folder.__path__[0]).rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            modules = [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            modules += [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            for module in modules:
                assert not module.startswith("django"), path
                assert not module.startswith("utblick.watch") or module.startswith(
                    ("utblick.watch.sources", "utblick.watch.fetching")
                ), path


def test_every_stage_has_a_name_in_both_languages() -> None:
    for stage in Stage:
        assert isinstance(stage.name_in_words, Text)
        assert stage.name_in_words.sv
        assert stage.name_in_words.en
    assert ParsedStage("prov", "1", Stage.OTHER, title_en="Boats").title == "Boats"


@pytest.mark.parametrize("source", stage_sources(), ids=lambda source: source.code)
def test_requests_lead_to_the_web_by_https(source: StageSource) -> None:
    for request in source.requests(date(2031, 1, 1), date(2031, 1, 2)):
        assert request.url.startswith("https://")
        assert request.accept


@pytest.mark.parametrize("source", stage_sources(), ids=lambda source: source.code)
def test_an_answer_cut_off_anywhere_is_taken(source: StageSource) -> None:
    body = bodies.GOOD[source.code]
    assert source.parse(body).stages
    for end in range(0, len(body), max(1, len(body) // 60)):
        sound(source.parse(body[:end]))
        source.following(Request("https://exempel.example/?p=1&page=1&offset=0&limit=1"), body[:end])


@pytest.mark.parametrize("source", stage_sources(), ids=lambda source: source.code)
def test_bombs_and_wrong_encodings_are_refused_with_a_reason(source: StageSource) -> None:
    for body in bodies.HOSTILE:
        found = source.parse(body)
        assert not found.stages
        assert found.quarantined
        assert source.following(Request("https://exempel.example/?p=1"), body) is None
    text = bodies.GOOD[source.code].decode()
    sound(source.parse(text.encode("utf-16")))
    sound(source.parse(text.encode("latin-1", "replace")))


@pytest.mark.parametrize("source", stage_sources(), ids=lambda source: source.code)
@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_any_value_in_any_place_is_taken(source: StageSource, data: st.DataObject) -> None:
    body = bodies.GOOD[source.code]
    if body.startswith(b"<"):
        at = data.draw(st.integers(0, len(body)))
        sound(source.parse(body[:at] + data.draw(st.binary(max_size=6)) + body[at + data.draw(st.integers(0, 9)) :]))
    else:
        changed = bodies.with_value(json.loads(body), data.draw(st.integers(0, 200)), data.draw(values))
        sound(source.parse(json.dumps(changed).encode()))
        source.following(Request("https://exempel.example/?p=1&page=0"), json.dumps(changed).encode())


def source_of(path: Path) -> str:
    """Which source a recorded file is given to: the one that its folder is named for."""
    text = str(path)
    known = {
        "regeringen_g0vse": "g0v", "regeringen_rss": "regeringen", "riksdagen": "riksdagen",
        "cellar_sparql": "cellar", "cellar_notification": "cellar-feed", "europarl": "europarl",
        "have_your_say": "have-your-say",
    }  # fmt: skip
    return next((code for name, code in known.items() if name in text), "feed" if path.suffix == ".xml" else "cellar")


@pytest.mark.shared
def test_every_recorded_payload_is_read_or_quarantined_with_a_reason(shared: Path) -> None:
    """Must show 2; the figures stand in docs/sources.md."""
    root = shared / "data" / "law"
    counts: dict[str, Counter[str]] = {code: Counter() for code in CODES}
    for path in sorted(path for path in root.rglob("*") if path.is_file() and path.suffix != ".md"):
        code = source_of(path.relative_to(root))
        found = stage_source(code).parse(path.read_bytes())
        sound(found)
        told = {"stages": found.stages, "quarantined": found.quarantined, "ignored": found.ignored}
        for name, items in told.items():
            counts[code][name] += len(items)
        counts[code]["files"] += 1
        counts[code]["answer by"] += sum(stage.answer_by is not None for stage in found.stages)
        empty = b"<notifReq:moreEntries>false" in path.read_bytes()
        assert any(told.values()) or empty, path
    pages = Counter(page_of(path, root) for path in root.rglob("*.md"))
    print(*(f"{code}: {dict(count)}" for code, count in counts.items()), f"pages: {dict(pages)}", sep="\n")
    assert counts["g0v"]["stages"] >= 4400
    assert counts["riksdagen"]["stages"] >= 90
    assert pages["read"] >= 2200
    assert pages["unreadable"] == 0


def page_of(path: Path, root: Path) -> str:
    source = G0v()
    try:
        body = path.read_bytes()
        url = "/" + str(path.relative_to(root / "regeringen_g0vse"))[:-3]
        record: Any = {"title": page_title(read_page(body)), "url": url, "types": ["2099"]}
        (stage,) = source.parse(json.dumps([record]).encode()).stages
        source.parse_page(stage, body)
    except Unreadable:
        return "unreadable"
    return "read"
