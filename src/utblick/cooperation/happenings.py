"""What the log's verbs are called on the room's pages."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

VERBS: dict[str, str | Promise] = {
    "agreement.register": _("registrerades"),
    "agreement.import": _("lästes in ur en fil"),
    "agreement.alter": _("uppgifter ändrades"),
    "agreement.file": _("en fil lades till"),
    "agreement.state": _("ett tidigare beslut skrevs upp"),
    "agreement.sign": _("undertecknades"),
    "agreement.renew": _("förlängdes"),
    "agreement.prolong": _("förlängdes av sig självt"),
    "agreement.terminate": _("sades upp"),
    "agreement.rest": _("lades att vila"),
    "agreement.wake": _("kom i gång igen"),
    "agreement.review": _("sågs över"),
    "network.register": _("registrerades"),
    "network.import": _("lästes in ur en fil"),
    "network.alter": _("uppgifter ändrades"),
    "network.state": _("ett tidigare beslut skrevs upp"),
    "network.join": _("kommunen blev medlem"),
    "network.leave": _("medlemskapet lämnades"),
    "network.prolong": _("förlängdes av sig självt"),
}


def called(verb: str) -> str | Promise:
    """The verb in words; itself when it has none."""
    return VERBS.get(verb, verb)
