"""The smallest text that is a whole guideline set, to write on."""

from __future__ import annotations

import re
import unicodedata

from utblick.governance.drafting.toml_values import toml_lines


def skeleton(title: str, body: str, body_name: str, rank: str, year: int) -> str:
    """One body, one clause and one rule. The clerk's own words replace those here."""
    clause = {
        "id": "1.1",
        "place": "1 Beslut",
        "kind": "gate",
        "sv": f"{body_name} godkänner ansökningar innan de lämnas in.",
        "en": f"{body_name} approves applications before they are submitted.",
    }
    label = {"sv": f"{body_name} godkänner", "en": f"{body_name} approves"}
    rule = {
        "id": "godkännande",
        "triggers": ["application.submit"],
        "clause": "1.1",
        "about": "approval",
        "effect": {"kind": "decision", "decision": "approval", "body": body, "label": label},
    }
    document = {
        "id": f"{_slug(title)}-{year}",
        "title": title,
        "kind": "guideline",
        "body": body,
        "rank": rank,
        "valid_from": str(year),
    }
    parts = (
        ("[document]", document),
        ("[[bodies]]", {"code": body, "name": {"sv": body_name, "en": body_name}}),
        ("[[clauses]]", clause),
        ("[[rules]]", rule),
    )
    return "\n".join(f"{header}\n{toml_lines(table)}" for header, table in parts)


def _slug(title: str) -> str:
    plain = unicodedata.normalize("NFKD", title.casefold()).encode("ascii", "ignore").decode()
    return "-".join(re.findall(r"[a-z0-9]+", plain))[:60].strip("-") or "riktlinjer"
