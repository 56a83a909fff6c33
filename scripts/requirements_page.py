"""Writes docs/requirements.md: each requirement of docs/requirements.toml with the tests that prove it.

    scripts/requirements_page.py            write the page
    scripts/requirements_page.py --check    fail when the page is stale

A test names a requirement in its name (`test_g33_…`), its docstring, its class or a comment of its own (`G-33`).
A module that names one in its docstring or in a comment outside its tests stands on the page as a whole.
"""

from __future__ import annotations

import ast
import io
import re
import sys
import tokenize
import tomllib
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SOURCE, PAGE, TESTS = ROOT / "docs/requirements.toml", ROOT / "docs/requirements.md", ROOT / "tests"
IN_TEXT = re.compile(r"\bG-(\d\d)\b")
IN_NAME = re.compile(r"(?:^|_)g_?(\d\d)(?=_|$)", re.I)
Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True, order=True)
class Proof:
    """One test function, or a whole module, and the file it stands in, relative to the root."""

    file: str
    name: str


def named(text: str) -> set[str]:
    """The requirements that a text names, such as G-33."""
    return {f"G-{number}" for number in IN_TEXT.findall(text)}


def proofs(tests: Path) -> dict[str, list[Proof]]:
    """Each requirement that is named under a folder of tests, with the tests that prove it."""
    found: dict[str, set[Proof]] = defaultdict(set)
    for path in sorted(tests.rglob("test_*.py")):
        for name, requirements in in_module(path.read_text("utf-8")):
            for requirement in requirements:
                found[requirement].add(Proof(path.relative_to(tests.parent).as_posix(), name))
    return {requirement: sorted(given) for requirement, given in found.items()}


def in_module(text: str) -> Iterator[tuple[str, set[str]]]:
    """The module as a whole, and every test function of it, with the requirements named there."""
    tree, comments = ast.parse(text), comments_of(text)
    functions = list(test_functions(tree.body, set()))
    inside = {line for function, _ in functions for line in lines_of(function)}
    whole = named(ast.get_docstring(tree) or "")
    whole |= {name for line, comment in comments.items() if line not in inside for name in named(comment)}
    if functions:
        yield f"the whole module ({len(functions)} tests)", whole
    for function, of_class in functions:
        told = " ".join(comments.get(line, "") for line in lines_of(function))
        by_name = {f"G-{number}" for number in IN_NAME.findall(function.name)}
        words = function.name.removeprefix("test_").replace("_", " ")
        yield words, by_name | named(ast.get_docstring(function) or "") | named(told) | of_class


def test_functions(body: list[ast.stmt], of_class: set[str]) -> Iterator[tuple[Function, set[str]]]:
    for node in body:
        if isinstance(node, ast.ClassDef):
            yield from test_functions(node.body, of_class | named(ast.get_docstring(node) or ""))
        elif isinstance(node, Function) and node.name.startswith("test_"):
            yield node, of_class


def lines_of(function: Function) -> range:
    first = min([function.lineno, *(decorator.lineno for decorator in function.decorator_list)])
    return range(first, (function.end_lineno or function.lineno) + 1)


def comments_of(text: str) -> dict[int, str]:
    tokens = tokenize.generate_tokens(io.StringIO(text).readline)
    return {token.start[0]: token.string for token in tokens if token.type == tokenize.COMMENT}


def page(requirements: dict[str, dict[str, str]], found: dict[str, list[Proof]]) -> str:
    """The page as Markdown."""
    proved = sum(1 for name in requirements if found.get(name))
    lines = [
        "# Requirements and the tests that prove them",
        "",
        "Written by `make pages` from `requirements.toml` and the tests; do not edit. A test that names a requirement",
        "proves the part of it that its name says; a requirement may have more to it than its tests so far.",
        "",
        f"{proved} of {len(requirements)} requirements are named by at least one test.",
    ]
    for name, told in requirements.items():
        lines += ["", f"## {name} · {told['clause']}", "", f"{told['sv']}. *{told['en']}.*", ""]
        lines += [f"- `{file}`: {', '.join(names)}" for file, names in by_file(found.get(name, []))] or ["not yet"]
    return "\n".join(lines) + "\n"


def by_file(proofs: list[Proof]) -> list[tuple[str, list[str]]]:
    files: dict[str, list[str]] = defaultdict(list)
    for proof in proofs:
        files[proof.file].append(proof.name)
    return sorted(files.items())


def main() -> int:
    requirements = tomllib.loads(SOURCE.read_text("utf-8"))
    found = proofs(TESTS)
    unknown = sorted(set(found) - set(requirements))
    if unknown:
        where = ", ".join(f"{name} in {found[name][0].file}" for name in unknown)
        print(f"requirements: a test names what docs/requirements.toml does not hold: {where}", file=sys.stderr)
        return 1
    text = page(requirements, found)
    if "--check" not in sys.argv:
        PAGE.write_text(text, "utf-8")
        return 0
    if not PAGE.exists() or PAGE.read_text("utf-8") != text:
        print("requirements: docs/requirements.md is stale (run make pages)", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
