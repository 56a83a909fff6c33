"""Storing files, and taking templates into use.

The bytes go to the file store first, then the row, inside the change that writes what it belongs to.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from utblick.audit.change import Change, change
from utblick.clock import recorded_at
from utblick.clock.queries import today
from utblick.documents import files
from utblick.documents.hooks import renew_owner, wants_reading
from utblick.documents.models import FileText, StoredFile, WordTemplate
from utblick.documents.uploads import checked_name, media_type_of
from utblick.jobs.actions import queue
from utblick.organisation.models import Administration
from utblick.values import Actor, Ref, system_actor

if TYPE_CHECKING:
    from utblick.documents.template_check import TemplateProblem

_READ = "utblick.documents.jobs.read_file"


@dataclass(frozen=True, slots=True)
class KeptFile:
    """A file whose bytes lie safely in the store and that has no row yet."""

    sha256: str
    name: str
    media_type: str
    size: int
    origin: str


def keep_upload(name: str, content: bytes) -> KeptFile:
    """Check an upload's size and type, and store its bytes (fsynced). Outside `change`: large files take time.

    Raises ValidationError saying what is wrong with the file.
    """
    media_type = media_type_of(name, content)
    return KeptFile(files.store(content), checked_name(name), media_type, len(content), StoredFile.Origin.UPLOADED)


def keep_produced(name: str, content: bytes, media_type: str) -> KeptFile:
    """Store the bytes of a file that Utblick has made. Outside `change`."""
    return KeptFile(files.store(content), checked_name(name), media_type, len(content), StoredFile.Origin.PRODUCED)


def attach(opened: Change, kept: KeptFile, owner: Ref) -> StoredFile:
    """The row of a kept file, belonging to ``owner``; inside the open change that writes the owner.

    The words of Word and PDF are then read in the background.
    """
    stored = opened.add(
        StoredFile(
            owner=str(owner),
            sha256=kept.sha256,
            name=kept.name,
            media_type=kept.media_type,
            size=kept.size,
            origin=kept.origin,
            stored_by=opened.actor.label,
            stored_at=recorded_at(),
        ),
        verb="file.store",
    )
    if wants_reading(stored):
        queue(_READ, str(stored.pk))
    return stored


def keep_text(stored: StoredFile, found: FileText, *, goes_on: bool) -> None:
    """Keep the words read of a file and put them into search; ``goes_on`` when there are pages left to read.

    The words are made from the file alone, and are therefore no event.
    """
    values = {name: getattr(found, name) for name in ("state", "text", "pages", "unread")}
    with change(system_actor("documents"), "file.read") as opened:
        FileText.objects.update_or_create(sha256=found.sha256, defaults=values | {"read_at": recorded_at()})
        renew_owner(opened, stored)
        if goes_on:
            queue(_READ, str(stored.pk))


def forget_text(opened: Change, sha256: str) -> None:
    """Throw away the words of bytes that no row owns any longer, inside the open change that removed the last."""
    if not StoredFile.objects.filter(sha256=sha256).exists():
        FileText.objects.filter(sha256=sha256).delete()


def use_template(
    actor: Actor, kept: KeptFile, administration_code: str = ""
) -> tuple[WordTemplate, list[TemplateProblem]]:
    """Use a template from today: for one administration, or with no code for the whole municipality.

    Returns it with the fields it leaves out. Raises ValidationError, field ``file``, with each problem that stops it.
    """
    from utblick.documents import word

    administration = Administration.objects.filter(code=administration_code).first()
    if administration_code and administration is None:
        raise ValidationError({"administration": _("Förvaltningen %s finns inte.") % administration_code})
    problems = word.check_template(files.read(kept.sha256))
    if stopping := [problem for problem in problems if problem.stops]:
        language = get_language() or "sv"
        raise ValidationError({"file": [problem.text.in_language(language) for problem in stopping]})
    with change(actor, "word_template.use") as opened:
        template = WordTemplate(administration=administration, valid_from=today())
        template.file = attach(opened, kept, template.ref)
        opened.add(template)
    return template, problems


def withdraw_template(actor: Actor, template: WordTemplate) -> WordTemplate:
    """Use a template no longer, from today; the one before it, or the next wider one, is used again."""
    with change(actor, "word_template.withdraw") as opened:
        if template.withdrawn_on is None:
            opened.alter(template, withdrawn_on=today())
    return template
