"""What Strandö's registrar does: letters come in, one matter is restricted, and a neighbour asks to read."""

from __future__ import annotations

from datetime import date

from utblick.accounts.models import User
from utblick.accounts.queries import actor_of
from utblick.cases.actions import add_document, close_matter, open_matter, restrict_matter
from utblick.cases.actions.disclosures import log_disclosure
from utblick.cases.actions.register import choose_shown_in_register
from utblick.cases.models import Matter, MatterDocument
from utblick.clock.queries import today
from utblick.demo.data.letters import LETTERS, RESTRICTED, DemoLetter
from utblick.documents.actions import keep_upload
from utblick.values import Actor

REGISTRAR = "Gunilla Östberg"


def register_papers(_actor: Actor) -> None:
    """What lay on the registrar's table one day in April."""
    registrar = actor_of(User.objects.get(name=REGISTRAR), today())
    for letter in LETTERS:
        _receive(registrar, letter)
    hidden = open_matter(
        registrar, body_code="KS", title=RESTRICTED.title, origin=Matter.Origin.REFERRAL,
        outside_number=RESTRICTED.number,
    )  # fmt: skip
    _receive(registrar, RESTRICTED, hidden)
    restrict_matter(registrar, hidden, provision="OSL 15:1 a", authority="Kommunstyrelsen", decided_by=REGISTRAR)


def _receive(registrar: Actor, letter: DemoLetter, matter: Matter | None = None) -> None:
    found = matter or Matter.objects.filter(outside_number=letter.number).first()
    if found is None:
        found = open_matter(
            registrar, body_code=letter.body, title=letter.title, origin=letter.origin, outside_number=letter.number
        )
    kept = keep_upload("brev.txt", letter.text.encode())
    document = add_document(
        registrar, found, kept, title=letter.what, direction=letter.direction, dated_on=letter.on,
        counterpart=letter.counterpart,
    )  # fmt: skip
    if letter.is_organisation:
        shown = {document: MatterDocument.RegisterShows.ALL.value}
        choose_shown_in_register(registrar, found, title_left_out=False, documents=shown)
    if letter.asked_for:
        log_disclosure(
            registrar, found, what=letter.asked_for, documents=[document.number], outcome="given", decided_by=REGISTRAR
        )
    if letter.closes:
        close_matter(registrar, found, archive_on=date(today().year + 2, 1, 31))
