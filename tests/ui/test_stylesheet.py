"""The stylesheet's floors: legible in light and dark, light to load, no style attributes (CSP drops them)."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import utblick.ui
from utblick.ui.colours import DARK_GROUNDS, LIGHT_GROUNDS, accents, contrast

ROOM = Path(utblick.ui.__file__).parent
SHEET = (ROOM / "static/ui/utblick.css").read_text("utf-8")
TEXTS = ("ink", "muted", "accent", "good", "care", "stop")
GROUNDS = ("paper", "raised", "sunken")
NOTICES = (("ink", "care-ground"), ("care", "care-ground"), ("ink", "stop-ground"), ("stop", "stop-ground"))


def tokens(theme: str) -> dict[str, str]:
    light, dark = SHEET.split("@media (prefers-color-scheme: dark)", 1)
    blocks = light if theme == "light" else light + dark.split("\n}", 1)[0]
    return dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6});", blocks))


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("ground", GROUNDS)
def test_every_text_is_legible_on_every_ground(theme: str, text: str, ground: str) -> None:
    colours = tokens(theme)
    assert contrast(colours[text], colours[ground]) >= 4.5


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(("text", "ground"), [*NOTICES, ("on-accent", "accent")])
def test_notices_and_buttons_are_legible(theme: str, text: str, ground: str) -> None:
    colours = tokens(theme)
    assert contrast(colours[text], colours[ground]) >= 4.5


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("ground", GROUNDS)
def test_the_edge_of_a_field_can_be_seen(theme: str, ground: str) -> None:
    colours = tokens(theme)
    assert contrast(colours["edge"], colours[ground]) >= 3


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_accent_is_made_legible_on_the_papers_of_the_stylesheet(theme: str) -> None:
    colours = tokens(theme)
    grounds = LIGHT_GROUNDS if theme == "light" else DARK_GROUNDS
    assert {colours[name] for name in GROUNDS} == set(grounds)


@pytest.mark.parametrize("chosen", ["#ffff00", "#000000", "#ffffff", "#0b5c7a", "#ff0000", "#7f7f7f", "#00FF00"])
def test_any_accent_a_municipality_chooses_becomes_legible(chosen: str) -> None:
    light, dark = accents(chosen)
    assert all(contrast(light, ground) >= 4.5 for ground in LIGHT_GROUNDS)
    assert all(contrast(dark, ground) >= 4.5 for ground in DARK_GROUNDS)


def test_a_legible_accent_is_left_as_it_is() -> None:
    assert accents("#0b5c7a")[0] == "#0b5c7a"


@pytest.mark.parametrize("wrong", ["red", "#fff", "#12345g", "", "#0b5c7a;}body{display:none"])
def test_an_accent_that_is_no_colour_is_refused(wrong: str) -> None:
    with pytest.raises(ValueError, match="not a colour"):
        accents(wrong)


def test_contrast_is_that_of_wcag() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


def test_the_stylesheet_weighs_at_most_35_kb() -> None:
    assert len(SHEET.encode()) <= 35_000


def test_no_template_has_style_attributes_or_inline_scripts() -> None:
    templates = list((ROOM / "templates").rglob("*.html"))
    assert len(templates) > 20
    for template in templates:
        text = template.read_text("utf-8")
        assert not re.search(r"\sstyle=", text), template
        assert not re.search(r"<script(?![^>]*\ssrc=)", text), template
        assert not re.search(r"\son[a-z]+=", text), template


def test_every_custom_property_used_is_defined() -> None:
    defined = set(re.findall(r"(--[a-z0-9-]+):", SHEET))
    assert set(re.findall(r"var\((--[a-z0-9-]+)", SHEET)) <= defined


def test_nothing_is_loaded_from_another_host() -> None:
    assert "url(" not in SHEET
    assert "@import" not in SHEET
