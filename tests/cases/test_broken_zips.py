"""ZIP files that are wrong in every way the standard reader knows: each reader of ours refuses them in words."""

import io
import struct
import zipfile

import pytest

from utblick.cases.importing.folder import opened
from utblick.documents.extraction.word_text import read_docx
from utblick.ui.cells import Unreadable
from utblick.ui.sheets import rows_of

PARTS = {
    "index.csv": b"dnr;fil\n1;brev.txt\n" * 40,
    "word/document.xml": b"<w:p><w:t>Hej</w:t></w:p>" * 40,
    "xl/worksheets/sheet1.xml": b"<sheetData/>" * 40,
}


def packed() -> bytearray:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in PARTS.items():
            package.writestr(name, content)
    return bytearray(written.getvalue())


def altered(offset_in_entry: int, offset_in_list: int, value: int) -> bytes:
    """Both headers of every part with another two bytes."""
    content = packed()
    for mark, offset in ((b"PK\x03\x04", offset_in_entry), (b"PK\x01\x02", offset_in_list)):
        at = content.find(mark)
        while at >= 0:
            struct.pack_into("<H", content, at + offset, value)
            at = content.find(mark, at + 4)
    return bytes(content)


def damaged() -> bytes:
    """The packed bytes of each part begin with what no packer writes."""
    content = packed()
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        for part in package.infolist():
            begins = part.header_offset + 30 + len(part.filename)
            content[begins : begins + 4] = b"\xff\xff\xff\xff"
    return bytes(content)


BROKEN = {
    "torn": bytes(packed()[:-30]),
    "damaged": damaged(),
    "locked": altered(6, 8, 1),
    "of an unknown packing": altered(8, 10, 97),
}


@pytest.mark.parametrize("content", BROKEN.values(), ids=BROKEN.keys())
def test_a_folder_that_is_broken_is_refused(content):
    with pytest.raises(ValueError):
        opened(content).read("index.csv")


@pytest.mark.parametrize("content", BROKEN.values(), ids=BROKEN.keys())
def test_a_word_file_that_is_broken_is_told_as_damaged(content):
    assert read_docx(content).state == "damaged"


@pytest.mark.parametrize("content", BROKEN.values(), ids=BROKEN.keys())
def test_a_workbook_that_is_broken_is_refused(content):
    with pytest.raises(Unreadable):
        list(rows_of(content))
