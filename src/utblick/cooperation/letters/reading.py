"""One way in for every kind of file."""

from __future__ import annotations

from dataclasses import replace

from utblick.cooperation.letters.eml import read_eml
from utblick.cooperation.letters.forwarded import unwrapped
from utblick.cooperation.letters.letter import Enclosure, Letter, LockedError, UnreadableError, one_line, plain
from utblick.cooperation.letters.msg import read_msg
from utblick.documents.extraction.extracted import Extracted
from utblick.documents.extraction.pdf_text import read_pdf
from utblick.documents.extraction.word_text import read_docx

MAIL = ("eml", "msg")


def read_letter(name: str, content: bytes) -> Letter:
    """The letter in a file, by the ending of its name; a forwarded one as it was first written.

    A PDF without text, or that cannot be opened, gives its name as subject, and a person fills in the rest. Raises
    UnreadableError.
    """
    ending = name.rpartition(".")[2].lower()
    if ending == "eml":
        return unwrapped(read_eml(content))
    if ending == "msg":
        return unwrapped(read_msg(content))
    if ending == "docx":
        return _of_words(read_docx(content))
    return _of_pdf(name, content)


def pasted_letter(text: str) -> Letter:
    """A letter pasted as text, with the head of a forwarded mail if it has one; its first line stands as subject."""
    words = plain(text)
    letter = unwrapped(Letter(text=words))
    return replace(letter, subject=letter.subject or one_line(words.partition("\n")[0], 300))


def _of_words(found: Extracted) -> Letter:
    if found.state == "locked":
        raise LockedError("the Word file is protected with a password")
    if found.state != "read":
        raise UnreadableError(f"the Word file is {found.state}")
    text = plain(found.text)
    return Letter(subject=one_line(text.partition("\n")[0], 300), text=text)


def _of_pdf(name: str, content: bytes) -> Letter:
    text = plain(read_pdf(content).text)
    named = one_line(name.rpartition(".")[0].replace("_", " ") or name, 300)
    return Letter(subject=named, text=text, enclosures=(Enclosure(name, content),))
