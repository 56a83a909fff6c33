"""The partner requests Strandö has got: real mail, taken in and read by the real actions, on the days it came."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from email.message import EmailMessage
from email.utils import formataddr

from utblick.accounts.models import User
from utblick.cooperation.actions import note_answered, review_request, stand_on_request, take_mail
from utblick.cooperation.models import PartnerRequest
from utblick.demo.data.requests import LETTERS, DemoLetter
from utblick.values import Actor

Step = Callable[[Actor], None]


def steps() -> list[tuple[date, Step]]:
    """Every step with its day."""
    taken = [(letter.came_on, _taking(letter)) for letter in LETTERS]
    return taken + [(letter.answered_on, _answering(letter)) for letter in LETTERS if letter.answered_on]


def _taking(letter: DemoLetter) -> Step:
    def take(actor: Actor) -> None:
        request = take_mail(actor, mail_of(letter)).request
        if letter.sent_to:
            review_request(actor, request, version=request.version, body_code=letter.sent_to)
            stand_on_request(actor, request, letter.stand)

    return take


def _answering(letter: DemoLetter) -> Step:
    def answer(actor: Actor) -> None:
        assert letter.answered_on is not None
        note_answered(actor, PartnerRequest.objects.get(what=letter.subject), letter.answered_on)

    return answer


def mail_of(letter: DemoLetter) -> bytes:
    """The mail as it came: the letter itself, or a colleague's mail that carries it."""
    made = EmailMessage()
    made["From"] = letter.sender
    made["To"] = "partner@exempel.example"
    made["Subject"] = letter.subject
    made["Date"] = letter.came_on.strftime("%a, %d %b %Y 09:30:00 +0000")
    made["Message-ID"] = f"<{letter.came_on.isoformat()}@exempel.example>"
    made.set_content(letter.text)
    if not letter.forwarded_by:
        return made.as_bytes()
    colleague = User.objects.get(name=letter.forwarded_by)
    outer = EmailMessage()
    outer["From"] = formataddr((colleague.name, colleague.email))
    outer["To"] = made["To"]
    outer["Subject"] = f"VB: {letter.subject}"
    outer.set_content("Se nedan.")
    outer.add_attachment(made)
    outer.set_boundary(f"demo-{letter.came_on.isoformat()}")
    return outer.as_bytes()
