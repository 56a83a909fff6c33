"""Plain values that every room speaks in. Pure: no Django, no clock, no I/O."""

from utblick.values.actors import ANONYMOUS, Actor, Grant, system_actor
from utblick.values.batches import in_batches
from utblick.values.money import Money
from utblick.values.partial_dates import PartialDate
from utblick.values.refs import Ref
from utblick.values.texts import Text
from utblick.values.words import searchable, sort_key, stems

__all__ = [
    "ANONYMOUS",
    "Actor",
    "Grant",
    "Money",
    "PartialDate",
    "Ref",
    "Text",
    "in_batches",
    "searchable",
    "sort_key",
    "stems",
    "system_actor",
]
