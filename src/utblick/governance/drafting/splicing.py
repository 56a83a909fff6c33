"""Changing one table of a TOML text and leaving everything else, comments and order too, as it was written."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache
from typing import Any

import tree_sitter_toml
from tree_sitter import Language, Node, Parser

from utblick.governance.drafting.toml_values import toml_key, toml_lines, toml_value
from utblick.guidelines.positions import Path

_LANGUAGE = Language(tree_sitter_toml.language())
Tables = dict[str, Any]


class NotSpliceable(Exception):
    """The table is written in a way that can only be changed in the text itself."""


@dataclass(frozen=True)
class Pair:
    """``key = value``: the names of the key, and where it and its value stand (in bytes)."""

    names: Path
    start: int
    end: int
    value: tuple[int, int]


@dataclass
class Block:
    """A ``[table]`` or ``[[table]]`` with its pairs; `end` is after its last pair (in bytes), `lines` count from 1."""

    path: Path
    start: int
    end: int
    lines: tuple[int, int]
    pairs: list[Pair] = field(default_factory=list)


def read(text: str) -> Tables:
    """The tables of a text. Raises tomllib.TOMLDecodeError."""
    return tomllib.loads(text, parse_float=Decimal)


def set_keys(text: str, path: Path, values: Mapping[str, Any]) -> str:
    """Give keys of the table at `path` new values; None takes a key away, an equal value is left as written."""
    tables = read(text)
    table = _at(tables, path)
    changed = {key: value for key, value in values.items() if table.get(key) != value}
    source, blocks = text.encode(), list(_blocks(text))
    block = _block(blocks, path)
    edits: list[tuple[int, int, str]] = []
    added = {}
    for key, value in changed.items():
        own = [pair for pair in block.pairs if pair.names[0] == key]
        below = [one for one in blocks if one.path[: len(path) + 1] == (*path, key)]
        if value is not None and len(own) == 1 and own[0].names == (key,) and not below:
            edits.append((*own[0].value, toml_value(value)))
            continue
        written: list[Pair | Block] = [*own, *below]
        edits += [(*_whole_lines(source, part.start, part.end), "") for part in written]
        if value is not None:
            added[key] = value
    if added:
        where = _line_end(source, max([_header_end(source, block), *(pair.end for pair in block.pairs)]))
        edits.append((where, where, _on_new_line(source, where) + toml_lines(added)))
    expected = deepcopy(tables)
    _at(expected, path).update(changed)
    for key in [key for key, value in changed.items() if value is None]:
        _at(expected, path).pop(key, None)
    return _checked(_edited(source, edits), expected)


def add_block(text: str, name: str, table: Mapping[str, Any]) -> str:
    """Add a ``[[name]]`` after the last one, or at the end."""
    tables, source = read(text), text.encode()
    before = [block.end for block in _blocks(text) if block.path[0] == name]
    if tables.get(name) and not before:
        raise NotSpliceable(name)
    where = _line_end(source, max(before)) if before else len(source)
    block = f"{_on_new_line(source, where)}\n[[{toml_key(name)}]]\n{toml_lines(table)}"
    expected = deepcopy(tables)
    expected.setdefault(name, []).append(dict(table))
    return _checked(_edited(source, [(where, where, block)]), expected)


def remove_block(text: str, path: Path) -> str:
    """Take a ``[[table]]`` away with the tables under it; comments before it stay."""
    tables, source, blocks = read(text), text.encode(), list(_blocks(text))
    _block(blocks, path)
    edits = []
    for block in blocks:
        if block.path[: len(path)] == path:
            start, end = _whole_lines(source, block.start, block.end)
            if source[end : end + 1] == b"\n":
                end += 1
            edits.append((start, end, ""))
    expected = deepcopy(tables)
    *above, last = path
    del _at(expected, tuple(above))[last]
    if isinstance(last, int) and not _at(expected, tuple(above)):
        del _at(expected, tuple(above[:-1]))[above[-1]]
    return _checked(_edited(source, edits), expected)


def block_lines(text: str) -> dict[Path, tuple[int, int]]:
    """The first and last line (from 1) of every block, without the tables under it."""
    return {block.path: block.lines for block in _blocks(text)}


def _at(tables: Any, path: Path) -> Any:
    for step in path:
        tables = tables[step]
    return tables


def _block(blocks: list[Block], path: Path) -> Block:
    found = [block for block in blocks if block.path == path]
    if len(found) != 1:
        raise NotSpliceable(".".join(map(str, path)))
    return found[0]


def _blocks(text: str) -> Iterator[Block]:
    counts: dict[Path, int] = {}
    for node in Parser(_LANGUAGE).parse(text.encode()).root_node.named_children:
        if node.type not in ("table", "table_array_element"):
            continue
        key, *rest = [child for child in node.named_children if child.type != "comment"]
        path: Path = ()
        names = _names(key)
        for index, name in enumerate(names):
            path = (*path, name)
            if node.type == "table_array_element" and index == len(names) - 1:
                counts[path] = counts.get(path, -1) + 1
            if path in counts:
                path = (*path, counts[path])
        written = [child for child in rest if child.type == "pair"]
        last = written[-1] if written else key
        lines = (node.start_point[0] + 1, last.end_point[0] + 1)
        yield Block(path, node.start_byte, last.end_byte, lines, [_pair(child) for child in written])


def _pair(node: Node) -> Pair:
    key, value = [child for child in node.named_children if child.type != "comment"][:2]
    return Pair(_names(key), node.start_byte, node.end_byte, (value.start_byte, value.end_byte))


def _names(key: Node) -> Path:
    return _names_in((key.text or b"").decode())


@lru_cache(maxsize=4_096)
def _names_in(key: str) -> Path:
    """The names of a key, read as TOML reads them; the same few keys stand in every table."""
    read_key: Any = tomllib.loads(f"{key} = 0")
    names: Path = ()
    while isinstance(read_key, dict):
        (name,) = read_key
        names = (*names, name)
        read_key = read_key[name]
    return names


def _header_end(source: bytes, block: Block) -> int:
    return _line_end(source, block.start) - 1


def _line_end(source: bytes, place: int) -> int:
    """Just after the line's end."""
    found = source.find(b"\n", place)
    return len(source) if found < 0 else found + 1


def _whole_lines(source: bytes, start: int, end: int) -> tuple[int, int]:
    return source.rfind(b"\n", 0, start) + 1, _line_end(source, end)


def _on_new_line(source: bytes, where: int) -> str:
    return "\n" if where and source[where - 1 : where] != b"\n" else ""


def _edited(source: bytes, edits: list[tuple[int, int, str]]) -> str:
    for start, end, text in sorted(edits, reverse=True):
        source = source[:start] + text.encode() + source[end:]
    return source.decode()


def _checked(text: str, expected: Tables) -> str:
    """The new text, if it says exactly what was meant."""
    try:
        said = read(text)
    except tomllib.TOMLDecodeError:
        raise NotSpliceable from None
    if said != expected:
        raise NotSpliceable
    return text
