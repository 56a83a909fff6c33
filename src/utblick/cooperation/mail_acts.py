"""What can be answered by mail: telling of a visit, once, for one body."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from utblick.access import Standing
from utblick.accounts import mail_acts
from utblick.accounts.mail_acts import Asked, MailAct
from utblick.accounts.models import MailLink
from utblick.audit.change import Change
from utblick.clock.queries import today
from utblick.cooperation.actions.visit_links import REGISTER
from utblick.cooperation.actions.visits import add_visit
from utblick.cooperation.forms.visits import VisitForm
from utblick.organisation.models import Body, Person
from utblick.organisation.queries import body, works_for
from utblick.ui.languages import spoken
from utblick.values import Ref


def register() -> None:
    button = gettext_lazy("Anmäl besöket")
    mail_acts.register(MailAct(REGISTER, "visit.register", "mail_visit", button, _ask, _tell, _form))


def _ask(link: MailLink) -> Asked | None:
    """None when the body has ended or the holder no longer works for it."""
    host = body(link.body_code, today())
    person = Person.objects.filter(pk=Ref.parse(link.holder).id).first()
    if host is None or person is None or not works_for(person, host.code, today()):
        return None
    lines = (
        _("När du trycker på knappen är kommunstyrelseförvaltningen informerad om besöket (R4.7)."),
        _("Inget visas för allmänheten. Skriv inte namn på barn eller unga."),
    )
    return Asked(_("Anmäl ett besök hos %s") % spoken(host.names), lines, Standing(host.code))


def _form(link: MailLink, data: Any) -> VisitForm:
    return VisitForm(data, hosts=Body.objects.filter(code=link.body_code), initial={"contact": link.name})


def _tell(opened: Change, link: MailLink, given: Mapping[str, Any]) -> str:
    visit = add_visit(opened, **given)
    if visit.is_told_late:
        return _("Besöket är anmält i efterhand, och kommunstyrelseförvaltningen är informerad: %s.") % visit
    return _("Besöket är anmält och kommunstyrelseförvaltningen är informerad: %s.") % visit
