"""Example content for the page that shows every component. Everything in it is invented."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from utblick.dates.calendars import BodyCalendar, BodyKind, MeetingDate, MeetingStatus, rest_weeks
from utblick.dates.picture import Picture, picture
from utblick.dates.planner import plan
from utblick.dates.steps import Deadline, Landmark, Step
from utblick.ui.paging import page_of, sorted_by
from utblick.values import Money, Text

_TODAY = date(2026, 5, 6)


class SampleForm(forms.Form):
    """One field of each sort."""

    what = forms.CharField(label=_("Vad vill ni göra?"), help_text=_("En mening som chefen förstår."), max_length=200)
    unit = forms.ChoiceField(
        label=_("Enhet"), choices=[("", ""), ("kultur", _("Kultur")), ("fritid", _("Fritid"))], required=False
    )
    last_day = forms.DateField(
        label=_("Sista dag"),
        help_text=_("Den dag kommunen måste ha bundit sig."),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    text = forms.CharField(
        label=_("Mervärde"),
        help_text=_("Vad får invånare, föreningar och företag ut av det?"),
        widget=forms.Textarea,
    )
    role = forms.ChoiceField(
        label=_("Kommunens roll"),
        choices=[("lead", _("Söker för alla")), ("partner", _("Är med som part"))],
        widget=forms.RadioSelect,
    )
    children = forms.BooleanField(label=_("Barn eller unga deltar"), required=False)


@dataclass(frozen=True)
class _Row:
    title: str
    programme: str
    deadline: date
    amount: Money
    stand: str
    tone: str


_ROWS = [
    _Row("Medborgarmöten mellan vänorter", "CERV", date(2026, 9, 23), Money.of(50_745, "EUR"), "Vi tar den", "good"),
    _Row("Skolor vid havet", "Erasmus+", date(2026, 10, 6), Money.of(60_000, "EUR"), "Ny", "accent"),
    _Row("Kustvatten och översvämning", "Interreg", date(2026, 11, 17), Money.of(580_000), "Intressant", ""),
    _Row("Vägar till arbete", "ESF+", date(2027, 1, 28), Money.of(4_200_000), "Inte för oss", ""),
]


class _Rows(list[_Row]):
    """As many rows as a real register, so that the pager shows."""

    def count(self, *_of: Any) -> int:
        return 87


def sample_page(request: HttpRequest) -> dict[str, Any]:
    """Context of the page."""
    allowed = {"deadline": "deadline", "title": "title"}
    order = sorted_by(request.GET, allowed, "deadline")[0]
    rows = sorted(_ROWS, key=lambda row: getattr(row, order.removeprefix("-")), reverse=order.startswith("-"))
    wrong = SampleForm({"what": "", "last_day": "35 maj", "text": "Nya vänner", "role": ""}, auto_id="wrong_%s")
    return {
        "today": _TODAY,
        "stop_day": date(2026, 5, 11),
        "council_day": date(2026, 8, 25),
        "rows": rows,
        "sort": "deadline",
        "page": page_of(_Rows(rows), request.GET),
        "form": SampleForm(),
        "wrong_form": wrong,
        "amount": Money.of(580_000),
        "picture": _sample_picture(),
        "grant": Money.of(50_745, "EUR"),
    }


def _sample_picture() -> Picture:
    board = _calendar(
        "KS", "executive_board", Text("kommunstyrelsen", "the executive board"), "05-12 06-09 08-11* 09-08 10-13"
    )
    committee = _calendar(
        "KFN",
        "committee",
        Text("kultur- och fritidsnämnden", "the culture and leisure committee"),
        "05-18 06-15! 08-24 09-21",
    )
    steps = [
        Step("kfn", "decide", Text("Nämnden beslutar", "The committee decides"), "KFN"),
        Step("ks", "decide", Text("Kommunstyrelsen godkänner", "The executive board approves"), "KS"),
        Step("submit", "submit", Text("Ansökan lämnas in", "The application is submitted")),
    ]
    found = plan(
        Deadline(date(2026, 9, 23)),
        steps,
        {"KS": board, "KFN": committee},
        rest_weeks([2026]),
        _TODAY,
        landmarks=[Landmark(date(2026, 9, 13), Text("Val", "Election"))],
    )
    return picture(found, opened=_TODAY)


def _calendar(code: str, kind: BodyKind, name: Text, days: str) -> BodyCalendar:
    """The year's meetings, written month-day: * is a reserve date, ! a cancelled meeting."""
    statuses: dict[str, MeetingStatus] = {"*": "reserve", "!": "cancelled"}
    meetings = tuple(
        MeetingDate(code, date.fromisoformat(f"2026-{day[:5]}"), statuses.get(day[5:], "planned"))
        for day in days.split()
    )
    return BodyCalendar(code, name, kind, meetings)
