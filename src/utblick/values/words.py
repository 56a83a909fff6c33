"""Text folded for search, and ordered as Swedes order it."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

import Stemmer

from utblick.values.remembering import Remembered

_WORD = re.compile(r"[0-9a-zåäö]+")
_TO_FOLD = re.compile(r"[^\x00-\x7fåäö]")
_ALPHABET = {letter: index for index, letter in enumerate(" 0123456789abcdefghijklmnopqrstuvwxyzåäö")}
_SPECIAL = {"ß": "ss", "æ": "ä", "ø": "ö", "đ": "d", "ð": "d", "þ": "th", "ł": "l", "ı": "i"}


def searchable(text: str) -> str:
    """Lower case, every diacritic folded except å ä ö ("Cēsis" → "cesis"), words parted by one space."""
    return " ".join(_words(text))


def stems(text: str) -> str:
    """`searchable` text with each word cut to its Swedish stem ("vänortsavtalet" → "vänortsavtal")."""
    return " ".join(map(_STEMS.__getitem__, _words(text)))


def sort_key(text: str) -> str:
    """A key whose plain byte order is Swedish order (å, ä, ö last) on every database."""
    return "".join(chr(0x30 + _ALPHABET[letter]) for letter in searchable(text))


def _words(text: str) -> list[str]:
    if text.isascii():
        return _WORD.findall(text.lower())
    composed = unicodedata.normalize("NFC", text.encode("utf-8", "replace").decode()).lower()
    return _WORD.findall(_TO_FOLD.sub(lambda found: _bare(found[0]), composed))


@lru_cache(maxsize=2_000)
def _bare(letter: str) -> str:
    """What a letter beyond a–z and å ä ö is written as: its own spelling, else without its diacritics."""
    return _SPECIAL.get(letter) or "".join(
        part for part in unicodedata.normalize("NFD", letter) if not unicodedata.combining(part)
    )


@lru_cache(maxsize=1)
def _stemmer() -> Stemmer.Stemmer:
    return Stemmer.Stemmer("swedish")


_STEMS = Remembered(lambda word: str(_stemmer().stemWord(word)), most=50_000)
