"""The handbook's pictures, taken of the demo on its first day: ``make pictures``.

Each is the content of a page, as wide as the handbook's text wants and no higher than what its chapter speaks of.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import sync_playwright

from demo_installation import GuardedInstallation, served
from e2e.conftest import ARGUMENTS, CHROMIUM
from e2e.reader import Reader

FOLDER = Path(__file__).resolve().parents[2] / "docs" / "handbok" / "bilder"
WIDTH, HEIGHT, COLOURS = 960, 620, 64
"""In CSS pixels; and as many colours as keep a picture under 60 kB."""


@dataclass(frozen=True)
class Picture:
    """``role`` opens ``path`` and follows each of ``links`` in turn; ``at``: the words the picture begins with."""

    name: str
    role: str
    path: str
    links: Sequence[str] = ()
    at: str = ""


CHOIRS = "Godkännande av ansökan: Körer över gränsen"
CALENDAR = "/organisation/sammantraden/"
PICTURES = (
    Picture("arende", "registrar", "/arenden/", [CHOIRS]),
    Picture("brev", "officer", "/arenden/", ["Ansökan: Körer över gränsen", "Skriv brev", "Inbjudan"]),
    Picture("sammantraden", "board_clerk", CALENDAR, at="Sammanträden 1"),
    Picture("foredragningslista", "board_clerk", "/", ["IBG tisdag 12 maj", "Föredragningslista och protokoll"]),
    Picture("anslag", "registrar", "/arenden/", ["Ansökan: Körer över gränsen", "nämnden §", "Anslag och laga"]),
    Picture("delegation", "clerk", "/arenden/delegation/?organ=KFN"),
    Picture("beslutskedja", "registrar", "/arenden/", ["Riktlinjer för internationellt", "§ 21", "Vad gäller i dag"]),
    Picture("registret", "registrar", "/arenden/register/"),
    Picture("ta-emot", "registrar", "/", ["Ta emot Värdskap"]),
    Picture("pa-vag", "board_chair", "/arenden/kommande/?organ=KS"),
    Picture("las-in", "registrar", "/arenden/las-in/"),
    Picture("arkivpaket", "registrar", "/arkiv/", ["Ansökan: Skolor vid havet"]),
    Picture("vagen-till-fullmaktige", "registrar", "/arenden/", ["Riktlinjer för internationellt", "Vägen till"]),
    Picture("lamna-over", "officer", "/organisation/personer/", ["Lämna över"]),
)


def take(reader: Reader, picture: Picture) -> None:
    """Go where the picture is and keep it."""
    reader.open(picture.path)
    for words in picture.links:
        reader.follow(words)
    page = reader.page
    content = page.locator("main").bounding_box()
    start = page.locator("main").get_by_text(picture.at).first.bounding_box() if picture.at else content
    assert content and start
    top = start["y"]
    height = min(HEIGHT, content["y"] + content["height"] - top)
    clip = {"x": 0, "y": top, "width": WIDTH, "height": height}
    shown = Image.open(BytesIO(page.screenshot(clip=clip, full_page=True)))
    shown.convert("RGB").quantize(COLOURS).save(FOLDER / f"{picture.name}.png", optimize=True)


def main(names: Sequence[str]) -> None:
    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        installation = GuardedInstallation(Path(folder) / "var", "")
        installation.run("demo", "begin")
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM, args=[*ARGUMENTS, "--lang=sv-SE"], env={"LANGUAGE": "sv"}
        )
        with served(installation) as running:
            for picture in PICTURES:
                if names and picture.name not in names:
                    continue
                context = browser.new_context(viewport={"width": WIDTH, "height": HEIGHT}, locale="sv-SE")
                reader = Reader(running, context, context.new_page())
                reader.sign_in(picture.role)
                take(reader, picture)
                context.close()
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1:])
