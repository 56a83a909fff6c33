"""The text with which a partner is looked for, in Swedish or English: to copy and send by oneself."""

from __future__ import annotations

from django.utils import translation
from django.utils.translation import gettext as _

from utblick.clock.queries import installation, today
from utblick.projects.models import Applicant
from utblick.support.models import PartnerSearch
from utblick.watch.feeds import last_day


def invitation(row: PartnerSearch, applicant: Applicant | None, language: str) -> str:
    """What we would like to do, whom we look for, in which call and by when, and whom to write to."""
    with translation.override(language):
        return "\n".join(_lines(row, applicant, language))


def _lines(row: PartnerSearch, applicant: Applicant | None, language: str) -> list[str]:
    idea, english = row.idea, language == "en"
    lines = [_("%s söker partner") % _municipality(applicant, english), ""]
    lines.append(_("Idé: %s") % ((english and row.what_en) or idea.what))
    lines.append(_("Vi söker: %s") % ((english and row.sought_en) or row.sought))
    if idea.call is not None:
        told = idea.call.titles.in_language(language)
        lines.append(_("Utlysning: %(title)s (%(identifier)s)") % {"title": told, "identifier": idea.call.identifier})
        if idea.call.next_deadline_on and idea.call.next_deadline_on >= today():
            lines.append(last_day(idea.call))
    lines.append(_("Ansvarig: %s") % (idea.body.names.in_language(language)))
    contact = f"{idea.contact}, {idea.contact_email}" if idea.contact_email else idea.contact
    lines += ["", _("Kontakt: %s") % contact]
    if english and applicant is not None and applicant.pic:
        lines.append(f"PIC: {applicant.pic}")
    return lines


def _municipality(applicant: Applicant | None, english: bool) -> str:
    """Its name as applicants write it; in English with its country."""
    if applicant is not None:
        return f"{applicant.english_name or applicant.legal_name}, Sweden" if english else applicant.legal_name
    here = installation()
    return here.municipality if here else ""
