"""Writing accounts and role grants."""

from __future__ import annotations

from datetime import date

from utblick.accounts.models import RoleGrant, User
from utblick.audit.change import Change, change
from utblick.clock.queries import today
from utblick.values import Actor, Ref


def create_account(
    actor: Actor,
    *,
    email: str,
    name: str,
    title: str = "",
    password: str | None = None,
    demo: bool = False,
    roles: list[tuple[str, str]] | None = None,
    valid_from: date | None = None,
) -> User:
    """Make an account with its roles ``[(role, body code)]``; raises IntegrityError if the address is taken."""
    with change(actor, "user.create") as opened:
        user = User.objects.create_user(email=email, name=name, title=title, password=password, demo=demo)
        opened.record(
            Ref("user", user.id), {"demo": [None, demo]}, words={"email": [None, email], "name": [None, name]}
        )
        for role, body_code in roles or []:
            _grant(opened, user, role, body_code, valid_from or today())
    return user


def grant_role(actor: Actor, user: User, role: str, body_code: str = "", valid_from: date | None = None) -> RoleGrant:
    """Give a user a role from a day on."""
    with change(actor, "user.grant") as opened:
        return _grant(opened, user, role, body_code, valid_from or today())


def _grant(opened: Change, user: User, role: str, body_code: str, valid_from: date) -> RoleGrant:
    return opened.add(RoleGrant(user=user, role=role, body_code=body_code, valid_from=valid_from), verb="user.grant")
