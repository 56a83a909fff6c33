"""The papers of a meeting in one file: what goes in, who gets it, and what happens while it is made."""

from __future__ import annotations

import pypdfium2
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cases.meetings import seat
from documents import files_made
from two_authorities import SYSTEM, fetched, keep_in_utblick
from utblick.cases import actions, jobs
from utblick.cases.actions import agendas, folders
from utblick.cases.models import MatterDocument, MeetingFolder
from utblick.cases.queries import folders as queries
from utblick.cases.queries.minutes import minutes_of
from utblick.documents import files
from utblick.documents.actions import keep_upload
from utblick.documents.models import StoredFile

pytestmark = pytest.mark.one_database


@pytest.fixture
def clerk(actors):
    return actors["kfn_clerk"]


def matter_with(title, **uploads):
    """A shared matter with documents by title."""
    matter = actions.open_matter(SYSTEM, body_code="KFN", title=title)
    for name, content in uploads.items():
        kept = keep_upload(f"{name}.pdf", content)
        actions.add_document(SYSTEM, matter, kept, title=name.capitalize(), direction="incoming")
    return matter


@pytest.fixture
def meeting(world, clerk):
    """An agenda with a matter of two documents, a restricted one, and one with a draft, called."""
    keep_in_utblick(world.kfn, minutes=True)
    seat(world.kfn)
    open_one = matter_with("Vänortsträff", brev=files_made.pdf("the letter"), avtal=files_made.LOCKED_PDF)
    secret = matter_with("Hemlig resa", pass_=files_made.pdf("secret page"))
    actions.restrict_matter(SYSTEM, secret, provision="OSL 21:7", authority="KFN", decided_by="Gunilla Exempel")
    drafting = actions.open_matter(SYSTEM, body_code="KFN", title="Körutbyte")
    kept = keep_upload("utkast.pdf", files_made.pdf("a draft"))
    actions.add_document(SYSTEM, drafting, kept, title="Utkastet", direction="drawn_up")
    minutes = agendas.begin_minutes(clerk, world.kfn_meeting, matters=[open_one, secret, drafting])
    agendas.issue_summons(clerk, minutes)
    return minutes_of(clerk, minutes.meeting_id)


@pytest.fixture
def made(meeting, clerk):
    asked = folders.ask_folder(clerk, meeting)
    assert jobs.make_folder(str(asked.pk)) > 3
    return MeetingFolder.objects.get()


def text_of(stored):
    with pypdfium2.PdfDocument(files.read(stored.sha256)) as document:
        titles = [mark.get_title() for mark in document.get_toc()]
        return titles, " ".join(page.get_textpage().get_text_bounded() for page in document)


def test_a_member_meets_the_summons_first_the_papers_at_each_item_and_never_a_dead_end(meeting, signed_in, world):
    """A chair's evening: on the phone the summons stood below every item, and an item named no paper."""
    member = signed_in("kfn_member")
    page, folder = (reverse(f"cases:{name}", args=[meeting.meeting_id]) for name in ("minutes", "meeting_folder"))
    summons = reverse("cases:meeting_paper", args=[meeting.meeting_id, "kallelse.pdf"])
    text = member.get(page).text
    assert text.index(summons) < text.index("Föredragningslista")
    assert "Läs kallelsen" not in signed_in("kfn_clerk").get(page).text
    assert summons in member.get(folder).text
    item = meeting.items.get(title="Vänortsträff")
    shown = member.get(reverse("cases:agenda_item", args=[item.pk])).text
    assert "Brev" in shown and "Avtal" in shown
    draft = member.get(reverse("cases:agenda_item", args=[meeting.items.get(title="Körutbyte").pk])).text
    assert "Utkastet" not in draft


def test_issuing_the_summons_has_the_papers_put_in_one_file(world, signed_in, clerk):
    keep_in_utblick(world.kfn, minutes=True)
    minutes = agendas.begin_minutes(clerk, world.kfn_meeting)
    issued = signed_in("kfn_clerk").post(reverse("cases:issue_summons", args=[minutes.meeting_id]), follow=True)
    assert "läggs nu i en fil" in issued.text
    assert MeetingFolder.objects.get().minutes == minutes


def test_the_folder_has_every_open_paper_and_never_a_restricted_or_a_draft(made):
    """Must show 7; OSL 5:2, TF 2:12."""
    titles, text = text_of(made.file)
    assert titles[0] == "Kallelse" and "Brev" in titles and "Avtal" in titles
    assert sum("Sekretessmarkerat ärende" in title for title in titles) == 1
    assert "the letter" in text and "skyddad" in text.casefold() or "skadad" in text
    for hidden in ("secret page", "Hemlig", "a draft", "Utkastet", "Pass"):
        assert hidden not in text and not any(hidden in title for title in titles)
    assert "utkast eller sekretessmarkerade är inte" in " ".join(text.split())
    assert [row["left_out"] for row in made.contents] == [False] * 4 + [True, True] + [False] * 3


def test_the_page_says_what_is_in_it_and_that_it_is_no_pdf_a(made, signed_in):
    """Must show 4: the merged folder is exempt and says so."""
    page = signed_in("reader").get(reverse("cases:meeting_folder", args=[made.minutes.meeting_id])).text
    assert "följer därför inte PDF/A" in page and "Brev" in page and "en sida säger det" in page
    assert "utkast eller sekretessmarkerade är inte med" in page and "Hemlig resa" not in page


def test_who_may_see_every_part_may_fetch_it_and_nobody_else(made, clerk, signed_in):
    address = reverse("documents:file", args=[made.file_id])
    status, headers, content = fetched(signed_in("reader"), address)
    assert status == 200 and content.startswith(b"%PDF") and "Handlingar" in headers["Content-Disposition"]
    matter = MatterDocument.objects.get(title="Brev").matter
    actions.restrict_matter(SYSTEM, matter, provision="OSL 21:7", authority="KFN", decided_by="Gunilla Exempel")
    for name in ("reader", "kfn_clerk"):
        assert signed_in(name).get(address).status_code == 404
        page = signed_in(name).get(reverse("cases:meeting_folder", args=[made.minutes.meeting_id])).text
        assert "Filen kan inte hämtas av dig" in page and "Brev" not in page


def test_what_is_restricted_between_asking_and_making_does_not_get_in(meeting, clerk):
    asked = folders.ask_folder(clerk, meeting)
    matter = MatterDocument.objects.get(title="Brev").matter
    actions.restrict_matter(SYSTEM, matter, provision="OSL 21:7", authority="KFN", decided_by="Gunilla Exempel")
    jobs.make_folder(str(asked.pk))
    titles, text = text_of(MeetingFolder.objects.get().file)
    assert "Brev" not in titles and "the letter" not in text and "Vänortsträff" not in text


def test_progress_is_shown_until_it_is_done_and_stays_away_after(meeting, clerk, signed_in):
    client = signed_in("kfn_clerk")
    page = reverse("cases:meeting_folder", args=[meeting.meeting_id])
    assert "inte gjord" in client.get(page).text
    assert client.post(reverse("cases:make_folder", args=[meeting.meeting_id])).status_code == 302
    assert "väntar på sin tur" in client.get(page).text
    asked = MeetingFolder.objects.get()
    folders._tell(asked, 1, 3)
    assert 'max="3" value="1"' in client.get(page).text
    jobs.make_folder(str(asked.pk))
    assert "Hämta filen" in client.get(page).text and "som det är nu" in client.get(page).text
    agendas.add_item(clerk, meeting, title="En sak till")
    assert "har ändrats sedan filen gjordes" in client.get(page).text
    assert queries.progress_of(asked) == queries.Progress(0, 0, False)


def test_a_new_folder_takes_the_place_of_the_old_with_its_bytes(made, clerk):
    old = made.file
    agendas.add_item(clerk, made.minutes, title="En sak till")
    again = folders.ask_folder(clerk, made.minutes)
    assert jobs.make_folder(str(made.pk)) == 0 < jobs.make_folder(str(again.pk))
    assert not StoredFile.objects.filter(pk=old.pk).exists() and not files.path_of(old.sha256).exists()
    assert MeetingFolder.objects.count() == 1


def test_only_the_clerk_and_the_registrar_make_it(meeting, signed_in):
    address = reverse("cases:make_folder", args=[meeting.meeting_id])
    for name in ("reader", "kfn_member", "ks_officer", "kfn_officer"):
        assert signed_in(name).post(address).status_code == 403
    assert signed_in("kfn_registrar").post(address).status_code == 302


def test_the_page_asks_as_many_questions_however_many_papers(made, clerk, signed_in):
    client = signed_in("reader")
    address = reverse("cases:meeting_folder", args=[made.minutes.meeting_id])
    client.get(address)
    with CaptureQueriesContext(connection) as few:
        client.get(address)
    matter = MatterDocument.objects.get(title="Brev").matter
    for number in range(20):
        kept = keep_upload(f"bilaga {number}.pdf", files_made.pdf(f"page {number}"))
        document = actions.add_document(SYSTEM, matter, kept, title=f"Bilaga {number}", direction="incoming")
        assert document.shared_at is not None
    jobs.make_folder(str(folders.ask_folder(clerk, made.minutes).pk))
    with CaptureQueriesContext(connection) as many:
        assert "Bilaga 19" in client.get(address).text
    assert len(many) == len(few) <= 14
