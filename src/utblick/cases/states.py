"""How things stand with a matter: derived in SQL from what has happened, and said in one sentence."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import (
    Case,
    DateField,
    Exists,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    TextChoices,
    TextField,
    Value,
    When,
)
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from utblick.cases.effects import OPEN_OUTCOMES, Outcome
from utblick.cases.models import Decision, DecisionPoint, Dispatch, Matter, OfficialReport
from utblick.ui.formats import day


class State(TextChoices):
    """The derived ställning of a matter."""

    NEW = "new", gettext_lazy("öppnat")
    DRAFT = "draft", gettext_lazy("utkast")
    SHARED = "shared", gettext_lazy("delat")
    WAITING = "waiting", gettext_lazy("väntar på beslut")
    BACK = "back", gettext_lazy("återremitterat eller bordlagt")
    UNADJUSTED = "unadjusted", gettext_lazy("beslutat, ej justerat")
    DECIDED = "decided", gettext_lazy("beslutat")
    CLOSED = "closed", gettext_lazy("avslutat")


TONES = {
    State.WAITING: "accent",
    State.BACK: "care",
    State.UNADJUSTED: "care",
    State.DECIDED: "good",
}
AWAITED = (State.SHARED, State.WAITING, State.BACK)


@dataclass(frozen=True, slots=True)
class Standing:
    """A matter's state, the sentence about it, and its tone."""

    state: State
    sentence: str
    tone: str


def with_state(rows: QuerySet[Matter]) -> QuerySet[Matter]:
    """Annotate matters with ``state``, and with the days and numbers its sentence names. One query."""
    mine = OuterRef("pk")
    last = Decision.objects.filter(matter=mine).order_by("-decided_on", "-id")
    first_point = DecisionPoint.objects.filter(decision__matter=mine).order_by(
        "-decision__decided_on", "-decision_id", "number"
    )
    reports = OfficialReport.objects.filter(matter=mine)
    rows = rows.annotate(
        sent_on=Subquery(Dispatch.objects.filter(matter=mine).order_by("-id").values("sent_on")[:1], DateField()),
        decided_on=Subquery(last.values("decided_on")[:1], DateField()),
        decided_body=Subquery(last.values("body_id")[:1], TextField()),
        decided_paragraph=Subquery(last.values("paragraph")[:1], TextField()),
        decided_adjusted=Subquery(last.values("adjusted_on")[:1], DateField()),
        decided_outcome=Subquery(first_point.values("outcome")[:1], TextField()),
        decided_outside_meeting=Exists(last.exclude(taken=Decision.Taken.MEETING)),
        has_report=Exists(reports),
    )
    return rows.annotate(state=_state())


def standing_of(matter: Matter) -> Standing:
    """The standing of a matter read through `with_state`."""
    state = State(matter.state)  # type: ignore[attr-defined]
    return Standing(state, _SENTENCES[state](matter), TONES.get(state, ""))


def _state() -> Case:
    return Case(
        When(closed_on__isnull=False, then=Value(State.CLOSED)),
        When(decided_outcome__in=OPEN_OUTCOMES, then=Value(State.BACK)),
        When(
            decided_on__isnull=False,
            decided_adjusted__isnull=True,
            decided_outside_meeting=False,
            then=Value(State.UNADJUSTED),
        ),
        When(decided_on__isnull=False, then=Value(State.DECIDED)),
        When(sent_on__isnull=False, then=Value(State.WAITING)),
        When(Q(shared_at__isnull=False) & Q(has_report=True), then=Value(State.SHARED)),
        When(has_report=True, then=Value(State.DRAFT)),
        default=Value(State.NEW),
        output_field=TextField(),
    )


def _paragraph(matter: Matter) -> str:
    number, body = matter.decided_paragraph, matter.decided_body  # type: ignore[attr-defined]
    return f"{body} § {number}" if number else str(body)


def _day(value: date | None) -> str:
    return day(value, get_language() or "sv") if value else ""


def _new(matter: Matter) -> str:
    return _("Ärendet är öppnat. Nästa steg är tjänsteskrivelsen.")


def _draft(matter: Matter) -> str:
    return _("Tjänsteskrivelsen är ett utkast som bara syns inom %s.") % matter.body.name


def _shared(matter: Matter) -> str:
    return _("Tjänsteskrivelsen är delad men inte skickad till registrator.")


def _waiting(matter: Matter) -> str:
    values = {"day": _day(matter.sent_on), "body": matter.body.name}  # type: ignore[attr-defined]
    if not matter.case_number:
        return _("Skickat till registrator %(day)s. Väntar på diarienummer och på beslut i %(body)s.") % values
    return _("Skickat till registrator %(day)s. Väntar på beslut i %(body)s.") % values


def _back(matter: Matter) -> str:
    outcome = _outcome(matter)
    return _("%(paragraph)s: %(outcome)s. Ärendet väntar på ett nytt beslut.") % {
        "paragraph": _paragraph(matter),
        "outcome": outcome,
    }


def _unadjusted(matter: Matter) -> str:
    return _("Beslutat %(day)s, %(paragraph)s, men ej justerat.") % _told(matter)


def _decided(matter: Matter) -> str:
    return _("Beslutat %(day)s, %(paragraph)s: %(outcome)s.") % _told(matter)


def _closed(matter: Matter) -> str:
    return _("Ärendet avslutades %s.") % _day(matter.closed_on)


def _told(matter: Matter) -> dict[str, str]:
    return {
        "day": _day(matter.decided_on),  # type: ignore[attr-defined]
        "paragraph": _paragraph(matter),
        "outcome": _outcome(matter),
    }


_SENTENCES = {
    State.NEW: _new,
    State.DRAFT: _draft,
    State.SHARED: _shared,
    State.WAITING: _waiting,
    State.BACK: _back,
    State.UNADJUSTED: _unadjusted,
    State.DECIDED: _decided,
    State.CLOSED: _closed,
}


def _outcome(matter: Matter) -> str:
    """How the latest decision ended, in the page's language."""
    return str(Outcome(matter.decided_outcome).label)  # type: ignore[attr-defined]
