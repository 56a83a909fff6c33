"""The small part of Markdown that the handbook is written in, as safe HTML. Pure.

Headings (#, ##, ###), paragraphs, lists (- and 1.), **strong**, *emphasis*, `code`, [links](/path/), blocks of code
between lines of three backticks, and a picture alone on its line: ![what it shows](bilder/name.png). Everything else is
text; a link leads only to a path of our own or to an https address, a picture only to the handbook's own.
"""

from __future__ import annotations

import re
from html import escape

_HEADING = re.compile(r"(#{1,3}) +(.+)")
_ITEM = re.compile(r"(-|\d+\.) +(.+)")
_PICTURE = re.compile(r"!\[(?P<alt>[^\]]+)\]\(bilder/(?P<name>[a-z0-9-]+)\.png\)")
_FENCED = re.compile(r"^```[^\n`]*\n(?P<code>.*?)^```[ \t]*$", re.M | re.S)
_INLINE = re.compile(
    r"`(?P<code>[^`]+)`|\*\*(?P<strong>[^*]+)\*\*|\*(?P<em>[^*]+)\*"
    r"|\[(?P<label>[^\]]+)\]\((?P<url>(?:/(?!/)|https://)[^)\s]*)\)"
)
PICTURES = "/handbok/bilder/"
"""Where the handbook's pictures are read."""


def title_of(text: str) -> str:
    """The first heading of a page; "" when it has none."""
    found = _HEADING.match(text.lstrip())
    return found[2].strip() if found else ""


def html_of(text: str) -> str:
    """The page as HTML; its own first heading becomes h1."""
    parts, end = [], 0
    for fenced in _FENCED.finditer(text):
        parts += [_blocks(text[end : fenced.start()]), f"<pre><code>{escape(fenced['code'])}</code></pre>"]
        end = fenced.end()
    return "\n".join(part for part in (*parts, _blocks(text[end:])) if part)


def _blocks(text: str) -> str:
    return "\n".join(_block(block) for block in re.split(r"\n\s*\n", text.strip()) if block.strip())


def _block(block: str) -> str:
    lines = [line.rstrip() for line in block.splitlines()]
    if heading := _HEADING.fullmatch(lines[0].strip()):
        rest = "\n".join(lines[1:])
        level = len(heading[1])
        return f"<h{level}>{_inline(heading[2])}</h{level}>" + (f"\n{_block(rest)}" if rest.strip() else "")
    if picture := _PICTURE.fullmatch(block.strip()):
        return f'<p><img class="picture" src="{PICTURES}{picture["name"]}.png" alt="{escape(picture["alt"])}"></p>'
    if first := _ITEM.match(lines[0]):
        name = "ul" if first[1] == "-" else "ol"
        return f"<{name}>{''.join(f'<li>{_inline(item)}</li>' for item in _items(lines))}</{name}>"
    return f"<p>{_inline(' '.join(line.strip() for line in lines))}</p>"


def _items(lines: list[str]) -> list[str]:
    items: list[str] = []
    for line in lines:
        if found := _ITEM.match(line):
            items.append(found[2])
        else:
            items[-1] += f" {line.strip()}"
    return items


def _inline(text: str) -> str:
    parts, end = [], 0
    for found in _INLINE.finditer(text):
        parts.append(escape(text[end : found.start()]))
        parts.append(_marked(found))
        end = found.end()
    return "".join([*parts, escape(text[end:])])


def _marked(found: re.Match[str]) -> str:
    if found["url"]:
        return f'<a href="{escape(found["url"])}">{escape(found["label"])}</a>'
    name = str(found.lastgroup)
    return f"<{name}>{escape(found[name])}</{name}>"
