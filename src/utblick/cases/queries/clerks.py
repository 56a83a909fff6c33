"""Who is asked what a body decided."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from utblick.accounts.models import MailLink
from utblick.organisation.models import Assignment, Body
from utblick.values import Ref


@dataclass(frozen=True)
class Clerk:
    """A person with the assignment, or the body's own address for its clerk."""

    ref: Ref
    name: str
    email: str


def clerks_of(body: Body, day: date) -> list[Clerk]:
    """Whom to ask: the body's own address for its clerk when it has one, else the people with the assignment."""
    if body.clerk_email:
        return [Clerk(body.ref, _("nämndsekreteraren, %s") % body.code, body.clerk_email)]
    held = _assigned(body, day).exclude(person__email="")
    return [Clerk(row.person.ref, row.person.name, row.person.email) for row in held]


def is_clerk(link: MailLink, body: Body, day: date) -> bool:
    """Whether the link's holder is still one of those who are asked for the body."""
    return any(str(clerk.ref) == link.holder and clerk.email == link.email for clerk in clerks_of(body, day))


def _assigned(body: Body, day: date) -> QuerySet[Assignment]:
    rows = Assignment.objects.filter(body=body, role=Assignment.Role.CLERK, valid_from__lte=day)
    return rows.filter(Q(valid_to__isnull=True) | Q(valid_to__gte=day)).select_related("person").order_by("pk")
