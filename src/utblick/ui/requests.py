"""The request as views know it: with its actor."""

from django.http import HttpRequest

from utblick.values import Actor


class ActorRequest(HttpRequest):
    """A request after `accounts.middleware.actor_of_request`."""

    actor: Actor
