"""Reading pictures of text with tesseract, where the machine has it."""

from __future__ import annotations

import shutil
import subprocess
from functools import cache

from utblick.documents.extraction.extracted import plain
from utblick.documents.extraction.pdf_text import picture_of_page

SECONDS = 60
WANTED = ("swe", "eng")


def recogniser() -> str:
    """The path of tesseract, or "" when this machine has none."""
    return shutil.which("tesseract") or ""


def read_page(content: bytes, number: int) -> str:
    """The words on one page (from 0) of a PDF, "" when there are none to be told. Raises nothing."""
    program, picture = recogniser(), picture_of_page(content, number)
    if not program or not picture:
        return ""
    command = [program, "stdin", "stdout", *_languages(program)]
    try:
        ran = subprocess.run(command, input=picture, capture_output=True, timeout=SECONDS, check=True)
    except (OSError, subprocess.SubprocessError):
        return ""
    return plain(ran.stdout.decode("utf-8", "replace"))


@cache
def _languages(program: str) -> tuple[str, ...]:
    """Which of the languages we write in it knows, as its arguments."""
    try:
        ran = subprocess.run([program, "--list-langs"], capture_output=True, timeout=SECONDS, check=True, text=True)
    except (OSError, subprocess.SubprocessError):
        return ()
    known = [language for language in WANTED if language in ran.stdout.split()]
    return ("-l", "+".join(known)) if known else ()
