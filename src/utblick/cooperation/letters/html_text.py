"""The words of an HTML mail, without its scripts, styles and pictures. Pure."""

from __future__ import annotations

from html.parser import HTMLParser

READ = 1_000_000
_SILENT = frozenset({"script", "style", "head", "title", "template", "noscript", "svg", "object"})
_LINES = frozenset({"br", "p", "div", "li", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "table", "hr"})
_PARAGRAPHS = frozenset({"p", "blockquote", "table", "h1", "h2", "h3"})


def text_of_html(html: str) -> str:
    """What a reader would see as plain text, one line a block."""
    reading = _Words()
    reading.feed(html[:READ])
    reading.close()
    lines = (" ".join(line.split()) for line in "".join(reading.words).split("\n"))
    return "\n".join(lines)


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.words: list[str] = []
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _SILENT:
            self._silent += 1
        elif tag in _LINES:
            self.words.append("\n\n" if tag in _PARAGRAPHS else "\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in _SILENT:
            self._silent = max(0, self._silent - 1)
        elif tag in _PARAGRAPHS:
            self.words.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.words.append(data.replace("\n", " "))
