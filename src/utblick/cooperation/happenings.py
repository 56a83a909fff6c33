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
    "wanted_contact.register": _("skrevs upp"),
    "wanted_contact.import": _("lästes in ur en fil"),
    "wanted_contact.alter": _("uppgifter ändrades"),
    "wanted_contact.pass_on": _("förmedlades"),
    "wanted_contact.close": _("avslutades"),
    "wanted_contact.forget": _("kontaktpersonen glömdes"),
    "wanted_contact.move": _("gick till ett annat organ"),
    "association_grant.register": _("ansökan skrevs in"),
    "association_grant.import": _("lästes in ur en fil"),
    "association_grant.alter": _("uppgifter ändrades"),
    "association_grant.assess": _("bedömdes"),
    "association_grant.decide": _("beslutet skrevs in"),
    "association_grant.pay": _("betalning eller krav noterades"),
    "association_grant.report": _("redovisning eller påminnelse noterades"),
    "association_grant.move": _("gick till ett annat organ"),
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
