"""Municipal partnerships as a register that goes out and comes in as Excel; phases, results and reports do not."""

from __future__ import annotations

from django.utils.translation import gettext_lazy

from utblick.cooperation.actions import partnerships as actions
from utblick.cooperation.models import Agreement, Partnership
from utblick.cooperation.tables.columns import columns_of
from utblick.cooperation.tables.naming import named_columns
from utblick.cooperation.tables.reading import Known
from utblick.cooperation.tables.registers import Register
from utblick.search.fields import sort_key_of
from utblick.values import Actor


def _settle(row: Partnership, known: Known, actor: Actor) -> None:
    row.sort_title = sort_key_of(row.title)


def _check(row: Partnership, known: Known, is_new: bool) -> None:
    actions.check_partnership(row, {name: getattr(row, name) for name in ("title", "benefit_own", "benefit_partner")})


PARTNERSHIPS = Register(
    Partnership, gettext_lazy("Kommunala partnerskap"), "cooperation:partnerships",
    named_columns(columns_of(Partnership), {"agreement": Agreement}),
    ("title", "partner"), "body", _settle, _check, actions.entry_of,
)  # fmt: skip
