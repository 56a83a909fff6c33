"""Word and PDF files as they come: with words, scanned, locked, broken, and made to hurt."""

from __future__ import annotations

import zipfile
from io import BytesIO

import docx
from PIL import Image

from utblick.documents.extraction.word_text import COMPOUND

LOCKED_PDF = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
    b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]>>endobj\n"
    b"4 0 obj<</Filter/Standard/V 1/R 2/P -4/O<" + b"ab" * 32 + b">/U<" + b"cd" * 32 + b">>>endobj\n"
    b"trailer<</Root 1 0 R/Encrypt 4 0 R/ID[<" + b"01" * 16 + b"><" + b"01" * 16 + b">]>>\n%%EOF"
)
LOCKED_WORD = COMPOUND + bytes(600) + "EncryptedPackage".encode("utf-16-le") + bytes(200)


def word(*paragraphs: str) -> bytes:
    document = docx.Document()
    for text in paragraphs:
        document.add_paragraph(text)
    table = document.add_table(1, 1)
    table.cell(0, 0).text = "Tabellcell"
    written = BytesIO()
    document.save(written)
    return written.getvalue()


def pdf(*lines: str) -> bytes:
    """A page of text, as a plain program writes it; no other letters than those of English."""
    shown = b" ".join(b"(%s) Tj 0 -20 Td" % line.encode("ascii") for line in lines)
    content = b"BT /F1 12 Tf 20 300 Td " + shown + b" ET"
    head = (
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
        b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 400]/Contents 4 0 R"
        b"/Resources<</Font<</F1<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>>>endobj\n"
    )
    stream = b"4 0 obj<</Length %d>>stream\n%s\nendstream endobj\n" % (len(content), content)
    return head + stream + b"trailer<</Root 1 0 R>>\n%%EOF"


def scan(pages: int = 2) -> bytes:
    sheets = [Image.new("L", (120, 160), 200 + number) for number in range(pages)]
    written = BytesIO()
    sheets[0].save(written, "PDF", save_all=True, append_images=sheets[1:])
    return written.getvalue()


def bomb(size: int) -> bytes:
    """A Word file whose main part unpacks to ``size`` bytes."""
    written = BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as package, package.open("word/document.xml", "w") as part:
        for _ in range(size // 1_000_000):
            part.write(bytes(1_000_000))
    return written.getvalue()
