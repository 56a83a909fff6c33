"""The pages every public service has: accessibility, cookies, contact, handbook."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.conf import settings

from utblick.audit.actions import create_installation
from utblick.ui.shell import FOOTER
from utblick.values import system_actor
from utblick.web.handbook import PICTURES, handbook_pages

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]


@pytest.fixture(autouse=True)
def installed():
    create_installation(system_actor("tests"), municipality="Provkommun")


def told(client, path: str) -> str:
    page = client.get(path)
    assert page.status_code == 200
    return page.content.decode()


def test_a_real_start_page_offers_to_sign_in_and_no_demo(client):
    html = told(client, "/")
    assert "/konto/logga-in/" in html
    assert "Prova demon" not in html


@pytest.mark.parametrize("path", [link.url for link in FOOTER])
def test_every_link_of_the_footer_leads_somewhere_without_signing_in(client, path):
    assert "<h1" in told(client, path)
    assert client.post(path).status_code == 405


def test_the_accessibility_statement_says_what_the_law_asks(client):
    """DOS-lagen 9, 12, 13, 15 §§ (domain.md § 2.6)."""
    html = told(client, "/tillganglighet/")
    for words in (
        "Provkommun", "Utblick", "delvis förenlig", "https://www.digg.se/tdosanmalan", "EN 301 549", "(12 §)",
        "(9 §)", "(15 §)", "Bedömd", "Senast uppdaterad",
    ):  # fmt: skip
        assert words in html


def test_every_cookie_that_is_set_is_told_of(client):
    """LEK 9:28: only what is needed, and said so."""
    html = told(client, "/kakor/")
    client.get("/konto/logga-in/")
    client.post("/sprak/", {"language": "en", "next": "/"})
    assert client.cookies
    for name in client.cookies:
        assert f">{name}<" in html


def test_the_handbook_is_read_in_order_and_its_links_lead_to_pages_of_ours(client):
    pages = handbook_pages()
    assert [page.slug for page in pages][:2] == ["kom-igang", "utlysningar"]
    for page in pages:
        html = told(client, f"/handbok/{page.slug}/")
        assert html.count("<h1>") == 1
        for link in re.findall(r'href="(/[^"#]*)"', str(page.html)):
            assert client.get(link).status_code in (200, 302), link


def test_each_chapter_has_a_number_of_its_own_and_nothing_stands_there_unread():
    """A table would stand there as bars: the handbook writes lists."""
    numbers = [path.name[:2] for path in Path(settings.HANDBOOK_ROOT).glob("*.md")]
    assert len(numbers) == len(set(numbers)) == len(handbook_pages())
    for page in handbook_pages():
        assert "<p>|" not in page.html and "![" not in page.html, page.slug


def test_the_pictures_of_the_handbook_are_small_told_in_words_and_open_to_all(client):
    kept = {path.stem: path for path in (Path(settings.HANDBOOK_ROOT) / PICTURES).glob("*.png")}
    shown = [picture for page in handbook_pages() for picture in re.findall(r"<img [^>]+>", page.html)]
    assert sorted(re.findall(r"/bilder/([a-z-]+)\.png", "".join(shown))) == sorted(kept)
    assert all(re.search(r'alt="[^"]{20,}"', picture) for picture in shown)
    for name, path in kept.items():
        answer = client.get(f"/handbok/bilder/{name}.png")
        assert (answer.status_code, answer.headers["Content-Type"]) == (200, "image/png")
        assert b"".join(answer.streaming_content) == path.read_bytes()
        assert path.stat().st_size <= 60_000, name
    assert client.get("/handbok/bilder/finns-inte.png").status_code == 404


@pytest.mark.parametrize("slug", ["finns-inte", "01-kom-igang"])
def test_an_unknown_page_of_the_handbook_is_not_found(client, slug):
    assert client.get(f"/handbok/{slug}/").status_code == 404
