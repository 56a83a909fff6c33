"""Answers that know whether a whole page or a part of it was asked for."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, TypeVar

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_vary_headers
from django_htmx.middleware import HtmxDetails

Thing = TypeVar("Thing")

HTMX_CONFIG = json.dumps(
    {
        "allowEval": False,
        "includeIndicatorStyles": False,
        "historyCacheSize": 0,
        "refreshOnHistoryMiss": True,
        "responseHandling": [
            {"code": "204", "swap": False},
            {"code": "[23]..", "swap": True},
            {"code": "(403|404|409|422)", "swap": True, "error": False},
            {"code": "[45]..", "swap": False, "error": True},
        ],
    }
)


def wants_part(request: HttpRequest) -> bool:
    """True when htmx asks for a part of the page; False for whole pages, boosted links and history."""
    htmx = HtmxDetails(request)
    return bool(htmx) and not htmx.boosted and not htmx.history_restore_request


def render_part(
    request: HttpRequest, page: str, part: str, context: Mapping[str, Any], status: int = 200
) -> HttpResponse:
    """Render template ``part`` when htmx asks for a part, else the whole ``page`` (which includes the part)."""
    response = render(request, part if wants_part(request) else page, dict(context), status=status)
    patch_vary_headers(response, ["HX-Request"])
    return response


def found(thing: Thing | None) -> Thing:
    """The thing itself; 404 when it is None, which is also the answer for what the actor may not see."""
    if thing is None:
        raise Http404
    return thing
