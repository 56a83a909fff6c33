"""What is expected where the shape of a set is wrong, in words and with an example."""

from __future__ import annotations

from utblick.values import Text

_DATE = Text("en dag ÅÅÅÅ-MM-DD utan citattecken", "a day YYYY-MM-DD without quotes")
_TABLE = Text("en tabell", "a table")
AMOUNT = Text(
    'ett belopp med valuta: { amount = 100000, currency = "SEK" }',
    'an amount with its currency: { amount = 100000, currency = "SEK" }',
)

BY_TYPE: dict[str, Text] = {
    "string_type": Text("en text", "a text"),
    "one_line": Text("en rad text", "one line of text"),
    "unknown_body": Text("organets kod", "the code of a body"),
    "string_too_short": Text("en text som inte är tom", "a text that is not empty"),
    "string_too_long": Text("högst {max_length} tecken", "at most {max_length} characters"),
    "int_type": Text("ett heltal", "a whole number"),
    "int_from_float": Text("ett heltal", "a whole number"),
    "is_instance_of": Text("ett tal med decimaler", "a number with decimals"),
    "decimal_type": Text("ett tal med decimaler", "a number with decimals"),
    "finite_number": Text("ett vanligt tal", "an ordinary number"),
    "greater_than": Text("mer än {gt}", "more than {gt}"),
    "greater_than_equal": Text("minst {ge}", "at least {ge}"),
    "less_than": Text("mindre än {lt}", "less than {lt}"),
    "less_than_equal": Text("högst {le}", "at most {le}"),
    "bool_type": Text("true eller false", "true or false"),
    "list_type": Text("en lista", "a list"),
    "dict_type": _TABLE,
    "model_type": _TABLE,
    "model_attributes_type": _TABLE,
    "too_short": Text("minst {min_length} i listan", "at least {min_length} in the list"),
    "too_long": Text("högst {max_length} i listan", "at most {max_length} in the list"),
    "date_type": _DATE,
    "date_from_datetime_inexact": _DATE,
    "partial_date": Text(
        "ett datum som finns: ÅÅÅÅ, ÅÅÅÅ-MM eller ÅÅÅÅ-MM-DD", "a date that exists: YYYY, YYYY-MM or YYYY-MM-DD"
    ),
    "decimals": Text("högst två decimaler", "at most two decimals"),
    "condition_shape": Text(
        "ett av all, any, not, fact eller parameter", "exactly one of all, any, not, fact or parameter"
    ),
    "condition_comparison": Text(
        "en jämförelse (eq, in, has, lt, lte, gt, gte, within eller known) vid fact eller parameter, annars ingen",
        "one comparison (eq, in, has, lt, lte, gt, gte, within or known) with fact or parameter, otherwise none",
    ),
    "deciders": Text("ett av body, any_of, all_of eller chain", "exactly one of body, any_of, all_of or chain"),
    "chain_decision": Text(
        "decision vid body, any_of och all_of, men i varje led av chain",
        "decision with body, any_of and all_of, but inside each link of chain",
    ),
    "deadline_shape": Text("antingen yearly, eller days och months", "either yearly, or days and months"),
    "every_shape": Text("years eller months", "years or months"),
    "union_tag_not_found": Text("nyckeln kind", "the key kind"),
}

BY_TABLE: dict[str, Text] = {
    "Amount": AMOUNT,
    "Words": Text('en text på två språk: { sv = "…", en = "…" }', 'a text in two languages: { sv = "…", en = "…" }'),
    "Condition": Text('ett villkor: { fact = "urgent", eq = true }', 'a condition: { fact = "urgent", eq = true }'),
    "Deadline": Text(
        'en frist: { anchor = "start", days = 30, direction = "before" } eller { yearly = "11-01" }',
        'a deadline: { anchor = "start", days = 30, direction = "before" } or { yearly = "11-01" }',
    ),
    "Window": Text('{ from = "09-01", to = "11-01" }', '{ from = "09-01", to = "11-01" }'),
    "Every": Text("{ years = 1 } eller { months = 6 }", "{ years = 1 } or { months = 6 }"),
    "Link": Text('{ body = "KS", decision = "opinion" }', '{ body = "KS", decision = "opinion" }'),
    "Share": Text(
        '{ name = "resa", label = { … }, payer = "visitor" }', '{ name = "travel", label = { … }, payer = "visitor" }'
    ),
    "ContentItem": Text(
        '{ name = "budget", clause = "3.1", label = { … } }', '{ name = "budget", clause = "3.1", label = { … } }'
    ),
}

BY_PATTERN: dict[str, Text] = {
    "^[A-Z]{3}$": Text('en valuta med tre stora bokstäver, som "SEK"', 'a currency of three capitals, such as "SEK"'),
    "^(0[1-9]|1[0-2])-": Text('en dag på året, MM-DD, som "09-01"', 'a day of the year, MM-DD, such as "09-01"'),
    "^[A-Za-z0-9": Text(
        "ett namn av bokstäver, siffror, punkt, kolon, _ och -, utan blanksteg",
        "a name of letters, digits, full stops, colons, _ and -, without spaces",
    ),
}

EXAMPLE: dict[str, str] = {
    "document": "[document]",
    "bodies": "[[bodies]]",
    "clauses": "[[clauses]]",
    "rules": "[[rules]]",
    "currency": 'currency = "SEK"',
    "label": 'label = { sv = "…", en = "…" }',
    "name": 'name = { sv = "…", en = "…" }',
    "question": 'question = { sv = "…", en = "…" }',
    "triggers": 'triggers = ["application.submit"]',
    "effect": 'effect = { kind = "decision", … }',
    "valid_from": 'valid_from = "2026-01-01"',
    "about": 'about = ["approval"]',
    "amount": 'amount = { amount = 100000, currency = "SEK" }',
}
