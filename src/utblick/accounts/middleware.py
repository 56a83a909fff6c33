"""The actor of a request, and the addresses the actor may use."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.utils.functional import SimpleLazyObject

from utblick.access.policy import PUBLIC, SIGNED_IN
from utblick.accounts.queries import actor_of
from utblick.audit.policy import may, policy
from utblick.clock.queries import today


def actor_of_request(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Set ``request.actor`` from the signed-in user and the roles held today (read when first used)."""

    def middleware(request: HttpRequest) -> HttpResponse:
        request.actor = SimpleLazyObject(lambda: actor_of(request.user, today()))  # type: ignore[attr-defined]
        return get_response(request)

    return middleware


class GuardedRoutes:
    """Every address asks the access table first: public, sign-in, or an act; an unnamed address is closed.

    An act that the table gives to anonymous needs no sign-in.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *_: object) -> HttpResponse | None:
        name = request.resolver_match.view_name if request.resolver_match else ""
        rule = policy().route_rule(name)
        if rule is None:
            raise PermissionDenied(f"the address {name} is not named under [routes] in docs/access.toml")
        if rule == PUBLIC:
            return None
        actor = request.actor  # type: ignore[attr-defined]
        if rule != SIGNED_IN and may(actor, rule):
            return None
        if actor.is_anonymous:
            return redirect_to_login(request.get_full_path())
        if rule != SIGNED_IN:
            raise PermissionDenied(f"{actor.label} may not {rule}")
        return None
