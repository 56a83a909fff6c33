"""The generated page names every requirement with the tests that name it."""

from __future__ import annotations

import sys
from importlib.util import module_from_spec, spec_from_file_location

import pytest

from conftest import ROOT

SPEC = spec_from_file_location("requirements_page", ROOT / "scripts" / "requirements_page.py")
assert SPEC is not None
assert SPEC.loader is not None
generator = module_from_spec(SPEC)
sys.modules[SPEC.name] = generator
SPEC.loader.exec_module(generator)

# The examples spell a requirement in two parts, so that they prove nothing here.
EXAMPLE = """
class TestGates:
    '''Gates (G¤33).'''
    def test_of_a_class(self): ...

@decorated  # G¤41
def test_with_a_comment_on_its_decorator(): ...

def test_g05_and_g_06_in_the_name(): ...

def test_in_the_docstring():
    '''G¤07 and R4.5.'''

def test_that_names_none():
    x = "png-12"  # 2026-G¤1

def helper():
    '''G¤09 is no test.'''
""".replace("¤", "-")


def read(text: str) -> dict[str, set[str]]:
    return dict(generator.in_module(text))


def test_a_test_names_a_requirement_in_its_class_comment_name_or_docstring():
    found = read(EXAMPLE)
    assert found["of a class"] == {"G-33"}
    assert found["with a comment on its decorator"] == {"G-41"}
    assert found["g05 and g 06 in the name"] == {"G-05", "G-06"}
    assert found["in the docstring"] == {"G-07"}
    assert found["that names none"] == set()
    assert "helper" not in found


def test_a_module_that_names_a_requirement_stands_as_a_whole():
    found = read('"""About G¤26."""\ndef test_one(): ...\ndef test_two(): ...'.replace("¤", "-"))
    assert found == {"the whole module (2 tests)": {"G-26"}, "one": set(), "two": set()}


def test_a_module_without_tests_proves_nothing():
    assert read('"""About G¤26."""'.replace("¤", "-")) == {}


def test_the_tests_of_the_house_are_found():
    found = generator.proofs(ROOT / "tests")
    files = {proof.file for proof in found["G-33"]}
    assert "tests/guidelines/test_applications.py" in files
    assert all((ROOT / file).exists() for file in files)


def test_what_no_test_names_is_said_to_be_so():
    told = generator.page({"G-99": {"clause": "R9", "sv": "Något", "en": "Something"}}, {})
    assert "0 of 1 requirements" in told
    assert told.endswith("not yet\n")


def test_every_requirement_has_a_clause_and_a_title_in_both_languages():
    requirements = generator.tomllib.loads(generator.SOURCE.read_text("utf-8"))
    assert list(requirements) == [f"G-{number:02}" for number in range(1, 46)]
    assert all(set(told) == {"clause", "sv", "en"} and all(told.values()) for told in requirements.values())


@pytest.mark.parametrize("stale", [True, False])
def test_a_stale_page_is_refused(tmp_path, monkeypatch, capsys, stale):
    page = tmp_path / "requirements.md"
    monkeypatch.setattr(generator, "PAGE", page)
    monkeypatch.setattr(sys, "argv", ["requirements_page.py"])
    assert generator.main() == 0
    if stale:
        page.write_text(page.read_text("utf-8") + "\n", "utf-8")
    monkeypatch.setattr(sys, "argv", ["requirements_page.py", "--check"])
    assert generator.main() == (1 if stale else 0)
    assert ("stale" in capsys.readouterr().err) == stale
