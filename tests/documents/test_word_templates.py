"""The municipality's own Word template: who may use which, what is refused, and a paper made from it."""

from __future__ import annotations

from datetime import date, timedelta
from io import BytesIO

import docx
import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from documents.test_word import template_of
from hostile import HOSTILE, encoded
from two_authorities import TEXTS, TODAY, fetched
from utblick.audit import guard
from utblick.audit.models import Event
from utblick.cases import actions as cases
from utblick.clock import uuid7
from utblick.documents import files, word
from utblick.documents.actions import keep_upload, use_template, withdraw_template
from utblick.documents.commands import run_check
from utblick.documents.merge_fields import FIELDS, usage
from utblick.documents.models import StoredFile, WordTemplate
from utblick.documents.queries import template_for, word_templates
from utblick.operations.command_line import _parser

pytestmark = pytest.mark.one_database

PAGE = "/handlingar/mallar/"
OWN = template_of("{{ rubrik }}", "Nyttan för invånarna: {{ mervärde }}", header="{{ förvaltning }}")


def kept(content: bytes = OWN, name: str = "Vår mall.docx"):
    return keep_upload(name, content)


def upload(content: bytes = OWN, name: str = "Vår mall.docx") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def test_every_field_can_be_written_as_the_page_says() -> None:
    template = template_of(*(line for name in FIELDS for line in usage(name)))
    assert word.check_template(template) == []


def test_a_paper_is_made_in_the_authority_s_own_template_g(world, actors):
    """Issue 2 (g): tjänsteskrivelse as Word, own template possible."""
    use_template(actors["coordinator"], kept(), "KFF")
    matter = cases.open_matter(actors["kfn_officer"], body_code="KFN", title="Träff & dans")
    report = cases.write_report(actors["kfn_officer"], matter, **TEXTS)
    (paper,) = (made for made in cases.produce_papers(actors["kfn_officer"], report) if made.paper == "word")
    document = docx.Document(BytesIO(files.read(paper.file.sha256)))
    assert [paragraph.text for paragraph in document.paragraphs] == [
        "Träff & dans",
        "Nyttan för invånarna: Fyra föreningar får en partner.",
    ]
    header = [paragraph.text for paragraph in document.sections[0].header.paragraphs]
    assert header == ["EXEMPEL", "Kultur- och fritidsförvaltningen"]
    board = cases.open_matter(actors["ks_officer"], body_code="KS", title="Annat")
    other = cases.produce_papers(actors["ks_officer"], cases.write_report(actors["ks_officer"], board, **TEXTS))[0]
    assert len(docx.Document(BytesIO(files.read(other.file.sha256))).paragraphs) > 10


def test_the_administration_s_own_goes_before_the_municipality_s_and_the_newer_before_the_older(world, actors):
    texts = {name: template_of("{{ rubrik }}", name) for name in ("kommunens", "första", "andra")}
    assert template_for("KFF", TODAY) is None
    use_template(actors["coordinator"], kept(texts["kommunens"]))
    first, _ = use_template(actors["coordinator"], kept(texts["första"]), "KFF")
    second, _ = use_template(actors["coordinator"], kept(texts["andra"]), "KFF")
    assert template_for("KFF", TODAY) == texts["andra"]
    assert template_for("KSF", TODAY) == template_for("", TODAY) == texts["kommunens"]
    assert template_for("KFF", TODAY - timedelta(days=1)) is None
    assert [row.is_used for row in word_templates(actors["reader"], TODAY)] == [True, False, True]
    withdraw_template(actors["coordinator"], second)
    assert template_for("KFF", TODAY) == texts["första"]
    withdraw_template(actors["coordinator"], first)
    assert template_for("KFF", TODAY) == texts["kommunens"]
    assert withdraw_template(actors["coordinator"], first).version == 2


def test_a_template_of_a_coming_day_is_not_used_yet(world, actors):
    template, _ = use_template(actors["coordinator"], kept())
    with guard.opened():
        WordTemplate.objects.filter(pk=template.pk).update(valid_from=date(2026, 10, 1))
    assert template_for("", TODAY) is None
    assert template_for("", date(2026, 10, 1)) == OWN


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (template_of("{{ rubrikk }}", "{{ komun }}"), ["rubrikk", "komun"]),
        (template_of("{{ 7*7 }}"), ["mul"]),
        (template_of("{{ rubrik"), ["inte avslutat"]),
    ],
)
def test_a_template_that_cannot_be_used_is_refused_with_each_reason(world, actors, content, told):
    with pytest.raises(ValidationError) as refused:
        use_template(actors["coordinator"], kept(content))
    reasons = refused.value.message_dict["file"]
    assert len(reasons) == len(told)
    assert all(word in reason for word, reason in zip(told, reasons, strict=True))
    assert WordTemplate.objects.count() == StoredFile.objects.count() == 0


def test_what_is_left_out_is_told_and_used_all_the_same(world, actors):
    _, left_out = use_template(actors["coordinator"], kept())
    required = {name for name, field in FIELDS.items() if field.is_required}
    assert {problem.field for problem in left_out} == required - {"rubrik", "mervärde"}


def test_an_administration_that_does_not_exist_is_refused(world, actors):
    with pytest.raises(ValidationError, match="XYZ"):
        use_template(actors["coordinator"], kept(), "XYZ")


@pytest.mark.parametrize("name", ["kfn_officer", "ks_officer", "kfn_clerk", "kfn_registrar", "kfn_member", "reader"])
def test_only_the_coordinator_and_the_administrator_choose_templates(name, world, actors, signed_in):
    template, _ = use_template(actors["coordinator"], kept())
    with pytest.raises(PermissionDenied):
        use_template(actors[name], kept())
    with pytest.raises(PermissionDenied):
        withdraw_template(actors[name], template)
    client = signed_in(name)
    page = client.get(PAGE)
    assert page.status_code == 200 and 'type="file"' not in page.text and "Ta ur bruk" not in page.text
    assert client.post(PAGE, {"file": upload()}).status_code == 403
    assert client.post(f"{PAGE}{template.pk}/ta-ur-bruk/").status_code == 403
    assert fetched(client, reverse("documents:file", args=[template.file_id]))[2] == OWN


def test_without_signing_in_there_is_nothing(world, actors, client):
    template, _ = use_template(actors["coordinator"], kept())
    assert client.get(PAGE).status_code == client.get(f"{PAGE}utblick/").status_code == 302
    assert client.get(reverse("documents:file", args=[template.file_id])).status_code in (302, 404)


def test_the_page_takes_a_template_warns_lists_it_and_takes_it_out(world, signed_in):
    client = signed_in("coordinator")
    assert "Inga egna mallar än" in client.get(PAGE).text
    page = client.post(PAGE, {"file": upload(), "administration": "KFF"}, follow=True)
    assert page.redirect_chain == [(PAGE, 302)]
    assert "Det här har mallen inte plats för: sammanfattningen; " in page.text
    template = WordTemplate.objects.get()
    assert template.administration_id == "KFF"
    page = client.get(PAGE)
    assert "Vår mall.docx" in page.text and "Används" in page.text
    assert "{%p for rad in nytta %}" in page.text and "{{ rad.namn }} {{ rad.text }}" in page.text
    assert client.post(f"{PAGE}{template.pk}/ta-ur-bruk/").status_code == 302
    assert "Tagen ur bruk" in client.get(PAGE).text
    assert client.post(f"{PAGE}{uuid7()}/ta-ur-bruk/").status_code == 404
    verbs = Event.objects.filter(subject=str(template.ref)).values_list("verb", flat=True)
    assert list(verbs.order_by("seq")) == ["word_template.use", "word_template.withdraw"]


def test_the_page_names_each_unknown_field_at_the_file(world, signed_in):
    page = signed_in("coordinator").post(PAGE, {"file": upload(template_of("{{ rubrikk }}", "{{ komun }}"))})
    assert page.status_code == 422
    assert [len(errors) for errors in page.context["form"].errors.values()] == [2]
    assert "”rubrikk” finns inte" in page.text and "”komun” finns inte" in page.text


def test_utblicks_own_template_can_be_fetched_and_used(world, signed_in):
    client = signed_in("coordinator")
    status, headers, content = fetched(client, f"{PAGE}utblick/")
    assert (status, content) == (200, word.DEFAULT_TEMPLATE.read_bytes())
    assert headers["Content-Disposition"].startswith("attachment")
    page = client.post(PAGE, {"file": upload(content, "Utblicks.docx")}, follow=True)
    assert "Det här har mallen inte plats för" not in page.text
    assert template_for("", TODAY) == content


@pytest.mark.parametrize("hostile", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_values_are_refused_or_kept_as_text(hostile, world, signed_in):
    client, value = signed_in("coordinator"), encoded(hostile)
    wrong = {"file": upload(value.encode() or b"x", "mall.docx"), "administration": value}
    assert client.post(PAGE, wrong).status_code == 422
    assert client.post(PAGE, {"file": upload(value.encode(), "mall.dotx")}).status_code == 422
    assert client.post(PAGE, {"file": value}).status_code == 422
    assert WordTemplate.objects.count() == 0
    named = upload(template_of("{{ rubrik }}", value.replace("{", "(") if hostile.isprintable() else "x"), "a.docx")
    named.name = f"{value[:150]}.docx"
    assert client.post(PAGE, {"file": named}).status_code in (302, 422)
    page = client.get(PAGE)
    assert page.status_code == 200 and "<script>alert" not in page.text


def run(*words: str) -> int:
    asked = _parser().parse_args(["documents", "check", *words])
    assert asked.run is run_check
    return int(asked.run(asked))


def test_the_command_names_what_is_wrong_and_what_is_missing(tmp_path, capsys):
    wrong, short, whole = (tmp_path / f"{name}.docx" for name in ("wrong", "short", "whole"))
    wrong.write_bytes(template_of("{{ rubrikk }}"))
    short.write_bytes(OWN)
    whole.write_bytes(word.default_template())
    assert (run(str(wrong)), "rubrikk" in capsys.readouterr().out) == (1, True)
    assert (run(str(short)), "”sammanfattning” (sammanfattningen) saknas" in capsys.readouterr().out) == (0, True)
    assert (run(str(whole)), capsys.readouterr().out) == (0, "Mallen går att använda.\n")
    assert run(str(tmp_path / "none.docx")) == 1


def test_characters_that_no_font_has_are_told_on_the_report_s_page(world, actors, signed_in):
    matter = cases.open_matter(actors["kfn_officer"], body_code="KFN", title="Möte")
    report = cases.write_report(actors["kfn_officer"], matter, **TEXTS, heading="Möte med 日本 i maj")
    address = reverse("cases:report", args=[report.pk])
    client = signed_in("kfn_officer")
    assert client.post(reverse("cases:produce", args=[report.pk])).status_code == 302
    assert "teckensnittet saknar: 日本." in client.get(address).text
    cases.save_report(actors["kfn_officer"], report, heading="Möte med Japan i maj")
    client.post(reverse("cases:produce", args=[report.pk]))
    assert "teckensnittet saknar" not in client.get(address).text
