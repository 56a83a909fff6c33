"""Reading letters that come in as files: mail saved by any program, Word, PDF. Pure: bytes in, plain values out."""

from utblick.cooperation.letters.letter import Enclosure, Letter, UnreadableError
from utblick.cooperation.letters.reading import read_letter

__all__ = ["Enclosure", "Letter", "UnreadableError", "read_letter"]
