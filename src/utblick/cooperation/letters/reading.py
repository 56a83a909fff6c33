"""One way in for every kind of file. Pure."""

from __future__ import annotations

from dataclasses import replace

from utblick.cooperation.letters.eml import read_eml
from utblick.cooperation.letters.forwarded import unwrapped
from utblick.cooperation.letters.letter import Enclosure, Letter, one_line, plain
from utblick.cooperation.letters.msg import read_msg
from utblick.cooperation.letters.word import read_docx

MAIL = ("eml", "msg")


def read_letter(name: str, content: bytes) -> Letter:
    """The letter in a file, by the ending of its name; a forwarded one as it was first written.

    The text of a PDF is not read: its name stands as subject and a person fills in the rest. Raises UnreadableError.
    """
    ending = name.rpartition(".")[2].lower()
    if ending == "eml":
        return unwrapped(read_eml(content))
    if ending == "msg":
        return unwrapped(read_msg(content))
    if ending == "docx":
        return read_docx(content)
    subject = one_line(name.rpartition(".")[0].replace("_", " ") or name, 300)
    return Letter(subject=subject, enclosures=(Enclosure(name, content),))


def pasted_letter(text: str) -> Letter:
    """A letter pasted as text, with the head of a forwarded mail if it has one; its first line stands as subject."""
    words = plain(text)
    letter = unwrapped(Letter(text=words))
    return replace(letter, subject=letter.subject or one_line(words.partition("\n")[0], 300))
