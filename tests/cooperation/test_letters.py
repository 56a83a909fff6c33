"""Letters are read out of every kind of file they come in, and files made to harm are refused."""

from __future__ import annotations

import struct
import time
import zipfile
from contextlib import suppress
from datetime import date
from email.message import EmailMessage
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cooperation.letters_made import TEXT, docx, forwarded_whole, mail, msg, nested
from documents.files_made import LOCKED_PDF, LOCKED_WORD, pdf, scan
from utblick.cooperation.letters import Letter, LockedError, UnreadableError, read_letter
from utblick.cooperation.letters.forwarded import bare_subject
from utblick.cooperation.letters.reading import pasted_letter

ANNA = ("Anna Przykład", "anna@exempelborg.pl")


def read(made: EmailMessage | bytes, name: str = "mail.eml") -> Letter:
    return read_letter(name, made if isinstance(made, bytes) else made.as_bytes())


def sender(letter: Letter) -> tuple[str, str]:
    return letter.sender_name, letter.sender_email


def test_a_mail_gives_its_subject_sender_day_and_words():
    letter = read(mail())
    assert (letter.subject, sender(letter)) == ("Partner search: choirs and libraries", ANNA)
    assert (letter.sent_on, letter.message_id) == (date(2026, 5, 5), "one@exempelborg.example")
    assert letter.text == TEXT


def test_the_day_is_that_of_sweden():
    assert read(mail(Date="Tue, 5 May 2026 23:30:00 +0000")).sent_on == date(2026, 5, 6)
    assert read(mail(Date="i går")).sent_on is None


def test_a_mail_with_nothing_but_html_is_read_without_its_scripts():
    html = "<style>p{}</style><p>Hej &amp; hå</p><script>alert(1)</script><div>Svara senast<br>den 3 juni</div>"
    assert read(mail("", html=html)).text.split("\n") == ["Hej & hå", "", "Svara senast", "den 3 juni"]
    assert read(mail("Kort", html=html)).text == "Kort"


def test_a_mail_forwarded_whole_gives_the_first_letter_with_its_files():
    inner = mail(files=(("programme.pdf", b"%PDF-1.7"), ("bild.exe", b"MZ")))
    letter = read(forwarded_whole(inner, From="Maria Lindqvist <maria@exempel.example>"))
    assert (sender(letter), letter.came_from) == (ANNA, "maria@exempel.example")
    assert (letter.subject, letter.message_id) == (inner["Subject"], "one@exempelborg.example")
    assert [one.name for one in letter.enclosures] == ["programme.pdf", "bild.exe"]


SWEDISH_HEAD = """Från: Anna Przykład <anna@exempelborg.pl>
Skickat: den 5 maj 2026 11:30
Till: Maria Lindqvist <maria@exempel.example>
Ämne: Partner search: choirs and libraries"""
ENGLISH_HEAD = """-----Original Message-----
From: Anna Przykład [mailto:anna@exempelborg.pl]
Sent: Tuesday, May 5, 2026 11:30 AM
To: Maria
Subject: Partner search: choirs and libraries"""
MARKED_HEAD = """---------- Forwarded message ---------
> From: *Anna Przykład* <anna@exempelborg.pl>
> Date: Tue, 5 May 2026 at 11:30
> Subject: Partner search: choirs and libraries
> To: <maria@exempel.example>"""


@pytest.mark.parametrize("head", [SWEDISH_HEAD, ENGLISH_HEAD, MARKED_HEAD], ids=["swedish", "english", "marked"])
def test_a_mail_forwarded_in_the_text_gives_the_first_letter(head):
    body = "\n".join(f"> {line}" for line in TEXT.splitlines()) if head == MARKED_HEAD else TEXT
    outer = mail(
        f"För kännedom.\n\n{head}\n\n{body}", From="Maria <maria@exempel.example>", Subject="VB: Partner search"
    )
    letter = read(outer)
    assert (letter.subject, sender(letter)) == ("Partner search: choirs and libraries", ANNA)
    assert (letter.sent_on, letter.text) == (date(2026, 5, 5), TEXT)
    assert letter.came_from == "maria@exempel.example"
    assert sender(pasted_letter(f"{head}\n\n{body}")) == ANNA


def test_a_line_that_only_begins_like_a_head_is_no_head():
    letter = read(mail("From: our side all is well.\n\nHej"))
    assert sender(letter) == ANNA
    assert letter.text.startswith("From: our")


def test_marks_of_answers_are_taken_off_the_subject():
    assert bare_subject("VB: Fwd: SV: Re[2]: Körer") == "Körer"
    assert bare_subject("Revision: Körer") == "Revision: Körer"


def test_broken_encodings_are_read_as_well_as_they_can_be():
    heads = b"From: =?iso-8859-1?Q?G=F6ran?= <g@exempel.example>\r\nSubject: =?utf-8?B?S8O2cmVy?= \xe5\xe4\xf6\r\n"
    kinds = {
        b"Content-Type: text/plain; charset=utf-8\r\n\r\nH\xe5ll\xf6": "Hållö",
        b"Content-Type: text/plain; charset=finns-inte\r\n\r\nH\xc3\xa5ll": "Håll",
        b"Content-Type: text/plain\r\nContent-Transfer-Encoding: base64\r\n\r\n!!!SGVq": "Hej",
        b"Content-Type: multipart/mixed; boundary=x\r\n\r\ningen del": "",
        b"\r\n\x00\x01\xe2\x80\xaeHej": "Hej",
    }
    for rest, text in kinds.items():
        letter = read(heads + rest)
        assert letter.sender_name == "Göran"
        assert letter.subject.startswith("Körer")
        assert letter.text == text


def test_outlooks_own_file_is_read_with_its_files():
    long = "Svara senast den 3 juni 2026. " * 400
    letter = read(msg(text=long, files=(("bilaga.pdf", b"%PDF-" + bytes(9_000)), ("kort.txt", b"hej"))), "brev.msg")
    assert (letter.subject, sender(letter), letter.sent_on) == ("Partner search: choirs", ANNA, date(2026, 5, 5))
    assert letter.message_id == "one@exempelborg.example"
    assert letter.text == long.strip()
    assert [(one.name, len(one.content)) for one in letter.enclosures] == [("bilaga.pdf", 9_005), ("kort.txt", 3)]


def test_outlooks_own_file_with_nothing_but_html_is_read():
    html = '<meta charset="utf-8"><p>Hej från Český</p>'.encode()
    assert read(msg(text="", html=html), "brev.msg").text == "Hej från Český"


def test_the_same_letter_has_the_same_key_by_every_way():
    inner = mail()
    assert read(inner).key == read(forwarded_whole(inner)).key
    assert read(inner).key != read(mail(TEXT + "!")).key
    assert read(inner).key != read(mail(Message_ID="<annat@exempel.example>")).key


def test_a_word_file_is_read_without_following_what_it_names():
    told = "<w:p><w:t>Vi s&amp;ker &e;</w:t></w:p><w:p><w:t>Rad 2</w:t></w:p>"
    xml = f'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>{told}'
    letter = read(docx(xml), "brev.docx")
    assert letter.text == "Vi s&ker &e;\nRad 2"
    assert letter.subject == "Vi s&ker &e;"


def test_a_letter_as_pdf_is_read():
    """users.md § 3: matters come in by dropping a PDF."""
    letter = read(pdf("We look for a partner in Sweden.", "Please answer by 12 June 2026."), "Partner_search.pdf")
    assert letter.subject == "Partner search"
    assert letter.text == "We look for a partner in Sweden.\nPlease answer by 12 June 2026."
    assert [one.name for one in letter.enclosures] == ["Partner_search.pdf"]


def test_a_locked_word_file_is_told_from_a_damaged_one():
    with pytest.raises(LockedError):
        read(LOCKED_WORD, "brev.docx")


@pytest.mark.parametrize("content", [b"%PDF-1.7", LOCKED_PDF, scan(1)], ids=["damaged", "locked", "scanned"])
def test_a_pdf_without_words_is_kept_under_its_name(content):
    letter = read(content, "Partner_search_choirs.pdf")
    assert (letter.subject, letter.text) == ("Partner search choirs", "")


def test_a_word_file_that_unpacks_to_more_than_a_letter_is_refused():
    bomb = BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/document.xml", bytes(30_000_000))
    for content in (bomb.getvalue(), b"PK\x03\x04", docx("x")[:-30], b""):
        with pytest.raises(UnreadableError):
            read(content, "brev.docx")


@pytest.mark.parametrize("depth", [100, 2_000])
def test_mail_in_mail_a_hundred_deep_is_refused_at_once(depth):
    began = time.perf_counter()
    with pytest.raises(UnreadableError):
        read(nested(depth))
    assert time.perf_counter() - began < 5


def test_a_mail_of_thousands_of_parts_is_read_within_bounds():
    parts = "".join(
        f"--x\r\nContent-Type: text/plain; name=f{n}.txt\r\nContent-Disposition: attachment\r\n\r\na\r\n"
        for n in range(5_000)
    )
    letter = read(f"From: a@exempel.example\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n{parts}--x--".encode())
    assert len(letter.enclosures) == 10


def test_what_is_no_mail_is_refused():
    for name, content in (("a.eml", b""), ("a.eml", b"<html></html>"), ("a.msg", b"hej"), ("a.msg", bytes(600))):
        with pytest.raises(UnreadableError):
            read(content, name)


def test_a_compound_file_whose_sectors_go_in_a_ring_is_refused():
    whole = bytearray(msg())
    for place in range(512, len(whole), 512):
        numbers = struct.unpack_from("<128I", whole, place)
        if 0xFFFFFFFD in numbers:
            struct.pack_into("<128I", whole, place, *[n if n == 0xFFFFFFFD else 0 for n in numbers])
    with pytest.raises(UnreadableError):
        read(bytes(whole), "a.msg")


@settings(max_examples=100, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 10_000), st.binary(min_size=1, max_size=8)), min_size=1, max_size=6))
def test_a_damaged_outlook_file_is_read_or_refused_but_never_breaks(damages):
    whole = bytearray(msg(files=(("a.txt", b"hej"),)))
    for place, content in damages:
        at = place % len(whole)
        whole[at : at + len(content)] = content
    with suppress(UnreadableError):
        assert isinstance(read(bytes(whole), "a.msg"), Letter)


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=2_000))
def test_any_bytes_after_a_head_are_a_mail(content):
    letter = read(b"From: a@exempel.example\r\n" + content)
    assert "\x00" not in letter.text + letter.subject + letter.sender_name
