"""What people answer to the watch by mail: a stand on a call, and how often they are told."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from utblick.access import Standing
from utblick.accounts import mail_acts
from utblick.accounts.mail_acts import Ask, Asked, MailAct, MakeForm, Perform
from utblick.accounts.models import MailLink
from utblick.audit.change import Change
from utblick.clock.queries import today
from utblick.organisation.models import Person
from utblick.organisation.queries import body
from utblick.ui import formats
from utblick.ui.languages import page_language, spoken
from utblick.values import Ref
from utblick.watch.actions.inviting import ALTER, CONFIRM, END
from utblick.watch.actions.stands import set_stand
from utblick.watch.actions.subscriptions import set_frequency
from utblick.watch.actions.telling import STANDS
from utblick.watch.models import Call, Stand, Subscription
from utblick.watch.queries.status import status_of
from utblick.watch.queries.telling import may_answer, may_be_told
from utblick.watch.sources.parsed import CallStatus

Frequency = Subscription.Frequency


class FrequencyForm(forms.Form):
    """How often, or never."""

    frequency = forms.ChoiceField(label=gettext_lazy("Hur ofta"), choices=Frequency.choices, widget=forms.RadioSelect)


def register() -> None:
    for choice in STANDS:
        mail_acts.register(
            MailAct(
                name=f"stand.{choice.value}",
                verb="stand.take",
                role="mail_stand",
                button=choice.label,
                ask=partial(_ask_stand, choice),
                perform=partial(_take, choice),
            )
        )
    for name, verb, button, ask, perform, form in _TELLING:
        mail_acts.register(MailAct(name, verb, "mail_telling", button, ask, perform, form))


def _ask_stand(choice: Stand.Choice, link: MailLink) -> Asked | None:
    call = Call.objects.filter(pk=Ref.parse(link.subject).id).first()
    person = Person.objects.select_related("user").filter(pk=Ref.parse(link.holder).id).first()
    if call is None or person is None or not may_answer(person, link.body_code, today()):
        return None
    stand = Stand.objects.filter(call=call, body_code=link.body_code).first()
    if status_of(call, today()) == CallStatus.CLOSED or (stand and stand.choice == Stand.Choice.BECAME_IDEA):
        return None
    lines = [_MEANS[choice]() % {"body": _body_name(link)}]
    if call.next_deadline_on:
        lines.append(_("Sista dag är %s.") % formats.weekday_day(call.next_deadline_on, page_language()))
    if stand and stand.choice != Stand.Choice.NEW:
        earlier = {"stand": stand.get_choice_display(), "day": formats.day(stand.decided_on, page_language())}
        lines.append(_("Nämnden har redan svarat %(stand)s, %(day)s. Ditt svar ersätter det.") % earlier)
    return Asked(spoken(call.titles), tuple(lines), Standing(link.body_code))


_MEANS = {
    Stand.Choice.INTERESTING: lambda: _("Svaret är att %(body)s vill veta mer. Det binder er inte."),
    Stand.Choice.NOT_FOR_US: lambda: _("Svaret är att utlysningen inte är något för %(body)s. Den visas inte igen."),
    Stand.Choice.TAKEN: lambda: _("Svaret är att %(body)s tar hand om utlysningen. Du står som den som tittar på den."),
}


def _take(choice: Stand.Choice, opened: Change, link: MailLink, given: Mapping[str, Any]) -> str:
    call = Call.objects.get(pk=Ref.parse(link.subject).id)
    owner = link.name if choice == Stand.Choice.TAKEN else ""
    stand = set_stand(opened, call, link.body_code, choice, "", owner, None, None)
    return _("%(body)s: %(stand)s.") % {"body": _body_name(link), "stand": stand.get_choice_display()}


def _ask_confirm(link: MailLink) -> Asked | None:
    row = _subscription(link)
    if row is None:
        return None
    told = {"body": _body_name(link), "how": row.get_frequency_display().lower()}
    return _asked(
        link,
        _("Få besked om utlysningar och EU-frågor"),
        _("Du får mejl om utlysningar och EU-frågor som rör %(body)s: %(how)s. I varje mejl kan du ändra eller sluta.")
        % told,
    )


def _confirm(opened: Change, link: MailLink, given: Mapping[str, Any]) -> str:
    row = _found(link)
    set_frequency(opened, row, row.frequency)
    return _("Du får besked om utlysningar och EU-frågor för %s.") % _body_name(link)


def _ask_alter(link: MailLink) -> Asked | None:
    if _subscription(link) is None:
        return None
    return _asked(
        link, _("Hur ofta vill du få besked?"), _("Det gäller utlysningar och EU-frågor för %s.") % _body_name(link)
    )


def _frequency_form(link: MailLink, data: Any) -> FrequencyForm:
    row = _subscription(link)
    return FrequencyForm(data, initial={"frequency": row.frequency if row else Frequency.WEEKLY})


def _alter(opened: Change, link: MailLink, given: Mapping[str, Any]) -> str:
    row = set_frequency(opened, _found(link), given["frequency"])
    told = {"body": _body_name(link), "how": row.get_frequency_display().lower()}
    return _("Besked om utlysningar och EU-frågor för %(body)s: %(how)s.") % told


def _ask_end(link: MailLink) -> Asked | None:
    return _asked(
        link,
        _("Sluta få besked om utlysningar och EU-frågor"),
        _("Du får inga fler mejl om utlysningar och EU-frågor för %s.") % _body_name(link),
    )


def _end(opened: Change, link: MailLink, given: Mapping[str, Any]) -> str:
    opened.alter(_found(link), frequency=Frequency.OFF)
    return _("Du får inga fler mejl om utlysningar och EU-frågor för %s.") % _body_name(link)


def _asked(link: MailLink, title: str, line: str) -> Asked:
    return Asked(title, (line,), Standing(link.body_code))


def _found(link: MailLink) -> Subscription:
    return Subscription.objects.select_related("person__user").get(pk=Ref.parse(link.subject).id)


def _subscription(link: MailLink) -> Subscription | None:
    """The subscription, while its person may still be told."""
    row = _found(link)
    return row if may_be_told(row, today()) else None


def _body_name(link: MailLink) -> str:
    found = body(link.body_code)
    return spoken(found.names) if found else link.body_code


_TELLING: tuple[tuple[str, str, Any, Ask, Perform, MakeForm | None], ...] = (
    (CONFIRM, "subscription.set", gettext_lazy("Ja, jag vill få besked"), _ask_confirm, _confirm, None),
    (ALTER, "subscription.set", gettext_lazy("Spara"), _ask_alter, _alter, _frequency_form),
    (END, "subscription.end", gettext_lazy("Sluta skicka"), _ask_end, _end, None),
)
