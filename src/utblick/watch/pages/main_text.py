"""The main content of a web page as lines of text. Pure."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from utblick.watch.sources.text import clean

MOST_LINES = 3_000
LONGEST_LINE = 1_000
_NEVER = frozenset({"script", "style", "noscript", "template", "svg"})
_LEFT_OUT = _NEVER | {"nav", "header", "footer", "aside", "form", "select", "button", "iframe"}
_MAIN = frozenset({"main", "article"})
_VOID = frozenset({"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"})
_INLINE = frozenset({"a", "abbr", "b", "cite", "code", "em", "i", "mark", "q", "s", "small", "span", "strong", "sub"})
_INLINE |= {"sup", "time", "u"}
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([\w-]{3,40})", re.IGNORECASE)
_PASSING = re.compile(
    r"(?:sidan\s+)?(?:senast\s+)?(?:uppdaterad|ändrad|granskad|granskades|uppdaterades|publicerad|updated|published)\b"
    r".{0,60}|.{0,20}\b\d+\s+(?:dagar|timmar|days|hours)\s+(?:kvar|left)\b.{0,20}|(?:antal\s+)?(?:visningar|views)\b.{0,20}",
    re.IGNORECASE,
)


def main_text(body: bytes, content_type: str = "") -> str:
    """The lines of ``main`` (or ``article``, or the whole page), without menus, forms and what changes by itself.

    What changes by itself: when the page was updated, days left, the number of visits. "" when nothing is left.
    """
    page = _Lines()
    page.feed(_decoded(body, content_type))
    page.close()
    parts = ("".join(part) for part in (page.main, page.content, page.everything))
    text = next((part for part in parts if part.strip()), "")
    kept: list[str] = []
    for line in (" ".join(clean(line).split())[:LONGEST_LINE] for line in text.split("\n")):
        if line and not _PASSING.fullmatch(line) and (not kept or kept[-1] != line):
            kept.append(line)
    return "\n".join(kept[:MOST_LINES])


class _Lines(HTMLParser):
    """Collects text thrice: inside the main part, outside menus and forms, and all of it."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.main: list[str] = []
        self.content: list[str] = []
        self.everything: list[str] = []
        self._open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _INLINE:
            self._add("\n")
        if tag not in _VOID:
            self._open.append("main" if ("role", "main") in attrs else tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in _INLINE:
            self._add("\n")
        for place in range(len(self._open) - 1, max(-1, len(self._open) - 40), -1):
            if self._open[place] == tag or (self._open[place] == "main" and tag in ("div", "section", "main")):
                del self._open[place:]
                return

    def handle_data(self, data: str) -> None:
        self._add(data)

    def _add(self, text: str) -> None:
        around = set(self._open)
        if around & _NEVER:
            return
        self.everything.append(text)
        if around & _LEFT_OUT:
            return
        self.content.append(text)
        if around & _MAIN:
            self.main.append(text)


def _decoded(body: bytes, content_type: str) -> str:
    """By its mark, the header, the page's own word, else UTF-8, else cp1252."""
    if body.startswith((b"\xff\xfe", b"\xfe\xff")):
        return body.decode("utf-16", "replace")
    told = _CHARSET.search(content_type.encode("ascii", "replace")) or _CHARSET.search(body[:2_048])
    for encoding in (told[1].decode("ascii") if told else "utf-8", "utf-8"):
        try:
            return body.decode("utf-8-sig" if encoding.lower() == "utf-8" else encoding)
        except (UnicodeDecodeError, LookupError):
            continue
    return body.decode("cp1252", "replace")
