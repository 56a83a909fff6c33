"""Guideline sets from files, for the command line."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from utblick.guidelines import GuidelineErrors, GuidelineSet, Mistake, load
from utblick.guidelines.loading import LARGEST
from utblick.values import Text

SCENARIOS = ".scenarios.toml"


def load_set(path: Path) -> GuidelineSet:
    """The guideline set in a file. Raises GuidelineErrors, also when the file is no text; OSError."""
    return load(read_text(path), str(path))


def read_text(path: Path) -> str:
    """The text of a file in UTF-8. A file over 1 000 000 bytes is refused without reading more of it.

    Raises GuidelineErrors with one mistake; OSError.
    """
    with path.open("rb") as file:
        content = file.read(LARGEST + 1)
    if len(content) > LARGEST:
        size = max(path.stat().st_size, len(content))
        sv = f"filen är {size:,} byte; högst {LARGEST:,}".replace(",", " ")
        en = f"the file is {size:,} bytes; at most {LARGEST:,}".replace(",", " ")
        raise _refused(path, 1, Text(sv, en))
    if b"\0" in content:
        raise _refused(path, content.count(b"\n", 0, content.index(b"\0")) + 1, _BINARY)
    try:
        return content.decode()
    except UnicodeDecodeError as error:
        raise _refused(path, content.count(b"\n", 0, error.start) + 1, _NOT_UTF8) from None


def unreadable(error: OSError) -> Mistake:
    """A file or folder that is not there or may not be read, told like a mistake in it."""
    why = str(error.strerror)
    return Mistake(str(error.filename), 1, _UNREADABLE.get(type(error), Text(why, why)))


def read_sets(paths: Iterable[Path]) -> tuple[list[GuidelineSet], list[Mistake]]:
    """The sets in files and in folders and the folders in them, each file once, and the mistakes of the others.

    Scenario files are left out; a folder without sets is a mistake.
    """
    sets: list[GuidelineSet] = []
    mistakes: list[Mistake] = []
    seen: set[Path] = set()
    for path in paths:
        files = _set_files(path)
        if not files:
            mistakes.append(Mistake(str(path), 1, _NO_SETS))
        for file in files:
            if file.resolve() not in seen:
                seen.add(file.resolve())
                try:
                    sets.append(load_set(file))
                except GuidelineErrors as errors:
                    mistakes += errors.mistakes
                except OSError as error:
                    mistakes.append(unreadable(error))
    return sets, mistakes


def _set_files(path: Path) -> list[Path]:
    inside = sorted(path.rglob("*.toml")) if path.is_dir() else [path]
    return [file for file in inside if not file.name.endswith(SCENARIOS)]


def _refused(path: Path, line: int, message: Text) -> GuidelineErrors:
    return GuidelineErrors([Mistake(str(path), line, message)])


_UNREADABLE: dict[type[OSError], Text] = {
    FileNotFoundError: Text("filen eller mappen finns inte", "the file or folder does not exist"),
    IsADirectoryError: Text("det här är en mapp; väntade en fil", "this is a folder; expected a file"),
    NotADirectoryError: Text("filen eller mappen finns inte", "the file or folder does not exist"),
    PermissionError: Text("filen får inte läsas", "the file may not be read"),
}
_NO_SETS = Text(
    "här finns inga riktlinjer; väntade en fil .toml (scenarier provas med ./utblick guidelines test)",
    "no guideline sets here; expected a .toml file (scenarios are run by ./utblick guidelines test)",
)
_BINARY = Text("det här är ingen textfil; väntade TOML i UTF-8", "this is no text file; expected TOML in UTF-8")
_NOT_UTF8 = Text("filen är inte skriven i UTF-8; spara den så", "the file is not written in UTF-8; save it so")
