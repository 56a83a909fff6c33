"""What the log's verbs are called on a matter's page."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

VERBS: dict[str, str | Promise] = {
    "matter.open": _("ärendet öppnades"),
    "matter.write": _("rubrik eller handläggare ändrades"),
    "matter.hand_over": _("en annan handläggare tog över"),
    "matter.move": _("ärendet gick över till ett annat organ"),
    "matter.number": _("diarienummer antecknades"),
    "matter.send": _("skickades till registrator"),
    "dispatch.receive": _("mottogs av registratorn"),
    "matter.close": _("ärendet avslutades"),
    "matter.reopen": _("ärendet öppnades igen"),
    "matter.restrict": _("sekretessmarkering ändrades"),
    "report.share": _("delades med kommunens övriga myndigheter"),
    "report.write": _("texten sparades"),
    "report.ask_approval": _("chefen ombads godkänna med mejl"),
    "report.approve": _("godkännande noterades"),
    "decision.record": _("beslut registrerades"),
    "decision.move": _("ramgodkännandet gäller ett annat organ"),
    "decision_link.note": _("samband med ett annat beslut antecknades"),
    "decision.report": _("beslut anmäldes"),
    "notice.record": _("anslaget antecknades"),
}


def called(verb: str) -> str | Promise:
    """The verb in words; itself when it has none."""
    return VERBS.get(verb, verb)
