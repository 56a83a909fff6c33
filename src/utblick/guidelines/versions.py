"""What differs between two versions of a document: clause by clause, rule by rule, word by word.

It compares the tables of the texts, so that a draft with mistakes can be compared too. The order of clauses and rules
means nothing and is not compared.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any, Literal

from utblick.guidelines.condition_words import amount_in_words, condition_in_words
from utblick.guidelines.in_words import NO, YES
from utblick.guidelines.version_words import HEADINGS, KEYS, VALUES
from utblick.guidelines.vocabulary import DECISION_KINDS, SYMBOLIC_BODIES, TRIGGERS
from utblick.values import Text

Tables = Mapping[str, Any]
Change = Literal["added", "removed", "changed"]
NAMED = {
    "clauses": "id", "rules": "id", "parameters": "id", "bodies": "code", "indexes": "id", "lists": "id", "areas": "id",
}  # fmt: skip
"""The lists of a set, and the key that names their items."""


@dataclass(frozen=True, slots=True)
class Word:
    """A stretch of text that both versions have, or that was added or removed."""

    change: Literal["same", "added", "removed"]
    text: str


@dataclass(frozen=True, slots=True)
class ChangedValue:
    """One thing said otherwise; `words` is the difference of two texts (in Swedish), empty for short values."""

    what: Text
    before: Text
    after: Text
    words: tuple[Word, ...] = ()

    @property
    def sentence(self) -> Text:
        """ "organ ändrat från KS till KSAU"; what was or is not said at all is named as such."""
        if not self.before.sv:
            return Text(f"{self.what.sv} tillagt: {self.after.sv}", f"{self.what.en} added: {self.after.en}")
        if not self.after.sv:
            return Text(f"{self.what.sv} borttaget: {self.before.sv}", f"{self.what.en} removed: {self.before.en}")
        return Text(
            f"{self.what.sv} ändrat från {self.before.sv} till {self.after.sv}",
            f"{self.what.en} changed from {self.before.en} to {self.after.en}",
        )


@dataclass(frozen=True, slots=True)
class Difference:
    """The document's head, or one clause, rule or other named part, that is added, removed or changed."""

    table: str
    name: str
    change: Change
    says: Text
    values: tuple[ChangedValue, ...] = ()

    @property
    def heading(self) -> Text:
        """ "Regeln r45" """
        noun = HEADINGS[self.table]
        return Text(f"{noun.sv} {self.name}".strip(), f"{noun.en} {self.name}".strip())

    @property
    def sentences(self) -> tuple[Text, ...]:
        """Each change in plain words: "Regeln r45: organ ändrat från KS till KSAU"."""
        told = [value.sentence for value in self.values] or [_WHOLE[self.change]]
        return tuple(Text(f"{self.heading.sv}: {one.sv}", f"{self.heading.en}: {one.en}") for one in told)


def compare_versions(old: Tables, new: Tables) -> list[Difference]:
    """Every difference, the document's head first, then the lists in the order of `NAMED`."""
    found = []
    head = _values(_table(old.get("document")), _table(new.get("document")))
    if head:
        found.append(Difference("document", "", "changed", Text("", ""), tuple(head)))
    for table, key in NAMED.items():
        before, after = _named(old, table, key), _named(new, table, key)
        for name in dict.fromkeys([*before, *after]):
            difference = _difference(table, name, before.get(name), after.get(name))
            if difference is not None:
                found.append(difference)
    return found


def word_difference(before: str, after: str) -> tuple[Word, ...]:
    """Two texts as stretches of words that are the same, removed or added; very long ones as wholly different."""
    old, new = re.findall(r"\S+\s*", before), re.findall(r"\S+\s*", after)
    if max(len(old), len(new)) > _MOST_WORDS:
        return (Word("removed", before), Word("added", after))
    found: list[Word] = []
    for tag, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            found.append(Word("same", "".join(old[i:j])))
            continue
        if i < j:
            found.append(Word("removed", "".join(old[i:j])))
        if k < m:
            found.append(Word("added", "".join(new[k:m])))
    return tuple(found)


def _difference(table: str, name: str, before: Tables | None, after: Tables | None) -> Difference | None:
    if before is None or after is None:
        only = _table(after if before is None else before)
        return Difference(table, name, "added" if before is None else "removed", _says(table, only))
    values = _values(before, after)
    return Difference(table, name, "changed", _says(table, after), tuple(values)) if values else None


def _values(before: Tables, after: Tables) -> list[ChangedValue]:
    old, new = dict(_leaves(before)), dict(_leaves(after))
    return [
        _changed(path, old.get(path), new.get(path))
        for path in dict.fromkeys([*old, *new])
        if old.get(path) != new.get(path)
    ]


def _changed(path: tuple[str, ...], before: Any, after: Any) -> ChangedValue:
    texts = isinstance(before, str) and isinstance(after, str) and " " in before + after
    words = word_difference(before, after) if texts else ()
    return ChangedValue(_what(path), _said(path, before), _said(path, after), words)


def _leaves(table: Tables, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Any]]:
    """The values of a table; conditions, amounts and lists as one value each."""
    for key, value in table.items():
        here = (*path, key)
        if isinstance(value, Mapping) and key != "when" and not _is_amount(value):
            yield from _leaves(value, here)
        else:
            yield here, value


def _is_amount(value: Mapping[str, Any]) -> bool:
    return "currency" in value or "index" in value or set(value) == {"parameter"}


def _what(path: tuple[str, ...]) -> Text:
    """What a value is called; a text in one language says which."""
    names = [KEYS.get(key, Text(key, key)) for key in path if key != "effect"]
    last = path[-1]
    if last in ("sv", "en") and len(names) > 1:
        names.pop()
        spoken = Text("på engelska", "in English") if last == "en" else Text("på svenska", "in Swedish")
        names.append(spoken)
    return Text(" ".join(name.sv for name in names), " ".join(name.en for name in names))


def _said(path: tuple[str, ...], value: Any) -> Text:
    if value is None:
        return Text("", "")
    if path[-1] == "when":
        return condition_in_words(value)
    if isinstance(value, bool):
        return YES if value else NO
    if isinstance(value, Mapping):
        return amount_in_words(value)
    if isinstance(value, list):
        said = [_said(path, one) if not isinstance(one, Mapping) else _item(one) for one in value]
        return Text(", ".join(one.sv for one in said), ", ".join(one.en for one in said))
    named = SYMBOLIC_BODIES.get(value) or VALUES.get(value) if isinstance(value, str) else None
    if path[-1] == "decision":
        named = DECISION_KINDS.get(str(value))
    if path[-1] == "triggers" and value in TRIGGERS:
        named = TRIGGERS[str(value)].label
    return named or Text(str(value), str(value))


def _item(value: Mapping[str, Any]) -> Text:
    """An item of a list by its own words, else by its values."""
    label = value.get("label")
    if isinstance(label, Mapping):
        return Text(str(label.get("sv", "")), str(label.get("en", "")))
    shown = " ".join(str(one) for one in value.values() if not isinstance(one, Mapping | list))
    return Text(shown, shown)


def _says(table: str, row: Tables) -> Text:
    """What a part says, in one line."""
    if table == "clauses":
        return Text(str(row.get("sv", "")), str(row.get("en", "")))
    words = row.get("effect") if table == "rules" else row
    for key in ("label", "question", "name"):
        label = words.get(key) if isinstance(words, Mapping) else None
        if isinstance(label, Mapping):
            return Text(str(label.get("sv", "")), str(label.get("en", "")))
    return Text("", "")


def _named(tables: Tables, table: str, key: str) -> dict[str, Tables]:
    rows = tables.get(table)
    found: dict[str, Tables] = {}
    for row in rows if isinstance(rows, list) else []:
        if isinstance(row, Mapping):
            found.setdefault(str(row.get(key, "")), row)
    return found


def _table(value: Any) -> Tables:
    return value if isinstance(value, Mapping) else {}


_MOST_WORDS = 1000
_WHOLE: Mapping[str, Text] = {
    "added": Text("tillagd", "added"),
    "removed": Text("borttagen", "removed"),
    "changed": Text("ändrad", "changed"),
}
