"""Kallelse, protokoll and utdrag of a meeting with 25 items, opened again and compared with what was recorded."""

from __future__ import annotations

from datetime import date
from io import BytesIO

import docx
import pypdfium2
import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from pdfua import validate

from cases.meetings import ENDED, JAV, RESERVED, VOTED, at_place, long_meeting, seat
from two_authorities import fetched, keep_in_utblick
from utblick.cases import minutes_papers
from utblick.cases.actions import agendas, extracts, minutes
from utblick.cases.models import Minutes, SentExtract
from utblick.cases.queries import minutes as queries
from utblick.documents import meeting_word, pdf
from utblick.jobs.models import OutgoingMail

pytestmark = pytest.mark.one_database


@pytest.fixture
def nämnd(world):
    keep_in_utblick(world.kfn, minutes=True)
    return seat(world.kfn)


@pytest.fixture
def held(world, nämnd, actors):
    made = long_meeting(actors["kfn_clerk"], world.kfn_meeting, nämnd)
    return queries.minutes_of(actors["kfn_clerk"], made.meeting_id)


@pytest.fixture
def adjusted(held, actors):
    minutes.close_meeting(actors["kfn_clerk"], held, ENDED)
    return minutes.adjust_minutes(actors["kfn_clerk"], held, date(2026, 8, 31), place="Stadshuset")


def text_of_pdf(content: bytes) -> str:
    with pypdfium2.PdfDocument(content) as document:
        texts = [page.get_textpage().get_text_bounded() for page in document]
    return " ".join(" ".join(texts).replace("\u00a0", " ").replace("\u00ad", "").replace("\ufffe", "").split())


def text_of_word(content: bytes) -> str:
    return "\n".join(paragraph.text for paragraph in docx.Document(BytesIO(content)).paragraphs).replace("\u00a0", " ")


def recorded(held: Minutes) -> list[str]:
    """Everything the minutes must say, by what is stored."""
    told = []
    for item in queries.items_of(held):
        told += [f"§ {item.paragraph}", item.title, *item.points]
    return [*told, "Utgår. Sökanden har dragit sig ur.", "Sent tillkommet.", "återremiss"]


def test_25_items_with_all_that_happened_stand_in_the_minutes_as_word_and_pdf(held, tmp_path):
    """Must show 4; KL 5:65–67."""
    items = queries.items_of(held)
    assert len(items) == 25 and [item.paragraph for item in items] == list(range(1, 26))
    made = minutes_papers.protocol(held)
    in_pdf, in_word = text_of_pdf(pdf.render(made).content), text_of_word(meeting_word.render(made))
    for words in recorded(held):
        assert words in in_pdf, words
        assert words in in_word, words
    for text in (in_pdf, in_word):
        assert text.count("Egon Fors yrkar avslag.") == text.count("Nej (3): Egon Fors") == len(VOTED) == 5
        assert text.count("Cai Vik deltar inte i ärendet på grund av jäv") == len(JAV) == 2
        assert text.count("Skäl vid punkt") == len(RESERVED) == 3
        assert text.count("Med 4 ja mot 3 nej") == 5
    assert "måndag 24 augusti 2026 kl. 18.00" in in_pdf
    path = tmp_path / "protokoll.pdf"
    path.write_bytes(pdf.render(made).content)
    assert [finding.message for finding in validate(str(path)).findings] == []
    assert meeting_word.render(made) == meeting_word.render(made)


def test_the_summons_lists_every_item_and_its_papers(held):
    made = minutes_papers.summons(held)
    in_pdf, in_word = text_of_pdf(pdf.render(made).content), text_of_word(meeting_word.render(made))
    for item in queries.items_of(held):
        assert item.title in in_pdf and item.title in in_word
    assert "måndag 24 augusti 2026" in in_pdf and "Kallelse" in in_pdf
    assert "yrkar" not in in_pdf


def test_papers_are_fetched_from_the_pages_and_nothing_else_is(held, signed_in):
    reader = signed_in("reader")
    for name in ("kallelse.pdf", "kallelse.docx", "protokoll.pdf", "protokoll.docx"):
        status, headers, content = fetched(reader, reverse("cases:meeting_paper", args=[held.meeting_id, name]))
        assert status == 200 and len(content) > 5_000 and "attachment" in headers["Content-Disposition"]
    item = at_place(held, 4)
    for name in ("utdrag.pdf", "utdrag.docx"):
        status, _headers, content = fetched(reader, reverse("cases:extract", args=[item.pk, name]))
        assert status == 200 and content
    for name in ("extract.pdf", "utdrag.txt", "annat.pdf"):
        assert reader.get(reverse("cases:extract", args=[item.pk, name])).status_code == 404
    assert reader.get(reverse("cases:meeting_paper", args=[held.meeting_id, "dagbok.pdf"])).status_code == 404


def test_an_extract_is_one_paragraph_certified(adjusted):
    text = text_of_pdf(extracts.extract_pdf(at_place(adjusted, 4)))
    for words in (
        "§ 4",
        "Beslut under punkt 4.",
        "Med 4 ja mot 3 nej",
        "Skäl vid punkt 4.",
        "Rätt utdraget",
        "Stadshuset",
    ):
        assert words in text
    assert "punkt 5" not in text


def test_an_extract_in_english_waits_for_its_words(adjusted, actors, held):
    item = at_place(held, 4)
    with pytest.raises(ValidationError, match="engelska"):
        extracts.extract_pdf(item, english=True)


def test_english_words_make_an_english_extract(held, actors):
    clerk = actors["kfn_clerk"]
    agendas.alter_item(clerk, at_place(held, 4), title_en="Town twinning meeting", wording_en="The grant is approved.")
    text = text_of_pdf(extracts.extract_pdf(at_place(held, 4), english=True))
    assert "Town twinning meeting" in text and "The grant is approved." in text and "true extract" in text


def test_an_extract_is_sent_when_adjusted_and_its_receipt_stands_apart(held, actors, signed_in):
    clerk = actors["kfn_clerk"]
    with pytest.raises(ValidationError, match="justerad"):
        extracts.send_extract(clerk, at_place(held, 4), ["Kommunstyrelsen"])
    minutes.close_meeting(clerk, held, ENDED)
    minutes.adjust_minutes(clerk, held, date(2026, 8, 31))
    item = at_place(held, 4)
    client = signed_in("kfn_clerk")
    told = {"recipients": "Kommunstyrelsen\nregistrator.ks@exempel.example\n\nKommunstyrelsen"}
    assert client.post(reverse("cases:send_extract", args=[item.pk]), told).status_code == 302
    first, second = SentExtract.objects.all()
    assert (first.recipient, first.sent_on, first.received_on) == ("Kommunstyrelsen", date(2026, 9, 10), None)
    assert first.file == second.file
    mail = OutgoingMail.objects.get(recipient="registrator.ks@exempel.example")
    assert mail.attachments[0][2] == first.file.sha256
    address = reverse("cases:extract_receipt", args=[item.pk, first.pk])
    client.post(address, {"received_on": "2026-09-09"})
    assert SentExtract.objects.get(pk=first.pk).received_on is None
    client.post(address, {"received_on": "2026-09-10"})
    assert SentExtract.objects.get(pk=first.pk).received_on == date(2026, 9, 10)
    page = client.get(reverse("cases:agenda_item", args=[item.pk])).text
    assert "Expedierat" in page and "Mottaget" in page


def test_the_signed_minutes_are_kept_beside_the_accessible_ones(adjusted, signed_in):
    upload = SimpleUploadedFile("undertecknat.pdf", b"%PDF-1.7 signerat")
    client = signed_in("kfn_clerk")
    address = reverse("cases:sign_minutes", args=[adjusted.meeting_id])
    assert client.post(address, {"file": upload}).status_code == 302
    page = client.get(reverse("cases:minutes", args=[adjusted.meeting_id])).text
    assert "undertecknat.pdf" in page and "protokoll.pdf" in page
    assert Minutes.objects.get().signed.name == "undertecknat.pdf"
