"""The municipality's accent as a stylesheet, and the page that shows every component."""

from __future__ import annotations

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from utblick.ui.colours import DARK_PAPER, LIGHT_PAPER, accents, contrast
from utblick.ui.requests import ActorRequest
from utblick.ui.samples import sample_page
from utblick.ui.shell import shell_of

_THEME = """\
:root {{ --accent: {light}; --on-accent: {on_light}; }}
@media (prefers-color-scheme: dark) {{ :root {{ --accent: {dark}; --on-accent: {on_dark}; }} }}
@media print {{ :root {{ --accent: #000; --on-accent: #fff; }} }}
"""


@require_safe
def theme(request: ActorRequest) -> HttpResponse:
    """The accent for light and dark pages, made legible."""
    light, dark = accents(shell_of(request).accent)
    sheet = _THEME.format(light=light, dark=dark, on_light=_text_on(light), on_dark=_text_on(dark))
    return HttpResponse(sheet, content_type="text/css", headers={"Cache-Control": "public, max-age=3600"})


@require_safe
def style(request: ActorRequest) -> HttpResponse:
    """Every component with example content; only in demo and debug."""
    if not (settings.DEBUG or shell_of(request).demo):
        raise Http404
    return render(request, "ui/style.html", sample_page(request))


def _text_on(accent: str) -> str:
    return max(LIGHT_PAPER, DARK_PAPER, key=lambda text: contrast(text, accent))
