"""What differs between two texts is told word by word."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from utblick.watch.wording import AROUND, MOST_PARAGRAPHS, differing

line = st.lists(st.sampled_from(["by", "stad", "skola", "vänort", "möte", "2026"]), max_size=AROUND).map(" ".join)


def side(pieces: list[list[str]], kinds: str) -> str:
    return " ".join("".join(text for kind, text in pieces if kind in kinds).split())


@settings(max_examples=100, deadline=None)
@given(line, line)
def test_old_and_new_can_be_read_out_of_what_is_told(old: str, new: str) -> None:
    told = differing(old, new)
    if old == new:
        assert told == []
    else:
        assert [side(told[0], "=-"), side(told[0], "=+")] == [old, new]


def test_only_the_changed_words_are_marked_and_the_rest_is_shortened() -> None:
    before = " ".join(f"ord{number}" for number in range(60))
    told = differing(before, before.replace("ord30", "nytt"))
    assert [kind for kind, _ in told[0]] == ["=", "-", "+", "="]
    assert told[0][0][1].startswith("… ord22") and told[0][3][1].endswith("ord38 …")


def test_paragraphs_that_came_or_went_are_told_whole_and_others_not_at_all() -> None:
    assert differing("ett\ntvå", "ett\ntvå\ntre") == [[["+", "tre"]]]
    assert differing("ett\ntvå", "två") == [[["-", "ett"]]]


def test_a_text_without_end_is_told_in_part() -> None:
    many = "\n".join(str(number) for number in range(1_000))
    assert len(differing(many, "")) == MOST_PARAGRAPHS
    assert differing("a " * 5_000, "b " * 5_000) == [[["-", "a " * 5_000], ["+", "b " * 5_000]]]
