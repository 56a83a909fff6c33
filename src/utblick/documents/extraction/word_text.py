"""The words of a Word file (.docx). Pure."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO

from utblick.documents.extraction.extracted import Extracted, plain
from utblick.ui.zips import BROKEN_ZIP

MOST_UNPACKED = 20_000_000
"""Bytes of its main part; what unpacks to more is not read."""
COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_MAIN = "word/document.xml"
_PARAGRAPH = re.compile(r"</w:p>|<w:br\b[^>]{0,200}/>|<w:tab/>")
_TEXT = re.compile(r"<w:t(?:\s[^>]{0,200})?>([^<]{0,1000000})</w:t>|(\n)")
_ENTITIES = {"&lt;": "<", "&gt;": ">", "&quot;": '"', "&apos;": "'", "&amp;": "&"}
_ENTITY = re.compile("|".join(_ENTITIES))


def read_docx(content: bytes) -> Extracted:
    """The text of a Word file, tables included, one line a paragraph.

    It is picked out without an XML parser: nothing the file names outside itself is read, no entity expanded.
    """
    if is_locked(content):
        return Extracted("locked")
    try:
        with zipfile.ZipFile(BytesIO(content)) as package, package.open(_MAIN) as part:
            xml = part.read(MOST_UNPACKED + 1)
    except (KeyError, *BROKEN_ZIP):
        return Extracted("damaged")
    if len(xml) > MOST_UNPACKED:
        return Extracted("too_large")
    lined = _PARAGRAPH.sub("\n", xml.decode("utf-8", "replace").replace("\n", " "))
    words = "".join(found[1] or found[2] for found in _TEXT.finditer(lined))
    return Extracted("read", plain(_ENTITY.sub(lambda found: _ENTITIES[found[0]], words)))


def is_locked(content: bytes) -> bool:
    """Whether an Office file is protected with a password, which packs it in a compound file ([MS-OFFCRYPTO])."""
    return content.startswith(COMPOUND) and _ENCRYPTED in content
