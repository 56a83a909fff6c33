"""Days that funders state before they know them, and what a call's status makes of them."""

from __future__ import annotations

from datetime import date, time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hostile import HOSTILE
from utblick.values import PartialDate
from utblick.watch.sources.entered import Entry
from utblick.watch.sources.parsed import CallStatus, status_on
from utblick.watch.sources.preliminary import NotADay, Span, When, read_when

WRITTEN = {
    "april 2027 prel.": "2027-04",
    "2027-04 (prel.)": "2027-04",
    "prel. april 2027": "2027-04",
    "slutet av mars 2027": "2027-03",
    "december 2026–mars 2027": "2026-12/2027-03",
    "december 2026 - mars 2027": "2026-12/2027-03",
    "nov–feb 2027": "2026-11/2027-02",
    "1 december 2026–15 mars 2027": "2026-12-01/2027-03-15",
    "2026-12/2027-03": "2026-12/2027-03",
    "kvartal 2 2027": "2027-04/2027-06",
    "Q4 2026": "2026-10/2026-12",
    "2027 Q1": "2027-01/2027-03",
    "3:e kvartalet 2027": "2027-07/2027-09",
    "våren 2027": "2027-03/2027-05",
    "andra halvåret 2027": "2027-07/2027-12",
    "2027": "2027",
    "15 april 2027 (prel.)": "2027-04-15",
}
SETTLED = {
    "2027-04-15": (date(2027, 4, 15), None),
    "15 april 2027": (date(2027, 4, 15), None),
    "15/4 2027": (date(2027, 4, 15), None),
    "2027-04-15 12:00": (date(2027, 4, 15), time(12)),
    "2027-04-15T14:00:00": (date(2027, 4, 15), time(14)),
    "2027-04-15 00:00:00": (date(2027, 4, 15), None),
    "15 april 2027 kl. 12.00": (date(2027, 4, 15), time(12)),
    "15 april 2027 kl. 12.00 (finsk tid)": (date(2027, 4, 15), time(11)),
    "15 April 2027, 17:00 Brussels time": (date(2027, 4, 15), time(17)),
}


@pytest.mark.parametrize("text", WRITTEN)
def test_a_month_a_quarter_and_a_year_are_preliminary(text: str) -> None:
    when = read_when(text)
    assert when.day is None
    assert str(when.about) == WRITTEN[text]


@pytest.mark.parametrize("text", SETTLED)
def test_only_a_whole_day_without_prel_is_settled(text: str) -> None:
    assert read_when(text) == When(day=SETTLED[text][0], at=SETTLED[text][1])


def test_a_clock_in_finnish_time_is_an_hour_earlier_in_sweden() -> None:
    """Central Baltic closes at 12.00 Finnish time."""
    for text in ("2027-04-15 12:00 EET", "2027-04-15 kl. 12.00 finsk tid"):
        assert read_when(text) == When(day=date(2027, 4, 15), at=time(11))


@pytest.mark.parametrize("text", ["", "snart", "31 april 2027", "2027-13", "april", "mars 2028–april 2027", "1899"])
def test_what_says_no_day_is_refused(text: str) -> None:
    with pytest.raises(NotADay):
        read_when(text)


@settings(max_examples=100)
@given(st.text(max_size=60) | st.sampled_from(sorted(HOSTILE.values())))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        when = read_when(text)
    except NotADay:
        return
    assert when.rolling or when.day or (when.about and Span.parse(str(when.about)) == when.about)


def test_a_span_keeps_its_first_and_last_day() -> None:
    span = Span(PartialDate(2026, 12), PartialDate(2027, 3))
    assert (span.first_day, span.last_day) == (date(2026, 12, 1), date(2027, 3, 31))


@pytest.mark.parametrize(
    ("opens", "closes", "day", "status"),
    [
        ("april 2027", "september 2027", date(2027, 4, 30), CallStatus.FORTHCOMING),
        ("april 2027", "september 2027", date(2027, 5, 1), CallStatus.OPEN),
        ("april 2027", "september 2027", date(2027, 9, 30), CallStatus.OPEN),
        ("april 2027", "september 2027", date(2027, 10, 1), CallStatus.CLOSED),
        ("2027-04-10", "kvartal 2 2027", date(2027, 4, 10), CallStatus.OPEN),
        ("", "2027", date(2027, 1, 1), CallStatus.UNKNOWN),
        ("", "löpande", date(2027, 1, 1), CallStatus.UNKNOWN),
    ],
)
def test_the_status_follows_from_the_last_day_that_a_preliminary_one_can_mean(
    opens: str, closes: str, day: date, status: CallStatus
) -> None:
    assert status_on(Entry(title="A", programme="B", opens=opens, closes=closes).parsed("manual"), day) is status


def test_a_forecast_is_never_open() -> None:
    expected = Entry(title="A", programme="B", opens="april 2027", closes="september 2027", forecast=True)
    assert status_on(expected.parsed("expected"), date(2027, 6, 1)) is CallStatus.FORTHCOMING
