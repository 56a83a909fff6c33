"""The words of a PDF, read by `pdf_child` in a process of its own."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from utblick.documents.extraction.extracted import Extracted, plain

SECONDS = 40
_CHILD = Path(__file__).with_name("pdf_child.py")


def read_pdf(content: bytes) -> Extracted:
    """The text of a PDF; ``damaged`` also when it brings its reader down, ``too_large`` when that takes too long."""
    try:
        told = json.loads(_asked(content, "text"))
    except subprocess.TimeoutExpired:
        return Extracted("too_large")
    except (subprocess.CalledProcessError, ValueError):
        return Extracted("damaged")
    text = plain(told.get("text", ""))
    return Extracted(told["state"], text, told.get("pages", 0), tuple(told.get("unread", ())))


def picture_of_page(content: bytes, number: int) -> bytes:
    """One page (from 0) as a grey picture (PGM); empty when it cannot be drawn."""
    try:
        return _asked(content, "picture", str(number))
    except (subprocess.TimeoutExpired, subprocess.CalledProcessError):
        return b""


def _asked(content: bytes, *arguments: str) -> bytes:
    command = [sys.executable, "-I", str(_CHILD), *arguments]
    ran = subprocess.run(command, input=content, capture_output=True, timeout=SECONDS, check=True)
    return ran.stdout
