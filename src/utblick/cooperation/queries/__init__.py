"""Every read of the room, filtered by what the actor may see."""

from utblick.cooperation.queries.partners import partner, partners
from utblick.cooperation.queries.requests import (
    Waiting,
    asked_openly,
    load_requests,
    request,
    requests,
    waiting,
)

__all__ = [
    "Waiting",
    "asked_openly",
    "load_requests",
    "partner",
    "partners",
    "request",
    "requests",
    "waiting",
]
