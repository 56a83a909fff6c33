"""Whether an organisation in a bank is ours, how sure that is, and what says so. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from utblick.projects.project_banks.naming import MUNICIPALITIES, municipality_named
from utblick.values.words import searchable

Certainty = Literal["certain", "likely", "ask"]
Reason = Literal["pic", "number", "name", "unit_and_name", "company", "unit", "other_number", "alike", "title"]
"""What says that it is ours: its PIC, its organisation number, its name, a unit and our name, one of our companies, a
unit's name alone, our name with another number, a name that is like ours, or the project's title alone."""

_DIGITS = re.compile(r"\D")
_AFTER = re.compile(r"\s+(kommun|stad)\b.*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Own:
    """What is known of the own municipality. ``units``: body by name of an administration or a committee;
    ``companies``: body by name of a company; both names as `searchable` writes them."""

    municipality: str
    names: tuple[str, ...] = ()
    number: str = ""
    pic: str = ""
    units: tuple[tuple[str, str], ...] = ()
    companies: tuple[tuple[str, str], ...] = ()

    @property
    def place(self) -> str:
        """The municipality without "kommun", in the nominative where that is known."""
        name = _AFTER.sub("", self.municipality).strip()
        return name[:-1] if name not in MUNICIPALITIES and name.removesuffix("s") in MUNICIPALITIES else name


@dataclass(frozen=True, slots=True)
class Ours:
    """Why an organisation is taken for ours. ``body``: the code of the body it points to, "" for none."""

    certainty: Certainty
    reason: Reason
    body: str = ""


def number_of(written: str) -> str:
    """The ten digits of a Swedish organisation number in any of its forms: with a dash, with 16 before it, as a VAT
    number with SE and 01; "" for what is none."""
    text = written.strip().removesuffix(".0")
    digits = _DIGITS.sub("", text)
    if len(digits) == 12:
        if digits.startswith("16"):
            digits = digits[2:]
        elif "SE" in text.upper() and digits.endswith("01"):
            digits = digits[:-2]
    return digits if len(digits) == 10 else ""


def pic_of(written: str) -> str:
    """The nine digits of a PIC; "" for what is none."""
    digits = _DIGITS.sub("", written.strip().removesuffix(".0"))
    return digits if len(digits) == 9 and digits.strip("9") else ""


def is_ours(own: Own, name: str, *, number: str = "", pic: str = "", country: str = "") -> Ours | None:
    """Whether an organisation is the own municipality; None when it is not. ``country``: "SE", "Sweden" or ""."""
    told = pic_of(pic)
    if own.pic and told == own.pic:
        return Ours("certain", "pic", _unit_of(own, name))
    has_number = number_of(number)
    if has_number and has_number == number_of(own.number):
        return Ours("certain", "number", _unit_of(own, name))
    if not is_swedish(country):
        return None
    found = _by_name(own, name)
    if found is None or found.reason == "company":
        return found
    differs = (has_number and number_of(own.number)) or (told and own.pic)
    return Ours("ask", "other_number", found.body) if differs else found


def in_title(own: Own, title: str) -> Ours | None:
    """Whether the title of a project, whose owner has no number and is none that we know, names the municipality."""
    named = municipality_named(title, () if own.place in MUNICIPALITIES else (own.place,))
    return Ours("ask", "title") if named and named.place == own.place and named.form != "place" else None


def is_swedish(country: str) -> bool:
    """Whether a country, by its name or code, is Sweden or not told."""
    return country.strip().upper() in ("", "SE", "SWEDEN", "SVERIGE")


def _by_name(own: Own, name: str) -> Ours | None:
    written, unit = searchable(name[:500]), _unit_of(own, name)
    if not written:
        return None
    if body := _company(own, written):
        return Ours("likely", "company", body)
    if any(written == searchable(one) for one in (own.municipality, *own.names)):
        return Ours("likely", "name")
    place = own.place
    named = municipality_named(name, () if place in MUNICIPALITIES else (place,))
    if named is None:
        return Ours("ask", "unit", unit) if written in dict(own.units) else None
    if named.place != place:
        return Ours("ask", "alike", unit) if _mistaken(named.place, place) else None
    if named.form == "whole":
        return Ours("likely", "name")
    if named.form == "part":
        return Ours("likely", "unit_and_name", unit)
    return Ours("ask", "alike", unit)


def _company(own: Own, written: str) -> str:
    """The body of the company that a name means; a board may be called "Styrelsen för …"."""
    whole = len(written.split()) > 1
    held = (body for name, body in own.companies if written == name or (whole and f" {written} " in f" {name} "))
    return next(held, "")


def _unit_of(own: Own, name: str) -> str:
    """The body whose unit the name holds; the longest name wins."""
    written = f" {searchable(name[:500])} "
    held = [(len(unit), body) for unit, body in own.units if f" {unit} " in written]
    return max(held)[1] if held else ""


def _mistaken(one: str, other: str) -> bool:
    without = str.maketrans("åäöÅÄÖ", "aaoAAO")
    return one.translate(without) == other.translate(without)
