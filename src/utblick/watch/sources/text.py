"""Making foreign text fit to read and store: encodings, mojibake, control characters, HTML. Pure."""

from __future__ import annotations

import html
import re

import nh3

_TAGS = {"a", "b", "br", "em", "i", "li", "ol", "p", "strong", "sub", "sup", "ul"}
_TAGS |= {"h3", "h4", "h5", "h6", "table", "tbody", "td", "th", "thead", "tr"}
_BLOCK = re.compile(r"<(?:br|/p|/div|/li|/h[1-6]|/tr|/ul|/ol|/table)\b[^<>]*>", re.IGNORECASE)
_KIND = re.compile(r'<span class="topicdescriptionkind">(.{0,300}?)</span>', re.IGNORECASE | re.DOTALL)
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
_REMNANT = re.compile(r'^\s*"\s*/?>')
_UNWANTED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufeff\u200b\u2060\ufffe\uffff]")
_SPACES = str.maketrans(dict.fromkeys("\u00a0\u2007\u202f", " ") | {"\r": "\n", "\u2028": "\n", "\u2029": "\n"})
_SURROGATE = re.compile("[\ud800-\udfff]")

_CP1252 = {
    byte: bytes([byte]).decode("cp1252") if byte not in (0x81, 0x8D, 0x8F, 0x90, 0x9D) else chr(byte)
    for byte in range(0x80, 0x100)
}
_BYTE = {letter: byte for byte, letter in _CP1252.items()} | {chr(byte): byte for byte in range(0x80, 0xA0)}
_TAIL = "[" + re.escape("".join(letter for letter, byte in _BYTE.items() if byte < 0xC0)) + "]"
_MOJIBAKE = re.compile(f"[\u00c2-\u00df]{_TAIL}|[\u00e0-\u00ef]{_TAIL}{{2}}|[\u00f0-\u00f4]{_TAIL}{{3}}")


def decode(body: bytes) -> str:
    """The text of a file or an answer: UTF-16 and UTF-8 with their marks, else UTF-8. Raises UnicodeDecodeError."""
    if body.startswith((b"\xff\xfe", b"\xfe\xff")):
        return body.decode("utf-16")
    return body.decode("utf-8-sig")


def repaired(text: str) -> str:
    """UTF-8 once read as cp1252 put right ("itâ€™s" → "it’s"); all other text is left as it is."""
    return _MOJIBAKE.sub(_mended, text) if not text.isascii() else text


def clean(text: str) -> str:
    """Text that every database takes: no NUL or control characters, no lone surrogates, plain spaces."""
    if text.isascii() and text.isprintable():
        return text.strip()
    text = repaired(text.replace("\r\n", "\n")).translate(_SPACES)
    return _SURROGATE.sub("\ufffd", _UNWANTED.sub("", text)).strip()


def one_line(text: str) -> str:
    """`clean`, without marks and entities, with all white space as single spaces: for titles and codes."""
    text = clean(text)
    if "<" in text:
        text = _TAG.sub(" ", text)
    if "&" in text:
        text = clean(html.unescape(text))
    return " ".join(text.split())


def clean_html(text: str) -> str:
    """Safe HTML with few tags and no attributes but link targets. Plain text becomes paragraphs."""
    text = _REMNANT.sub("", clean(text))
    if not text:
        return ""
    if not _TAG.search(text):
        text = html.escape(html.unescape(text), quote=False)
        return "".join(f"<p>{part.strip()}</p>" for part in text.split("\n\n") if part.strip())
    safe = nh3.clean(
        _KIND.sub(r"<h4>\1</h4>", text),
        tags=_TAGS,
        attributes={"a": {"href"}},
        url_schemes={"https", "http", "mailto"},
        link_rel="noopener noreferrer",
    )
    return safe.replace("&nbsp;", " ").strip()


def plain_text(safe_html: str) -> str:
    """The words of cleaned HTML, one line a block."""
    text = html.unescape(_TAG.sub("", _BLOCK.sub("\n", safe_html)))
    lines = (" ".join(line.split()) for line in clean(text).split("\n"))
    return "\n".join(line for line in lines if line)


def _mended(match: re.Match[str]) -> str:
    try:
        return bytes(_BYTE[letter] for letter in match.group()).decode("utf-8")
    except (KeyError, UnicodeDecodeError):
        return match.group()
