"""The words a guideline set may use: triggers, kinds of decision, bodies and outcomes of a decision."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from utblick.values import Text


@dataclass(frozen=True, slots=True)
class Trigger:
    """Something a municipality is about to do, or has done.

    `anchor` names the moment its deadlines count from; `event_fact` is the fact that says when it happened;
    `afterwards` marks triggers that only lead to duties, never to a step before them.
    """

    name: str
    label: Text
    anchor: str
    event_fact: str = "happened_on"
    afterwards: bool = False


def _triggers(*triggers: Trigger) -> dict[str, Trigger]:
    return {trigger.name: trigger for trigger in triggers}


TRIGGERS: Mapping[str, Trigger] = _triggers(
    Trigger(
        "application.submit",
        Text("lämna in en projektansökan", "submit a project application"),
        "submission",
        "submitted_on",
    ),
    Trigger(
        "application.commit",
        Text("binda sig som part i en ansökan", "commit as a partner in an application"),
        "commitment",
        "committed_on",
    ),
    Trigger(
        "application.resubmit",
        Text("lämna in en avslagen ansökan på nytt", "resubmit a rejected application"),
        "submission",
        "submitted_on",
    ),
    Trigger("application.change", Text("ändra en godkänd ansökan", "change an approved application"), "change"),
    Trigger("application.withdraw", Text("dra tillbaka en ansökan", "withdraw an application"), "withdrawal"),
    Trigger("feasibility.join", Text("delta i en förstudie", "take part in a feasibility study"), "start"),
    Trigger("agreement.enter", Text("ingå ett avtal", "enter an agreement"), "signing", "signed_on"),
    Trigger("agreement.renew", Text("förlänga ett avtal", "renew an agreement"), "signing", "signed_on"),
    Trigger("agreement.terminate", Text("säga upp ett avtal", "terminate an agreement"), "termination", "signed_on"),
    Trigger("agreement.change", Text("ändra ett avtal", "change an agreement"), "signing", "signed_on"),
    Trigger("agreement.set_dormant", Text("låta ett samarbete vila", "set a cooperation dormant"), "change"),
    Trigger(
        "partnership.enter", Text("ingå kommunalt partnerskap", "enter a municipal partnership"), "signing", "signed_on"
    ),
    Trigger("membership.join", Text("gå med i ett nätverk", "join a network"), "joining"),
    Trigger("membership.renew", Text("förnya ett medlemskap", "renew a membership"), "joining"),
    Trigger("membership.leave", Text("lämna ett nätverk", "leave a network"), "leaving"),
    Trigger("visit.incoming", Text("ta emot ett besök", "receive a visit"), "visit.start", "visit_start"),
    Trigger("visit.outgoing", Text("göra ett besök", "make a visit"), "visit.start", "visit_start"),
    Trigger("visit.completed", Text("besök genomfört", "visit completed"), "visit.end", "visit_end", afterwards=True),
    Trigger("development.start", Text("starta ett utvecklingsarbete", "start development work"), "start"),
    Trigger("project.start", Text("starta ett projekt", "start a project"), "start"),
    Trigger("project.change", Text("ändra ett projekt", "change a project"), "change"),
    Trigger("project.extend", Text("förlänga ett projekt", "extend a project"), "change"),
    Trigger("project.close", Text("projekt avslutat", "project closed"), "close", afterwards=True),
    Trigger("contact.new", Text("ta en ny kontakt", "make a new contact"), "start"),
    Trigger("travel.order", Text("beställa en tjänsteresa utomlands", "order official travel abroad"), "start"),
    Trigger(
        "grant.apply", Text("söka kommunens eget bidrag", "apply for a municipal grant"), "submission", "submitted_on"
    ),
    Trigger("grant.award", Text("bevilja ett bidrag", "award a grant"), "award"),
    Trigger("grant.pay", Text("betala ut ett bidrag", "pay out a grant"), "payment"),
    Trigger("grant.report", Text("bidrag använt", "grant used"), "close", afterwards=True),
    Trigger("position.take", Text("svara på en remiss eller ta ställning", "answer a consultation"), "answer"),
    Trigger("aid.give", Text("ge bistånd till ett annat land", "give aid to another country"), "aid"),
    Trigger(
        "document.review",
        Text("dags att se över dokumentet", "the document is due for review"),
        "review",
        afterwards=True,
    ),
    Trigger("year.end", Text("årets slut", "the end of the year"), "year.end", "happened_on", afterwards=True),
)

ANCHORS = frozenset(trigger.anchor for trigger in TRIGGERS.values())

DECISION_KINDS: Mapping[str, Text] = {
    "information": Text("information", "information"),
    "answer": Text("besked", "answer"),
    "apply": Text("beslut att ansöka", "decision to apply"),
    "opinion": Text("yttrande och förslag", "opinion and proposal"),
    "approval": Text("godkännande", "approval"),
    "enter": Text("beslut att ingå", "decision to enter"),
    "terminate": Text("beslut att säga upp", "decision to terminate"),
    "change": Text("beslut att ändra", "decision to change"),
    "dormant": Text("beslut att låta vila", "decision to set dormant"),
    "join": Text("beslut om medlemskap", "decision on membership"),
    "leave": Text("beslut att lämna", "decision to leave"),
    "start": Text("beslut om projekt", "decision on a project"),
    "withdraw": Text("beslut att dra tillbaka", "decision to withdraw"),
    "position": Text("ställningstagande", "position"),
    "aid": Text("beslut om bistånd", "decision on aid"),
    "award": Text("beslut om bidrag", "decision on a grant"),
    "pay": Text("beslut om utbetalning", "decision on payment"),
    "order": Text("beslut om resa", "decision on travel"),
    "report": Text("redovisning", "report"),
    "frame": Text("ramgodkännande", "frame approval"),
    "delegation": Text("delegation", "delegation"),
}

OUTCOMES: Mapping[str, Text] = {
    "bifall": Text("bifall", "approved"),
    "avslag": Text("avslag", "rejected"),
    "återremiss": Text("återremiss", "referred back"),
    "bordläggning": Text("bordläggning", "tabled"),
    "utgår": Text("utgår", "withdrawn"),
}

OWN = "own"
CONCERNED = "concerned"
SYMBOLIC_BODIES: Mapping[str, Text] = {
    OWN: Text("den egna nämnden", "the own committee"),
    CONCERNED: Text("varje berörd nämnd", "each committee concerned"),
}
CHAIR = "chair"
