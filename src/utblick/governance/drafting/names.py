"""What the rules of a draft may name: read from its tables as far as they make sense."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from utblick.governance.drafting.words import Choices, told
from utblick.guidelines.vocabulary import ANCHORS, SYMBOLIC_BODIES
from utblick.ui.languages import page_language

Tables = Mapping[str, Any]


class Names:
    """Choices for the forms, each a name of the draft with its words."""

    def __init__(self, tables: Tables) -> None:
        self.tables = tables

    @property
    def bodies(self) -> Choices:
        own: Choices = [
            (row["code"], f"{row['code']} – {_words(row.get('name'))}") for row in self._rows("bodies", "code")
        ]
        return [*own, *told(SYMBOLIC_BODIES)]

    @property
    def clauses(self) -> Choices:
        return [(row["id"], f"{row['id']} {str(row.get('sv', ''))[:70]}") for row in self._rows("clauses", "id")]

    @property
    def rules(self) -> Choices:
        return [(row["id"], row["id"]) for row in self._rows("rules", "id")]

    @property
    def matters(self) -> Choices:
        """What rules speak of (`about`), each once."""
        abouts = [row.get("about", row["id"]) for row in self._rows("rules", "id")]
        return [(about, about) for about in dict.fromkeys(about for about in abouts if isinstance(about, str))]

    @property
    def parameters(self) -> Choices:
        return [(row["id"], _words(row.get("question"))) for row in self._rows("parameters", "id")]

    @property
    def anchors(self) -> Choices:
        return [(name, name) for name in sorted(ANCHORS)]

    def _rows(self, table: str, key: str) -> Iterator[Mapping[str, Any]]:
        rows = self.tables.get(table)
        for row in rows if isinstance(rows, list) else []:
            if isinstance(row, dict) and isinstance(row.get(key), str):
                yield row


def _words(value: Any) -> str:
    return str(value.get(page_language()) or value.get("sv") or "") if isinstance(value, dict) else ""
