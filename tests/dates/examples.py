"""Two calendars to plan through: a real year's meeting dates (2025), and an election year (2026)."""

from datetime import date

from utblick.dates.calendars import BodyCalendar, LeadTimes, MeetingDate, rest_weeks
from utblick.dates.steps import Landmark, Step
from utblick.values import Text

NAMES = {
    "KF": Text("kommunfullmäktige", "the council"),
    "KS": Text("kommunstyrelsen", "the executive board"),
    "KSAU": Text("kommunstyrelsens arbetsutskott", "the board’s working committee"),
    "KFN": Text("kultur- och fritidsnämnden", "the culture and leisure committee"),
    "BUN": Text("barn- och utbildningsnämnden", "the children and education committee"),
}
KINDS = {"KF": "council", "KS": "executive_board", "KSAU": "subcommittee"}
ORDER_IN_DAY = {"KSAU": 1, "KF": 2}

DATES_2025 = {
    "KF": "01-30 03-06* 03-20 04-24 05-22 06-17 09-25 10-23 11-20 12-18",
    "KS": "01-14 02-18* 03-04 04-01 05-06 06-03 08-12* 09-09 10-07 11-04 12-02",
    "KSAU": "02-05* 02-19 03-19 04-23 05-21 06-18* 08-27 09-24 10-22 11-19 12-17",
    "KFN": "01-20 02-17 03-17 04-22 05-19 06-16* 08-25 09-22 10-20 11-17 12-15*",
    "BUN": "01-29 02-19 03-19 04-23 05-20 06-18* 08-27 09-24 10-22 11-19 12-17*",
}
DATES_2026 = {
    "KF": "04-23 05-21 06-16 10-15",
    "KS": "05-12 06-09 08-11* 09-08 10-13",
    "KSAU": "05-27 08-26",
    "KFN": "05-18 06-15 08-24 09-21",
    "BUN": "05-20 06-17 08-26 09-23",
}
ELECTION = Landmark(date(2026, 9, 13), Text("valet", "the election"))
REST = rest_weeks([2024, 2025, 2026])


def calendars(year, rows=None, lead=None, **leads):
    """Bodies with the year's meetings; a date with * is a reserve date, with ! a cancelled meeting."""
    rows = rows or {2025: DATES_2025, 2026: DATES_2026}[year]
    return {
        code: BodyCalendar(
            code,
            NAMES[code],
            KINDS.get(code, "committee"),
            tuple(meeting(code, year, word) for word in words.split()),
            leads.get(code, lead or LeadTimes()),
        )
        for code, words in rows.items()
    }


def meeting(code, year, word):
    status = {"*": "reserve", "!": "cancelled", "?": "preliminary", "+": "extra"}.get(word[-1], "planned")
    on = date.fromisoformat(f"{year}-{word[:5]}")
    return MeetingDate(code, on, status, ORDER_IN_DAY.get(code, 0), ref=f"{code}-{on}")


def decide(body, *, after=(), ways=(), **more):
    name = NAMES[body]
    label = Text(f"{name.sv} beslutar", f"{name.en} decides")
    return Step(body.lower(), "decide", label, body, frozenset(after), frozenset(ways), **more)


def prepare(body, *, after=()):
    label = Text(f"{NAMES[body].sv} bereder", f"{NAMES[body].en} prepares")
    return Step(body.lower(), "prepare", label, body, frozenset(after))


SUBMIT = Step("submit", "submit", Text("Ansökan lämnas in", "The application is submitted"))
BIND = Step("bind", "bind", Text("Mandatet skrivs under", "The mandate is signed"))
FREE = (decide("KFN", ways={"delegation", "other_order"}), decide("KS", drafts_from="kfn"), SUBMIT)

APPEAL_VECTORS = [
    ("2018-04-03", "2018-04-24", "2018-04-25"),
    ("2016-10-19", "2016-11-09", "2016-11-10"),
    ("2017-11-23", "2017-12-14", "2017-12-15"),
    ("2025-03-28", "2025-04-22", "2025-04-23"),
    ("2025-04-10", "2025-05-02", "2025-05-03"),
    ("2025-05-08", "2025-05-30", "2025-05-31"),
    ("2025-05-16", "2025-06-09", "2025-06-10"),
    ("2025-05-30", "2025-06-23", "2025-06-24"),
    ("2024-12-03", "2024-12-27", "2024-12-28"),
    ("2024-12-10", "2025-01-02", "2025-01-03"),
    ("2025-12-16", "2026-01-07", "2026-01-08"),
]
"""Announced, last day to appeal, first day the notice may come down: the first and third are real protocols (Kramfors,
Leksand)."""
