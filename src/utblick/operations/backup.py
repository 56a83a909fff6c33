"""Backups that are consistent while the product runs, and their restoring.

A backup is one tar file: ``manifest.json`` (what it is and the sha256 of every member), ``database.sqlite3`` or
``database.dump`` (pg_dump's own format), ``audit-heads.log`` and every stored file. The keys are never in it.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import sqlite3
import subprocess
import tarfile
import tempfile
from contextlib import closing
from pathlib import Path, PurePosixPath
from typing import Any

from django.conf import settings
from django.db import connection

from utblick.audit.verification import write_head
from utblick.clock import recorded_at
from utblick.jobs.actions import note_done
from utblick.operations import keys

BACKUP = "backup"
FORMAT = 1


class BackupError(Exception):
    """A backup could not be made or restored; the text says why and what to do."""


def make(folder: Path | None = None) -> Path:
    """Make a backup in ``folder`` (default: var/backups); returns its path.

    The database is copied in one snapshot first; the files after, so every file that the snapshot names is there.
    """
    target = folder or Path(settings.BACKUPS_ROOT)
    target.mkdir(parents=True, exist_ok=True)
    write_head()
    stamp = recorded_at().strftime("%Y%m%dT%H%M%S%fZ")
    with tempfile.TemporaryDirectory(dir=target) as scratch:
        database = _copy_database(Path(scratch))
        members = {database.name: database, **_kept_files()}
        heads = Path(settings.AUDIT_HEADS_FILE)
        if heads.exists():
            members[heads.name] = heads
        manifest = {
            "format": FORMAT,
            "vendor": connection.vendor,
            "made_at": recorded_at().isoformat(),
            "sha256": {name: _sha256(path) for name, path in members.items()},
        }
        (Path(scratch) / "manifest.json").write_text(json.dumps(manifest, indent=1), "utf-8")
        part = Path(scratch) / "backup.tar"
        with tarfile.open(part, "w") as archive:
            archive.add(Path(scratch) / "manifest.json", "manifest.json")
            for name, path in members.items():
                archive.add(path, name)
        made = target / f"utblick-{stamp}.tar"
        part.rename(made)
    note_done(BACKUP)
    return made


def restore(archive: Path, exported_keys: Path | None) -> None:
    """Restore into an empty installation; raises BackupError when it is not empty or the backup is damaged."""
    var = Path(settings.VAR)
    if _has_tables():
        raise BackupError("Databasen är inte tom. Återläs till en tom mapp (UTBLICK_VAR) eller en tom databas.")
    with tempfile.TemporaryDirectory(dir=_made(var)) as scratch:
        manifest = _unpacked(archive, Path(scratch))
        if manifest["vendor"] != connection.vendor:
            raise BackupError(f"Säkerhetskopian är gjord på {manifest['vendor']}, inte {connection.vendor}.")
        if exported_keys is not None:
            _take_keys(exported_keys, var)
        _restore_database(Path(scratch))
        files = Path(scratch) / "files"
        if files.exists():
            shutil.copytree(files, settings.FILES_ROOT, dirs_exist_ok=True)
        heads = Path(scratch) / Path(settings.AUDIT_HEADS_FILE).name
        if heads.exists():
            shutil.copyfile(heads, settings.AUDIT_HEADS_FILE)


def _copy_database(scratch: Path) -> Path:
    if connection.vendor == "postgresql":
        copy = scratch / "database.dump"
        _postgres("pg_dump", "--format=custom", "--no-owner", f"--file={copy}")
        return copy
    copy = scratch / "database.sqlite3"
    with (
        closing(sqlite3.connect(settings.DATABASES["default"]["NAME"], timeout=60)) as source,
        closing(sqlite3.connect(copy)) as target,
    ):
        source.backup(target)
    return copy


def _restore_database(scratch: Path) -> None:
    if connection.vendor == "postgresql":
        _postgres("pg_restore", "--no-owner", "--exit-on-error", str(scratch / "database.dump"))
        return
    connection.close()
    shutil.copyfile(scratch / "database.sqlite3", settings.DATABASES["default"]["NAME"])


def _postgres(program: str, *arguments: str) -> None:
    database = connection.settings_dict
    environment = {**os.environ, "PGPASSWORD": database["PASSWORD"] or ""}
    where = [f"--host={database['HOST']}"] if database["HOST"] else []
    where += [f"--port={database['PORT']}"] if database["PORT"] else []
    where += [f"--username={database['USER']}"] if database["USER"] else []
    found = shutil.which(program)
    if found is None:
        raise BackupError(f"{program} finns inte. Installera postgresql-client.")
    command = [found, *where, f"--dbname={database['NAME']}", *arguments]
    done = subprocess.run(command, check=False, env=environment, capture_output=True, text=True)
    if done.returncode != 0:
        raise BackupError(f"{program}: {done.stderr.strip()[:500]}")


def _kept_files() -> dict[str, Path]:
    root = Path(settings.FILES_ROOT)
    found = sorted(path for path in root.glob("sha256/*/*/*") if path.is_file())
    return {f"files/{path.relative_to(root)}": path for path in found}


def _unpacked(archive: Path, scratch: Path) -> dict[str, Any]:
    try:
        with tarfile.open(archive) as opened:
            for member in opened:
                _unpack(opened, member, scratch)
        manifest: dict[str, Any] = json.loads((scratch / "manifest.json").read_text("utf-8"))
    except (OSError, tarfile.TarError, ValueError) as error:
        raise BackupError(f"{archive} går inte att läsa som en säkerhetskopia: {error}") from error
    if manifest.get("format") != FORMAT:
        raise BackupError(f"{archive} har ett format som den här versionen inte kan läsa.")
    damaged = [name for name, digest in manifest["sha256"].items() if _sha256(scratch / name) != digest]
    if damaged:
        raise BackupError(f"{archive} är skadad: {', '.join(damaged[:3])}.")
    return manifest


def _unpack(archive: tarfile.TarFile, member: tarfile.TarInfo, scratch: Path) -> None:
    """One file, to its place below ``scratch``. By hand: Debian's Python of 2023 lacks tarfile's own filters."""
    path = PurePosixPath(member.name)
    content = archive.extractfile(member) if member.isreg() else None
    if content is None or path.is_absolute() or ".." in path.parts:
        raise BackupError(f"{member.name} hör inte hemma i en säkerhetskopia.")
    target = scratch / path
    target.parent.mkdir(parents=True, exist_ok=True)
    with content, target.open("wb") as written:
        shutil.copyfileobj(content, written)


def _take_keys(exported: Path, var: Path) -> None:
    try:
        keys.take(exported, var)
    except (OSError, ValueError) as error:
        raise BackupError(f"{exported} är ingen nyckelfil från `utblick keys export`.") from error


def _has_tables() -> bool:
    return "audit_event" in connection.introspection.table_names()


def _made(folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def _sha256(path: Path) -> str:
    if not path.exists():
        return ""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
