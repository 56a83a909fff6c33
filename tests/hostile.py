"""The shared table of hostile values, run through every form, import, field and feed."""

HOSTILE = {
    "nul": "a\x00b",
    "lone surrogate": "a\ud800b",
    "right to left": "\u202egnirts",
    "ten thousand": "x" * 10_000,
    "year 0001": "0001-01-01",
    "year 9999": "9999-12-31",
    "cp1252": b"\xc5\xe4\xf6 \x96".decode("cp1252"),
    "byte order mark": "\ufeffKFN",
    "formula": '=HYPERLINK("http://exempel.example")',
    "markup": "<script>alert(1)</script>'\"&",
    "sql": "'; DROP TABLE organisation_body; --",
    "template": "{{ settings.SECRET_KEY }}{% load ui %}",
    "only spaces": " \t\u00a0\u3000",
    "combining": "e" + "\u0301" * 500,
    "other script": "Білогородка 日本",
    "negative": "-1",
    "huge number": "9" * 400,
    "arabic digits": "٢٠٢٦-٠١-٢٠",
}

JUDGED_BY_THE_DATABASE = ("nul", "lone surrogate", "ten thousand", "year 0001", "year 9999", "negative", "huge number")
"""Those that one database may take and another refuse; what the rest may do is done before they reach it."""


def encoded(value: str) -> str:
    """The value as a browser can send it: a lone surrogate becomes its replacement character."""
    return value.encode("utf-8", "replace").decode("utf-8")
