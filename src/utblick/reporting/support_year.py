"""How the support that the administrations got is told in the year's report (R5.7): a sentence, and what it counts."""

from __future__ import annotations

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from utblick.documents.register_papers import Chapter, RowTable
from utblick.support.queries.yearly import SupportYear
from utblick.ui import formats


def sentence(told: SupportYear) -> str:
    """The year's support in figures."""
    numbers = {
        "asked": told.asked, "answered": told.answered, "gatherings": len(told.gatherings), "attended": told.attended,
        "lessons": told.lessons,
    }  # fmt: skip
    return (
        _(
            "Frågor från förvaltningarna: %(asked)s, varav besvarade %(answered)s. "
            "Träffar: %(gatherings)s med %(attended)s deltagare. Lärdomar: %(lessons)s."
        )
        % numbers
    )


def chapter(told: SupportYear) -> Chapter:
    """The sentence with the rows behind it."""
    asked = tuple((row.body, str(row.asked), str(row.answered)) for row in told.questions)
    held = tuple(
        (row.what, formats.day(row.starts_on, get_language() or "sv"), str(row.attended)) for row in told.gatherings
    )
    tables = (
        RowTable(_("Frågor till samordnaren"), (_("Nämnd"), _("Frågor"), _("Besvarade")), asked),
        RowTable(_("Träffar och utbildningar"), (_("Vad"), _("Dag"), _("Deltagare")), held),
    )
    return Chapter(_("Stöd till förvaltningarna"), sentence(told), tuple(table for table in tables if table.rows))
