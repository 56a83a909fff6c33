"""The registers that go out, by the kind of their rows, and what of each somebody may see."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db.models import QuerySet

from utblick.audit.models import Record
from utblick.audit.policy import policy, visible
from utblick.ui import kinds
from utblick.values import Actor, Ref, Text, in_batches

NAMES = {
    "partner": Text("Partner", "Partners"),
    "contact_person": Text("Kontaktpersoner", "Contacts"),
    "agreement": Text("Avtal", "Agreements"),
    "agreement_party": Text("Avtalens parter", "Parties to agreements"),
    "earlier_decision": Text("Tidigare beslut", "Earlier decisions"),
    "network": Text("Nätverk", "Networks"),
    "network_member": Text("Nätverkens partner", "Partners in networks"),
    "representation": Text("Företrädare i nätverk", "Representatives in networks"),
    "network_meeting": Text("Nätverkens möten", "Network meetings"),
    "partnership": Text("Kommunala partnerskap", "Municipal partnerships"),
    "partnership_phase": Text("Partnerskapens faser", "Partnership phases"),
    "partnership_result": Text("Partnerskapens resultat", "Partnership results"),
    "partnership_seat": Text("Styrgrupper", "Steering groups"),
    "partnership_report": Text("Partnerskapens rapporter", "Partnership reports"),
    "partner_request": Text("Partnerförfrågningar", "Partner requests"),
    "visit": Text("Besök", "Visits"),
    "exchange": Text("Utbyten", "Exchanges"),
    "grant_scheme": Text("Medel att fördela", "Pots of grants"),
    "association_grant": Text("Föreningsbidrag", "Grants to associations"),
    "wanted_contact": Text("Företag som söker kontakter", "Companies seeking contacts"),
    "project": Text("Projekt", "Projects"),
    "project_partner": Text("Projektens parter", "Project partners"),
    "budget_year": Text("Projektens budget", "Project budgets"),
    "payment": Text("Projektens utbetalningar", "Project payments"),
    "undertaking": Text("Projektens åtaganden", "Project undertakings"),
    "project_indicator": Text("Projektens indikatorer", "Project indicators"),
    "amendment": Text("Ändringar i projekt", "Project amendments"),
    "bank_finding": Text("Projekt i projektbanker", "Projects in project banks"),
    "idea": Text("Idéer", "Ideas"),
    "application": Text("Ansökningar", "Applications"),
    "funding_test": Text("Prövningar av finansiering", "Funding tests"),
    "development_task": Text("Utvecklingsuppdrag", "Development tasks"),
    "lesson": Text("Lärdomar", "Lessons"),
    "partner_search": Text("Söker partner", "Seeking a partner"),
    "gathering": Text("Träffar", "Gatherings"),
    "support_question": Text("Frågor till samordnaren", "Questions to coordinator"),
    "applicant": Text("Kommunens uppgifter", "The municipality's details"),
    "told_plan": Text("Planer som berättats", "Plans that were told"),
    "call": Text("Utlysningar", "Calls"),
    "stand": Text("Ställningstaganden", "Stands on calls"),
    "county_note": Text("Andra i länet", "Others in the county"),
    "eu_question": Text("EU-frågor", "EU questions"),
    "eu_paper": Text("EU-frågornas papper", "Papers of EU questions"),
    "question_stand": Text("Ställning i EU-frågor", "Stands on EU questions"),
    "watch_field": Text("Bevakningsområden", "Watch fields"),
    "source": Text("Källor", "Sources"),
    "watched_page": Text("Bevakade webbsidor", "Watched pages"),
    "page_change": Text("Ändringar på webbsidor", "Changes of pages"),
    "matter": Text("Ärenden", "Matters"),
    "document": Text("Handlingar", "Documents"),
    "report": Text("Tjänsteskrivelser", "Official reports"),
    "comment": Text("Kommentarer", "Comments"),
    "decision": Text("Beslut", "Decisions"),
    "decision_point": Text("Beslutspunkter", "Decision points"),
    "decision_link": Text("Beslut som bygger på beslut", "Decisions on decisions"),
    "dispatch": Text("Skickat till registrator", "Sent to the registrar"),
    "disclosure": Text("Utlämnanden", "Disclosures"),
    "delegation": Text("Delegationsordningar", "Delegation lists"),
    "delegation_point": Text("Delegationspunkter", "Delegation points"),
    "notice": Text("Anslag", "Public notices"),
    "minutes": Text("Protokoll", "Minutes"),
    "agenda_item": Text("Dagordningens punkter", "Agenda items"),
    "attendance": Text("Närvaro", "Attendance"),
    "adjournment": Text("Ajourneringar", "Adjournments"),
    "disqualification": Text("Jäv", "Disqualifications"),
    "motion": Text("Yrkanden", "Motions"),
    "voting": Text("Omröstningar", "Votings"),
    "vote": Text("Röster", "Votes"),
    "reservation": Text("Reservationer", "Reservations"),
    "sent_extract": Text("Skickade utdrag", "Extracts that were sent"),
    "meeting_folder": Text("Möteshandlingar", "Meeting folders"),
    "guideline_set": Text("Riktlinjer", "Guidelines"),
    "guideline_draft": Text("Utkast till riktlinjer", "Guideline drafts"),
    "interpretation": Text("Tolkningar", "Interpretations"),
    "verdict": Text("Svar enligt riktlinjerna", "Answers by the guidelines"),
    "deviation": Text("Avvikelser", "Deviations"),
    "yearly_report": Text("Årets redovisning", "Yearly reports"),
    "body_report": Text("Nämndernas redovisning", "The committees' reports"),
    "body": Text("Nämnder och organ", "Bodies"),
    "administration": Text("Förvaltningar", "Administrations"),
    "keeping": Text("Vem som för protokoll", "Who keeps minutes"),
    "meeting": Text("Sammanträden", "Meetings"),
    "landmark": Text("Viktiga dagar", "Landmarks"),
    "person": Text("Personer", "People"),
    "assignment": Text("Uppdrag", "Assignments"),
    "grant": Text("Roller", "Roles"),
    "word_template": Text("Mallar", "Templates"),
    "retention_rule": Text("Dokumenthanteringsplan", "Retention plan"),
    "typed_document": Text("Handlingstyper", "Types of documents"),
    "disposal_list": Text("Gallringslistor", "Disposal lists"),
    "disposal_item": Text("Gallrade handlingar", "Disposed documents"),
    "archive_package": Text("Arkivpaket", "Archive packages"),
}
"""The registers in the order of their sheets."""
LEFT_OUT = {
    "bank_reading": "files on their way in",
    "export": "what is being made",
    "feed_address": "a secret of its owner's",
    "file": "stands on the sheet of files",
    "replay": "worked out anew from the guidelines; holds also what not everybody may see",
    "subscription": "each one's own wishes",
    "table_reading": "files on their way in, each one's own",
}
"""Kinds that do not go out, and why."""
PART_OF = {
    "agreement_party": "agreement",
    "network_member": "network",
    "representation": "network",
    "network_meeting": "network",
    "partnership_phase": "partnership",
    "partnership_result": "partnership",
    "partnership_seat": "partnership",
    "partnership_report": "partnership",
    "decision_point": "decision",
    "attendance": "minutes",
    "adjournment": "minutes",
    "disqualification": "item",
    "motion": "item",
    "voting": "item",
    "vote": "voting",
    "reservation": "item",
    "sent_extract": "item",
}
"""Kinds that the access table does not name: seen by those who may see the row that this field points to."""
ABOUT = frozenset({"verdict", "deviation", "earlier_decision"})
"""Kinds about an object named by ``subject``: for those who may see that, besides what the access table says."""
_AT_A_TIME = 500


@dataclass(frozen=True)
class Register:
    """One register: a model, and what its sheet is called."""

    model: type[Record]
    name: Text


def record_models() -> dict[str, type[Record]]:
    """Every kind there is with its model."""
    return {model.kind: model for model in apps.get_models() if issubclass(model, Record)}


def registers() -> list[Register]:
    models = record_models()
    return [Register(models[kind], name) for kind, name in NAMES.items()]


def rows_seen(model: type[Record], actor: Actor) -> Iterator[Any]:
    """What the actor may see of a register, by the access table, in the order it was registered."""
    rows = _seen(model, actor).order_by("pk").iterator(chunk_size=_AT_A_TIME)
    return about_seen(rows, actor, "subject") if model.kind in ABOUT else rows


def about_seen(rows: Iterable[Any], actor: Actor, field: str) -> Iterator[Any]:
    """Those of the rows that are about an object the actor may see; ``field`` holds its Ref as text."""
    for some in in_batches(rows, _AT_A_TIME):
        seen = kinds.links({Ref.parse(getattr(row, field)) for row in some}, actor)
        yield from (row for row in some if Ref.parse(getattr(row, field)) in seen)


def _seen(model: type[Record], actor: Actor) -> QuerySet[Any]:
    rows: QuerySet[Any] = model._default_manager.all()
    if model.kind in PART_OF:
        field = PART_OF[model.kind]
        owner: Any = model._meta.get_field(field).related_model
        return rows.filter(**{f"{field}__in": _seen(owner, actor)})
    return rows if model.kind in ABOUT and not is_named(model.kind) else visible(rows, actor)


def is_named(kind: str) -> bool:
    """Whether the access table says who may see rows of a kind."""
    return any(policy().gives(role, "see", kind) for role in policy().role_names)
