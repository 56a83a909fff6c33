"""The actor of a request."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils.functional import SimpleLazyObject

from utblick.accounts.queries import actor_of
from utblick.clock.queries import today


def actor_of_request(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Set ``request.actor`` from the signed-in user and the roles held today (read when first used)."""

    def middleware(request: HttpRequest) -> HttpResponse:
        request.actor = SimpleLazyObject(lambda: actor_of(request.user, today()))  # type: ignore[attr-defined]
        return get_response(request)

    return middleware
