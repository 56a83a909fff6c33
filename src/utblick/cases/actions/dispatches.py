"""Skicka till registrator: one package by mail or as a folder to fetch."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _

from utblick.audit.change import change
from utblick.audit.policy import standing_of
from utblick.cases.actions.matters import share_matter
from utblick.cases.actions.papers import produce_papers
from utblick.cases.actions.receiving import reception_link
from utblick.cases.actions.reports import share_text
from utblick.cases.drafting import missing_answers
from utblick.cases.models import Dispatch, Matter, MatterDocument, OfficialReport
from utblick.cases.packages import METADATA_CSV, METADATA_TEXT, file_name, metadata_csv, metadata_text, zipped
from utblick.cases.paperwork import attachments
from utblick.clock.queries import today
from utblick.documents.actions import KeptFile, attach, keep_produced
from utblick.documents.files import read
from utblick.jobs.actions import queue_mail
from utblick.values import Actor

MAIL_LIMIT = 20_000_000


def dispatch_to_registrar(
    actor: Actor, matter: Matter, *, report: OfficialReport | None = None, way: str, recipient: str = ""
) -> Dispatch:
    """Send the matter's papers to the registrar; what is sent is shared, and a public record (TF 2:10).

    With a report its Word, PDF and summary go along, set now if they are not; every bilaga goes in any case, and the
    metadata as readable lines and as CSV. Refused while the report lacks a required answer (G-03).
    """
    if way == Dispatch.Way.MAIL and matter.restriction_provision:
        raise ValidationError({"way": _("Ett sekretessmarkerat ärende skickas inte med e-post. Hämta det som mapp.")})
    documents = _documents(actor, matter, report)
    files = [(file_name(document), document.file.media_type, document.file.sha256) for document in documents]
    text, table = metadata_text(matter, report, documents), metadata_csv(matter, report, documents)
    content = [(name, read(digest)) for name, _media_type, digest in files]
    content += [(METADATA_TEXT, text.encode("utf-8")), (METADATA_CSV, table)]
    name = f"{matter.reference.replace('/', '-').replace(' ', '-')}.zip"
    package = keep_produced(name, zipped(content, today()), "application/zip")
    if way == Dispatch.Way.MAIL:
        _check_mail(recipient, sum(document.file.size for document in documents))
        table_file = keep_produced(METADATA_CSV, table, "text/csv")
        files.append((METADATA_CSV, "text/csv", table_file.sha256))
    return _sent(actor, matter, report, documents, package, way, recipient, text, files)


def _sent(
    actor: Actor,
    matter: Matter,
    report: OfficialReport | None,
    documents: list[MatterDocument],
    package: KeptFile,
    way: str,
    recipient: str,
    text: str,
    files: list[tuple[str, str, str]],
) -> Dispatch:
    with change(actor, "matter.send", standing_of(matter)) as opened:
        if report is not None:
            share_text(opened, report)
        else:
            share_matter(opened, matter)
        dispatch = Dispatch(matter=matter, sent_on=today(), way=way, recipient=recipient)
        dispatch.content = [document.number for document in documents]
        dispatch.package = attach(opened, package, dispatch.ref)
        opened.add(dispatch)
        if way == Dispatch.Way.MAIL:
            title = report.heading if report else matter.title
            subject = f"{matter.case_number or matter.reference}: {title}"
            told = {"sender": actor.name, "matter": matter, "address": reception_link(opened, dispatch), "text": text}
            with translation.override("sv"):
                body, html = (render_to_string(f"cases/mail/dispatch.{kind}", told) for kind in ("txt", "html"))
            attached = [list(file) for file in files]
            queue_mail(str(dispatch.ref), recipient, subject, body, attached, html=html, personal=True)
    return dispatch


def _documents(actor: Actor, matter: Matter, report: OfficialReport | None) -> list[MatterDocument]:
    if report is not None and (lacking := missing_answers(report)):
        raise ValidationError(_("Det här saknas: %s.") % ", ".join(str(label) for label in lacking))
    papers = produce_papers(actor, report) if report is not None else []
    found = [*papers, *attachments(matter)]
    if not found:
        raise ValidationError(_("Det finns ingen handling att skicka."))
    return found


def _check_mail(recipient: str, size: int) -> None:
    try:
        validate_email(recipient)
    except ValidationError as error:
        raise ValidationError({"recipient": error.messages}) from error
    if size > MAIL_LIMIT:
        raise ValidationError(
            {"way": _("Handlingarna är för stora för e-post (mer än 20 MB). Hämta dem som mapp i stället.")}
        )
