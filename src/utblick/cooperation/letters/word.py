"""The words of a Word file (.docx). Pure."""

from __future__ import annotations

import re
import zipfile
import zlib
from io import BytesIO

from utblick.cooperation.letters.letter import Letter, UnreadableError, one_line, plain

MOST_UNPACKED = 20_000_000
"""Bytes of its main part; what unpacks to more is refused."""
_MAIN = "word/document.xml"
_PARAGRAPH = re.compile(r"</w:p>|<w:br\b[^>]{0,200}/>|<w:tab/>")
_TEXT = re.compile(r"<w:t(?:\s[^>]{0,200})?>([^<]{0,1000000})</w:t>|(\n)")
_ENTITIES = {"&lt;": "<", "&gt;": ">", "&quot;": '"', "&apos;": "'", "&amp;": "&"}
_ENTITY = re.compile("|".join(_ENTITIES))


def read_docx(content: bytes) -> Letter:
    """The letter in a Word file; its first line stands as subject. Raises UnreadableError.

    The text is picked out without an XML parser: nothing the file names outside itself is read, no entity expanded.
    """
    try:
        with zipfile.ZipFile(BytesIO(content)) as package, package.open(_MAIN) as part:
            xml = part.read(MOST_UNPACKED + 1)
    except (zipfile.BadZipFile, KeyError, ValueError, NotImplementedError, RuntimeError, EOFError, zlib.error) as error:
        raise UnreadableError("the Word file is damaged") from error
    if len(xml) > MOST_UNPACKED:
        raise UnreadableError("the Word file unpacks to more than a letter can hold")
    lined = _PARAGRAPH.sub("\n", xml.decode("utf-8", "replace").replace("\n", " "))
    words = "".join(found[1] or found[2] for found in _TEXT.finditer(lined))
    text = plain(_ENTITY.sub(lambda found: _ENTITIES[found[0]], words))
    return Letter(subject=one_line(text.partition("\n")[0], 300), text=text)
