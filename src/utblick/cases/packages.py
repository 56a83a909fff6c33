"""What a package to a registrar holds: papers, bilagor, and metadata as lines and as CSV."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Iterable, Sequence
from datetime import date

from utblick.cases.models import Matter, MatterDocument, OfficialReport
from utblick.documents.wording import one_line

METADATA_TEXT, METADATA_CSV = "metadata.txt", "metadata.csv"
_UNSAFE = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*\u202a-\u202e\u2066-\u2069]')
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_HEAD = ("Nr", "Handling", "Riktning", "Datum", "Avsändare eller mottagare", "Fil", "Storlek i byte", "SHA-256")


def file_name(document: MatterDocument) -> str:
    """The name in the package: the document's number first, then its own name without what no system allows."""
    name = _UNSAFE.sub("_", one_line(document.file.name)).strip(" .") or "handling"
    stem, dot, ending = name.rpartition(".")
    return f"{document.number:02d} {stem[:120]}{dot}{ending[:10]}" if dot else f"{document.number:02d} {name[:120]}"


def metadata_text(matter: Matter, report: OfficialReport | None, documents: Sequence[MatterDocument]) -> str:
    """The metadata as a registrar reads them."""
    lines = [f"{label}: {value}" for label, value in _facts(matter, report) if value]
    lines += ["", "Handlingar:"]
    lines += [f"{document.number}. {one_line(document.title)} ({file_name(document)})" for document in documents]
    return "\n".join(lines) + "\n"


def metadata_csv(matter: Matter, report: OfficialReport | None, documents: Iterable[MatterDocument]) -> bytes:
    """The metadata as CSV that Excel opens as text: semicolons, UTF-8 with a mark, no formulas."""
    sheet = io.StringIO(newline="")
    rows = csv.writer(sheet, delimiter=";", lineterminator="\r\n")
    rows.writerows([[label, as_text(value)] for label, value in _facts(matter, report)])
    rows.writerows([[], _HEAD])
    for document in documents:
        rows.writerow(
            [
                document.number,
                as_text(document.title),
                document.get_direction_display(),
                document.dated_on.isoformat(),
                as_text(document.counterpart),
                file_name(document),
                document.file.size,
                document.file.sha256,
            ]
        )
    return b"\xef\xbb\xbf" + sheet.getvalue().encode("utf-8", "replace")


def zipped(files: Iterable[tuple[str, bytes]], day: date) -> bytes:
    """The files in one ZIP, every entry dated ``day`` so that the same package gives the same bytes."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as folder:
        for name, content in files:
            entry = zipfile.ZipInfo(name, (max(day.year, 1980), day.month, day.day, 12, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            folder.writestr(entry, content)
    return packed.getvalue()


def _facts(matter: Matter, report: OfficialReport | None) -> list[tuple[str, str]]:
    facts = [
        ("Dnr", matter.case_number),
        ("Referens i Utblick", matter.reference),
        ("Myndighet", matter.body.name),
        ("Ärende", one_line(matter.title)),
        ("Handläggare", str(matter.officer or "")),
    ]
    if report is None:
        return facts
    return [
        *facts,
        ("Till", report.recipient.name),
        ("Rubrik", one_line(report.heading)),
        ("Datum", report.written_on.isoformat()),
        *((f"Beslutspunkt {number}", one_line(point)) for number, point in enumerate(report.points, 1)),
        ("Beslutet skickas till", one_line(report.sent_to)),
    ]


def as_text(value: str) -> str:
    """A value on one line that no spreadsheet takes for a formula."""
    line = one_line(value)
    return f"'{line}" if line.startswith(_FORMULA) else line
