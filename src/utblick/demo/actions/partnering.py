"""Strandö's exchanges and municipal partnership, written down one spring day."""

from __future__ import annotations

from utblick.cooperation.actions import (
    add_phase,
    add_report,
    add_result,
    add_seat,
    measure_result,
    register_exchange,
    register_partner,
    register_partnership,
)
from utblick.demo.data.exchanges import EXCHANGES
from utblick.demo.data.partnerships import MEASURED, PARTNER, PARTNERSHIP, PHASES, REPORT, RESULT, SEATS
from utblick.organisation.models import Body
from utblick.values import Actor


def register_exchanges(actor: Actor) -> None:
    """Those that have been, go on and come."""
    bodies = {body.code: body for body in Body.objects.all()}
    for told in EXCHANGES:
        register_exchange(actor, **{**told, "body": bodies[told["body"]]})


def register_partnerships(actor: Actor) -> None:
    """The partner, then the partnership with all that hangs on it."""
    partner = register_partner(actor, **PARTNER)
    body = Body.objects.get(code=PARTNERSHIP["body"])
    row = register_partnership(actor, **{**PARTNERSHIP, "body": body, "partner": partner})
    for phase in PHASES:
        add_phase(actor, row, **phase)
    result = add_result(actor, row, **RESULT)
    value, on = MEASURED
    measure_result(actor, result, version=result.version, value=value, valued_on=on)
    for side, seat, name in SEATS:
        add_seat(actor, row, side=side, seat=seat, name=name, until=None)
    what, due_on = REPORT
    add_report(actor, row, what=what, due_on=due_on)
