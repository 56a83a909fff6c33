"""Files that become drafts: whole or not at all."""

from __future__ import annotations

from django.core.files.uploadedfile import UploadedFile

from utblick.guidelines import GuidelineErrors, Mistake, load
from utblick.guidelines.loading import LARGEST
from utblick.values import Text

_BYTES_A_CHARACTER = 4


def uploaded_text(file: UploadedFile) -> tuple[str, str]:
    """The title and text of a file. Raises GuidelineErrors with every mistake; nothing is kept of a refused file."""
    name = str(file.name or "")
    if (file.size or 0) > LARGEST * _BYTES_A_CHARACTER:
        told = Text("filen är för stor; högst 1 000 000 tecken", "the file is too large; at most 1,000,000 characters")
        raise GuidelineErrors([Mistake(name, 1, told)])
    content = file.read()
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        told = Text("filen är inte skriven i UTF-8", "the file is not written in UTF-8")
        raise GuidelineErrors([Mistake(name, line, told)]) from None
    return load(text, name).document.title, text
