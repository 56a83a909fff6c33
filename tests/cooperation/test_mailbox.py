"""Mail comes in by the mail server's pipe and from a mailbox, each once, and nothing is changed at the server."""

from __future__ import annotations

import socket
import ssl
import sys
import threading
from argparse import Namespace
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from io import BytesIO, TextIOWrapper
from ipaddress import ip_address
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from cooperation.letters_made import mail, nested
from utblick.cooperation.commands import run_take
from utblick.cooperation.mailbox import MOST_AT_ONCE, MailboxError, mailbox_health, read_mailbox
from utblick.cooperation.models import PartnerRequest

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]


def certificate(folder: Path) -> tuple[Path, Path]:
    """A key and a certificate of its own for 127.0.0.1."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "brevlada.exempel.example")])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key())
        .serial_number(1).not_valid_before(now - timedelta(days=1)).not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .sign(key, hashes.SHA256())
    )  # fmt: skip
    secret, public = folder / "key.pem", folder / "cert.pem"
    private = serialization.PrivateFormat.PKCS8
    secret.write_bytes(key.private_bytes(serialization.Encoding.PEM, private, serialization.NoEncryption()))
    public.write_bytes(made.public_bytes(serialization.Encoding.PEM))
    return secret, public


class MailServer(threading.Thread):
    """A mail server that speaks the little of IMAP4rev1 that is needed, over TLS; it keeps what it is told."""

    def __init__(self, key: Path, public: Path) -> None:
        super().__init__(daemon=True)
        self.mails: dict[int, bytes] = {}
        self.told: list[str] = []
        self.validity = 7
        self._context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self._context.load_cert_chain(public, key)
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.port = self._socket.getsockname()[1]

    def run(self) -> None:
        while True:
            try:
                connection, _ = self._socket.accept()
            except OSError:
                return
            try:
                with self._context.wrap_socket(connection, server_side=True) as secure:
                    self._talk(secure)
            except (OSError, ValueError):
                continue

    def close(self) -> None:
        self._socket.shutdown(socket.SHUT_RDWR)
        self._socket.close()
        self.join()

    def _talk(self, secure: ssl.SSLSocket) -> None:
        with secure.makefile("rwb") as line:
            line.write(b"* OK redo\r\n")
            line.flush()
            for raw in line:
                tag, _, command = raw.decode().strip().partition(" ")
                self.told.append(command)
                line.write(self._answer(command) + f"{tag} {self._verdict(command)}\r\n".encode())
                line.flush()
                if command == "LOGOUT":
                    return

    def _verdict(self, command: str) -> str:
        return "NO fel" if command.startswith("LOGIN") and '"ratt"' not in command else "OK klart"

    def _answer(self, command: str) -> bytes:
        words = command.split()
        if command == "CAPABILITY":
            return b"* CAPABILITY IMAP4rev1\r\n"
        if words[0] == "EXAMINE":
            return f"* {len(self.mails)} EXISTS\r\n* OK [UIDVALIDITY {self.validity}] ja\r\n".encode()
        if words[:2] == ["UID", "SEARCH"]:
            least = int(words[-1].partition(":")[0])
            found = [number for number in self.mails if number >= least] or [max(self.mails, default=0)]
            return f"* SEARCH {' '.join(map(str, found))}\r\n".encode()
        if words[:2] == ["UID", "FETCH"]:
            number = int(words[2])
            content = self.mails[number]
            if "SIZE" in command:
                return f"* 1 FETCH (UID {number} RFC822.SIZE {len(content)})\r\n".encode()
            return f"* 1 FETCH (UID {number} BODY[] {{{len(content)}}}\r\n".encode() + content + b")\r\n"
        return b""


@pytest.fixture
def server(tmp_path, settings) -> Iterator[MailServer]:
    key, public = certificate(tmp_path)
    running = MailServer(key, public)
    running.start()
    settings.MAILBOX_URL = f"imaps://brev%40exempel.example:ratt@127.0.0.1:{running.port}/Partner%20in"
    settings.MAILBOX_CA = str(public)
    yield running
    running.close()


def numbered(number: int) -> bytes:
    return mail(f"Brev {number}", Message_ID=f"<{number}@exempel.example>").as_bytes()


def test_a_mailbox_is_read_once_and_nothing_is_changed_there(municipality, server):
    server.mails = {3: numbered(3), 5: numbered(5), 6: numbered(3)}
    assert (read_mailbox(), read_mailbox()) == (2, 0)
    server.mails[9] = numbered(9)
    assert read_mailbox() == 1
    assert PartnerRequest.objects.filter(hold="sender", came_by="mailed").count() == 3
    commands = {" ".join(told.split()[:2]) for told in server.told}
    assert not [one for one in commands if one.split()[0] in ("SELECT", "STORE", "EXPUNGE", "APPEND", "CREATE", "COPY")]
    assert 'EXAMINE "Partner in"' in server.told
    assert all("PEEK" in told or "SIZE" in told for told in server.told if "FETCH" in told)
    assert [health.state for health in mailbox_health()] == ["ok"]


def test_a_new_mailbox_under_the_same_name_is_read_from_its_beginning(municipality, server):
    server.mails = {8: numbered(8)}
    assert read_mailbox() == 1
    server.mails, server.validity = {1: numbered(1)}, 8
    assert read_mailbox() == 1


def test_what_is_too_large_or_no_mail_is_passed_over(municipality, server):
    server.mails = {1: b"x" * 25_000_001, 2: nested(100), 3: b"hej", 4: numbered(4)}
    assert read_mailbox() == 1
    assert not [told for told in server.told if told.startswith("UID FETCH 1 (BODY")]


def test_a_full_mailbox_is_read_a_part_at_a_time(municipality, server):
    server.mails = {number: numbered(number) for number in range(1, MOST_AT_ONCE + 3)}
    assert (read_mailbox(), read_mailbox(), read_mailbox()) == (MOST_AT_ONCE, 2, 0)


def test_without_tls_or_with_a_stranger_for_a_server_nothing_is_read(municipality, server, settings):
    server.mails = {1: numbered(1)}
    whole = settings.MAILBOX_URL
    settings.MAILBOX_URL = whole.replace("imaps:", "imap:")
    with pytest.raises(MailboxError):
        read_mailbox()
    settings.MAILBOX_URL = whole.replace(":ratt@", ":fel@")
    with pytest.raises(MailboxError):
        read_mailbox()
    settings.MAILBOX_URL, settings.MAILBOX_CA = whole, ""
    with pytest.raises(ssl.SSLError):
        read_mailbox()
    assert [health.state for health in mailbox_health()] == ["care"]
    settings.MAILBOX_URL = ""
    assert (read_mailbox(), mailbox_health()) == (0, [])
    assert not PartnerRequest.objects.exists()


def test_a_mail_server_can_hand_over_a_mail(municipality, monkeypatch, capsys):
    """`./utblick mail take < message.eml`: new, there already, and refused with a code the mail server understands."""

    def take(content: bytes) -> tuple[int, str]:
        monkeypatch.setattr(sys, "stdin", TextIOWrapper(BytesIO(content)))
        code = run_take(Namespace())
        printed = capsys.readouterr()
        return code, printed.out + printed.err

    code, told = take(mail().as_bytes())
    assert code == 0 and told.startswith("Ny förfrågan: partner_request:")
    assert take(mail().as_bytes()) == (0, told.replace("Ny förfrågan", "Fanns redan"))
    assert take(b"hej") == (65, "Inget mail: no header of a mail.\n")
    assert take(b"From: a@exempel.example\r\n\r\n" + b"x" * 25_000_000)[0] == 65
