"""The facts a condition may speak of, and the questions that find them out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from utblick.values import Text

FactKind = Literal["yes_no", "choice", "number", "money", "date", "body", "bodies", "text"]


@dataclass(frozen=True, slots=True)
class Fact:
    """A named thing that may be known about a matter. `event` facts state when it happened; they are never asked."""

    name: str
    kind: FactKind
    question: Text
    choices: Mapping[str, Text] = field(default_factory=dict)
    event: bool = False


def _facts(*facts: Fact) -> dict[str, Fact]:
    return {fact.name: fact for fact in facts}


_ROLES = {
    "coordinator": Text("samordnare", "coordinator"),
    "partner": Text("partner", "partner"),
    "associated": Text("associerad part", "associated partner"),
}
_ACTORS = {"committee": Text("en nämnd", "a committee"), "company": Text("ett kommunalt bolag", "a municipal company")}
_AGREEMENTS = {
    "twinning": Text("vänortsavtal", "twin-town agreement"),
    "cooperation": Text("samarbetsavtal", "cooperation agreement"),
    "loi": Text("avsiktsförklaring", "letter of intent"),
    "grant": Text("bidragsavtal", "grant agreement"),
    "consortium": Text("konsortieavtal", "consortium agreement"),
    "partnership": Text("partnerskapsavtal", "partnership agreement"),
    "other": Text("annat avtal", "other agreement"),
}
_SCOPES = {
    "whole_municipality": Text("hela kommunen", "the whole municipality"),
    "own_field": Text("en nämnds område", "one committee's field"),
    "unclear": Text("oklart", "unclear"),
}
_DIRECTIONS = {"incoming": Text("besök hit", "a visit here"), "outgoing": Text("besök dit", "a visit there")}

FACTS: Mapping[str, Fact] = _facts(
    Fact("reference", "text", Text("Vilken referens har saken?", "What is the matter's reference?")),
    Fact("body", "body", Text("Vilken nämnd äger saken?", "Which committee owns the matter?")),
    Fact("bodies", "bodies", Text("Vilka nämnder berörs?", "Which committees are concerned?")),
    Fact("actor_kind", "choice", Text("Är det en nämnd eller ett bolag?", "Is it a committee or a company?"), _ACTORS),
    Fact("role", "choice", Text("Vilken roll har kommunen?", "What is the municipality's role?"), _ROLES),
    Fact("funder", "text", Text("Vem finansierar?", "Who is the funder?")),
    Fact("programme", "text", Text("Vilket program söks?", "Which programme is applied for?")),
    Fact("call", "text", Text("Vilken utlysning gäller det?", "Which call is it?")),
    Fact(
        "is_feasibility_study",
        "yes_no",
        Text(
            "Gäller det en förstudie inför ett kommande projekt?",
            "Is it a feasibility study ahead of a coming project?",
        ),
    ),
    Fact(
        "after_feasibility_study",
        "yes_no",
        Text(
            "Kommer projektet ur en förstudie utan godkänd ansökan?",
            "Does the project come from a feasibility study without an approved application?",
        ),
    ),
    Fact("own_cost", "money", Text("Vad kostar det kommunen själv?", "What is the municipality's own cost?")),
    Fact("own_time", "number", Text("Hur många timmar egen tid?", "How many hours of own time?")),
    Fact("grant", "money", Text("Hur stort bidrag söks?", "How large a grant is applied for?")),
    Fact("total_cost", "money", Text("Vad är den totala kostnaden?", "What is the total cost?")),
    Fact("yearly_fee", "money", Text("Vad är årsavgiften?", "What is the yearly fee?")),
    Fact("budget_years", "number", Text("Hur många budgetår berörs?", "How many budget years are touched?")),
    Fact(
        "cost_within_frame",
        "yes_no",
        Text("Ryms kostnaden inom nämndens ram?", "Does the cost fit within the committee's frame?"),
    ),
    Fact(
        "principal_matter",
        "yes_no",
        Text(
            "Är saken principiell, av större vikt, eller rör den mål, inriktning, omfattning eller kvalitet?",
            "Is the matter one of principle, of greater importance, or about goals, direction, scope or quality?",
        ),
    ),
    Fact("urgent", "yes_no", Text("Kan nästa sammanträde inte inväntas?", "Can the next meeting not be awaited?")),
    Fact(
        "own_cost_changed",
        "yes_no",
        Text("Har den egna kostnaden ändrats efter godkännandet?", "Has the own cost changed since the approval?"),
    ),
    Fact(
        "role_changed",
        "yes_no",
        Text(
            "Har kommunens roll ändrats efter godkännandet?", "Has the municipality's role changed since the approval?"
        ),
    ),
    Fact("changed_on", "date", Text("När ändrades ansökan?", "When was the application changed?")),
    Fact(
        "rejected_on", "date", Text("När fick den förra ansökan avslag?", "When was the earlier application rejected?")
    ),
    Fact("agreement_type", "choice", Text("Vilken sorts avtal är det?", "What type of agreement is it?"), _AGREEMENTS),
    Fact(
        "signatory_named",
        "yes_no",
        Text("Säger beslutet om ansökan vem som undertecknar?", "Does the decision to apply name who signs?"),
    ),
    Fact(
        "membership_scope",
        "choice",
        Text("Omfattar medlemskapet hela kommunen?", "Does the membership cover the whole municipality?"),
        _SCOPES,
    ),
    Fact(
        "visit_in_own_field",
        "yes_no",
        Text("Rör besöket direkt värdens eget område?", "Does the visit directly concern the host's own field?"),
    ),
    Fact("visit_direction", "choice", Text("Gick besöket hit eller dit?", "Was the visit here or there?"), _DIRECTIONS),
    Fact("is_twin_town", "yes_no", Text("Är parten en vänort?", "Is the other party a twin town?")),
    Fact("children_and_youth", "yes_no", Text("Deltar barn eller unga?", "Do children or young people take part?")),
    Fact("country", "text", Text("Vilket land?", "Which country?")),
    Fact("subject_area", "text", Text("Vilket ämnesområde?", "Which subject area?")),
    Fact("submitted_on", "date", Text("När lämnades ansökan in?", "When was the application submitted?"), event=True),
    Fact(
        "committed_on", "date", Text("När band sig kommunen?", "When did the municipality commit itself?"), event=True
    ),
    Fact(
        "signed_on",
        "date",
        Text("När undertecknades eller sades avtalet upp?", "When was the agreement signed or terminated?"),
        event=True,
    ),
    Fact("visit_start", "date", Text("När börjar besöket?", "When does the visit begin?"), event=True),
    Fact("visit_end", "date", Text("När slutade besöket?", "When did the visit end?"), event=True),
    Fact("happened_on", "date", Text("När hände det?", "When did it happen?"), event=True),
)
