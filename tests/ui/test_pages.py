"""The frame around every page, the error pages, and the page of two texts."""

from __future__ import annotations

import re

import pytest
from allauth.account.forms import LoginForm
from django import forms
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.utils.translation import override
from django.views.defaults import page_not_found, permission_denied

from utblick.ui import views
from utblick.ui.conflicts import Stale, conflict
from utblick.ui.navigation import MenuEntry, add_to_menu, menu
from utblick.ui.responses import found, render_part, wants_part
from utblick.ui.shell import Shell
from utblick.values import ANONYMOUS, Actor, Grant


def text(response: HttpResponse) -> str:
    return response.content.decode()


def test_a_page_has_its_language_a_way_past_the_menu_and_a_footer(page_request: HttpRequest) -> None:
    html = text(render(page_request, "ui/base.html"))
    assert '<html lang="sv">' in html
    assert '<a class="skip" href="#content">' in html
    assert '<main id="content"' in html
    for name in ("Tillgänglighetsredogörelse", "Om kakor", "Handbok", "Kontakt"):
        assert name in html
    with override("en"):
        assert '<html lang="en">' in text(render(page_request, "ui/base.html"))


def test_the_frame_names_the_municipality_the_account_and_the_example(page_request: HttpRequest) -> None:
    html = text(render(page_request, "ui/base.html"))
    assert "Strandö kommun (exempel)" in html
    assert "Maria Lindqvist" in html
    assert "EXEMPEL" in html
    assert "onsdag 6\u00a0maj 2026" in html


def test_a_real_installation_has_no_example_banner(page_request: HttpRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("utblick.ui.shell._provider", lambda _request: Shell("Strandö"))
    assert "EXEMPEL" not in text(render(page_request, "ui/base.html"))


def test_the_menu_marks_where_one_is_and_hides_what_is_not_for_one(
    page_request: HttpRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("utblick.ui.navigation._menu", {})
    add_to_menu(MenuEntry("Stil", "ui:style", 2))
    add_to_menu(MenuEntry("Tema", "ui:theme", 1, shown_to=lambda _actor: True))
    officer = Actor("user:1", grants=frozenset({Grant("officer")}))
    assert [(link.label, link.current) for link in menu(officer, "/stil/")] == [("Tema", False), ("Stil", True)]
    assert [link.label for link in menu(ANONYMOUS, "/stil/")] == ["Tema"]


def test_the_menu_marks_the_nearest_of_two_that_one_is_under(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("utblick.ui.navigation._menu", {})
    add_to_menu(MenuEntry("Partner", "cooperation:partners", 1))
    add_to_menu(MenuEntry("Förfrågningar", "cooperation:requests", 2))
    officer = Actor("user:1", grants=frozenset({Grant("officer")}))
    marked = {path: [link.label for link in menu(officer, path) if link.current] for path in ("/partner/ny/", "/")}
    assert marked == {"/partner/ny/": ["Partner"], "/": []}
    assert [link.current for link in menu(officer, "/partner/forfragningar/ny/")] == [False, True]


def test_the_settings_of_htmx_stand_in_the_head(page_request: HttpRequest) -> None:
    html = text(render(page_request, "ui/base.html"))
    config = html.split('name="htmx-config" content="')[1].split('"')[0]
    for words in ("&quot;allowEval&quot;: false", "&quot;historyCacheSize&quot;: 0", "403|404|409|422"):
        assert words in config
    assert re.findall(r'<script src="([^"]+)"', html) == [
        "/static/django_htmx/htmx-2.min.js",
        "/static/ui/utblick.js",
    ]


def test_the_error_pages_say_what_to_do_in_the_frame(page_request: HttpRequest) -> None:
    missing = page_not_found(page_request, Http404())
    refused = permission_denied(page_request, PermissionDenied())
    assert (missing.status_code, refused.status_code) == (404, 403)
    assert "Sidan finns inte" in text(missing)
    assert "Be den som sköter konton" in text(refused)


def test_the_page_of_a_fault_needs_neither_request_nor_database() -> None:
    assert "Något gick fel hos oss" in render_to_string("500.html")


class IdeaForm(forms.Form):
    version = forms.IntegerField(widget=forms.HiddenInput)
    what = forms.CharField(label="Vad")
    unit = forms.CharField(label="Enhet", required=False)
    why = forms.CharField(label="Varför", widget=forms.Textarea, required=False)


def test_a_stale_save_shows_both_texts_and_loses_nothing(page_request: HttpRequest) -> None:
    form = IdeaForm({"version": 3, "what": "Min <b>text</b>", "unit": "Kultur", "why": "Rad 1\nRad 2"})
    stale = Stale(5, {"what": "Deras <i>text</i>", "unit": "Kultur", "why": "Annat"})
    response = conflict(page_request, form, stale, "/ideer/1/")
    html = text(response)
    assert response.status_code == 409
    assert 'value="Min &lt;b&gt;text&lt;/b&gt;"' in html
    assert "Deras &lt;i&gt;text&lt;/i&gt;" in html
    assert "Rad 1\nRad 2" in html
    assert '<input type="hidden" name="unit" value="Kultur"' in html
    assert re.findall(r'name="version" value="(\d+)"', html) == ["5"]
    assert 'href="/ideer/1/"' in html


def test_equal_texts_are_no_conflict_to_look_at(page_request: HttpRequest) -> None:
    form = IdeaForm({"version": 3, "what": "Samma", "unit": "", "why": ""})
    html = text(conflict(page_request, form, Stale(5, {"what": "Samma", "unit": None}), "/"))
    assert "Era texter är lika" in html


def test_a_part_is_answered_only_to_a_request_for_a_part(page_request: HttpRequest) -> None:
    factory = RequestFactory()
    part = factory.get("/", headers={"HX-Request": "true"})
    boosted = factory.get("/", headers={"HX-Request": "true", "HX-Boosted": "true"})
    history = factory.get("/", headers={"HX-Request": "true", "HX-History-Restore-Request": "true"})
    assert [wants_part(request) for request in (part, boosted, history, page_request)] == [True, False, False, False]
    answer = render_part(part, "ui/base.html", "ui/components/steps.html", {"labels": ["Idé"]}, status=422)
    assert answer.status_code == 422
    assert "<html" not in text(answer)
    assert answer["Vary"] == "HX-Request"


def test_what_is_not_found_is_a_404() -> None:
    assert found("sak") == "sak"
    with pytest.raises(Http404):
        found(None)


def test_the_accent_of_the_municipality_is_a_stylesheet(page_request: HttpRequest) -> None:
    answer = views.theme(page_request)
    assert answer["Content-Type"] == "text/css"
    assert "--accent: #7a3b0b; --on-accent: #ffffff;" in text(answer)


def test_the_style_page_shows_every_component_in_demo_only(
    page_request: HttpRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    html = text(views.style(page_request))
    for word in ("Väntar på dig", "Inte ännu", "580\u00a0000\u00a0kronor", "data-label", "error-summary"):
        assert word in html
    monkeypatch.setattr("utblick.ui.shell._provider", lambda _request: Shell("Strandö"))
    with pytest.raises(Http404):
        views.style(page_request)


def test_the_sign_in_page_stands_in_our_frame_with_our_fields(page_request: HttpRequest) -> None:
    html = render_to_string("account/login.html", {"form": LoginForm({"login": ""})}, page_request)
    assert '<a class="skip"' in html
    assert 'class="button button-primary"' in html
    assert 'class="field field-wrong"' in html
    assert "error-summary" in html
    assert html.count("<main") == 1
