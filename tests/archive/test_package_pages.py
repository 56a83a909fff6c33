"""The registrar's pages of archive packages, and the job behind them."""

from __future__ import annotations

import zipfile
from io import BytesIO

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from two_authorities import SYSTEM, fetched
from utblick.archive.actions import ask_package
from utblick.archive.jobs import make_package
from utblick.archive.models import ArchivePackage
from utblick.audit import guard
from utblick.cases import actions as cases
from utblick.cases.models import Matter
from utblick.clock import recorded_at
from utblick.documents import files

BUDGET = 12
pytestmark = [pytest.mark.django_db, pytest.mark.one_database]


def test_a_registrar_gets_the_package_of_a_closed_matter(closed, by_role):
    client = by_role("registrar", "KFN")
    assert "Vänortsträff &amp; körer" in client.get(reverse("archive:matters")).text
    page = reverse("archive:matter", args=[closed.pk])
    assert client.post(reverse("archive:make", args=[closed.pk])).headers["Location"] == page
    asked = ArchivePackage.objects.get()
    assert "Ett paket görs nu" in client.get(page).text
    make_package(str(asked.pk))
    shown = client.get(page).text
    assert "kfn-2026-kfn-0034-" in shown and "12 handlingar" in shown and "Brev 3 från Cēsis" in shown
    asked.refresh_from_db()
    status, headers, content = fetched(client, reverse("documents:file", args=[asked.file_id]))
    assert status == 200 and headers["Content-Type"] == "application/zip"
    with zipfile.ZipFile(BytesIO(content)) as package:
        assert package.testzip() is None
        assert {name.split("/")[0] for name in package.namelist()} == {asked.file.name.removesuffix(".zip")}


def test_making_it_twice_changes_nothing(closed):
    asked = ask_package(SYSTEM, closed)
    make_package(str(asked.pk))
    asked.refresh_from_db()
    make_package(str(asked.pk))
    assert ArchivePackage.objects.get().version == asked.version


def test_a_lost_file_is_told(closed, by_role):
    asked = ask_package(SYSTEM, closed)
    lost = files.path_of(closed.documents.get(number=5).file.sha256)
    content = lost.read_bytes()
    lost.unlink()
    make_package(str(asked.pk))
    lost.write_bytes(content)
    assert "går inte att läsa" in by_role("registrar", "KFN").get(reverse("archive:matter", args=[closed.pk])).text


def test_an_open_matter_is_not_archived(closed, by_role):
    matter = cases.open_matter(SYSTEM, body_code="KFN", title="Pågående")
    client = by_role("registrar", "KFN")
    page = client.post(reverse("archive:make", args=[matter.pk]), follow=True)
    assert "inte avslutat" in page.text
    assert not ArchivePackage.objects.exists()


def test_others_have_no_archive(closed, by_role):
    asked = ask_package(SYSTEM, closed)
    make_package(str(asked.pk))
    asked.refresh_from_db()
    for role, body in (("officer", "KFN"), ("coordinator", ""), ("reader", "")):
        client = by_role(role, body)
        assert client.get(reverse("archive:matters")).status_code == 403
        assert client.get(reverse("documents:file", args=[asked.file_id])).status_code == 404


@pytest.mark.one_database
def test_the_list_asks_as_much_at_25_as_at_2500(closed, by_role):
    client, asked = by_role("registrar", "KFN"), []
    for first, count in ((0, 25), (25, 2_475)):
        with guard.opened():
            Matter.objects.bulk_create(
                Matter(
                    body_id="KFN", reference=f"M-{number}", title="Ärende", opened_on="2026-01-01",
                    closed_on="2026-02-01", shared_at=recorded_at(),
                )
                for number in range(first, first + count)
            )  # fmt: skip
        with CaptureQueriesContext(connection) as questions:
            assert client.get(reverse("archive:matters")).status_code == 200
        asked.append(len(questions))
    assert asked[0] == asked[1] <= BUDGET
