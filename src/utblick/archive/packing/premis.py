"""PREMIS 3: every file with its checksum, what has happened to the matter, and who did it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from lxml import etree

from utblick.archive.packing import xml
from utblick.documents.models import StoredFile

NAMESPACE = "http://www.loc.gov/premis/v3"
LOCAL = "local"
_E = xml.maker(NAMESPACE, xsi=xml.XSI)


@dataclass(frozen=True, slots=True)
class Happened:
    """One event in the matter's history: its number in the log, what, when and who."""

    seq: int
    what: str
    at: datetime
    who: str


def described(
    files: Iterable[tuple[StoredFile, str]],
    history: Iterable[Happened],
    *,
    matter: str,
    package: str,
    software: tuple[str, str],
    at: datetime,
) -> bytes:
    """The PREMIS document; ``files`` each with its path in the package."""
    told, whole = list(history), [_file(file, path) for file, path in files]
    root = _E.premis(version="3.0")
    root.extend([_package(package), _matter(matter), *whole])
    root.append(_event("packed", "creation", at, "Arkivpaketet gjordes.", software[0], package))
    root.extend(_event(str(row.seq), "metadata modification", row.at, row.what, row.who, matter) for row in told)
    root.append(_agent(software[0], "software", software[1]))
    root.extend(_agent(name, "person") for name in sorted({row.who for row in told} - {software[0]}))
    return xml.written(root)


def _package(identifier: str) -> etree._Element:
    return _typed("premis:representation", _identifier("objectIdentifier", identifier))


def _matter(identifier: str) -> etree._Element:
    return _typed("premis:intellectualEntity", _identifier("objectIdentifier", identifier))


def _file(file: StoredFile, path: str) -> etree._Element:
    return _typed(
        "premis:file",
        _identifier("objectIdentifier", path),
        _E.objectCharacteristics(
            _E.fixity(_E.messageDigestAlgorithm("SHA-256"), _E.messageDigest(file.sha256)),
            _E.size(str(file.size)),
            _E.format(_E.formatDesignation(_E.formatName(file.media_type))),
        ),
        _E.originalName(xml.clean(file.name)),
    )


def _typed(kind: str, *children: etree._Element) -> etree._Element:
    made = etree.Element(f"{{{NAMESPACE}}}object", nsmap={None: NAMESPACE, "premis": NAMESPACE, "xsi": xml.XSI})
    made.set(f"{{{xml.XSI}}}type", kind)
    made.extend(children)
    return made


def _event(identifier: str, kind: str, at: datetime, what: str, who: str, about: str) -> etree._Element:
    return _E.event(
        _identifier("eventIdentifier", identifier),
        _E.eventType(kind),
        _E.eventDateTime(at.isoformat()),
        _E.eventDetailInformation(_E.eventDetail(xml.clean(what))),
        _E.linkingAgentIdentifier(_E.linkingAgentIdentifierType(LOCAL), _E.linkingAgentIdentifierValue(xml.clean(who))),
        _E.linkingObjectIdentifier(
            _E.linkingObjectIdentifierType(LOCAL), _E.linkingObjectIdentifierValue(xml.clean(about))
        ),
    )


def _agent(name: str, kind: str, version: str = "") -> etree._Element:
    made = _E.agent(_identifier("agentIdentifier", name), _E.agentName(xml.clean(name)), _E.agentType(kind))
    if version:
        made.append(_E.agentVersion(version))
    return made


def _identifier(element: str, value: str) -> etree._Element:
    return _E(element, _E(f"{element}Type", LOCAL), _E(f"{element}Value", xml.clean(value)))
