"""The page with a contact person's information about personal data, ready to mail."""

from __future__ import annotations

from urllib.parse import quote
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from utblick.clock.queries import installation
from utblick.cooperation import queries
from utblick.cooperation.contact_notice import notice
from utblick.cooperation.models import ContactPerson
from utblick.ui.requests import ActorRequest
from utblick.ui.responses import found
from utblick.values import Text

_PARTS = (
    ("name", Text("namn", "name")), ("position", Text("befattning", "position")), ("email", Text("e-post", "e-mail")),
    ("phone", Text("telefon", "phone")), ("language", Text("språk", "language")),
)  # fmt: skip


@require_safe
def show(request: ActorRequest, id: UUID) -> HttpResponse:
    """Both languages, one after the other, with a link that opens the mail program."""
    row = found(queries.contact(request.actor, id))
    known = installation()
    told = notice(
        municipality=known.municipality if known else "",
        address=request.actor.name,
        name=row.name,
        held=_held(row),
        source=row.source,
        confirmed_on=row.confirmed_on,
    )
    both = f"{told.text.sv}\n\n--\n\n{told.text.en}"
    mail = f"mailto:{quote(row.email)}?subject={quote(f'{told.subject.sv} / {told.subject.en}')}&body={quote(both)}"
    context = {"row": row, "told": told, "both": both, "mail": mail if row.email else ""}
    return render(request, "cooperation/contact_notice.html", context)


def _held(row: ContactPerson) -> Text:
    kept = [text for field, text in _PARTS if getattr(row, field)]
    return Text(", ".join(text.sv for text in kept), ", ".join(text.en for text in kept))
