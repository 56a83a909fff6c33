"""What must be had before the municipality joins or leaves a network (R4.2d), and how a membership stands."""

from __future__ import annotations

from datetime import date

from django.db.models import Case, Q, QuerySet, TextChoices, TextField, Value, When
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from utblick.cooperation.agreement_gate import decisions_of
from utblick.cooperation.models import Network
from utblick.governance.queries import ask
from utblick.guidelines import Verdict
from utblick.ui import formats

JOIN, LEAVE = "membership.join", "membership.leave"


class Membership(TextChoices):
    """The derived ställning of a membership."""

    CONSIDERED = "considered", gettext_lazy("övervägs")
    MEMBER = "member", gettext_lazy("medlem")
    LEAVING = "leaving", gettext_lazy("lämnas")
    ENDED = "ended", gettext_lazy("upphört")


def with_state(rows: QuerySet[Network], day: date) -> QuerySet[Network]:
    """Annotate each network with the ``state`` of the membership on a day."""
    ended = Q(ends_on__lt=day) & (Q(prolongs_months=0) | Q(notice_on__isnull=False))
    return rows.annotate(
        state=Case(
            When(Q(joined_on__isnull=True) | Q(joined_on__gt=day), then=Value(Membership.CONSIDERED)),
            When(ended, then=Value(Membership.ENDED)),
            When(notice_on__lte=day, then=Value(Membership.LEAVING)),
            default=Value(Membership.MEMBER),
            output_field=TextField(),
        )
    )


def state_of(network: Network, day: date) -> Membership:
    """As `with_state`, for one network as it is held here."""
    if network.joined_on is None or network.joined_on > day:
        return Membership.CONSIDERED
    given_notice = network.notice_on is not None
    if network.ends_on is not None and network.ends_on < day and (given_notice or not network.prolongs_months):
        return Membership.ENDED
    if network.notice_on is not None and network.notice_on <= day:
        return Membership.LEAVING
    return Membership.MEMBER


def facts_of(network: Network) -> dict[str, object]:
    """The facts the guidelines judge by; what is not known is left out."""
    facts: dict[str, object] = {
        "reference": str(network.ref),
        "body": network.body_id,
        "actor_kind": "company" if network.body.body_kind == "company_board" else "committee",
        "membership_scope": network.scope,
        "principal_matter": network.is_principal,
    }
    if network.fee is not None:
        facts["yearly_fee"] = network.fee
    return facts


def judge(network: Network, step: str, on: date) -> Verdict:
    """The answer about joining or leaving; what was decided before the membership does not end it."""
    since = network.joined_on if step == LEAVE else None
    return ask(step, facts_of(network), decisions_of(network.ref, since), on)


def sentence_of(network: Network, state: str) -> str:
    """How the membership stands, in plain words."""
    days = {name: _day(getattr(network, name)) for name in ("joined_on", "ends_on", "notice_by")}
    if state == Membership.CONSIDERED:
        return _("Kommunen är inte medlem.")
    if state == Membership.LEAVING:
        return _("Lämnas, gäller till och med %(ends_on)s.") % days
    if state == Membership.ENDED:
        return _("Medlemskapet upphörde %(ends_on)s.") % days
    if network.ends_on and network.prolongs_months:
        return _("Medlem till och med %(ends_on)s. Förlängs om det inte lämnas senast %(notice_by)s.") % days
    if network.ends_on:
        return _("Medlem till och med %(ends_on)s.") % days
    return _("Medlem sedan %(joined_on)s.") % days


def _day(value: date | None) -> str:
    return formats.day(value, get_language() or "sv") if value else ""
