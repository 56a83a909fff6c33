"""The record of processing and a person's extract as Excel; every text in them is text, never a formula."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from utblick.archive.personal.finding import Found
from utblick.archive.personal.table import PROCESSING, Processing
from utblick.audit.policy import policy
from utblick.ui.workbooks import Sheet, workbook
from utblick.values import Text


def processing_record(controller: str, roles: dict[str, str], on: date) -> bytes:
    """Registerförteckningen (art. 30): a row for each processing; who sees is read from the access table."""
    heads = [
        _("Behandling"), _("Ändamål"), _("Registrerade"), _("Uppgifter"), _("Rättslig grund"), _("Hur länge"),
        _("Vem ser"), _("Register"),
    ]  # fmt: skip
    rows = [
        [
            _said(one.name), _said(one.purpose), _said(one.whose), _said(one.data), _said(one.ground),
            _said(one.kept), _seen_by(one, roles), ", ".join(_named(one)),
        ]
        for one in PROCESSING
    ]  # fmt: skip
    about = [
        [_("Personuppgiftsansvarig"), _("Varje nämnd för sina ärenden i %s") % controller],
        [_("Gjord"), on.isoformat()],
        [_("Säkerhet"), _("Behörighet per roll och myndighet, händelselogg som inte kan ändras, säkerhetskopior")],
        [_("Överföring till tredje land"), _("Bara när en partner där får ett brev eller mejl; håll uppgifterna få")],
    ]
    return _book([(_("Registerförteckning"), heads, rows), (_("Om förteckningen"), [_("Vad"), _("Svar")], about)])


def person_extract(asked: str, controller: str, found: Sequence[Found], on: date) -> bytes:
    """Registerutdraget (art. 15): each value, and the purposes, grounds and rights that art. 15.1 asks for."""
    heads = [_("Behandling"), _("Register"), _("Fält"), _("Uppgift"), _("Rad")]
    rows = [[_said(one.processing), _said(one.register), one.field, one.text, one.row] for one in found]
    held = {one.processing for one in found}
    purposes = [
        [_said(one.name), _said(one.purpose), _said(one.ground), _said(one.kept)]
        for one in PROCESSING
        if one.name in held
    ]
    about = [
        [_("Gäller"), asked],
        [_("Personuppgiftsansvarig"), controller],
        [_("Gjort"), on.isoformat()],
        [
            _("Inte med"),
            _("Uppgifter i sekretessmarkerade ärenden och i andra myndigheters utkast. De prövas för sig."),
        ],
        [_("Dina rättigheter"), _("Du kan begära rättelse, invända och klaga hos Integritetsskyddsmyndigheten (IMY).")],
    ]
    why = [_("Behandling"), _("Ändamål"), _("Rättslig grund"), _("Hur länge")]
    return _book(
        [(_("Uppgifter"), heads, rows), (_("Varför"), why, purposes), (_("Om utdraget"), [_("Vad"), _("Svar")], about)]
    )


def _seen_by(one: Processing, roles: dict[str, str]) -> str:
    kinds = {register.seen_as for register in one.registers}
    return ", ".join(label for role, label in roles.items() if any(policy().gives(role, "see", kind) for kind in kinds))


def _named(one: Processing) -> list[str]:
    return list(dict.fromkeys(_said(register.label) for register in one.registers))


def _said(text: Text) -> str:
    return text.in_language(get_language() or "sv")


def _book(sheets: Iterable[tuple[str, Sequence[str], Iterable[Sequence[str]]]]) -> bytes:
    return workbook(Sheet(name, heads, rows, widths=(32,), wraps=True) for name, heads, rows in sheets)
