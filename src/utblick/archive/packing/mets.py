"""METS.xml by the profiles E-ARK CSIP and SIP 2.1: what the package holds, with a checksum for every file."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import quote

from lxml import etree

from utblick.archive.packing import xml

NAMESPACE = "http://www.loc.gov/METS/"
CSIP = "https://DILCIS.eu/XML/METS/CSIPExtensionMETS"
SIP = "https://DILCIS.eu/XML/METS/SIPExtensionMETS"
PROFILE = "https://earksip.dilcis.eu/profile/E-ARK-SIP.xml"
CONTENT_TYPE = "citserms_v2_1"
METS_FILE = "METS.xml"
_E = xml.maker(NAMESPACE, xlink=xml.XLINK, csip=CSIP, sip=SIP, xsi=xml.XSI)


@dataclass(frozen=True, slots=True)
class Part:
    """A file of the package: its path, type, size in bytes, SHA-256 and when it was made (UTC)."""

    path: str
    media_type: str
    size: int
    sha256: str
    made_at: datetime


@dataclass(frozen=True, slots=True)
class Described:
    """What METS says of a whole package. ``descriptive`` are parts with what METS is to call their kind."""

    package: str
    label: str
    at: datetime
    software: tuple[str, str]
    creator: tuple[str, str]
    submitter: tuple[str, str]
    descriptive: Sequence[tuple[Part, str]]
    preservation: Part
    documentation: Sequence[Part]
    schemas: Sequence[Part]
    content: Sequence[Part]


def described(whole: Described) -> bytes:
    root = _E.mets(OBJID=whole.package, LABEL=xml.clean(whole.label), TYPE="Mixed", PROFILE=PROFILE)
    root.set(f"{{{CSIP}}}CONTENTINFORMATIONTYPE", CONTENT_TYPE)
    root.append(_header(whole))
    for number, (part, kind) in enumerate(whole.descriptive, 1):
        section = _E.dmdSec(_reference(part, "OTHER", kind), ID=f"dmd-{number}", STATUS="CURRENT")
        section.set("CREATED", _moment(part.made_at))
        root.append(section)
    root.append(
        _E.amdSec(
            _E.digiprovMD(_reference(whole.preservation, "PREMIS"), ID="digiprov-1", STATUS="CURRENT"), ID="amd-1"
        )
    )
    groups = [
        _group("Documentation", "documentation", whole.documentation),
        _group("Schemas", "schemas", whole.schemas),
        _group("Representations", "representations", whole.content),
    ]
    groups[2].set(f"{{{CSIP}}}CONTENTINFORMATIONTYPE", CONTENT_TYPE)
    root.append(_E.fileSec(*groups, ID="files"))
    root.append(_structure(whole))
    return xml.written(root)


def parts_of(mets: bytes) -> list[tuple[str, int, str]]:
    """Path, size and SHA-256 of every file that a METS names. Raises ValueError when one lacks any of them."""
    found = []
    for element in xml.read(mets).iter(f"{{{NAMESPACE}}}file", f"{{{NAMESPACE}}}mdRef"):
        place = element if element.tag.endswith("mdRef") else element.find(f"{{{NAMESPACE}}}FLocat")
        path = place.get(f"{{{xml.XLINK}}}href") if place is not None else None
        size, digest, kind = (element.get(name) for name in ("SIZE", "CHECKSUM", "CHECKSUMTYPE"))
        if not path or not size or not size.isdigit() or not digest or kind != "SHA-256":
            raise ValueError(f"METS says too little of {path or 'a file'}")
        found.append((path, int(size), digest.lower()))
    return found


def _header(whole: Described) -> etree._Element:
    """Only the software is CREATOR (CSIP11–16); who submits has a role of its own (SIP15–17)."""
    header = _E.metsHdr(
        _agent("CREATOR", "OTHER", whole.software, "SOFTWARE VERSION", OTHERTYPE="SOFTWARE"),
        _agent("ARCHIVIST", "ORGANIZATION", whole.creator, "IDENTIFICATIONCODE"),
        _agent("OTHER", "ORGANIZATION", whole.submitter, "IDENTIFICATIONCODE", OTHERROLE="SUBMITTER"),
        CREATEDATE=_moment(whole.at),
        LASTMODDATE=_moment(whole.at),
        RECORDSTATUS="NEW",
    )
    header.set(f"{{{CSIP}}}OAISPACKAGETYPE", "SIP")
    return header


def _agent(role: str, kind: str, told: tuple[str, str], note_type: str, **attributes: str) -> etree._Element:
    """An agent with its name, and a note of its version or code when there is one."""
    name, note = told
    made = _E.agent(_E.name(xml.clean(name)), ROLE=role, TYPE=kind, **attributes)
    if note:
        noted = _E.note(xml.clean(note))
        noted.set(f"{{{CSIP}}}NOTETYPE", note_type)
        made.append(noted)
    return made


def _reference(part: Part, kind: str, other: str = "") -> etree._Element:
    made = _E.mdRef(LOCTYPE="URL", MDTYPE=kind, **({"OTHERMDTYPE": other} if other else {}), **_facts(part))
    return _placed(made, part)


def _group(use: str, identifier: str, parts: Iterable[Part]) -> etree._Element:
    group = _E.fileGrp(USE=use, ID=identifier)
    for number, part in enumerate(parts, 1):
        location = _placed(_E.FLocat(LOCTYPE="URL"), part)
        group.append(_E.file(location, ID=f"{identifier}-{number}", **_facts(part)))
    return group


def _placed(element: etree._Element, part: Part) -> etree._Element:
    element.set(f"{{{xml.XLINK}}}type", "simple")
    element.set(f"{{{xml.XLINK}}}href", quote(part.path))
    return element


def _facts(part: Part) -> dict[str, str]:
    return {
        "MIMETYPE": part.media_type,
        "SIZE": str(part.size),
        "CREATED": _moment(part.made_at),
        "CHECKSUM": part.sha256,
        "CHECKSUMTYPE": "SHA-256",
    }


def _structure(whole: Described) -> etree._Element:
    descriptive = " ".join(f"dmd-{number}" for number in range(1, len(whole.descriptive) + 1))
    return _E.structMap(
        _E.div(
            _E.div(ID="div-metadata", LABEL="Metadata", DMDID=descriptive, ADMID="amd-1"),
            *(
                _E.div(_E.fptr(FILEID=name.lower()), ID=f"div-{name.lower()}", LABEL=name)
                for name in ("Documentation", "Schemas", "Representations")
            ),
            ID="div-package",
            LABEL=whole.package,
        ),
        ID="structure",
        TYPE="PHYSICAL",
        LABEL="CSIP",
    )


def _moment(at: datetime) -> str:
    return at.isoformat(timespec="seconds")
