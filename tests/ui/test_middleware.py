"""Headers: pages load nothing from elsewhere, are framed by nobody and, signed in, stored nowhere."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from django.http import HttpResponse
from django.test import RequestFactory

from utblick.ui.middleware import Handler, closed_pages, private_pages, whole_error_pages


def answer(status: int = 200, headers: dict[str, str] | None = None) -> Handler:
    return lambda _request: HttpResponse("x", status=status, headers=headers)


def test_every_page_has_the_strict_content_policy() -> None:
    response = closed_pages(answer())(RequestFactory().get("/"))
    policy = dict(part.split(" ", 1) for part in response["Content-Security-Policy"].split("; "))
    assert policy["default-src"] == "'none'"
    assert policy["script-src"] == policy["style-src"] == policy["connect-src"] == policy["form-action"] == "'self'"
    assert policy["frame-ancestors"] == policy["base-uri"] == "'none'"
    assert "unsafe" not in response["Content-Security-Policy"]
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Referrer-Policy"] == "same-origin"


def test_a_stricter_policy_of_a_view_stays() -> None:
    response = closed_pages(answer(headers={"Content-Security-Policy": "sandbox"}))(RequestFactory().get("/"))
    assert response["Content-Security-Policy"] == "sandbox"


@pytest.mark.parametrize("signed_in", [True, False])
def test_signed_in_pages_are_stored_nowhere(signed_in: bool) -> None:
    request = RequestFactory().get("/")
    request.user = SimpleNamespace(is_authenticated=signed_in)  # type: ignore[assignment]
    response = private_pages(answer())(request)
    assert (response.get("Cache-Control") == "no-store") is signed_in
    assert ("HX-Request" in response.get("Vary", "")) is signed_in


@pytest.mark.parametrize(("status", "whole"), [(403, True), (404, True), (409, True), (422, False), (200, False)])
def test_an_error_takes_the_place_of_the_whole_page(status: int, whole: bool) -> None:
    part = RequestFactory().get("/", headers={"HX-Request": "true"})
    assert (whole_error_pages(answer(status))(part).get("HX-Retarget") == "body") is whole
    assert "HX-Retarget" not in whole_error_pages(answer(status))(RequestFactory().get("/"))
