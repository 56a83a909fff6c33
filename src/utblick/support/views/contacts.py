"""The page of contact persons: who to ask in each administration and company, and which lack one."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import FileResponse, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from utblick.audit.policy import may
from utblick.clock.queries import today
from utblick.organisation.actions import confirm_contact
from utblick.organisation.models import Assignment
from utblick.organisation.queries import assignment
from utblick.support.queries.contacts import ASKED_AGAIN_AFTER, units
from utblick.support.workbooks import send_rows
from utblick.ui.cells import Cell
from utblick.ui.requests import ActorRequest
from utblick.ui.responses import found


@require_safe
def list_contacts(request: ActorRequest) -> HttpResponse:
    """Every administration and company with its contact persons, and when they were last confirmed."""
    day = today()
    told = units(request.actor, day)
    context = {
        "units": told,
        "lacking": sum(not unit.contacts for unit in told),
        "old": day - ASKED_AGAIN_AFTER,
        "may_confirm": may(request.actor, "assignment.confirm"),
        "may_assign": may(request.actor, "assignment.add"),
        "may_end": may(request.actor, "assignment.end"),
    }
    return render(request, "support/contacts.html", context)


@require_safe
def contacts_table(request: ActorRequest) -> FileResponse:
    """The same as Excel."""
    heads = [_("Förvaltning eller bolag"), _("Nämnder"), _("Namn"), _("Befattning"), _("E-post"), _("Bekräftad")]
    rows: list[list[Cell]] = []
    for unit in units(request.actor, today()):
        place = [unit.place.name, ", ".join(unit.bodies)]
        rows += [
            [*place, row.person.name, row.person.title, row.person.email, row.confirmed_on] for row in unit.contacts
        ] or [[*place, None, None, None, None]]
    return send_rows(_("Kontaktpersoner"), heads, rows)


@require_POST
def confirm(request: ActorRequest, pk: UUID) -> HttpResponse:
    """Say that a contact person is still the right one."""
    row = found(assignment(request.actor, pk))
    if row.role != Assignment.Role.CONTACT:
        messages.error(request, _("Uppdraget är inte kontaktperson."))
    else:
        confirm_contact(request.actor, row)
        messages.success(request, _("%s är bekräftad som kontaktperson.") % row.person.name)
    return redirect("support:contacts")
