"""How an agreement stands: derived in SQL from its days and decisions, and said in one sentence."""

from __future__ import annotations

from datetime import date

from django.db.models import Case, Q, QuerySet, TextChoices, TextField, Value, When
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from utblick.cooperation.models import Agreement
from utblick.ui import formats


class State(TextChoices):
    """The derived ställning of an agreement."""

    PREPARED = "prepared", gettext_lazy("förbereds")
    DECIDED = "decided", gettext_lazy("beslutat, inte undertecknat")
    SIGNED = "signed", gettext_lazy("undertecknat, gäller inte än")
    IN_FORCE = "in_force", gettext_lazy("gäller")
    RESTS = "rests", gettext_lazy("vilar")
    NOTICE = "notice", gettext_lazy("uppsagt")
    ENDED = "ended", gettext_lazy("upphört")


TONES = {State.DECIDED: "accent", State.SIGNED: "accent", State.IN_FORCE: "good", State.RESTS: "care",
         State.NOTICE: "care"}  # fmt: skip
ALIVE = (State.IN_FORCE, State.RESTS, State.NOTICE)
"""States in which it binds the municipality."""


def with_state(rows: QuerySet[Agreement], day: date, decided: set[str]) -> QuerySet[Agreement]:
    """Annotate each agreement with its ``state`` on a day; ``decided``: ids of those decided to be entered."""
    ended = Q(ends_on__lt=day) & (Q(prolongs_months=0) | Q(notice_on__isnull=False))
    return rows.annotate(
        state=Case(
            When(signed_on__isnull=True, pk__in=decided, then=Value(State.DECIDED)),
            When(signed_on__isnull=True, then=Value(State.PREPARED)),
            When(ended, then=Value(State.ENDED)),
            When(notice_on__lte=day, then=Value(State.NOTICE)),
            When(rests_from__lte=day, then=Value(State.RESTS)),
            When(in_force_from__gt=day, then=Value(State.SIGNED)),
            default=Value(State.IN_FORCE),
            output_field=TextField(),
        )
    )


def state_of(agreement: Agreement, day: date, *, decided: bool = False) -> State:
    """As `with_state`, for one agreement as it is held here; ``decided``: some body has decided to enter it."""
    if agreement.signed_on is None or agreement.in_force_from is None:
        return State.DECIDED if decided else State.PREPARED
    given_notice = agreement.notice_on is not None
    if agreement.ends_on is not None and agreement.ends_on < day and (given_notice or not agreement.prolongs_months):
        return State.ENDED
    if agreement.notice_on is not None and agreement.notice_on <= day:
        return State.NOTICE
    if agreement.rests_from is not None and agreement.rests_from <= day:
        return State.RESTS
    return State.SIGNED if agreement.in_force_from > day else State.IN_FORCE


def sentence_of(agreement: Agreement, state: str) -> str:
    """How it stands, in plain words."""
    days = {name: _day(getattr(agreement, name)) for name in ("in_force_from", "ends_on", "notice_by", "rests_from")}
    if state == State.PREPARED:
        return _("Inte undertecknat än.")
    if state == State.DECIDED:
        return _("Beslutat. Kan undertecknas.")
    if state == State.SIGNED:
        return _("Undertecknat, gäller från och med %(in_force_from)s.") % days
    if state == State.RESTS:
        return _("Vilar sedan %(rests_from)s. Det upphör inte av sig självt.") % days
    if state == State.NOTICE:
        return _("Uppsagt, gäller till och med %(ends_on)s.") % days
    if state == State.ENDED:
        return _("Upphörde %(ends_on)s.") % days
    if agreement.ends_on is None:
        return _("Gäller tills vidare sedan %(in_force_from)s.") % days
    if agreement.prolongs_months:
        return _("Gäller till och med %(ends_on)s och förlängs om ingen säger upp det senast %(notice_by)s.") % days
    return _("Gäller till och med %(ends_on)s och upphör då om det inte förlängs.") % days


def _day(value: date | None) -> str:
    return formats.day(value, get_language() or "sv") if value else ""
