"""A package sent to a registrar, without the documents that have been disposed of."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Collection
from io import BytesIO

_NUMBER = re.compile(r"(\d+) ")
_METADATA = ("metadata.txt", "metadata.csv")


def without_document(content: bytes, numbers: Collection[int]) -> bytes:
    """The same ZIP without the files of these document numbers, and without the lists that name them all."""
    made = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            found = _NUMBER.match(entry.filename)
            if entry.filename not in _METADATA and not (found and int(found[1]) in numbers):
                new.writestr(entry, old.read(entry))
    return made.getvalue()
