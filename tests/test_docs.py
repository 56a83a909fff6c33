"""What the documents tell a reader to type works, and what they point to is there."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from conftest import ROOT
from installation import Installation

PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])
BLOCK = re.compile(r"^```console test\n(.*?)^```", re.M | re.S)
COMMENT = re.compile(r"<!--.*?-->", re.S)
TRAPS = re.compile(r"^\|[^|\n]+\|[^|\n]+\|[^|\n]*::[^|\n]*\|$", re.M)
LINK = re.compile(r"\]\((?!https?://|mailto:|#|/)([^)#\s]+)")


def commands(page: Path) -> list[list[str]]:
    """The tested blocks of a page: each the lines that begin with a prompt."""
    return [re.findall(r"^\$ (.+)$", block, re.M) for block in BLOCK.findall(page.read_text("utf-8"))]


@pytest.mark.parametrize("page", [page for page in PAGES if commands(page)], ids=lambda page: page.name)
def test_what_a_page_says_to_type_works_in_that_order(page, tmp_path):
    shim = tmp_path / "utblick"
    shim.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m utblick.operations.command_line "$@"\n')
    shim.chmod(0o755)
    environment = Installation(tmp_path / "var", "").environment
    for block in commands(page):
        script = "set -eu\n" + "\n".join(block)
        command = ["sh", "-c", script]
        done = subprocess.run(command, check=False, cwd=tmp_path, env=environment, capture_output=True, text=True)
        assert done.returncode == 0, f"{block}: {done.stdout}{done.stderr}"


def test_the_readme_has_tested_commands():
    told = "\n".join(line for block in commands(ROOT / "README.md") for line in block)
    for command in ("init", "admin create", "backup", "restore", "keys export", "audit verify"):
        assert f"./utblick {command}" in told


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_of_a_page_leads_somewhere(page):
    for target in LINK.findall(COMMENT.sub("", page.read_text("utf-8"))):
        path = (page.parent / target).resolve()
        assert path.exists(), f"{page.name}: {target}"


def test_every_trap_of_a_source_has_a_test_that_is_there():
    """Each row of the tables of traps in docs/sources.md ends with tests, as `folder/file.py::name` under tests/."""
    rows = [line.strip("|").split("|") for line in TRAPS.findall((ROOT / "docs/sources.md").read_text("utf-8"))]
    assert len(rows) > 30
    for trap, how, proofs in rows:
        named = re.findall(r"`([\w/]+\.py)::(test_\w+)`", proofs)
        assert how.strip() and named, trap
        for file, name in named:
            text = (ROOT / "tests" / file).read_text("utf-8")
            assert re.search(rf"^def {name}\(", text, re.M), f"{trap.strip()}: {file}::{name}"


def test_every_dependency_has_its_reason():
    """Decision 0002 names every line of requirements.in."""
    told = (ROOT / "docs/decisions/0002-dependencies.md").read_text("utf-8")
    for line in (ROOT / "requirements.in").read_text("utf-8").splitlines():
        name = re.split(r"[=<>~\[ ]", line)[0]
        if name and not name.startswith("#"):
            assert name in told, name


def test_every_exempt_table_has_its_reason(settings):
    """Decision 0005 names every table outside the event log."""
    told = (ROOT / "docs/decisions/0005-tables-outside-the-event-log.md").read_text("utf-8")
    named = set(re.findall(r"^\| `(\w+)`", told, re.M))
    assert named == set(settings.AUDIT_EXEMPT_TABLES)


def test_the_version_and_the_licence_are_the_same_everywhere():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    public = (ROOT / "publiccode.yml").read_text("utf-8")
    assert f'softwareVersion: "{project["version"]}"' in public
    assert f"license: {project['license']}" in public
    assert f"\n## {project['version']} " in (ROOT / "CHANGELOG.md").read_text("utf-8")
    assert (ROOT / "LICENSE").read_text("utf-8").startswith("EUROPEAN UNION PUBLIC LICENCE v. 1.2")
