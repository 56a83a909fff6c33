"""What grants to associations give to rooms below and beside: their nouns, and what they tell of partners."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from utblick.audit.policy import visible
from utblick.cooperation.models import AssociationGrant, GrantScheme, Partner
from utblick.cooperation.queries.association_grants import load_grants, load_schemes
from utblick.cooperation.stories import Dated, Phrase, dated, provide_happenings
from utblick.ui import kinds
from utblick.values import Actor

PHRASES = {
    "grant.decided": Phrase(_("en förening fick bidrag till ett utbyte"), "cooperation:association_grant"),
    "grant.reported": Phrase(_("en förening redovisade ett utbyte"), "cooperation:association_grant"),
}


def register() -> None:
    from utblick.cooperation.tables.grant_registers import GRANTS, SCHEMES
    from utblick.cooperation.tables.registers import REGISTERS

    kinds.register(kinds.Kind("grant_scheme", _("medel att fördela"), load_schemes, str, scheme_url))
    kinds.register(kinds.Kind("association_grant", _("bidrag till en förening"), load_grants, str, grant_url))
    REGISTERS.update(medel=SCHEMES, foreningsbidrag=GRANTS)
    provide_happenings("grants", grant_happenings, PHRASES)


def grant_url(row: AssociationGrant) -> str:
    return reverse("cooperation:association_grant", args=[row.pk])


def scheme_url(row: GrantScheme) -> str:
    return reverse("cooperation:grant_scheme", args=[row.pk])


def grant_happenings(actor: Actor, partners: Sequence[Partner]) -> Iterator[Dated]:
    """The day a grant was decided, and the day its exchange was reported: an association's, not work-related."""
    rows = AssociationGrant.objects.filter(partner__in=partners, granted_minor__gt=0, withdrawn_on=None)
    shown = visible(AssociationGrant.objects.all(), actor)
    yield dated(
        rows, "grant.decided", on="decided_on", about="pk", title="association", shown=shown,
        is_activity=False,
    )  # fmt: skip
    yield dated(
        rows.filter(reported_on__isnull=False), "grant.reported", on="reported_on", about="pk", title="association",
        shown=shown, work_related=False,
    )  # fmt: skip
