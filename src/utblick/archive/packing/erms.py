"""The matter as CITS ERMS 2.1 describes it: the ärende an aggregation, each handling a record in it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from uuid import UUID

from lxml import etree

from utblick.archive.models import RetentionRule
from utblick.archive.packing import xml
from utblick.archive.packing.rows import MatterRows
from utblick.cases.models import Decision, DecisionPoint, Matter, MatterDocument
from utblick.documents.models import StoredFile

NAMESPACE = "https://DILCIS.eu/XML/ERMS"
SCHEMA_ADDRESS = "https://raw.githubusercontent.com/DILCISBoard/CITS-ERMS/master/schema/ERMS.xsd"
_E = xml.maker(NAMESPACE, xsi=xml.XSI)
_DIRECTIONS = {
    MatterDocument.Direction.INCOMING: "incoming",
    MatterDocument.Direction.RECEIVED: "incoming",
    MatterDocument.Direction.SENT: "outgoing",
    MatterDocument.Direction.DRAWN_UP: "internal_memo_without_follow-up",
}
_DAYS = {
    MatterDocument.Direction.INCOMING: "received",
    MatterDocument.Direction.RECEIVED: "received",
    MatterDocument.Direction.SENT: "sent",
    MatterDocument.Direction.DRAWN_UP: "prepared",
}


Plan = Mapping[UUID, RetentionRule]


def described(
    found: MatterRows,
    paths: Mapping[str, str],
    plan: Plan,
    *,
    package: str,
    municipality: str,
    software: str,
    at: datetime,
) -> bytes:
    """The ERMS document; ``paths`` says where in the package each file (by its row's identifier) lies.

    ``plan`` is the handlingstyp of each document (by its identifier), as the dokumenthanteringsplan has it.
    """
    root = _E.erms(
        _control(package, municipality, software, at), _E.aggregations(_aggregation(found, paths, plan, municipality))
    )
    root.set(f"{{{xml.XSI}}}schemaLocation", f"{NAMESPACE} {SCHEMA_ADDRESS}")
    return xml.written(root)


def _control(package: str, municipality: str, software: str, at: datetime) -> etree._Element:
    event = _E.maintenanceEvent(
        _E.eventType(value="created"), _E.eventDateTime(at.isoformat()), _agent("creator", software)
    )
    return _E.control(
        _E.identification(package, identificationType="package"),
        _E.maintenanceInformation(
            _E.maintenanceStatus(value="new"),
            _E.maintenanceAgency(_E.agencyName(xml.clean(municipality))),
            _E.maintenanceHistory(event),
        ),
    )


def _aggregation(found: MatterRows, paths: Mapping[str, str], plan: Plan, municipality: str) -> etree._Element:
    matter = found.matter
    made = _E.aggregation(systemIdentifier=str(matter.ref), aggregationType="caseFile")
    made.append(_E.objectId(xml.clean(matter.reference)))
    if matter.outside_number:
        made.append(_E.extraId(xml.clean(matter.outside_number), extraIdType="diarienummer"))
    codes = sorted({rule.classification for rule in plan.values() if rule.classification})
    made.extend(_E.classification(xml.clean(code), classificationCode=xml.clean(code)) for code in codes)
    made.append(_E.title(xml.clean(matter.title)))
    made.append(_E.status(value="closed"))
    made.extend(_restrictions(matter))
    made.append(_agents(matter, municipality))
    made.append(_E.dates(_day(matter.opened_on, "opened"), *_closing(matter)))
    decisions = [row for row in found.rows if isinstance(row, Decision) and row.matter_id == matter.pk]
    points = sorted((row for row in found.rows if isinstance(row, DecisionPoint)), key=lambda point: point.number)
    for decision in sorted(decisions, key=lambda row: (row.decided_on, row.pk)):
        made.extend(_action(decision, point) for point in points if point.decision_id == decision.pk)
    made.extend(_records(found, paths, plan))
    return made


def _restrictions(matter: Matter) -> list[etree._Element]:
    if not matter.restriction_provision:
        return []
    made = _E.restriction(
        _E.explanatoryText(xml.clean(f"{matter.restriction_authority}: {matter.restricted_by}")),
        _E.regulation(xml.clean(matter.restriction_provision)),
        restrictionType="confidential",
    )
    if matter.restricted_on:
        made.append(_E.dates(_day(matter.restricted_on, "confidentiality_assessed")))
    return [made]


def _agents(matter: Matter, municipality: str) -> etree._Element:
    made = _E.agents(_agent("creator", matter.body.name, organisation=municipality))
    if matter.officer:
        unit = matter.body.administration.name if matter.body.administration else ""
        made.append(
            _agent("responsible_person", matter.officer.name, matter.body.name, unit=unit, role=matter.officer.title)
        )
    return made


def _closing(matter: Matter) -> list[etree._Element]:
    return [_day(matter.closed_on, "closed")] if matter.closed_on else []


def _action(decision: Decision, point: DecisionPoint) -> etree._Element:
    """A beslutspunkt: what was decided, how it ended, when and by whom."""
    days = [_day(decision.decided_on, "decision_date", "actionDate")]
    if decision.adjusted_on:
        days.append(_day(decision.adjusted_on, "reviewed", "actionDate"))
    place = f"§ {decision.paragraph}, punkt {point.number}" if decision.paragraph else f"punkt {point.number}"
    return _E.action(
        _E.actionText(xml.clean(f"{place}: {point.text}")),
        _E.actionType(f"{point.effect}: {point.outcome}"),
        _E.dates(*days),
        _E.agents(_agent("authorising_person", decision.body.name, role=decision.taken)),
    )


def _records(found: MatterRows, paths: Mapping[str, str], plan: Plan) -> list[etree._Element]:
    """A record for each handling; for every other file (protokollsutdrag, what was sent) one of its own."""
    matter = found.matter
    documents = [row for row in found.rows if isinstance(row, MatterDocument) and row.matter_id == matter.pk]
    told = {document.file_id for document in documents}
    last = max((document.number for document in documents), default=0)
    others = [file for file in found.files if file.pk not in told]
    return [
        *(
            _document(document, paths, plan.get(document.pk))
            for document in sorted(documents, key=lambda row: row.number)
        ),
        *(_other(file, number, matter, paths) for number, file in enumerate(others, last + 1)),
    ]


def _document(document: MatterDocument, paths: Mapping[str, str], rule: RetentionRule | None) -> etree._Element:
    incoming = _DIRECTIONS[MatterDocument.Direction(document.direction)] == "incoming"
    made = _E.record(systemIdentifier=str(document.ref), recordType=document.paper or "handling")
    made.append(_E.objectId(f"{xml.clean(document.matter.reference)}-{document.number}"))
    if rule and rule.classification:
        code = xml.clean(rule.classification)
        made.append(_E.classification(xml.clean(rule.name), classificationCode=code))
    made.append(_E.title(xml.clean(document.title)))
    made.append(_E.runningNumber(str(document.number)))
    made.extend(_restrictions(document.matter))
    made.extend(_disposal(rule, document.matter.closed_on))
    made.append(
        _E.direction(
            document.get_direction_display(),
            directionDefinition=_DIRECTIONS[MatterDocument.Direction(document.direction)],
        )
    )
    if document.counterpart:
        made.append(_E.agents(_agent("sender" if incoming else "recipient", document.counterpart)))
    made.append(_E.dates(_day(document.dated_on, _DAYS[MatterDocument.Direction(document.direction)])))
    made.append(_E.additionalInformation(_appendix(document.file, paths)))
    return made


def _disposal(rule: RetentionRule | None, closed_on: date | None) -> list[etree._Element]:
    """Bevaras, or gallras when and by what decision; nothing for a document without a type, which never goes."""
    if rule is None or closed_on is None:
        return []
    due = rule.first_day(closed_on)
    period = [_E.disposalPeriod(f"{rule.years} år")] if rule.years is not None else []
    day = _day(due, "action_due", "disposalDate") if due else _day(closed_on, "retention_period_start", "disposalDate")
    return [
        _E.disposal(
            _E.disposalScheduleId(xml.clean(rule.name)),
            _E.disposalAction(rule.get_fate_display()),
            *period,
            _E.disposalMandate(xml.clean(rule.basis)),
            _E.dates(day),
            disposable="true" if due else "false",
        )
    ]


def _other(file: StoredFile, number: int, matter: Matter, paths: Mapping[str, str]) -> etree._Element:
    made = _E.record(systemIdentifier=str(file.ref), recordType=file.owned_by.kind)
    made.append(_E.objectId(f"{xml.clean(matter.reference)}-{number}"))
    made.append(_E.title(xml.clean(file.name)))
    made.append(_E.runningNumber(str(number)))
    made.extend(_restrictions(matter))
    made.append(_E.dates(_E.date(file.stored_at.isoformat(), dateType="captured")))
    made.append(_E.additionalInformation(_appendix(file, paths)))
    return made


def _appendix(file: StoredFile, paths: Mapping[str, str]) -> etree._Element:
    return _E.appendix(name=xml.clean(file.name), fileFormat=file.media_type, path=paths[str(file.pk)])


def _day(day: date, kind: str, element: str = "date") -> etree._Element:
    return _E(element, f"{day.isoformat()}T00:00:00", dateType=kind)


def _agent(kind: str, name: str, organisation: str = "", *, unit: str = "", role: str = "") -> etree._Element:
    made = _E.agent(_E.name(xml.clean(name)), agentType=kind)
    for element, value in (("organisation", organisation), ("unitName", unit), ("role", role)):
        if value:
            made.append(_E(element, xml.clean(value)))
    return made
