"""Letters as mail programs make them, for tests: mail by the standard library, Outlook's files written byte by byte."""

from __future__ import annotations

import struct
import zipfile
from datetime import UTC, datetime
from email.message import EmailMessage
from io import BytesIO
from typing import Any

SENT = datetime(2026, 5, 5, 9, 30, tzinfo=UTC)
TEXT = """Dear colleagues,

the Municipality of Exempelborg looks for a Swedish partner for choirs and libraries in the Citizens, Equality, Rights
and Values programme (CERV-2026-CITIZENS-TOWN-TT).

Please let us know by Friday 15 May 2026 if you are interested.

Anna Przykład
Municipality of Exempelborg"""


def mail(
    text: str = TEXT, *, html: str = "", files: tuple[tuple[str, bytes], ...] = (), **headers: str
) -> EmailMessage:
    """A mail with the usual heads; ``headers`` are given with _ for -."""
    made = EmailMessage()
    told = {
        "From": "Anna Przykład <anna@exempelborg.pl>",
        "To": "samordnare@exempel.example",
        "Subject": "Partner search: choirs and libraries",
        "Date": SENT.strftime("%a, %d %b %Y %H:%M:%S +0000"),
        "Message-ID": "<one@exempelborg.example>",
    } | {name.replace("_", "-"): value for name, value in headers.items()}
    for name, value in told.items():
        if value:
            made[name] = value
    if text:
        made.set_content(text)
    if html and text:
        made.add_alternative(html, subtype="html")
    elif html:
        made.set_content(html, subtype="html")
    for name, content in files:
        made.add_attachment(content, maintype="application", subtype="octet-stream", filename=name)
    return made


def forwarded_whole(inner: EmailMessage, **headers: str) -> EmailMessage:
    """A mail that carries another as a part of its own."""
    outer = mail(
        "Se nedan.", **{"Subject": f"VB: {inner['Subject']}", "Message_ID": "<two@exempel.example>", **headers}
    )
    outer.add_attachment(inner)
    return outer


def nested(depth: int) -> bytes:
    """A mail in a mail in a mail …"""
    inner = b"From: a@exempel.example\r\nSubject: inne\r\n\r\nHej\r\n"
    for _ in range(depth):
        inner = b"From: a@exempel.example\r\nSubject: x\r\nContent-Type: message/rfc822\r\n\r\n" + inner
    return inner


def docx(xml: str) -> bytes:
    """A Word file with nothing but this main part."""
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/document.xml", xml)
    return packed.getvalue()


def msg(
    *, subject: str = "Partner search: choirs", text: str = TEXT, html: bytes = b"", name: str = "Anna Przykład",
    address: str = "anna@exempelborg.pl", message_id: str = "<one@exempelborg.example>",
    files: tuple[tuple[str, bytes], ...] = (),
) -> bytes:  # fmt: skip
    """A mail as Outlook saves it."""
    ticks = int((SENT - datetime(1601, 1, 1, tzinfo=UTC)).total_seconds()) * 10_000_000
    properties = bytes(32) + struct.pack("<IIQ", 0x00390040, 6, ticks)
    told = {"0037": subject, "1000": text, "0C1A": name, "5D01": address, "1035": message_id}
    top: dict[str, Any] = {f"__substg1.0_{tag}001F": value.encode("utf-16-le") for tag, value in told.items() if value}
    top["__properties_version1.0"] = properties
    if html:
        top["__substg1.0_10130102"] = html
    for number, (file_name, content) in enumerate(files):
        top[f"__attach_version1.0_#{number:08d}"] = {
            "__substg1.0_3707001F": file_name.encode("utf-16-le"),
            "__substg1.0_37010102": content,
            "__properties_version1.0": bytes(8),
        }
    return compound(top)


END, FREE, FAT, NONE = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD, 0xFFFFFFFF


def compound(top: dict[str, Any]) -> bytes:
    """A compound file ([MS-CFB], version 3): streams as bytes, folders as dictionaries."""
    entries: list[dict[str, Any]] = [{"name": "Root Entry", "kind": 5, "child": NONE, "right": NONE, "data": b""}]

    def put(folder: dict[str, Any], parent: int) -> None:
        before = None
        for name, value in folder.items():
            is_folder = isinstance(value, dict)
            place = len(entries)
            data = b"" if is_folder else value
            entries.append({"name": name, "kind": 1 if is_folder else 2, "child": NONE, "right": NONE, "data": data})
            if before is None:
                entries[parent]["child"] = place
            else:
                entries[before]["right"] = place
            before = place
            if is_folder:
                put(value, place)

    put(top, 0)
    sectors: list[bytes] = []
    follows: list[int] = []

    def store(data: bytes) -> int:
        first = len(sectors)
        pieces = [data[at : at + 512].ljust(512, b"\0") for at in range(0, len(data), 512)]
        for number, piece in enumerate(pieces):
            sectors.append(piece)
            follows.append(END if number == len(pieces) - 1 else first + number + 1)
        return first if pieces else END

    mini, mini_follows = b"", []
    for entry in entries[1:]:
        data = entry["data"]
        entry["size"] = len(data)
        if entry["kind"] == 1 or not data:
            entry["start"] = END
        elif len(data) >= 4096:
            entry["start"] = store(data)
        else:
            count, first = -(-len(data) // 64), len(mini) // 64
            entry["start"] = first
            mini += data.ljust(count * 64, b"\0")
            mini_follows += [*range(first + 1, first + count), END]
    entries[0] |= {"start": store(mini), "size": len(mini)}
    mini_table = store(struct.pack(f"<{len(mini_follows)}I", *mini_follows)) if mini_follows else END
    raw = b"".join(directory_entry(entry) for entry in entries)
    directory = store(raw)
    table_sectors = next(count for count in range(1, 200) if count * 128 >= len(sectors) + count)
    table = [*follows, *[FAT] * table_sectors]
    table += [FREE] * (table_sectors * 128 - len(table))
    places = [len(sectors) + number for number in range(table_sectors)]
    for number in range(table_sectors):
        sectors.append(struct.pack("<128I", *table[number * 128 : number * 128 + 128]))
    mini_sectors = -(-len(mini_follows) * 4 // 512)
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH", 62, 3, 0xFFFE, 9, 6) + bytes(6)
    head += struct.pack("<IIIIIIIIII", 0, table_sectors, directory, 0, 4096, mini_table, mini_sectors, END, 0, 0)[:36]
    head += struct.pack("<109I", *places, *[FREE] * (109 - len(places)))
    return head.ljust(512, b"\0") + b"".join(sectors)


def directory_entry(entry: dict[str, Any]) -> bytes:
    name = entry["name"].encode("utf-16-le")
    raw = name.ljust(64, b"\0") + struct.pack("<HBB", len(name) + 2, entry["kind"], 1)
    raw += struct.pack("<III", NONE, entry["right"], entry["child"]) + bytes(36)
    return raw + struct.pack("<IQ", entry["start"] & 0xFFFFFFFF, entry["size"])
