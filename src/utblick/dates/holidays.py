"""Swedish public holidays, the weekday of the law on statutory time, and ISO weeks."""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache

from utblick.values import Text

_SATURDAY, _SUNDAY = 5, 6
_DAY = timedelta(days=1)


def easter_sunday(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (Meeus, Jones, Butcher)."""
    golden = year % 19
    century, rest = divmod(year, 100)
    leap_centuries, century_rest = divmod(century, 4)
    correction = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - leap_centuries - correction + 15) % 30
    leaps, leap_rest = divmod(rest, 4)
    weekday = (32 + 2 * century_rest + 2 * leaps - epact - leap_rest) % 7
    shift = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * shift + 114, 31)
    return date(year, month, day + 1)


@lru_cache(maxsize=200)
def _holidays(year: int) -> tuple[tuple[date, Text], ...]:
    easter = easter_sunday(year)
    midsummer = _weekday_from(date(year, 6, 20), _SATURDAY)
    return (
        (date(year, 1, 1), Text("nyårsdagen", "New Year’s Day")),
        (date(year, 1, 6), Text("trettondedag jul", "Epiphany")),
        (easter - 2 * _DAY, Text("långfredagen", "Good Friday")),
        (easter, Text("påskdagen", "Easter Sunday")),
        (easter + _DAY, Text("annandag påsk", "Easter Monday")),
        (date(year, 5, 1), Text("första maj", "May Day")),
        (easter + 39 * _DAY, Text("Kristi himmelsfärdsdag", "Ascension Day")),
        (easter + 49 * _DAY, Text("pingstdagen", "Whit Sunday")),
        (date(year, 6, 6), Text("nationaldagen", "National Day")),
        (midsummer - _DAY, Text("midsommarafton", "Midsummer Eve")),
        (midsummer, Text("midsommardagen", "Midsummer Day")),
        (_weekday_from(date(year, 10, 31), _SATURDAY), Text("alla helgons dag", "All Saints’ Day")),
        (date(year, 12, 24), Text("julafton", "Christmas Eve")),
        (date(year, 12, 25), Text("juldagen", "Christmas Day")),
        (date(year, 12, 26), Text("annandag jul", "Boxing Day")),
        (date(year, 12, 31), Text("nyårsafton", "New Year’s Eve")),
    )


def holidays(year: int) -> dict[date, Text]:
    """Public holidays (lag 1989:253, as from 2005) and the three eves equal to Sundays by lag 1930:173 § 2.

    Plain Sundays are left out. A day with two names (National Day on Whit Sunday) keeps the later one.
    """
    return dict(_holidays(year))


def holiday_name(day: date) -> Text | None:
    """What keeps ``day`` from being a weekday; None on a weekday."""
    if name := holidays(day.year).get(day):
        return name
    if day.weekday() == _SATURDAY:
        return Text("lördag", "a Saturday")
    if day.weekday() == _SUNDAY:
        return Text("söndag", "a Sunday")
    return None


def is_weekday(day: date) -> bool:
    """Whether statutory time may end on ``day``: no Saturday, Sunday, holiday or eve (lag 1930:173 § 2)."""
    return holiday_name(day) is None


def next_weekday(day: date) -> date:
    """``day`` itself, or the first weekday after it. Raises OverflowError past year 9999."""
    while not is_weekday(day):
        day += _DAY
    return day


def previous_weekday(day: date) -> date:
    """``day`` itself, or the last weekday before it. Raises OverflowError before year 1."""
    while not is_weekday(day):
        day -= _DAY
    return day


def iso_week(day: date) -> int:
    """The ISO week number (v. 35) of ``day``."""
    return day.isocalendar().week


def week_start(year: int, week: int) -> date:
    """Monday of an ISO week. Raises ValueError when the year has no such week."""
    return date.fromisocalendar(year, week, 1)


def week_end(year: int, week: int) -> date:
    """Sunday of an ISO week. Raises ValueError when the year has no such week."""
    return date.fromisocalendar(year, week, 7)


def _weekday_from(first: date, weekday: int) -> date:
    return first + timedelta(days=(weekday - first.weekday()) % 7)
