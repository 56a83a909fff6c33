"""One date for the whole of a request."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from utblick.clock.queries import held


def one_date_a_request(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Read the installation and its date once, so that a page never mixes two days."""

    def middleware(request: HttpRequest) -> HttpResponse:
        with held():
            return get_response(request)

    return middleware
