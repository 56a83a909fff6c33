"""Collects the texts on screen into each app's English catalogue, compiles them, or checks that nothing is stale.

scripts/messages.py            collect and compile (needs gettext's xgettext)
scripts/messages.py --check    fail when a catalogue lacks a text, holds an untranslated one, or is not compiled
"""

from __future__ import annotations

import io
import os
import shutil
import sys
from pathlib import Path

import polib

ROOT = Path(__file__).resolve().parents[1]
APPS = sorted(path.parent for path in (ROOT / "src" / "utblick").glob("*/apps.py"))


def collect(app: Path, into: Path) -> polib.POFile | None:
    """The texts an app uses now, merged into a copy of its catalogue under ``into``."""
    from django.core.management import call_command

    work = into / app.name
    shutil.copytree(app, work, ignore=shutil.ignore_patterns("__pycache__", "*.mo", "static"))
    (work / "locale").mkdir(exist_ok=True)
    here = Path.cwd()
    os.chdir(work)
    try:
        call_command("makemessages", locale=["en"], no_location=True, no_obsolete=True, verbosity=0, no_wrap=True)
    finally:
        os.chdir(here)
    made = work / "locale" / "en" / "LC_MESSAGES" / "django.po"
    return polib.pofile(str(made)) if made.exists() else None


def entries(catalogue: polib.POFile) -> dict[tuple[str | None, str], tuple[str, dict[int, str]]]:
    return {(entry.msgctxt, entry.msgid): (entry.msgstr, entry.msgstr_plural) for entry in catalogue}


def compiled(catalogue: polib.POFile) -> bytes:
    """The .mo of a catalogue, the same bytes for the same texts."""
    return bytes(catalogue.to_binary())


def clean(catalogue: polib.POFile) -> polib.POFile:
    catalogue.metadata = {
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Language": "en",
        "Plural-Forms": "nplurals=2; plural=(n != 1);",
    }
    catalogue.header = ""
    catalogue.wrapwidth = 0
    for entry in catalogue:
        if "fuzzy" in entry.flags:
            entry.flags.remove("fuzzy")
            entry.msgstr, entry.msgstr_plural = "", dict.fromkeys(entry.msgstr_plural, "")
        entry.previous_msgid = entry.previous_msgid_plural = None
    catalogue.sort(key=lambda entry: (entry.msgctxt or "", entry.msgid))
    return catalogue


def main() -> int:
    import tempfile

    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "utblick.config.settings")
    django.setup()
    checking, problems = "--check" in sys.argv, io.StringIO()
    chosen = {word for word in sys.argv[1:] if not word.startswith("-")}
    if shutil.which("xgettext") is None:
        print("messages: gettext is not installed", file=sys.stderr)
        return 0 if checking and "gettext" in os.environ.get("UTBLICK_TEST_WITHOUT", "") else 1
    with tempfile.TemporaryDirectory() as folder:
        for app in [app for app in APPS if not chosen or app.name in chosen]:
            found = collect(app, Path(folder))
            kept = app / "locale" / "en" / "LC_MESSAGES" / "django.po"
            if found is None or not len(found):
                continue
            clean(found)
            if checking:
                check(app, found, kept, problems)
            else:
                kept.parent.mkdir(parents=True, exist_ok=True)
                found.save(str(kept))
                kept.with_suffix(".mo").write_bytes(compiled(found))
                print(f"{app.name}: {len(found)} texts, {len(found.untranslated_entries())} untranslated")
    print(problems.getvalue(), end="", file=sys.stderr)
    return 1 if problems.getvalue() else 0


def check(app: Path, found: polib.POFile, kept: Path, problems: io.StringIO) -> None:
    stored = polib.pofile(str(kept)) if kept.exists() else polib.POFile()
    for missing in sorted(set(entries(found)) - set(entries(stored)), key=str):
        problems.write(f"{app.name}: not in the catalogue (run make messages): {missing[1][:70]!r}\n")
    for entry in stored.untranslated_entries():
        problems.write(f"{app.name}: no English for {entry.msgid[:70]!r}\n")
    machine = kept.with_suffix(".mo")
    if not machine.exists() or machine.read_bytes() != compiled(stored):
        problems.write(f"{app.name}: the compiled catalogue is stale (run make messages)\n")


if __name__ == "__main__":
    sys.exit(main())
