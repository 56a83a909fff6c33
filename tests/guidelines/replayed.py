"""An older and a proposed set, and matters judged by both."""

from __future__ import annotations

import random
from datetime import date, timedelta
from typing import Any

from utblick.guidelines import Coverage, Decision, GuidelineSet, load
from utblick.guidelines.matters import Matter
from utblick.values import Money

COMMITTEE = """
[[rules]]
id = "committee"
triggers = ["application.submit"]
clause = "CLAUSE"
about = "apply"
[rules.effect]
kind = "decision"
decision = "apply"
body = "own"
label = { sv = "Nämnden beslutar", en = "The committee decides" }
"""
NETWORK = """
[[rules]]
id = "network"
triggers = ["membership.join"]
clause = "CLAUSE"
[rules.effect]
kind = "decision"
decision = "join"
body = "KS"
label = { sv = "Beslut om medlemskap", en = "Decision on membership" }
"""


def both(clause: str) -> str:
    """The rules that stand in both sets, under a clause of each."""
    return (COMMITTEE + NETWORK).replace("CLAUSE", clause)


OLD_TEXT = """
[document]
id = "aldre"
title = "Äldre riktlinjer"
kind = "guideline"
body = "KS"
rank = "KS"
date = "2020-01-14"
valid_from = "2020-01-01"
authority_basis = "Reglementet § 3"

[[bodies]]
code = "KS"
name = { sv = "kommunstyrelsen", en = "the executive board" }

[[clauses]]
id = "1"
place = "1"
kind = "gate"
sv = "Nämnden beslutar och styrelsen godkänner."
en = "The committee decides and the board approves."

[[rules]]
id = "approval"
triggers = ["application.submit"]
clause = "1"
about = "approval"
[rules.effect]
kind = "decision"
decision = "approval"
body = "KS"
label = { sv = "Godkännande", en = "Approval" }
""" + both("1")
NEW_TEXT = """
[document]
id = "forslag"
title = "Förslag till riktlinjer"
kind = "guideline"
body = "KF"
rank = "KF"
valid_from = "2027-01-01"
authority_basis = "Reglementet § 3"

[[document.replaces]]
title = "Äldre riktlinjer"
id = "aldre"

[[bodies]]
code = "KF"
name = { sv = "fullmäktige", en = "the council" }

[[bodies]]
code = "KS"
name = { sv = "kommunstyrelsen", en = "the executive board" }

[[clauses]]
id = "2"
place = "2"
kind = "gate"
sv = "Fullmäktige godkänner dyra ansökningar."
en = "The council approves costly applications."

[[rules]]
id = "council"
triggers = ["application.submit"]
clause = "2"
about = "approval"
when = { fact = "own_cost", gt = { amount = 500000, currency = "SEK" } }
[rules.effect]
kind = "decision"
decision = "approval"
body = "KF"
label = { sv = "Fullmäktige godkänner", en = "The council approves" }

[[rules]]
id = "report"
triggers = ["application.submit"]
clause = "2"
[rules.effect]
kind = "report"
to = ["KS"]
deadline = { days = 30, direction = "after" }
label = { sv = "Anmäl till styrelsen", en = "Report to the board" }
""" + both("2")


def old_set() -> GuidelineSet:
    return load(OLD_TEXT, "aldre.toml")


def proposal() -> GuidelineSet:
    return load(NEW_TEXT, "forslag.toml")


def application(
    number: int = 1, *, cost: int = 40_000, on: date = date(2026, 6, 1), decided: bool = True, **more: Any
) -> Matter:
    """An application of KFN: with both decisions when ``decided``, each named by its reference."""
    reference = f"A-{number}"
    covers = Coverage(reference=reference)
    decisions = (
        Decision("apply", "KFN", on - timedelta(days=20), covers=covers),
        Decision("approval", "KS", on - timedelta(days=10), covers=covers),
    )
    facts = {"reference": reference, "body": "KFN", "own_cost": Money.of(cost), "principal_matter": False}
    return Matter(reference, f"Ansökan {number}", "application.submit", on, facts, decisions if decided else (), **more)


def membership(number: int = 1, on: date = date(2026, 6, 1)) -> Matter:
    return Matter(f"M-{number}", f"Nätverk {number}", "membership.join", on, {"reference": f"M-{number}"})


def many(count: int, *, seed: int = 2026) -> list[Matter]:
    """Matters of ten years, no two alike: cost, day, body, decisions and whether they are open vary."""
    chance = random.Random(seed)
    found = []
    for number in range(count):
        on = date(2020, 1, 1) + timedelta(days=chance.randrange(2_400))
        reference = f"A-{number}"
        covers = Coverage(reference=reference)
        taken = (
            Decision("apply", "KFN", on - timedelta(days=chance.randrange(60)), covers=covers),
            Decision("approval", "KS", on - timedelta(days=chance.randrange(60)), covers=covers),
        )
        facts = {
            "reference": reference,
            "body": chance.choice(["KFN", "BUN", "SN"]),
            "actor_kind": "committee",
            "role": chance.choice(["coordinator", "partner"]),
            "own_cost": Money.of(chance.randrange(1_000_000)),
            "is_feasibility_study": chance.random() < 0.2,
        }
        trigger = chance.choice(["application.submit", "application.commit"])
        open_one = chance.random() < 0.1
        deadline = on + timedelta(days=60) if open_one else on
        found.append(
            Matter(reference, f"Ansökan {number}", trigger, on, facts, taken[: chance.randrange(3)], open_one, deadline)
        )
    return found
