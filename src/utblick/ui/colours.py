"""Contrast between colours, and the municipality's accent made legible on our papers. Colours are ``#rrggbb``.

Source: WCAG 2.2, relative luminance and contrast ratio.
"""

from __future__ import annotations

import colorsys
import re
from collections.abc import Iterator

DEFAULT_ACCENT = "#0b5c7a"
LIGHT_PAPER = "#ffffff"
DARK_PAPER = "#12181e"
LIGHT_GROUNDS = ("#fbfaf7", "#ffffff", "#f2efe8")
DARK_GROUNDS = ("#12181e", "#1a222a", "#232d37")
TEXT_CONTRAST = 4.5
GLOW_CONTRAST = 7.0
"""Dark pages want more than the least: a colour that just passes looks dull on them."""

_COLOUR = re.compile(r"#[0-9a-f]{6}")
_STEPS = 100
_CALM_SATURATION = 0.63


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, 1 to 21."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def accents(chosen: str) -> tuple[str, str]:
    """The accent for light and for dark pages: as close to ``chosen`` as text contrast allows, in the same hue.

    Raises ValueError when ``chosen`` is not a colour written ``#rrggbb``.
    """
    colour = chosen.strip().lower()
    if not _COLOUR.fullmatch(colour):
        raise ValueError(f"not a colour (expected #rrggbb): {chosen!r}")
    darker = _shades(colour, towards=0.0)
    lighter = _shades(colour, towards=1.0)
    return _first_legible(darker, LIGHT_GROUNDS, TEXT_CONTRAST), _first_legible(lighter, DARK_GROUNDS, GLOW_CONTRAST)


def _first_legible(shades: Iterator[str], grounds: tuple[str, ...], least: float) -> str:
    return next(shade for shade in shades if all(contrast(shade, ground) >= least for ground in grounds))


def _shades(colour: str, towards: float) -> Iterator[str]:
    """The colour itself, then the same hue at lightness ever nearer ``towards`` (0 black, 1 white)."""
    yield colour
    hue, lightness, saturation = colorsys.rgb_to_hls(*(channel / 255 for channel in _channels(colour)))
    if towards > lightness:
        saturation = min(saturation, _CALM_SATURATION)
    for step in range(1, _STEPS + 1):
        moved = lightness + (towards - lightness) * step / _STEPS
        channels = colorsys.hls_to_rgb(hue, moved, saturation)
        yield "#" + "".join(f"{round(channel * 255):02x}" for channel in channels)


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(channel / 255) for channel in _channels(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else float(((channel + 0.055) / 1.055) ** 2.4)
