"""Texts that are missing: citations and translations."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pydantic import BaseModel

from utblick.guidelines.lint.findings import Found
from utblick.guidelines.positions import Path
from utblick.guidelines.schema import Clause
from utblick.guidelines.sets import GuidelineSet
from utblick.guidelines.tables import Condition, Words
from utblick.values import Text

LONG = 4
_STATUTE_NUMBER = re.compile(r"\b(18|19|20)\d\d[:/]\d+\b")
_PLACEHOLDER = re.compile(r"(to.?do|tbd|tba|text|x+|lorem ipsum.*|saknas|missing)[\s.!…]*", re.IGNORECASE)
_LANGUAGES = {"sv": Text("svenska", "Swedish"), "en": Text("engelska", "English")}


def missing_citations(guidelines: GuidelineSet) -> Iterator[Found]:
    """Rules of a law that name no provision, and provisions without chapter or section."""
    for index, rule in enumerate(guidelines.source.rules):
        if guidelines.document.rank == "law" and not rule.law:
            message = Text(
                f'{rule.id}: regeln i en lag säger inte vilken paragraf; skriv law = ["KL 5:28"]',
                f'{rule.id}: the rule of a law does not say which section; write law = ["KL 5:28"]',
            )
            yield Found(guidelines, ("rules", index), "mistake", message)
        for number, provision in enumerate(rule.law):
            if not re.search(r"\d", _STATUTE_NUMBER.sub("", provision)):
                message = Text(
                    f'{rule.id}: {provision!r} saknar kapitel eller §; skriv som "KL 5:28"',
                    f'{rule.id}: {provision!r} has no chapter or section; write it like "KL 5:28"',
                )
                yield Found(guidelines, ("rules", index, "law", number), "mistake", message)


def missing_translations(guidelines: GuidelineSet) -> Iterator[Found]:
    """Texts that are blank or stand for a text to come, and English that is the Swedish once more."""
    for path, words in _texts(guidelines.source, ()):
        empty = [language for language in _LANGUAGES if is_placeholder(getattr(words, language))]
        for language in empty:
            name = _LANGUAGES[language]
            message = Text(
                f"{language}: texten på {name.sv} saknas; skriv den", f"{language}: the {name.en} text is missing"
            )
            yield Found(guidelines, (*path, language), "mistake", message)
        if not empty and words.sv.strip() == words.en.strip() and len(words.sv.split()) >= LONG:
            message = Text(
                "en är samma text som sv; skriv den på engelska", "en is the same text as sv; write it in English"
            )
            yield Found(guidelines, (*path, "en"), "remark", message)


def is_placeholder(text: str) -> bool:
    """Whether a text only stands for one that is to come: no letter or digit, or a word such as "text"."""
    return not re.search(r"\w", text) or _PLACEHOLDER.fullmatch(text.strip()) is not None


def _texts(value: object, path: Path) -> Iterator[tuple[Path, Words | Clause]]:
    if isinstance(value, Words | Clause):
        yield path, value
    if isinstance(value, BaseModel) and not isinstance(value, Condition):
        for name, field in type(value).model_fields.items():
            yield from _texts(getattr(value, name), (*path, field.alias or name))
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from _texts(item, (*path, index))
