"""The papers of a matter in the demo: what has come in, and what is written in it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from io import BytesIO

from utblick.accounts.models import User
from utblick.accounts.queries import actor_of
from utblick.cases.actions import add_document, open_matter, set_outside_number, write_report
from utblick.cases.actions.comments import write_comment
from utblick.cases.models import Matter, MatterDocument
from utblick.clock.queries import today
from utblick.demo.data import referral
from utblick.demo.data.projects import OFFICER_OF
from utblick.documents.actions import keep_upload
from utblick.documents.reading import read_file
from utblick.values import Actor

Step = Callable[[Actor], None]
_SCAN = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 5 0 R/Resources<</XObject<</I 4 0 R>>>>>>endobj\n"
    b"4 0 obj<</Type/XObject/Subtype/Image/Width 2/Height 2/BitsPerComponent 8/ColorSpace/DeviceGray/Length 4>>stream\n"
    b"\xee\xdd\xdd\xee\nendstream endobj\n"
    b"5 0 obj<</Length 29>>stream\n500 0 0 700 40 70 cm /I Do  \nendstream endobj\n"
    b"trailer<</Root 1 0 R>>\n%%EOF"
)


def steps() -> list[tuple[date, Step]]:
    return [(referral.CAME_ON, receive_referral), (referral.WRITTEN_ON, write_opinion)]


def write_opinion(_: Actor) -> None:
    """The nämnd's own paper in the matter, a draft with two comments."""
    officer = _officer()
    matter = Matter.objects.get(title=referral.TITLE)
    report = write_report(officer, matter, effect=referral.EFFECT, **referral.TEXTS)
    for section, text in referral.COMMENTS:
        write_comment(officer, report, text, section)


def receive_referral(_: Actor) -> None:
    """A letter as Word, whose words are found, and a scanned one, whose words are not."""
    officer = _officer()
    matter = open_matter(officer, body_code=referral.BODY, title=referral.TITLE, origin=Matter.Origin.REFERRAL)
    set_outside_number(officer, matter, referral.NUMBER)
    files = ((referral.LETTER_NAME, referral.LETTER[0], _letter()), (referral.SCAN_NAME, referral.SCAN_TITLE, _SCAN))
    for name, title, content in files:
        document = add_document(
            officer,
            matter,
            keep_upload(name, content),
            title=title,
            direction=MatterDocument.Direction.INCOMING,
            dated_on=today(),
            counterpart=referral.SENDER,
        )
        read_file(document.file_id)


def _officer() -> Actor:
    return actor_of(User.objects.get(name=OFFICER_OF[referral.BODY]), today())


def _letter() -> bytes:
    import docx

    document = docx.Document()
    document.add_heading(referral.LETTER[0])
    for text in referral.LETTER[1:]:
        document.add_paragraph(text)
    written = BytesIO()
    document.save(written)
    return written.getvalue()
