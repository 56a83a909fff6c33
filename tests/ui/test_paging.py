"""Lists in pages, with the same number of queries however long they are."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from utblick.ui.paging import page_of, sorted_by


class Numbers:
    """A list of that length which counts how often it was asked."""

    def __init__(self, length: int) -> None:
        self.length = length
        self.asked = 0

    def count(self) -> int:
        self.asked += 1
        return self.length

    def __getitem__(self, part: slice) -> Any:
        self.asked += 1
        return range(self.length)[part]


@settings(max_examples=200)
@given(length=some.integers(0, 2500), number=some.integers(1, 110))
def test_a_page_holds_its_part_of_the_list(length: int, number: int) -> None:
    page = page_of(Numbers(length), {"page": str(number)})
    assert len(page) <= 25
    assert list(page) == list(range(length))[page.first - 1 : page.last] if length else list(page) == []
    assert page.number <= page.pages
    assert (page.next_number is None) == (page.number == page.pages)


def test_every_row_is_on_exactly_one_page() -> None:
    rows = [row for number in range(1, 5) for row in page_of(Numbers(87), {"page": str(number)})]
    assert rows == list(range(87))


@pytest.mark.parametrize("asked", ["", "0", "-1", "tre", "²", "1e9", "99999999999999999999", "\x00"])
def test_a_senseless_page_number_shows_the_first_page(asked: str) -> None:
    assert page_of(Numbers(87), {"page": asked}).number == 1


def test_a_number_past_the_end_shows_the_last_page() -> None:
    assert page_of(Numbers(87), {"page": "400"}).number == 4


@pytest.mark.parametrize("length", [25, 2500])
def test_a_page_asks_twice_however_long_the_list(length: int) -> None:
    numbers = Numbers(length)
    page_of(numbers, {})
    assert numbers.asked == 2


@pytest.mark.parametrize(
    ("asked", "order"),
    [
        ({"sort": "title"}, ["sort_key", "pk"]),
        ({"sort": "-title"}, ["-sort_key", "pk"]),
        ({"sort": "password"}, ["-deadline", "pk"]),
        ({"sort": "--title"}, ["-deadline", "pk"]),
        ({}, ["-deadline", "pk"]),
    ],
)
def test_a_list_is_sorted_only_by_what_it_offers(asked: dict[str, str], order: list[str]) -> None:
    assert sorted_by(asked, {"title": "sort_key", "deadline": "deadline"}, "-deadline") == order
