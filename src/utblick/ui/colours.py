"""Contrast between colours, and the municipality's accent made legible on our papers. Colours are ``#rrggbb``.

Source: WCAG 2.2, relative luminance and contrast ratio.
"""

from __future__ import annotations

import re

DEFAULT_ACCENT = "#0b5c7a"
LIGHT_PAPER = "#ffffff"
DARK_PAPER = "#12181e"
LIGHT_GROUNDS = ("#fbfaf7", "#ffffff", "#f2efe8")
DARK_GROUNDS = ("#12181e", "#1a222a", "#232d37")
TEXT_CONTRAST = 4.5

_COLOUR = re.compile(r"#[0-9a-f]{6}")
_STEPS = 50


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, 1 to 21."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def accents(chosen: str) -> tuple[str, str]:
    """The accent for light and for dark pages: as close to ``chosen`` as text contrast allows.

    Raises ValueError when ``chosen`` is not a colour written ``#rrggbb``.
    """
    colour = chosen.strip().lower()
    if not _COLOUR.fullmatch(colour):
        raise ValueError(f"not a colour (expected #rrggbb): {chosen!r}")
    return _until_legible(colour, LIGHT_GROUNDS, "#000000"), _until_legible(colour, DARK_GROUNDS, "#ffffff")


def _until_legible(colour: str, grounds: tuple[str, ...], towards: str) -> str:
    mixes = (_mix(colour, towards, step / _STEPS) for step in range(_STEPS + 1))
    return next(mix for mix in mixes if all(contrast(mix, ground) >= TEXT_CONTRAST for ground in grounds))


def _mix(colour: str, towards: str, share: float) -> str:
    pairs = zip(_channels(colour), _channels(towards), strict=True)
    return "#" + "".join(f"{round(start + (end - start) * share):02x}" for start, end in pairs)


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(channel / 255) for channel in _channels(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else float(((channel + 0.055) / 1.055) ** 2.4)
