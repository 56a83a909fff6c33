"""Short ways to lint small sets and to write their conditions."""

from __future__ import annotations

from guidelines.small_sets import head
from guidelines.word_for_word import assert_said_in_english
from utblick.guidelines import GuidelineSet, Remark, lint

FIRST = head().count("\n") + 2
SILENT = "ingen regel svarar på"
SEK = 'currency = "SEK" }'


def found(*sets: GuidelineSet) -> list[Remark]:
    """What lint says, but for triggers without a rule and bodies that a small set does not need."""
    remarks = lint(sets)
    assert_said_in_english("remarks", (one.message for one in remarks))
    return [
        one for one in remarks if SILENT not in one.message.sv and "ingen regel nämner organet" not in one.message.sv
    ]


def one_line(text: str, part: str) -> int:
    """The number of the only line that holds `part`."""
    (line,) = [number for number, content in enumerate(text.splitlines(), 1) if part in content]
    return line


def all_of(*parts: str) -> str:
    return "{ all = [" + ", ".join(parts) + "] }"


def fact(name: str, comparison: str) -> str:
    return f'{{ fact = "{name}", {comparison} }}'


PARAMETERS = """
[[parameters]]
id = "way"
clause = "1"
question = { sv = "Hur?", en = "How?" }
default = "a"
options = [{ value = "a", label = { sv = "a", en = "a" } }, { value = "b", label = { sv = "b", en = "b" } }]

[[parameters]]
id = "limit"
clause = "1"
question = { sv = "Gräns?", en = "Limit?" }
"""
INDEX = """
[[indexes]]
id = "pbb"
label = { sv = "prisbasbelopp", en = "price base amount" }
values = [{ from = 2026-01-01, value = { amount = 59200, currency = "SEK" } }]

[[lists]]
id = "countries"
label = { sv = "länder", en = "countries" }
values = [{ from = 2026-01-01, names = ["Kenya"] }]
"""
ON_LIST = fact("country", 'in = { list = "countries" }')
UNDER_LIMIT = fact("own_cost", 'lt = { parameter = "limit" }')
OVER_LIMIT = fact("own_cost", 'gt = { parameter = "limit" }')
WAY_A, WAY_B = '{ parameter = "way", eq = "a" }', '{ parameter = "way", eq = "b" }'
NEVER = all_of(fact("urgent", "eq = true"), fact("urgent", "eq = false"))
