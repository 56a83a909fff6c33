"""A backup made while others write is whole, holds no keys, and comes back equal."""

import json
import subprocess
import sys
import tarfile
from pathlib import Path

import pytest

from installation import Installation

WRITER = """
import django; django.setup()
from utblick.accounts.actions import create_account
from utblick.values import system_actor
import sys, itertools
for number in itertools.count():
    create_account(system_actor("tests"), email=f"{number}@exempel.example", name=f"Person {number}")
    if number == 3: print("writing", flush=True)
"""


@pytest.fixture
def writer(running: Installation):
    """A process that writes without pause."""
    process = subprocess.Popen([sys.executable, "-c", WRITER], env=running.environment, stdout=subprocess.PIPE)
    assert process.stdout is not None and process.stdout.readline() == b"writing\n"
    yield process
    process.kill()
    process.wait()
    process.stdout.close()


@pytest.fixture
def running(real_installation):
    installation = real_installation("first")
    stored = installation.var / "files" / "sha256" / "ab" / "cd" / ("abcd" + "0" * 60)
    stored.parent.mkdir(parents=True)
    stored.write_bytes(b"en handling")
    return installation


def test_backup_while_writing_restores_equal(running, writer, new_installation, tmp_path):
    running.run("backup", "--to", str(tmp_path / "copies"))
    assert writer.poll() is None
    archive = next((tmp_path / "copies").glob("utblick-*.tar"))
    running.run("keys", "export", str(tmp_path / "keys.json"))

    other = new_installation("second")
    told = other.run("restore", str(archive), "--keys", str(tmp_path / "keys.json"))
    assert "kedjan är hel" in told
    report = json.loads(other.run("audit", "verify", "--json"))
    assert report["whole"] and report["events"] >= 5
    assert (other.var / "files/sha256/ab/cd" / ("abcd" + "0" * 60)).read_bytes() == b"en handling"
    assert other.count("accounts_user") >= 4
    assert other.count("audit_event") == report["events"]


def test_a_quiet_installation_comes_back_row_for_row(running, new_installation, tmp_path):
    running.run("admin", "create", "admin@exempel.example", "--password-stdin", told_in="ett-langt-losenord-42")
    running.run("backup", "--to", str(tmp_path / "copies"))
    archive = next((tmp_path / "copies").glob("utblick-*.tar"))
    running.run("keys", "export", str(tmp_path / "keys.json"))
    other = new_installation("second")
    other.run("restore", str(archive), "--keys", str(tmp_path / "keys.json"))
    for table in ("accounts_user", "accounts_rolegrant", "audit_event", "audit_eventwords", "clock_installation"):
        assert other.rows(table) == running.rows(table), table


@pytest.mark.one_database
def test_a_backup_never_holds_the_keys(running, tmp_path):
    running.run("backup", "--to", str(tmp_path))
    secrets = [path.read_bytes() for path in (running.var / "keys").iterdir()]
    with tarfile.open(next(tmp_path.glob("*.tar"))) as archive:
        for member in archive.getmembers():
            content = archive.extractfile(member)
            held = content.read() if content else b""
            assert not any(secret in held for secret in secrets), member.name


@pytest.mark.one_database
def test_restoring_without_keys_says_what_cannot_be_verified(running, new_installation, tmp_path):
    running.run("backup", "--to", str(tmp_path))
    other = new_installation("second")
    told = other.run("restore", str(next(tmp_path.glob("*.tar"))))
    assert "kan inte kontrolleras" in told


def test_restoring_over_an_installation_is_refused(running, real_installation, tmp_path):
    running.run("backup", "--to", str(tmp_path))
    other = real_installation("second")
    code, told = other.fails("restore", str(next(tmp_path.glob("*.tar"))))
    assert code == 1 and "inte tom" in told


@pytest.mark.one_database
def test_a_damaged_backup_is_refused(running, new_installation, tmp_path):
    running.run("backup", "--to", str(tmp_path))
    archive = next(tmp_path.glob("*.tar"))
    content = bytearray(archive.read_bytes())
    where = content.find(b"en handling")
    content[where] = ord("E")
    archive.write_bytes(content)
    code, told = new_installation("second").fails("restore", str(archive))
    assert code == 1 and "skadad" in told
    truncated = tmp_path / "half.tar"
    truncated.write_bytes(bytes(content[:700]))
    code, told = new_installation("third").fails("restore", str(truncated))
    assert code == 1 and "går inte att läsa" in told


@pytest.mark.one_database
@pytest.mark.parametrize("name, kind", [("../utanfor", tarfile.REGTYPE), ("manifest.json", tarfile.SYMTYPE)])
def test_a_backup_with_anything_but_its_own_files_is_refused(new_installation, tmp_path, name, kind):
    strange = tarfile.TarInfo(name)
    strange.type, strange.linkname = kind, "/etc/hostname"
    with tarfile.open(tmp_path / "strange.tar", "w") as archive:
        archive.addfile(strange)
    code, told = new_installation("empty").fails("restore", str(tmp_path / "strange.tar"))
    assert code == 1 and f"{name} hör inte hemma" in told
    assert not (tmp_path / "empty" / "utanfor").exists()


@pytest.mark.one_database
def test_the_key_file_is_for_its_owner_alone_and_never_overwritten(running, tmp_path):
    file: Path = tmp_path / "keys.json"
    running.run("keys", "export", str(file))
    assert file.stat().st_mode & 0o777 == 0o600
    code, told = running.fails("keys", "export", str(file))
    assert code == 1 and "finns redan" in told
