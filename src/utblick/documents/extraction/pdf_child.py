"""Run as a script, with a PDF on standard input: ``text`` writes its text as JSON, ``picture N`` page N as a PGM.

Knows nothing of Utblick. What a broken or hostile PDF does to PDFium, it does to this process alone.
"""

from __future__ import annotations

import json
import resource
import sys
from typing import Any

import pypdfium2

MOST_PAGES = 1_000
MOST_TEXT = 300_000
DOTS_PER_INCH = 200
MOST_DOTS = 25_000_000
SECONDS, BYTES = 30, 2_000_000_000
_IMAGE = pypdfium2.raw.FPDF_PAGEOBJ_IMAGE


def main(asked: list[str]) -> int:
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (BYTES, BYTES))
    try:
        document = pypdfium2.PdfDocument(sys.stdin.buffer.read())
    except pypdfium2.PdfiumError as error:
        locked = error.err_code in (pypdfium2.raw.FPDF_ERR_PASSWORD, pypdfium2.raw.FPDF_ERR_SECURITY)
        sys.stdout.write(json.dumps({"state": "locked" if locked else "damaged"}))
        return 0
    if asked[0] == "picture":
        sys.stdout.buffer.write(picture(document[int(asked[1])]))
    else:
        sys.stdout.write(json.dumps(text_of(document)))
    return 0


def text_of(document: Any) -> dict[str, Any]:
    texts: list[str] = []
    unread: list[int] = []
    length = 0
    for number in range(min(len(document), MOST_PAGES)):
        page = document[number]
        words = page.get_textpage().get_text_bounded()
        if not any(letter.isalnum() for letter in words) and holds_picture(page):
            unread.append(number)
        texts.append(words)
        length += len(words)
        if length > MOST_TEXT:
            break
        page.close()
    return {
        "state": "scanned" if unread else "read",
        "text": "\n".join(texts),
        "pages": len(document),
        "unread": unread,
    }


def holds_picture(page: Any) -> bool:
    return next(iter(page.get_objects(filter=[_IMAGE], max_depth=3)), None) is not None


def picture(page: Any) -> bytes:
    """The page in grey, at a size that letters can be told in."""
    width, height = page.get_size()
    scale = min(DOTS_PER_INCH / 72, (MOST_DOTS / max(width * height, 1)) ** 0.5)
    bitmap = page.render(scale=scale, grayscale=True)
    content = bytes(bitmap.buffer)
    rows = (content[line * bitmap.stride : line * bitmap.stride + bitmap.width] for line in range(bitmap.height))
    return b"P5 %d %d 255\n" % (bitmap.width, bitmap.height) + b"".join(rows)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
