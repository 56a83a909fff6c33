"""What the page of a grant to an association shows."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from utblick.audit.policy import may
from utblick.cases.queries import history_of, matters
from utblick.clock.queries import installation
from utblick.cooperation.agreement_facing import decision_rows
from utblick.cooperation.grant_costs import total
from utblick.cooperation.grant_states import TONES, Stage, is_report_late, stage_of
from utblick.cooperation.happenings import called
from utblick.cooperation.models import AssociationGrant
from utblick.cooperation.queries.association_grants import pots
from utblick.governance.queries import deviations, verdicts_given
from utblick.values import Actor, Money


def grant_page(actor: Actor, row: AssociationGrant, day: date) -> dict[str, Any]:
    """The context of the page: how it stands, what is lacking, what to do next."""
    stage, is_alive = stage_of(row), row.withdrawn_on is None
    is_granted = is_alive and bool(row.granted_minor)
    may_pay = is_granted and may(actor, "association_grant.pay", row)
    may_report = is_granted and may(actor, "association_grant.report", row)
    may_assess = stage == Stage.APPLIED and may(actor, "association_grant.assess", row)
    late = is_report_late(row, day)
    return {
        "row": row,
        "stage": stage,
        "tone": "care" if late else TONES[stage],
        "sentence": sentence_of(row, stage, is_late=late),
        "costs": [(what, Money(int(minor))) for what, minor in row.costs],
        "total": Money(total(row.costs)) if row.costs else None,
        "lacking": lacking(row),
        "assessment": [(criterion, _met(met), note) for criterion, met, note in row.assessment],
        "pot": pots([row.scheme])[0],
        "decisions": decision_rows(row.ref),
        "matters": matters(actor, subject=row.ref),
        "deviations": deviations(actor, row.ref),
        "verdicts": list(verdicts_given(actor, row.ref)),
        "history": [(event, who, called(event.verb)) for event, who in history_of(row.ref)],
        "reminder": reminder_of(row, actor) if late and may_report else "",
        "may_alter": is_alive and may(actor, "association_grant.alter", row),
        "may_see_contact": may(actor, "association_grant.alter", row),
        "may_open": may_assess and may(actor, "matter.open"),
        "may_assess": may_assess,
        "may_decide": is_alive and not row.paid_on and not row.reported_on
        and may(actor, "association_grant.decide", row),
        "may_pay": may_pay and row.paid_on is None,
        "may_report": may_report,
        "may_reclaim": may_pay and row.paid_on is not None,
        "may_withdraw": is_alive and row.paid_on is None and may(actor, "association_grant.alter", row),
    }  # fmt: skip


def lacking(row: AssociationGrant) -> list[str]:
    """What an application usually tells and this one does not."""
    asked: tuple[tuple[object, str], ...] = (
        (row.costs, _("vad det kostar")),
        (row.participants, _("hur många som deltar")),
        (row.ends_on, _("när det slutar")),
        (row.contact_name or row.contact_email, _("vem man når i föreningen")),
    )
    return [what for told, what in asked if not told]


def sentence_of(row: AssociationGrant, stage: Stage, *, is_late: bool) -> str:
    """How it stands, in one sentence."""
    if stage == Stage.APPLIED:
        return _("Väntar på beslut. Den kom efter sista ansökningsdag.") if row.is_late else _("Väntar på beslut.")
    if is_late and stage != Stage.INCOMPLETE:
        return _("Redovisningen är sen. Påminn föreningen, eller kräv tillbaka pengarna.")
    return {
        Stage.GRANTED: _("Beviljat. Pengarna är inte utbetalda."),
        Stage.PAID: _("Utbetalt. Väntar på redovisningen."),
        Stage.INCOMPLETE: _("Redovisningen är inte hel. Det här saknas: %s") % row.lacks,
        Stage.REPORTED: _("Redovisat."),
        Stage.RECLAIMED: _("Pengarna krävs tillbaka."),
        Stage.REJECTED: _("Avslag."),
        Stage.WITHDRAWN: _("Föreningen har tagit tillbaka ansökan."),
    }[stage]


def reminder_of(row: AssociationGrant, actor: Actor) -> str:
    """A reminder to copy into one's own mail; Utblick writes to nobody."""
    held = installation()
    missing = _("Det här saknas i redovisningen: %s") % row.lacks if row.lacks else _("Vi har inte fått redovisningen.")
    return _(
        "Hej,\n\n%(association)s fick %(amount)s kronor till ett utbyte med %(town)s. %(missing)s\n\n"
        "Skicka vad ni gjorde, hur många som deltog och vad det kostade. Utan en hel redovisning kan kommunen kräva "
        "tillbaka pengarna.\n\n%(name)s\n%(municipality)s"
    ) % {
        "association": row.association,
        "amount": (row.granted_minor or 0) // 100,
        "town": row.town,
        "missing": missing,
        "name": actor.name,
        "municipality": held.municipality if held else "",
    }


def _met(met: str) -> str:
    return str(AssociationGrant.Met(met).label) if met in AssociationGrant.Met.values else met
