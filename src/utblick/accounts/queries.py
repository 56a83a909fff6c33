"""Who someone is, as an Actor."""

from __future__ import annotations

from datetime import date

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q, QuerySet

from utblick.accounts.models import RoleGrant, User
from utblick.values import ANONYMOUS, Actor, Grant


def actor_of(user: User | AnonymousUser, on: date) -> Actor:
    """The actor behind a user, with the roles held on this day; inactive and unknown users are anonymous."""
    if not isinstance(user, User) or not user.is_active:
        return ANONYMOUS
    grants = {Grant(grant.role, grant.body_code) for grant in grants_on(user, on)}
    return Actor(user.label, name=str(user), grants=frozenset(grants | ANONYMOUS.grants | {Grant("signed_in")}))


def grants_on(user: User, on: date) -> QuerySet[RoleGrant]:
    """The role grants of a user in force on this day."""
    return RoleGrant.objects.filter(Q(valid_to__isnull=True) | Q(valid_to__gte=on), user=user, valid_from__lte=on)


def addresses_of(role: str, on: date) -> list[str]:
    """The e-mail addresses of the active users who hold a role on this day, for the whole municipality or a body."""
    held = RoleGrant.objects.filter(Q(valid_to__isnull=True) | Q(valid_to__gte=on), role=role, valid_from__lte=on)
    users = User.objects.filter(is_active=True, pk__in=held.values("user")).exclude(email="")
    return list(users.order_by("email").values_list("email", flat=True))


def names_of(labels: set[str]) -> dict[str, str]:
    """The names behind event-log labels such as "user:…", for pages that show who did what."""
    identifiers = [label.removeprefix("user:") for label in labels if label.startswith("user:")]
    return {user.label: str(user) for user in User.objects.filter(id__in=identifiers)}


def demo_accounts() -> QuerySet[User]:
    """The accounts of the demo, one a role."""
    return User.objects.filter(demo=True, is_active=True).order_by("id")


def demo_account(identifier: str) -> User | None:
    """One of the demo's accounts by its id, or None."""
    return next((user for user in demo_accounts() if str(user.id) == identifier), None)
