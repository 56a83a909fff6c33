"""Every read of the room, filtered by what the actor may see."""

from utblick.cooperation.queries.partners import partner, partners
from utblick.cooperation.queries.requests import (
    Counted,
    asked_openly,
    counted_requests,
    load_requests,
    request,
    requests,
)

__all__ = [
    "Counted",
    "asked_openly",
    "counted_requests",
    "load_requests",
    "partner",
    "partners",
    "request",
    "requests",
]
