"""The facts a condition may speak of, and the questions that find them out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from utblick.values import Text

FactKind = Literal["yes_no", "choice", "number", "money", "date", "body", "bodies", "text", "names"]


@dataclass(frozen=True, slots=True)
class Fact:
    """A named thing that may be known about a matter.

    `event` facts tell what has happened (when, with which papers): left out they mean "not yet", and are never asked.
    """

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
_ACTORS = {
    "committee": Text("en nämnd", "a committee"),
    "company": Text("ett kommunalt bolag", "a municipal company"),
    "working_committee": Text("ett utskott", "a working committee"),
    "unit": Text("en enhet eller skola", "a unit or school"),
}
_AGREEMENTS = {
    "twinning": Text("vänortsavtal", "twin-town agreement"),
    "cooperation": Text("samarbetsavtal", "cooperation agreement"),
    "partner_city": Text("partnerstadsavtal", "partner city agreement"),
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

_REACH = {
    "one_committee": Text("en nämnd", "one committee"),
    "several_committees": Text("flera nämnder", "several committees"),
    "whole_municipality": Text("hela kommunen", "the whole municipality"),
}
_APPLICANTS = {
    "administration": Text("en förvaltning", "an administration"),
    "school": Text("en skola", "a school"),
    "association": Text("en förening", "an association"),
    "company": Text("ett företag", "a company"),
    "individual": Text("en enskild person", "an individual"),
}
_DESTINATIONS = {
    "twin_town": Text("en vänort", "a twin town"),
    "partner_city": Text("en partnerstad", "a partner city"),
    "long_term": Text("ett annat långvarigt samarbete", "another long-term cooperation"),
    "other": Text("något annat", "something else"),
}
_POSITIONS = {
    "remiss": Text("en remiss", "a Swedish referral"),
    "consultation": Text("ett samråd i EU", "an EU consultation"),
    "own": Text("ett eget ställningstagande", "a position of one's own"),
}
_AID = {
    "equipment": Text("utrustning", "equipment"),
    "surplus_equipment": Text("överbliven utrustning", "surplus equipment"),
    "advice": Text("rådgivning", "advice"),
    "training": Text("utbildning", "training"),
    "money": Text("pengar", "money"),
}
_LEVELS = {"political": Text("förtroendevalda", "elected members"), "officials": Text("tjänstepersoner", "officials")}

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
    Fact(
        "principal_judged_by",
        "text",
        Text("Vem har bedömt om saken är principiell?", "Who judged whether the matter is one of principle?"),
    ),
    Fact("scope", "choice", Text("Hur mycket av kommunen berörs?", "How much of the municipality?"), _REACH),
    Fact("resources_added", "yes_no", Text("Tillförs pengar eller personal?", "Are money or staff added?")),
    Fact(
        "other_internal_applicant",
        "yes_no",
        Text("Söker någon annan i kommunen i samma utlysning?", "Does anyone else here apply to the same call?"),
    ),
    Fact(
        "previous_decision_valid",
        "yes_no",
        Text("Gäller ett tidigare beslut fortfarande?", "Is an earlier decision still valid?"),
    ),
    Fact(
        "follows_foreign_policy",
        "yes_no",
        Text("Följer det regeringens utrikespolitik?", "In line with foreign policy?"),
    ),
    Fact("duration_months", "number", Text("Hur många månader varar det?", "How many months does it last?")),
    Fact("time_limited", "yes_no", Text("Har avtalet ett slutdatum?", "Does the agreement have an end date?")),
    Fact("ends_on", "date", Text("När slutar det att gälla?", "When does it end?")),
    Fact("starts_on", "date", Text("När börjar det?", "When does it begin?")),
    Fact("applied_on", "date", Text("När kom bidragsansökan in?", "When was the grant application received?")),
    Fact("last_met_on", "date", Text("När möttes parterna senast?", "When did the parties last meet?")),
    Fact("meeting_level", "choice", Text("Vilka möts?", "Who meets?"), _LEVELS),
    Fact("applicant_kind", "choice", Text("Vem söker bidraget?", "Who applies for the grant?"), _APPLICANTS),
    Fact(
        "applicant_in_municipality",
        "yes_no",
        Text("Hör den som söker hemma i kommunen?", "Is the applicant based in the municipality?"),
    ),
    Fact(
        "recipient", "text", Text("Vilken beteckning har den som får bidraget?", "What is the recipient's reference?")
    ),
    Fact("pot", "text", Text("Ur vilken pott tas pengarna?", "From which pot is the money taken?")),
    Fact(
        "amount_applied", "money", Text("Hur stort bidrag söks av kommunen?", "How much is asked of the municipality?")
    ),
    Fact("participants", "number", Text("Hur många deltar?", "How many take part?")),
    Fact("days_away", "number", Text("Hur många dagar varar resan?", "How many days is the journey?")),
    Fact("destination", "choice", Text("Vart går resan?", "Where does the journey go?"), _DESTINATIONS),
    Fact("position_kind", "choice", Text("Vad gäller ställningstagandet?", "What is the position on?"), _POSITIONS),
    Fact("aid_kind", "choice", Text("Vad ges?", "What is given?"), _AID),
    Fact(
        "state_aid_country",
        "yes_no",
        Text("Får landet svenskt statligt bistånd?", "Does the country receive Swedish state aid?"),
    ),
    Fact("contents", "names", Text("Vad innehåller underlaget?", "What does the paper contain?"), event=True),
    Fact("attachments", "names", Text("Vilka bilagor finns?", "Which attachments are there?"), event=True),
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
