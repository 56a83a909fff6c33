"""What CELLAR is asked, and how its answers fall short. Pure.

Texts in CELLAR are typed, so a plain text in a filter matches nothing: everything is compared with ``STR()``. So are
dates, since one that is no valid ``xsd:date`` would else be dropped without a word. Nothing is sorted: it times out.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from datetime import date, timedelta
from urllib.parse import urlencode

from utblick.watch.sources.stages import Request

ENDPOINT = "https://publications.europa.eu/webapi/rdf/sparql"
JSON = "application/sparql-results+json"
LIMIT = 1000
"""No more rows than this to one question; a day has far fewer."""

PROPOSALS = (
    "PROP_DIR", "PROP_REG", "PROP_DEC", "PROP_DEC_IMPL", "PROP_REG_IMPL", "PROP_DIR_IMPL", "PROP_RECO", "PROP_RES",
    "JOINT_PROP_REG", "JOINT_PROP_DIR", "AMEND_PROP", "AMEND_PROP_DIR", "AMEND_PROP_REG",
)  # fmt: skip
COMMUNICATIONS = ("COMMUNIC", "JOINT_COMMUNIC", "GREEN_PAPER", "WHITE_PAPER")
ACTS = ("REG", "REG_IMPL", "REG_DEL", "DIR", "DIR_IMPL", "DIR_DEL", "DEC", "DEC_IMPL", "DEC_DEL", "RECO")
KINDS = (PROPOSALS + COMMUNICATIONS, ACTS)

ENRICH_FOR = timedelta(days=10)
"""Swedish titles and EuroVoc come days later: so long after it was first seen a work that lacks them is asked for."""

_PREFIXES = """PREFIX cdm: <http://publications.europa.eu/ontology/cdm#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>"""
_AUTHORITY = "http://publications.europa.eu/resource/authority"
_SELECT = """SELECT ?work ?celex ?type ?date (SAMPLE(?sv) AS ?title_sv) (SAMPLE(?en) AS ?title_en)
 (GROUP_CONCAT(DISTINCT ?concept; separator="|") AS ?eurovoc)
 (GROUP_CONCAT(DISTINCT ?proposed; separator="|") AS ?adopts)"""
_TOLD = f"""FILTER NOT EXISTS {{ ?work cdm:do_not_index "true"^^xsd:boolean }}
  OPTIONAL {{ ?s cdm:expression_belongs_to_work ?work ; cdm:expression_title ?sv ;
    cdm:expression_uses_language <{_AUTHORITY}/language/SWE> }}
  OPTIONAL {{ ?e cdm:expression_belongs_to_work ?work ; cdm:expression_title ?en ;
    cdm:expression_uses_language <{_AUTHORITY}/language/ENG> }}
  OPTIONAL {{ ?work cdm:work_is_about_concept_eurovoc ?concept }}
  OPTIONAL {{ ?work cdm:resource_legal_adopts_resource_legal ?proposal .
    ?proposal cdm:resource_legal_id_celex ?proposed }}"""
_GROUPED = f"GROUP BY ?work ?celex ?type ?date LIMIT {LIMIT}"
_CELEX = re.compile(r"[0-9A-Z]{6,14}(?:\(\d\d\))?(?:R\(\d\d\))?")


def by_day(kinds: Sequence[str], day: date) -> Request:
    """All works of these kinds dated ``day``."""
    types = " ".join(f"<{_AUTHORITY}/resource-type/{kind}>" for kind in kinds)
    return _request(
        f"""VALUES ?type {{ {types} }}
  ?work cdm:work_has_resource-type ?type ; cdm:resource_legal_id_celex ?celex ; cdm:work_date_document ?date .
  FILTER(STR(?date) >= "{day.isoformat()}" && STR(?date) < "{(day + timedelta(days=1)).isoformat()}")"""
    )


def by_celex(numbers: Collection[str]) -> Request:
    """The works with these CELEX numbers; what is no CELEX number is left out."""
    values = " ".join(f'"{number}"^^xsd:string' for number in sorted(set(numbers)) if _CELEX.fullmatch(number))
    return _request(
        f"""VALUES ?celex {{ {values} }}
  ?work cdm:resource_legal_id_celex ?celex .
  OPTIONAL {{ ?work cdm:work_has_resource-type ?type }} OPTIONAL {{ ?work cdm:work_date_document ?date }}"""
    )


def due_for_enrichment(incomplete: Collection[str], first_seen: date, last_asked: date, today: date) -> bool:
    """Whether a work that still lacks something should be asked for again today: once a day, for ten days."""
    return bool(incomplete) and last_asked < today <= first_seen + ENRICH_FOR


def _request(chosen: str) -> Request:
    query = f"{_PREFIXES}\n{_SELECT} WHERE {{\n  {chosen}\n  {_TOLD}\n}} {_GROUPED}"
    return Request(f"{ENDPOINT}?{urlencode({'query': query, 'format': JSON})}", JSON)
