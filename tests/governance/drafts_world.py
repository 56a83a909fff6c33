"""What the tests of drafts write, send and read."""

from __future__ import annotations

from datetime import date

from django.test import Client
from django.urls import reverse

from conftest import ROOT
from utblick.accounts.actions import create_account
from utblick.governance.drafting.skeleton import skeleton
from utblick.governance.models import GuidelineDraft
from utblick.values import system_actor

SYSTEM = system_actor("tests")
TODAY = date(2026, 9, 10)
TYRESO = (ROOT / "guidelines" / "tyreso-2010.toml").read_text("utf-8")
SMALL = skeleton("Riktlinjer för prov", "KS", "Kommunstyrelsen", "KS", 2026)
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


def signed_in(role: str, code: str = "") -> Client:
    user = create_account(
        SYSTEM, email=f"{role}@exempel.example", name=role, roles=[(role, code)], valid_from=date(2026, 1, 1)
    )
    client = Client()
    client.force_login(user, backend=BACKEND)
    return client


def url(draft: GuidelineDraft, name: str = "draft", *more: str) -> str:
    return reverse(f"governance:{name}", args=[draft.pk, *more])


def page(answer) -> str:
    return " ".join(answer.content.decode().split())


def decision(**other) -> dict[str, object]:
    return {
        "version": 1,
        "body": "KS",
        "decided_on": "2026-09-08",
        "paragraph": "141",
        "valid_from": "2026-10-01",
        **other,
    }


def adopt(client: Client, draft: GuidelineDraft, **other):
    """Both steps: the final text is shown, then adopted by its checksum."""
    shown = client.post(url(draft, "adopt_draft"), decision(**other))
    if "final" not in (shown.context or {}):
        return shown
    return client.post(url(draft, "adopt_draft"), decision(sha256=shown.context["final"].sha256, **other))
