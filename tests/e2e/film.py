"""The film of the story for the README: pictures of its steps, taken when UTBLICK_FILM=1."""

from __future__ import annotations

import os
from io import BytesIO
from pathlib import Path

from PIL import Image

from e2e.reader import Reader

FOLDER = Path(__file__).resolve().parents[2] / "docs" / "film"
COLOURS = 128
"""As many as the pages have in all, so that a picture stays small."""


class Film:
    """Numbers its pictures in the order they are taken."""

    def __init__(self, reader: Reader) -> None:
        self.reader = reader
        self.taken = 0

    def shot(self, name: str, at: str = "") -> None:
        """One picture of the window, 1280 × 800, when the film is asked for; ``at``: the heading it begins with."""
        self.taken += 1
        if os.environ.get("UTBLICK_FILM") != "1":
            return
        page = self.reader.page
        page.evaluate("scrollTo(0, 0)")
        if at:
            page.get_by_role("heading", name=at).evaluate("part => part.scrollIntoView()")
        FOLDER.mkdir(parents=True, exist_ok=True)
        picture = Image.open(BytesIO(page.screenshot()))
        picture.convert("RGB").quantize(COLOURS).save(FOLDER / f"{self.taken:02}-{name}.png", optimize=True)
