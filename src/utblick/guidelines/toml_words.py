"""What the TOML reader complains of, in words a clerk can act on."""

from __future__ import annotations

import re

from utblick.values import Text

_STARTS: dict[str, Text] = {
    "Invalid date or datetime": Text("dagen finns inte; väntade ÅÅÅÅ-MM-DD", "no such day; expected YYYY-MM-DD"),
    "Invalid value": Text(
        'värdet kan inte läsas; väntade en text mellan raka citattecken ("…"), ett tal, true, false, en dag, en lista'
        " [ ] eller en tabell { }",
        'the value cannot be read; expected a text between straight quotes ("…"), a number, true, false, a day, a list'
        " [ ] or a table { }",
    ),
    "Illegal character '\\n'": Text(
        "texten slutar inte på sin rad; väntade ett citattecken till", "the text does not end on its line; add a quote"
    ),
    "Unterminated string": Text(
        "texten slutar aldrig; väntade ett citattecken till", "the text never ends; add a quote"
    ),
    "Expected '=' after a key": Text("väntade = mellan nyckeln och värdet", "expected = between the key and the value"),
    "Cannot overwrite a value": Text("samma nyckel står två gånger; ta bort den ena", "the same key stands twice"),
    "Duplicate inline table key": Text("samma nyckel står två gånger; ta bort den ena", "the same key stands twice"),
    "Cannot declare": Text(
        "tabellen står två gånger; flera av samma slag skrivs med dubbla hakar, [[…]]",
        "the table stands twice; several of the same sort are written with double brackets, [[…]]",
    ),
    "Cannot mutate immutable namespace": Text(
        "tabellen är redan skriven på en annan rad", "the table is already written on another line"
    ),
    "Cannot redefine namespace": Text(
        "tabellen är redan skriven på en annan rad", "the table is already written on another line"
    ),
    "Expected newline or end of document": Text(
        "väntade ny rad efter värdet; står en text med citattecken inuti?",
        "expected a new line after the value; is there a quote inside a text?",
    ),
    "Expected ']' at the end of a table": Text("väntade ] efter tabellens namn", "expected ] after the table's name"),
    "Expected ']]' at the end of an array": Text(
        "väntade ]] efter tabellens namn", "expected ]] after the table's name"
    ),
    "Invalid initial character for a key": Text(
        "väntade en nyckel; bara a–z, siffror, _ och - får stå utan citattecken",
        "expected a key; only a–z, digits, _ and - may stand without quotes",
    ),
    "Invalid statement": Text(
        "väntade nyckel = värde, [tabell] eller en kommentar efter #",
        "expected key = value, [table] or a comment after #",
    ),
    "Unclosed array": Text("listan slutar aldrig; väntade , eller ]", "the list never ends; expected , or ]"),
    "Unclosed inline table": Text(
        "tabellen slutar aldrig; väntade , eller }, allt på samma rad",
        "the table never ends; expected , or }, all on the same line",
    ),
    "Unescaped '\\'": Text("skriv \\\\ för ett bakstreck i en text", "write \\\\ for a backslash in a text"),
    "Exceeds the limit": Text("talet har för många siffror", "the number has too many digits"),
}
_LONG_NUMBER = re.compile(r"\d{4000}")


def toml_reason(reason: str) -> Text:
    """The reader's reason in Swedish and English; its own words when they are not known here."""
    return next((text for start, text in _STARTS.items() if reason.startswith(start)), Text(reason, reason))


def line_of_long_number(text: str) -> int:
    """The line of the number too long to read, of which the reader does not tell the place."""
    found = _LONG_NUMBER.search(text)
    return text.count("\n", 0, found.start()) + 1 if found else 1
