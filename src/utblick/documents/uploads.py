"""What may be uploaded: known types, by ending and by content."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from utblick.documents.extraction.word_text import is_locked
from utblick.documents.wording import one_line
from utblick.ui.workbooks import XLSX
from utblick.ui.zips import BROKEN_ZIP

MAX_SIZE = 25_000_000
MAX_UNPACKED = 400_000_000
_OFFICE = "application/vnd.openxmlformats-officedocument."
_OPEN = "application/vnd.oasis.opendocument."
MEDIA_TYPES = {
    "pdf": "application/pdf",
    "docx": f"{_OFFICE}wordprocessingml.document",
    "xlsx": XLSX,
    "pptx": f"{_OFFICE}presentationml.presentation",
    "odt": f"{_OPEN}text",
    "ods": f"{_OPEN}spreadsheet",
    "png": "image/png",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "msg": "application/vnd.ms-outlook",
    "eml": "message/rfc822",
    "txt": "text/plain",
    "csv": "text/csv",
}
ACCEPT = ",".join(f".{ending}" for ending in MEDIA_TYPES)
_BEGINNINGS = {
    "pdf": b"%PDF-",
    "png": b"\x89PNG\r\n\x1a\n",
    "jpg": b"\xff\xd8\xff",
    "jpeg": b"\xff\xd8\xff",
    "msg": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
}
_PACKED = {"docx": "word/", "xlsx": "xl/", "pptx": "ppt/", "odt": "content.xml", "ods": "content.xml"}
_PATH = re.compile(r"[\\/]")


def checked_name(name: str) -> str:
    """A file's own name on one line, without folders and unprintable characters, at most 200 characters."""
    bare = one_line(_PATH.split(name)[-1]).strip(" .") or _("fil")
    stem, dot, ending = bare.rpartition(".")
    return f"{stem[: 199 - len(ending)]}.{ending}"[:200] if dot else bare[:200]


def checked_size(size: int) -> None:
    """Refuse what is too large, before it is read. Raises ValidationError."""
    if size > MAX_SIZE:
        raise ValidationError(_("Filen är större än 25 MB. Dela upp den eller spara den mindre."))


def media_type_of(name: str, content: bytes) -> str:
    """The type of an upload. Raises ValidationError when it is empty, too large, unknown or not what it says."""
    ending = checked_name(name).rpartition(".")[2].lower()
    if not content:
        raise ValidationError(_("Filen är tom. Välj den igen."))
    checked_size(len(content))
    if ending not in MEDIA_TYPES:
        raise ValidationError(
            _("Filtypen tas inte emot. Det går bra med %s.") % ", ".join(sorted(MEDIA_TYPES.keys() - {"jpeg"}))
        )
    if not _is_what_it_says(ending, content):
        raise ValidationError(
            _("Filen är inte den %s-fil som namnet säger, eller är skadad. Öppna den, spara om den och försök igen.")
            % ending
        )
    return MEDIA_TYPES[ending]


def _is_what_it_says(ending: str, content: bytes) -> bool:
    if ending in _PACKED:
        return _is_packed(content, _PACKED[ending])
    if ending in _BEGINNINGS:
        return content.startswith(_BEGINNINGS[ending])
    return b"\0" not in content


def _is_packed(content: bytes, part: str) -> bool:
    """Whether it is an Office or OpenDocument file, protected with a password or not, and no bomb."""
    if is_locked(content):
        return part.endswith("/")
    try:
        with zipfile.ZipFile(BytesIO(content)) as package:
            entries = package.infolist()
    except BROKEN_ZIP:
        return False
    small = sum(entry.file_size for entry in entries) <= MAX_UNPACKED
    return small and any(entry.filename.startswith(part) for entry in entries)
