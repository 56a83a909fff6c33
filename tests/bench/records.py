"""Invented calls in the portal's shape, many and about 3 kB each, the same at every measuring."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import Any

from utblick.matching import CallText
from utblick.watch.sources.base import RawRecord
from watch.portal import topic

WORDS = re.findall(
    r"\w+",
    """
youth culture museum library school teacher pupil energy heat building climate water coast forest farm food
road harbour rail bicycle bus housing health care elderly disability sport music theatre language democracy election
vote citizen council region municipality town twinning village island border neighbour migration integration skill work
job employer training apprentice business tourism innovation research data digital network cloud safety crisis rescue
fire flood waste recycling circular nature species air noise plan land heritage archive memory remembrance equality
gender child family rights justice media news film book art craft design market trade tax budget audit law policy
stakeholder partner project pilot method tool guide exchange visit meeting workshop summer winter north south
""",
)
JOINING = re.findall(
    r"\w+",
    """
the of and to in for a on by with from is are be will should which that this their at as or an more than
within under between into not only also where when each other such these those may can must including through across
towards based well both over per up most some all any least
""",
)
SYLLABLES = ("ca", "tro", "mi", "len", "pha", "ros", "tic", "ver", "do", "nym", "sul", "fer", "ox", "gra", "bi", "te")
TERMS = ["".join(parts) for parts in product(SYLLABLES, repeat=3)]
"""Words of no municipality: most calls are about something else."""
SHARES = (0.04, 0.45, 0.51)
"""How much of a description is in WORDS, in JOINING and in TERMS."""
PROGRAMMES = ("43251589", "43251567", "43108390", "43152860", "43252405", "31059643", "44181033", "43298664")
DESCRIPTION_WORDS = 330


def portal_records(count: int, times: int = 1) -> Iterator[dict[str, Any]]:
    """``count`` topics, each with a deadline in 2027; their texts so many ``times`` as long."""
    chance = random.Random(2026)
    length, first_number = DESCRIPTION_WORDS * times, 10_000_000 * times
    for number in range(1, count + 1):
        words = sentence(length, chance).split()
        paragraphs = [" ".join(words[first : first + 55]) for first in range(0, length, 55)]
        yield topic(
            first_number + number,
            programme=PROGRAMMES[number % len(PROGRAMMES)],
            deadline=f"2027-{number % 12 + 1:02}-{number % 28 + 1:02}",
            identifier=[f"BENCH-2027-{number:06}"],
            title=[f"{chance.choice(WORDS)} {' '.join(chance.choices(TERMS, k=5))} {number}"],
            callIdentifier=[f"BENCH-2027-{number // 20}"],
            callTitle=[f"{' '.join(words[:4]).capitalize()}"],
            typesOfAction=["CERV Project Grants"],
            descriptionByte=["".join(f"<p>{text}.</p>" for text in paragraphs)],
        )


def sentence(length: int, chance: random.Random) -> str:
    """Some words of the same mixture."""
    return " ".join(chance.choice(kind) for kind in chance.choices((WORDS, JOINING, TERMS), SHARES, k=length))


def write_file(path: Path, count: int, times: int = 1) -> int:
    """Write the records as lines of JSON; returns the mean size in bytes."""
    with path.open("w", encoding="utf-8") as file:
        for record in portal_records(count, times):
            file.write(json.dumps(record, sort_keys=True) + "\n")
    return path.stat().st_size // count


def read_file(path: Path) -> Iterator[RawRecord]:
    """Raw records out of such a file, as a crawl gives them."""
    with path.open(encoding="utf-8") as file:
        for line in file:
            record = json.loads(line)
            body = json.dumps(record, sort_keys=True, separators=(",", ":")).encode("ascii")
            yield RawRecord(record["reference"], record["language"], body)


def call_texts(count: int) -> list[CallText]:
    """The same calls as the matcher reads them."""
    found = []
    for record in portal_records(count):
        held = record["metadata"]
        text = held["descriptionByte"][0].replace("<p>", "").replace("</p>", "\n")
        found.append(
            CallText(held["identifier"][0], held["title"][0], held["callTitle"][0], "CERV", "Project Grants", text)
        )
    return found
