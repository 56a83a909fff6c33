"""Reading letters that come in as files: mail saved by any program, Word, PDF. Bytes in, plain values out."""

from utblick.cooperation.letters.letter import Enclosure, Letter, LockedError, UnreadableError
from utblick.cooperation.letters.reading import read_letter

__all__ = ["Enclosure", "Letter", "LockedError", "UnreadableError", "read_letter"]
