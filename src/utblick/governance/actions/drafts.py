"""Writing a governing document until it is adopted."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from utblick.audit.change import change
from utblick.clock.queries import today
from utblick.governance.actions.adopting import adopt_within
from utblick.governance.drafting.adoption import AdoptionDecision, FinalText, final_text
from utblick.governance.drafting.checking import examine
from utblick.governance.models import AdoptedSet, GuidelineDraft
from utblick.guidelines import load
from utblick.guidelines.loading import LARGEST
from utblick.guidelines.schema import Document
from utblick.ui.formats import day
from utblick.ui.languages import page_language
from utblick.values import Actor


def begin_draft(
    actor: Actor,
    title: str,
    text: str,
    *,
    answers: Mapping[str, Any] | None = None,
    based_on: AdoptedSet | None = None,
) -> GuidelineDraft:
    """Begin a draft with a TOML text, right or wrong, kept as it is but for its line ends.

    Raises ValidationError for a text that is too long."""
    draft = GuidelineDraft(
        title=title[:300], text=_storable(text), answers=dict(answers or {}), based_on=based_on, begun_on=today()
    )
    with change(actor, "guideline_draft.begin") as opened:
        return opened.add(draft)


def save_draft(actor: Actor, draft: GuidelineDraft, text: str, *, version: int) -> GuidelineDraft:
    """Save a text, right or wrong; the draft takes its title from it. Raises Stale and ValidationError."""
    text = _storable(text)
    with change(actor, "guideline_draft.write") as opened:
        _require_open(draft)
        return opened.alter(draft, version=version, text=text, title=_title(text) or draft.title)


def set_draft_aside(actor: Actor, draft: GuidelineDraft, *, aside: bool) -> None:
    """Put away a draft that nobody works on any longer, or take it up again. Raises ValidationError once adopted."""
    with change(actor, "guideline_draft.set_aside") as opened:
        _require_open(draft)
        if (draft.set_aside_on is not None) != aside:
            opened.alter(draft, set_aside_on=today() if aside else None)


def adopt_draft(
    actor: Actor, draft: GuidelineDraft, decision: AdoptionDecision, *, version: int, sha256: str
) -> AdoptedSet:
    """Adopt a draft by a decision (G-01): from then on neither it nor the set changes. An earlier version ends.

    ``sha256`` is that of the final text as it was shown. Raises ValidationError for what is missing or cannot be,
    GuidelineErrors with every mistake of the final text, NotSpliceable, and Stale."""
    final = prepared(draft, decision)
    if final.sha256 != sha256:
        raise ValidationError(_("Texten är en annan än den du läste. Läs den här och anta igen."))
    with change(actor, "guideline_draft.adopt") as opened:
        _require_open(draft)
        _require_no_later(load(final.text, draft.title).document, decision.valid_from)
        adopted = adopt_within(
            opened,
            final.text,
            draft.title,
            adopted_by=decision.body,
            adopted_on=decision.decided_on,
            paragraph=decision.paragraph,
            reference=decision.reference,
            valid_from=decision.valid_from,
            early_reason=decision.reason,
        )
        opened.alter(draft, version=version, adopted=adopted)
        return adopted


def prepared(draft: GuidelineDraft, decision: AdoptionDecision) -> FinalText:
    """The text that would be adopted, once the decision holds. Raises as `adopt_draft`; writes nothing."""
    _require_open(draft)
    load(draft.text, draft.title)
    _require_decision(decision)
    final = final_text(draft.text, decision)
    document = load(final.text, draft.title).document
    if AdoptedSet.objects.filter(sha256=final.sha256).exists():
        raise ValidationError(_("Precis den här texten är redan antagen."))
    _require_no_later(document, decision.valid_from)
    return final


def _require_no_later(document: Document, first: date) -> None:
    """A version in force from the same day or later would be in force beside this one."""
    replaced = {document.id, *(former.id for former in document.replaces if former.id)}
    later = AdoptedSet.objects.filter(document_id__in=replaced, valid_to=None, valid_from__gte=first)
    if found := later.first():
        told = _("%(title)s gäller från %(day)s. Välj en senare dag.")
        shown = {"title": found.title, "day": day(found.valid_from, page_language())}
        raise ValidationError({"valid_from": told % shown})


def last_day_before(first: date) -> date:
    """The last day of the version that one from `first` on replaces."""
    return first - timedelta(days=1)


def _require_decision(decision: AdoptionDecision) -> None:
    wrong: dict[str, str] = {}
    if not decision.body:
        wrong["body"] = _("Välj vem som har beslutat.")
    if not decision.paragraph.strip():
        wrong["paragraph"] = _("Skriv beslutets paragraf.")
    if decision.decided_on > today():
        wrong["decided_on"] = _("Beslutet kan inte vara senare än i dag.")
    if decision.valid_from < decision.decided_on and not decision.reason.strip():
        wrong["reason"] = _("Skriv varför dokumentet ska gälla redan före beslutet.")
    if wrong:
        raise ValidationError(wrong)


def _require_open(draft: GuidelineDraft) -> None:
    if GuidelineDraft.objects.filter(pk=draft.pk, adopted__isnull=False).exists():
        raise ValidationError(_("Utkastet är antaget och kan inte längre ändras."))


def _storable(text: str) -> str:
    """The text with Unix line ends. Raises ValidationError for one that no database keeps."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if len(text) > LARGEST:
        told = _("Texten har %(count)s tecken; högst %(most)s går att spara.")
        raise ValidationError({"text": told % {"count": len(text), "most": LARGEST}})
    if "\x00" in text:
        raise ValidationError({"text": _("Texten innehåller ett tecken (NUL) som inte går att spara.")})
    return text


def _title(text: str) -> str:
    """The title that the text gives itself, if it does."""
    document = (examine(text).tables or {}).get("document")
    title = document.get("title") if isinstance(document, dict) else None
    return title[:300] if isinstance(title, str) else ""
