"""Earlier projects as a file or as pasted text."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from utblick.ui.table_forms import TableForm, file_field, text_field


class ImportProjectsForm(TableForm):
    """The table."""

    file = file_field(
        _("Fil"),
        _(
            "Excel (XLSX) eller CSV, högst 2 MB. Rubriker: titel, nämnd, partner, börjar, slutar, bidrag. Gärna också "
            "land, projektledare, projektkod och nästa rapport."
        ),
    )
    text = text_field(_("Eller klistra in tabellen"), lines=4)
