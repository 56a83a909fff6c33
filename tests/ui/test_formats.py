"""Dates, times and amounts as look.md and users.md want them, in both languages."""

from datetime import UTC, date, datetime, time

import pytest
from django.template import Context, Template
from django.utils.translation import override

from utblick.ui import formats
from utblick.values import Money, PartialDate, Text

NBSP = "\u00a0"


def shown(source: str, language: str = "sv", **context: object) -> str:
    with override(language):
        return Template("{% load ui %}" + source).render(Context(context))


def plain(text: str) -> str:
    return text.replace(NBSP, " ")


@pytest.mark.parametrize(
    ("filter_name", "value", "swedish", "english"),
    [
        ("day", date(2026, 9, 8), "den 8 september 2026", "8 September 2026"),
        ("weekday_day", date(2026, 8, 25), "tisdag 25 augusti 2026", "Tuesday 25 August 2026"),
        ("week", date(2026, 8, 25), "v. 35", "week 35"),
        ("week", date(2027, 1, 1), "v. 53", "week 53"),
        ("clock_time", time(18, 30), "kl. 18.30", "18:30"),
        ("clock_time", datetime(2026, 9, 23, 15, 0, tzinfo=UTC), "kl. 17.00", "17:00"),
        ("money", Money.of(580_000), "580 000 kronor", "SEK 580,000"),
        ("money", Money.of(50_745, "EUR"), "50 745 euro", "EUR 50,745"),
        ("money", Money(123_450, "EUR"), "1 234,50 euro", "EUR 1,234.50"),
        ("money", Money(-99), "−0,99 kronor", "SEK −0.99"),
        ("money", Money.of(7, "NOK"), "7 NOK", "NOK 7"),
        ("whole_number", 2500, "2 500", "2,500"),
        ("partial_day", PartialDate(2010), "2010", "2010"),
        ("partial_day", PartialDate(2010, 6), "juni 2010", "June 2010"),
        ("partial_day", PartialDate(2010, 6, 1), "den 1 juni 2010", "1 June 2010"),
        ("in_language", Text("nämnd", "committee"), "nämnd", "committee"),
    ],
)
def test_a_value_is_written_in_the_language_of_the_page(
    filter_name: str, value: object, swedish: str, english: str
) -> None:
    source = "{{ value|" + filter_name + " }}"
    assert plain(shown(source, "sv", value=value)) == swedish
    assert plain(shown(source, "en", value=value)) == english


@pytest.mark.parametrize(
    ("value", "swedish", "english"),
    [
        (date(2026, 5, 6), "i dag", "today"),
        (date(2026, 5, 7), "i morgon", "tomorrow"),
        (date(2026, 5, 5), "i går", "yesterday"),
        (date(2026, 5, 18), "12 dagar", "12 days"),
        (date(2026, 5, 3), "för 3 dagar sedan", "3 days ago"),
    ],
)
def test_the_distance_to_a_day_is_said_in_words(value: date, swedish: str, english: str) -> None:
    today = date(2026, 5, 6)
    assert plain(formats.days_left(value, today, "sv")) == swedish
    assert plain(formats.days_left(value, today, "en-gb")) == english


def test_a_row_names_the_year_only_when_it_is_another_one() -> None:
    source = "{{ value|row_day:today }}"
    today = date(2026, 5, 6)
    assert plain(shown(source, value=date(2026, 8, 25), today=today)) == "tisdag 25 augusti"
    assert plain(shown(source, value=date(2027, 1, 28), today=today)) == "torsdag 28 januari 2027"


def test_figures_never_part_from_their_words() -> None:
    assert shown("{{ value|money }}", value=Money.of(580_000)) == f"580{NBSP}000{NBSP}kronor"
    assert shown("{{ value|day }}", value=date(2026, 9, 8)) == f"den{NBSP}8{NBSP}september 2026"


@pytest.mark.parametrize("name", ["day", "money", "week", "clock_time", "row_day"])
def test_what_is_missing_is_left_empty(name: str) -> None:
    assert shown("{{ value|" + name + " }}", value=None) == ""
