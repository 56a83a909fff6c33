"""Templates too only reach downwards: what import-linter holds for code, this holds for their tags."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import ROOT
from installation import Installation

SOURCE = ROOT / "src" / "utblick"
FLOORS = [
    {"ui"}, {"clock"}, {"audit"}, {"search", "jobs"}, {"accounts"}, {"organisation"}, {"documents"}, {"governance"},
    {"cases"}, {"watch", "cooperation"}, {"projects"}, {"support"}, {"archive", "reporting"},
    {"public", "api", "web"}, {"operations"}, {"demo"},
]  # fmt: skip
FLOOR = {room: number for number, rooms in enumerate(FLOORS) for room in rooms}
REACH = re.compile(r"{%-?\s*(extends|include|load|url)\s+(.*?)-?%}", re.S)
OUTSIDE = {
    "i18n",
    "static",
    "l10n",
    "tz",
    "django_htmx",
    "allauth",
    "account",
    "account_login",
    "account_logout",
    "mfa",
}


def templates() -> list[Path]:
    return sorted(SOURCE.glob("*/templates/**/*"))


def reached(kind: str, arguments: str) -> set[str]:
    """The rooms that one tag reaches."""
    if kind == "load":
        return {word for word in arguments.split() if word not in ("from",)}
    found = re.match(r"""["']([^"']+)["']""", arguments.strip())
    if found is None:
        return set()
    return {re.split(r"[:/]", found.group(1))[0]}


@pytest.mark.parametrize("path", [path for path in templates() if path.is_file()], ids=lambda path: path.name)
def test_a_template_reaches_only_its_own_and_lower_rooms(path):
    room = path.relative_to(SOURCE).parts[0]
    for kind, arguments in REACH.findall(path.read_text("utf-8")):
        for other in reached(kind, arguments):
            if other in FLOOR and other != room:
                assert FLOOR[other] < FLOOR[room], f"{path.name} ({room}) reaches up to {other}: {kind} {arguments}"


def test_every_room_has_its_floor():
    rooms = {path.parent.name for path in SOURCE.glob("*/apps.py")}
    assert rooms <= set(FLOOR)


def test_a_command_starts_without_what_is_slow_to_load(tmp_path):
    """openpyxl and docx take a fifth of a command's start: whoever reads or writes such a file loads them."""
    asked = "import sys; from utblick.operations.command_line import main; main([]); print(*sys.modules)"
    environment = Installation(tmp_path / "var", "").environment
    done = subprocess.run([sys.executable, "-c", asked], env=environment, capture_output=True, text=True, check=True)
    assert not {"openpyxl", "docx"} & set(done.stdout.split())
