"""The handbook lists every merge field as it is written in a template, and the list is not stale."""

from __future__ import annotations

import sys
from importlib.util import module_from_spec, spec_from_file_location

import pytest

from conftest import ROOT
from utblick.documents.merge_fields import FIELDS, usage
from utblick.web.markdown import html_of

SPEC = spec_from_file_location("merge_fields_page", ROOT / "scripts" / "merge_fields_page.py")
assert SPEC is not None
assert SPEC.loader is not None
generator = module_from_spec(SPEC)
sys.modules[SPEC.name] = generator
SPEC.loader.exec_module(generator)


def test_every_field_stands_in_the_handbook_as_it_is_written():
    shown = html_of(generator.PAGE.read_text("utf-8"))
    for name, field in FIELDS.items():
        assert f"<strong>{name}</strong>" in shown
        assert field.meaning.sv in shown
        assert all(f"<code>{line}</code>" in shown for line in usage(name))


def test_the_list_is_made_of_the_fields_there_are_and_what_stands_above_it_is_left_alone():
    written = generator.PAGE.read_text("utf-8")
    assert generator.page(written) == written
    assert generator.page(f"# Egen text\n{generator.HEADING}- gammalt\n").startswith("# Egen text\n")
    assert "gammalt" not in generator.page(f"{generator.HEADING}- gammalt\n")
    with pytest.raises(ValueError, match="heading"):
        generator.page("utan rubrik")
