"""What a Word template says to fill in, compared with the merge fields there are.

Only showing a field, going through a list and asking whether a field is filled are let through: nothing is computed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from jinja2 import Environment, TemplateSyntaxError, nodes

from utblick.documents.merge_fields import FIELDS
from utblick.values import Text

Kind = Literal["unreadable", "syntax", "torn", "unknown", "not_allowed", "missing"]
_ALLOWED = (
    nodes.Template,
    nodes.Output,
    nodes.TemplateData,
    nodes.Name,
    nodes.Getattr,
    nodes.For,
    nodes.If,
    nodes.Not,
    nodes.And,
    nodes.Or,
)
_BRACE = re.compile(r"\{\{|\{%|\}\}|%\}")
_TAG = re.compile(r"<[^<>]*>")
_NEAR = 40
"""Characters shown of where a field went wrong."""
_LOOP = frozenset({"first", "last", "index", "length"})
_MAX_DEPTH = 2


@dataclass(frozen=True, slots=True)
class TemplateProblem:
    """One thing wrong with a template; ``field`` is the name concerned, or empty."""

    kind: Kind
    field: str
    text: Text

    @property
    def stops(self) -> bool:
        """Whether the template cannot be used before this is mended."""
        return self.kind != "missing"


def unreadable() -> TemplateProblem:
    return TemplateProblem(
        "unreadable",
        "",
        Text(
            "Mallen är ingen läsbar Word-fil (.docx) eller är för stor. Spara den som .docx och försök igen.",
            "The template is not a readable Word file (.docx), or is too large. Save it as .docx and try again.",
        ),
    )


def torn() -> TemplateProblem:
    return TemplateProblem(
        "torn",
        "",
        Text(
            "Mallen går inte att fylla i: en upprepning (for) eller fråga (if) börjar på ett ställe och slutar på ett "
            "som inte hör ihop med det. Sätt början och slutet i samma tabell eller stycke, eller i egna stycken "
            "med {%p … %}.",
            "The template cannot be filled in: a list (for) or question (if) begins in one place and ends in another "
            "that does not belong with it. Put both in the same table or paragraph, or in paragraphs of their own "
            "with {%p … %}.",
        ),
    )


def problems(sources: Sequence[str], environment: Environment) -> list[TemplateProblem]:
    """Every problem in the template's parts, in reading order, then required fields that no part shows."""
    found: dict[TemplateProblem, None] = {}
    used: set[str] = set()
    for source in sources:
        try:
            tree = environment.parse(source)
        except TemplateSyntaxError as error:
            found[_syntax(source, error)] = None
            return list(found)
        found.update(dict.fromkeys(_walk(tree, {}, used, 0)))
    missing = [name for name, field in FIELDS.items() if field.is_required and name not in used]
    return [*found, *map(_missing, missing)]


def _walk(node: nodes.Node, rows: Mapping[str, str], used: set[str], depth: int) -> Iterator[TemplateProblem]:
    """Problems under a node. ``rows`` maps each loop variable in force to the list field it goes through."""
    match node:
        case nodes.For(target=nodes.Name(name=row), iter=nodes.Name(name=listed)) if (
            depth < _MAX_DEPTH and not node.recursive and node.test is None
        ):
            used.add(listed)
            if listed not in FIELDS:
                yield _unknown(listed)
            elif not FIELDS[listed].is_list:
                yield _not_allowed(f"for … in {listed}")
            for child in (*node.body, *node.else_):
                yield from _walk(child, {**rows, row: listed, "loop": ""}, used, depth + 1)
        case nodes.Getattr(node=nodes.Name(name=row), attr=part) if row in rows:
            if part not in (_LOOP if row == "loop" else _parts(rows[row])):
                yield _unknown(f"{row}.{part}")
        case nodes.Name(name=name):
            used.add(name)
            if name not in rows and name not in FIELDS:
                yield _unknown(name)
        case nodes.Output():
            for child in node.nodes:
                if isinstance(child, nodes.Name) and _is_whole_row(child.name, rows):
                    yield _not_allowed(child.name)
                yield from _walk(child, rows, used, depth)
        case nodes.For() | nodes.Getattr():
            yield _not_allowed(type(node).__name__.lower())
        case _ if isinstance(node, _ALLOWED):
            for child in node.iter_child_nodes():
                yield from _walk(child, rows, used, depth)
        case _:
            yield _not_allowed(type(node).__name__.lower())


def _parts(listed: str) -> tuple[str, ...]:
    return FIELDS[listed].parts if listed in FIELDS else ()


def _is_whole_row(name: str, rows: Mapping[str, str]) -> bool:
    """Whether showing the name would show a whole list, or a row of several parts, and not a text."""
    if name in rows:
        return name == "loop" or bool(_parts(rows[name]))
    return name in FIELDS and FIELDS[name].is_list


def _unknown(name: str) -> TemplateProblem:
    return TemplateProblem(
        "unknown",
        name,
        Text(
            f"Kopplingsfältet ”{name}” finns inte. Kontrollera stavningen mot listan över fält.",
            f"There is no merge field “{name}”. Check the spelling against the list of fields.",
        ),
    )


def _missing(name: str) -> TemplateProblem:
    meaning = FIELDS[name].meaning
    return TemplateProblem(
        "missing",
        name,
        Text(
            f"Kopplingsfältet ”{name}” ({meaning.sv}) saknas i mallen. Uppgiften kommer då inte med i skrivelsen.",
            f"The merge field “{name}” ({meaning.en}) is missing in the template. It will not be in the paper.",
        ),
    )


def _not_allowed(what: str) -> TemplateProblem:
    return TemplateProblem(
        "not_allowed",
        what,
        Text(
            f"Mallen använder ”{what}” på ett sätt som inte går. Den får visa fält, gå igenom listor (for) "
            "och fråga om ett fält är ifyllt (if).",
            f"The template uses “{what}” in a way it may not. It may show fields, go through lists (for) "
            "and ask whether a field is filled (if).",
        ),
    )


def _syntax(source: str, error: TemplateSyntaxError) -> TemplateProblem:
    near = _miswritten(source)
    place_sv, place_en = (f", nära ”{near}”", f", near “{near}”") if near else ("", "")
    return TemplateProblem(
        "syntax",
        "",
        Text(
            f"Ett kopplingsfält i mallen är inte avslutat eller felskrivet{place_sv}. Skriv om det, utan att klippa "
            f"och klistra det i bitar. ({error.message})",
            f"A merge field in the template is not closed or is miswritten{place_en}. Write it anew, in one go. "
            f"({error.message})",
        ),
    )


def _miswritten(source: str) -> str:
    """The words from where braces are opened and not closed; "" when all of them are."""
    opened: re.Match[str] | None = None
    for brace in _BRACE.finditer(source):
        closes = brace[0] in ("}}", "%}")
        if opened is not None and not closes:
            break
        opened = None if closes else brace
    return _words_in(source[opened.start() :])[:_NEAR] if opened else ""


def _words_in(xml: str) -> str:
    return " ".join(_TAG.sub(" ", xml).split())
