"""Export → empty database → import: the same rows and the same files, hash for hash; a broken package is refused."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError

from two_authorities import SYSTEM
from utblick.archive.actions import import_package
from utblick.archive.packing.package import ROWS_FILE
from utblick.archive.packing.reading import BrokenPackageError
from utblick.archive.queries.packages import package_now
from utblick.clock import recorded_at

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def written(closed, tmp_path_factory) -> Path:
    return package_now(closed, recorded_at()).write_to(tmp_path_factory.mktemp("export"))


@pytest.fixture
def exported(written, tmp_path) -> Path:
    """A copy of the package, for a test to change."""
    return Path(shutil.copytree(written, tmp_path / "export" / written.name))


def held(root: Path) -> dict[str, bytes]:
    """What a package holds of the matter itself: its rows and its files."""
    places = [root / ROWS_FILE, *(root / "representations").rglob("*.*")]
    return {place.relative_to(root).as_posix(): place.read_bytes() for place in places}


def test_a_matter_comes_back_whole_in_an_empty_database(exported, real_installation, tmp_path):
    """Hash for hash: the rows with their identifiers and versions, and every file; the new chain is whole."""
    other = real_installation("other")
    assert "Vänortsträff & körer" in other.run("archive", "import", str(exported))
    other.run("archive", "package", "2026/KFN 0034", "--to", str(tmp_path / "again"))
    (again,) = (tmp_path / "again").iterdir()
    assert again.name == exported.name
    assert held(again) == held(exported)
    assert len(held(again)) == 16
    assert "whole" in other.run("audit", "verify")


def test_a_matter_that_is_here_is_not_imported_again(exported):
    with pytest.raises(ValidationError, match="finns redan"):
        import_package(SYSTEM, exported)


def test_a_package_with_a_changed_a_missing_or_an_added_file_is_refused(exported):
    paper = next((exported / "representations/rep1/data").glob("*brev*"))
    content = paper.read_bytes()
    paper.write_bytes(content[:-1] + b"x")
    with pytest.raises(BrokenPackageError, match="inte den som"):
        import_package(SYSTEM, exported)
    paper.unlink()
    with pytest.raises(BrokenPackageError, match="saknas"):
        import_package(SYSTEM, exported)
    paper.write_bytes(content)
    (exported / "metadata" / "mer.xml").write_text("<mer/>")
    with pytest.raises(BrokenPackageError, match="finns inte i METS"):
        import_package(SYSTEM, exported)


@pytest.mark.parametrize(
    ("changed", "to", "told"),
    [
        ("representations/rep1/data/000-dagboksblad.txt", "../../hemligt.txt", "utanför paketet"),
        ('CHECKSUMTYPE="SHA-256"', 'CHECKSUMTYPE="MD5"', "METS says too little"),
        ("<mets", "<mets<", "parsing"),
    ],
)
@pytest.mark.one_database
def test_a_mets_from_elsewhere_is_refused(exported, changed, to, told):
    (exported.parent.parent / "hemligt.txt").write_text("hemligt")
    mets = exported / "METS.xml"
    mets.write_text(mets.read_text("utf-8").replace(changed, to), "utf-8")
    with pytest.raises(BrokenPackageError, match=told):
        import_package(SYSTEM, exported)


def test_a_folder_that_is_no_package_is_refused(tmp_path):
    with pytest.raises(BrokenPackageError, match="METS.xml"):
        import_package(SYSTEM, tmp_path)
