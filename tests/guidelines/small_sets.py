"""Small sets written for one test each."""

from __future__ import annotations

from utblick.guidelines import GuidelineSet, load

HEAD = """[document]
id = "{id}"
title = "{title}"
kind = "guideline"
body = "{body}"
rank = "{rank}"
valid_from = "{valid_from}"

[[bodies]]
code = "KF"
name = {{ sv = "fullmäktige", en = "the council" }}

[[bodies]]
code = "KS"
name = {{ sv = "styrelsen", en = "the board" }}

[[clauses]]
id = "1"
place = "1"
kind = "gate"
sv = "Ett krav."
en = "A requirement."
"""
RULE = """
[[rules]]
id = "{id}"
triggers = ["project.start"]
clause = "1"
about = "start"
{when}
effect = {effect}
"""
LABEL = 'label = { sv = "Beslut", en = "Decision" }'
BY_KS = '{ kind = "decision", decision = "approval", body = "KS", ' + LABEL + " }"
BY_KF = '{ kind = "decision", decision = "approval", body = "KF", ' + LABEL + " }"
FORBID = '{ kind = "forbid", ' + LABEL + " }"
EXEMPT = '{ kind = "exempt", about = ["start"], ' + LABEL + " }"
PERMIT = '{ kind = "permit", ' + LABEL + " }"


def rule(effect: str, when: str = "", name: str = "regel") -> str:
    return RULE.format(id=name, effect=effect, when=f"when = {when}" if when else "")


def head(name: str = "liten", rank: str = "KS", valid_from: str = "2020-01-01") -> str:
    body = "KS" if rank == "committee" else rank
    return HEAD.format(id=name, title=f"Dokumentet {name}", body=body, rank=rank, valid_from=valid_from)


def small(*rules: str, name: str = "liten", rank: str = "KS", valid_from: str = "2020-01-01") -> GuidelineSet:
    return load(head(name, rank, valid_from) + "".join(rules), f"{name}.toml")
