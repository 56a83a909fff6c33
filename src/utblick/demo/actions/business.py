"""What Strandö's companies look for abroad, written down one spring day."""

from __future__ import annotations

from utblick.cooperation.actions.wanted_contacts import note_contact_made, pass_on, register_wanted_contact
from utblick.cooperation.models import Partner
from utblick.demo.data.wanted_contacts import MADE, PASSED_ON, WANTED
from utblick.organisation.models import Body
from utblick.values import Actor


def register_wanted_contacts(actor: Actor) -> None:
    """One new and confidential, one passed on, one that got its contact."""
    body = Body.objects.get(code="KS")
    rows = {told["company"]: register_wanted_contact(actor, body=body, **told) for told in WANTED}
    for company, (name, on) in PASSED_ON.items():
        row = rows[company]
        pass_on(actor, row, version=row.version, on=on, partner=Partner.objects.get(name=name))
    company, on, outcome = MADE
    note_contact_made(actor, rows[company], version=rows[company].version, on=on, outcome=outcome)
