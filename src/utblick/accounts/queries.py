"""Who someone is, as an Actor."""

from __future__ import annotations

import hashlib
from datetime import date

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from utblick.accounts.models import MailLink, RoleGrant, User
from utblick.values import ANONYMOUS, Actor, Grant


def actor_of(user: User | AnonymousUser, on: date) -> Actor:
    """The actor behind a user, with the roles held on this day; inactive and unknown users are anonymous."""
    if not isinstance(user, User) or not user.is_active:
        return ANONYMOUS
    grants = {Grant(grant.role, grant.body_code) for grant in grants_on(user, on)}
    return Actor(user.label, name=str(user), grants=frozenset(grants | ANONYMOUS.grants | {Grant("signed_in")}))


def grants_on(user: User, on: date) -> list[RoleGrant]:
    """The role grants of a user in force on this day. All that the user ever had are few, and every page asks."""
    had = RoleGrant.objects.filter(user=user)
    return [grant for grant in had if grant.valid_from <= on and (grant.valid_to is None or on <= grant.valid_to)]


def addresses_of(role: str, on: date) -> list[str]:
    """The e-mail addresses of the active users who hold a role on this day, for the whole municipality or a body."""
    held = RoleGrant.objects.filter(Q(valid_to__isnull=True) | Q(valid_to__gte=on), role=role, valid_from__lte=on)
    users = User.objects.filter(is_active=True, pk__in=held.values("user")).exclude(email="")
    return list(users.order_by("email").values_list("email", flat=True))


def address_of(label: str) -> str:
    """The e-mail address behind an event-log label such as "user:…"; "" for anything else."""
    user = User.objects.filter(id=label.removeprefix("user:")).first() if label.startswith("user:") else None
    return user.email if user else ""


def names_of(labels: set[str]) -> dict[str, str]:
    """The names behind event-log labels such as "user:…" and "mail:…", for pages that show who did what."""
    users = [label.removeprefix("user:") for label in labels if label.startswith("user:")]
    links = [label.removeprefix("mail:") for label in labels if label.startswith("mail:")]
    named = {user.label: str(user) for user in User.objects.filter(id__in=users)}
    by_mail = MailLink.objects.filter(id__in=links) if links else ()
    return named | {link.label: _("%s, genom mejl") % link.name for link in by_mail}


def hashed(token: str) -> str:
    """What is kept of a mail link's token. It is long and random, so that it needs no salt."""
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()


def link_of(token: str) -> MailLink | None:
    """The mail link with this token, whatever its state; None when there is none."""
    return MailLink.objects.filter(token_hash=hashed(token)).first()


def actor_of_link(link: MailLink, role: str) -> Actor:
    """Who acts by a mail link: the one role of its act, in its own body, and nothing else."""
    return Actor(link.label, name=link.name, grants=frozenset({Grant(role, link.body_code)}))


def demo_accounts() -> QuerySet[User]:
    """The accounts of the demo, one a role."""
    return User.objects.filter(demo=True, is_active=True).order_by("id")


def demo_account(identifier: str) -> User | None:
    """One of the demo's accounts by its id, or None."""
    return next((user for user in demo_accounts() if str(user.id) == identifier), None)
