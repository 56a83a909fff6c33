"""An archive package tried by the E-ARK validator, in an environment of its own."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path

from installation import ROOT, Installation
from prove.proofs import LeftOut

VALIDATOR = "eark-validator==1.1.2"
CONTRADICTED = {"SIP14"}
"""Asks the software's note for a NOTETYPE without its namespace, where CSIP16 demands it with one: never both."""
CLOSE = """
import os
from pathlib import Path
import django
from utblick.operations import keys
keys.ensure(Path(os.environ["UTBLICK_VAR"]))
django.setup()
from archive.conftest import build_world, closed_matter
from utblick.audit import guard
from utblick.operations import setup
setup.prepare()
with guard.opened():
    build_world()
closed_matter()
"""

ASKED = """
import json, sys
from pathlib import Path
from eark_validator.packages import PackageValidator
from eark_validator.rules import ValidationProfile
root = Path(sys.argv[1])
report = PackageValidator(root).validation_report
wrong = [found.rule_id for found in report.metadata.schema_results]
for name in ("CSIP", "SIP"):
    profile = ValidationProfile.from_specification(name)
    profile.validate(root / "METS.xml")
    for results in profile.get_results().values():
        wrong += [found.rule_id for found in results if found.severity.value == "Error"]
print(json.dumps({"status": report.structure.status.value, "wrong": wrong}))
"""


def valid_package() -> list[str]:
    """A matter with twelve handlingar, packed from the command line: well formed, and no demand broken.

    The same package without its metsHdr must be refused: else the validator has looked at nothing.
    """
    with tempfile.TemporaryDirectory(prefix="utblick-archive-") as folder:
        validator = environment(Path(folder) / "environment")
        installation = Installation(Path(folder) / "installation", "")
        close_a_matter(installation)
        root = Path(installation.run("archive", "package", "2026/KFN 0034", "--to", folder).strip())
        told = validated(validator, root)
        assert told["status"] == "Well Formed", told
        assert set(told["wrong"]) <= CONTRADICTED, told["wrong"]
        mets = root / "METS.xml"
        mets.write_text(mets.read_text("utf-8").replace(' CREATEDATE="', ' ID="'), "utf-8")
        broken = validated(validator, root)["wrong"]
        assert "CSIP7" in broken, broken
        handlingar = len(list((root / "representations/rep1/data").iterdir()))
        return [f"{VALIDATOR}: {handlingar} files, well formed, valid; without its date of making refused (CSIP7)"]


def close_a_matter(installation: Installation) -> None:
    """Make the tests' municipality with its closed matter in an empty installation."""
    told = {**installation.environment, "PYTHONPATH": f"{ROOT / 'src'}:{ROOT / 'tests'}"}
    subprocess.run([sys.executable, "-c", CLOSE], check=True, capture_output=True, env=told)


def environment(place: Path) -> Path:
    """The validator installed beside everything else, since it asks for older packages; returns its Python."""
    try:
        subprocess.run([sys.executable, "-m", "venv", str(place)], check=True, capture_output=True)
        command = [str(place / "bin" / "pip"), "install", "--quiet", VALIDATOR]
        subprocess.run(command, check=True, capture_output=True, timeout=300)
    except (subprocess.SubprocessError, OSError) as error:
        raise LeftOut(f"{VALIDATOR} could not be installed") from error
    return place / "bin" / "python"


def validated(python: Path, root: Path) -> dict:
    """The validator's report: whether the package is well formed, and the demands that it breaks.

    Its own command tells the rules of the last section only, so each section of both profiles is asked for here.
    """
    done = subprocess.run([str(python), "-c", ASKED, str(root)], capture_output=True, text=True, check=True)
    told: dict = json.loads(done.stdout)
    return told
