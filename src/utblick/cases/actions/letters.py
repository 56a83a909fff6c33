"""Making letters and English extracts: Word and PDF, as documents of the matter."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from utblick.audit.change import change
from utblick.audit.policy import standing_of
from utblick.cases.actions.matters import put_document
from utblick.cases.letter_texts import gaps
from utblick.cases.models import Decision, Matter, MatterDocument
from utblick.clock import recorded_at
from utblick.clock.queries import today
from utblick.documents import letter_word, pdf
from utblick.documents.actions import keep_produced
from utblick.documents.models import PDF
from utblick.documents.papers import Extract, Letter
from utblick.documents.uploads import MEDIA_TYPES
from utblick.values import Actor


def make_letter(actor: Actor, matter: Matter, letter: Letter, title: str) -> list[MatterDocument]:
    """The letter as Word and PDF in the matter: drawn up, and a draft as long as the matter is one.

    Raises ValidationError while a gap ("[dag]") is left in it, naming each.
    """
    texts = [part for text in letter.texts for part in (text.subject, text.salutation, text.text, text.closing)]
    refuse_gaps(letter.recipient, *texts)
    return _put(actor, matter, letter, title, letter.recipient.partition("\n")[0].strip()[:200])


def make_english_extract(actor: Actor, decision: Decision, extract: Extract) -> list[MatterDocument]:
    """The extract in English as Word and PDF, in the decision's matter.

    Raises ValidationError while the decision is not adjusted (an extract certifies the minutes), when it has no §, when
    a gap is left, or when it has not as many points as the decision.
    """
    if not decision.is_adjusted:
        raise ValidationError(_("Beslutet är inte justerat än. Ange när det justerades, och gör utdraget sedan."))
    if not decision.paragraph:
        raise ValidationError(_("Beslutet har ingen § i ett protokoll. Skriv ett brev i stället."))
    asked, given = decision.points.count(), len(extract.decision.points)
    if asked != given:
        raise ValidationError(
            {"points": _("Beslutet har %(asked)s punkter, men här står %(given)s.") % {"asked": asked, "given": given}}
        )
    refuse_gaps(extract.heading, *extract.decision.points)
    return _put(actor, decision.matter, extract, f"{_('Protokollsutdrag på engelska')}: {decision}", "")


def refuse_gaps(*texts: str) -> None:
    """Raises ValidationError naming each gap that nobody has filled."""
    if left := gaps(*texts):
        raise ValidationError(
            _("Fyll i eller ta bort det som står inom hakparentes: %s.") % ", ".join(dict.fromkeys(left))
        )


def _put(actor: Actor, matter: Matter, paper: Letter | Extract, title: str, counterpart: str) -> list[MatterDocument]:
    name = f"{title} {matter.reference}".replace("/", "-").replace(":", "")
    rendered = pdf.render(paper)
    sheets = (
        (keep_produced(f"{name}.docx", letter_word.render(paper), MEDIA_TYPES["docx"]), ""),
        (keep_produced(f"{name}.pdf", rendered.content, PDF), "".join(sorted(rendered.unshown))),
    )
    with change(actor, "document.add", standing_of(matter)) as opened:
        return [
            put_document(
                opened,
                matter,
                kept,
                title=f"{title} ({kept.name.rpartition('.')[2].upper()})"[:300],
                direction=MatterDocument.Direction.DRAWN_UP,
                dated_on=today(),
                counterpart=counterpart,
                unshown=unshown,
                shared_at=recorded_at() if matter.shared_at else None,
            )  # fmt: skip
            for kept, unshown in sheets
        ]
