"""Where each key of a TOML text stands."""

from __future__ import annotations

from collections.abc import Iterable

import tree_sitter_toml
from tree_sitter import Language, Node, Parser

Path = tuple[str | int, ...]

_LANGUAGE = Language(tree_sitter_toml.language())
_KEYS = {"bare_key", "quoted_key", "dotted_key"}


class Positions:
    """Line numbers (from 1) of the tables, keys and array items of a TOML text that tomllib accepts."""

    def __init__(self, text: str) -> None:
        self._lines: dict[Path, int] = {(): 1}
        self._counts: dict[Path, int] = {}
        for node in Parser(_LANGUAGE).parse(text.encode()).root_node.named_children:
            self._top(node)

    def line(self, path: Iterable[str | int]) -> int:
        """The line of `path`, or of the nearest table around it; steps that are not in the text are passed over."""
        return self._lines[self._found(path)]

    def __contains__(self, path: Path) -> bool:
        """Whether something stands at a path."""
        return path in self._lines

    def last_key(self, path: Iterable[str | int]) -> str:
        """The innermost key of a path that stands in the text; empty when none does."""
        return next((step for step in reversed(self._found(path)) if isinstance(step, str)), "")

    def _found(self, path: Iterable[str | int]) -> Path:
        """The longest way along `path` that stands in the text, and of equals the one that comes furthest."""
        steps = tuple(path)
        if steps in self._lines:
            return steps
        ways: dict[Path, None] = {(): None}
        for step in steps:
            ways |= {(*way, step): None for way in ways if (*way, step) in self._lines}
        return max(reversed(ways), key=len)

    def _top(self, node: Node) -> None:
        if node.type == "pair":
            self._pair(node, ())
        elif node.type in ("table", "table_array_element"):
            key, *pairs = [child for child in node.named_children if child.type != "comment"]
            path = self._resolved(_names(key), array=node.type == "table_array_element")
            for length in range(1, len(path) + 1):
                self._note(path[:length], node)
            for pair in pairs:
                self._pair(pair, path)

    def _resolved(self, names: list[str], array: bool) -> Path:
        """The path of a header, with the index of the last item wherever a name stands for an array of tables."""
        path: Path = ()
        for index, name in enumerate(names):
            path = (*path, name)
            if array and index == len(names) - 1:
                self._counts[path] = self._counts.get(path, -1) + 1
            if path in self._counts:
                path = (*path, self._counts[path])
        return path

    def _pair(self, node: Node, table: Path) -> None:
        key, value = [child for child in node.named_children if child.type != "comment"][:2]
        path = table
        for name in _names(key):
            path = (*path, name)
            self._note(path, node)
        self._value(value, path)

    def _value(self, node: Node, path: Path) -> None:
        children = [child for child in node.named_children if child.type != "comment"]
        if node.type == "inline_table":
            for child in children:
                self._pair(child, path)
        elif node.type == "array":
            for index, child in enumerate(children):
                self._note((*path, index), child)
                self._value(child, (*path, index))

    def _note(self, path: Path, node: Node) -> None:
        self._lines.setdefault(path, node.start_point[0] + 1)


def _names(key: Node) -> list[str]:
    if key.type == "dotted_key":
        return [name for child in key.named_children if child.type in _KEYS for name in _names(child)]
    text = (key.text or b"").decode()
    return [text.strip("\"'")]
