"""Forms of agendas and minutes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime, time
from typing import Any

from django import forms
from django.utils.timezone import localtime, make_aware
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from utblick.cases.effects import Outcome
from utblick.cases.forms import LONGEST_TEXT, day_field, file_field
from utblick.cases.meeting_law import GROUNDS
from utblick.cases.models import AgendaItem, Matter, Motion
from utblick.organisation.models import Meeting, Person

PLAIN_OUTCOMES = [choice for choice in Outcome.choices if choice[0] != Outcome.UTGAR]


def time_field(label: Any, **options: Any) -> forms.TimeField:
    return forms.TimeField(label=label, widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"), **options)


def long_field(label: Any, **options: Any) -> forms.CharField:
    return forms.CharField(label=label, widget=forms.Textarea(attrs={"rows": 4}), max_length=LONGEST_TEXT, **options)


def at(day: date, clock: time) -> datetime:
    """A time of the municipality's clock on a day."""
    return make_aware(datetime.combine(day, clock))


def clock_of(moment: datetime | None) -> time | None:
    return localtime(moment).time().replace(second=0, microsecond=0) if moment else None


def chosen_person(label: Any, people: Iterable[Person], **options: Any) -> forms.TypedChoiceField:
    """A choice among the people given; the cleaned value is the person, None when none is chosen."""
    known = {str(person.pk): person for person in people}
    return forms.TypedChoiceField(
        label=label,
        choices=[("", "–"), *((key, person.name) for key, person in known.items())],
        coerce=known.get,
        empty_value=None,
        **options,
    )


class ItemForm(forms.Form):
    """A point put on the agenda: a matter that is ready, or words of its own."""

    matter = forms.ModelChoiceField(
        Matter.objects.none(), label=_("Ärende"), required=False, help_text=_("Ärenden som väntar på beslut.")
    )
    title = forms.CharField(
        label=_("Rubrik"), required=False, max_length=300, help_text=_("Behövs om punkten inte hör till ett ärende.")
    )
    sort = forms.ChoiceField(label=_("Slag"), choices=AgendaItem.Sort.choices, initial=AgendaItem.Sort.DECISION)
    presenter = forms.CharField(label=_("Föredragande"), required=False, max_length=120)

    def __init__(self, data: Any, matters: Sequence[Matter]) -> None:
        super().__init__(data)
        field = self.fields["matter"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = Matter.objects.filter(pk__in=[matter.pk for matter in matters])


class AlterItemForm(forms.Form):
    """An item's heading and presenter, and its words in English for an extract."""

    title = forms.CharField(label=_("Rubrik"), max_length=300)
    presenter = forms.CharField(label=_("Föredragande"), required=False, max_length=120)
    title_en = forms.CharField(label=_("Rubrik på engelska"), required=False, max_length=300)
    wording_en = long_field(
        _("Beslutet på engelska"),
        required=False,
        help_text=_("En beslutspunkt på varje rad, för ett utdrag på engelska."),
    )


class MoveItemForm(forms.Form):
    """To which meeting an item is moved."""

    meeting = forms.ModelChoiceField(Meeting.objects.none(), label=_("Till sammanträdet"))

    def __init__(self, data: Any, item: AgendaItem) -> None:
        super().__init__(data)
        own = item.minutes.meeting
        field = self.fields["meeting"]
        assert isinstance(field, forms.ModelChoiceField)
        coming = Meeting.objects.filter(body=own.body_id, on__gte=own.on).exclude(pk=own.pk)
        field.queryset = coming.exclude(status=Meeting.Status.CANCELLED).select_related("body")


class WithdrawForm(forms.Form):
    """Why an item falls."""

    why = forms.CharField(label=_("Varför"), required=False, max_length=300, help_text=_("Skrivs i protokollet."))


class OpenForm(forms.Form):
    """The meeting begins."""

    opened_at = time_field(_("Öppnades kl."))

    def __init__(self, data: Any, people: Sequence[Person], **options: Any) -> None:
        super().__init__(data, **options)
        self.fields["chair"] = chosen_person(_("Ordförande"), people)
        self.fields["secretary"] = chosen_person(_("Sekreterare"), people, required=False)
        self.fields["adjuster"] = chosen_person(_("Justerare"), people, required=False)
        self.fields["second_adjuster"] = chosen_person(_("Andra justerare"), people, required=False)


class CloseForm(forms.Form):
    """The meeting is closed."""

    closed_at = time_field(_("Avslutades kl."), help_text=_("En reservation ska vara anmäld innan dess (KL 4:27)."))


class AdjustMinutesForm(forms.Form):
    """When and where the minutes were adjusted."""

    adjusted_on = day_field(
        _("Justerat den"), help_text=_("Senast 14 dagar efter sammanträdet, eller närmaste vardag (KL 5:69).")
    )
    place = forms.CharField(label=_("Plats"), required=False, max_length=200)


class SeatsForm(forms.Form):
    """How many members the body has."""

    seats = forms.IntegerField(
        label=_("Antal ledamöter"),
        min_value=0,
        max_value=200,
        help_text=_("Fler än hälften ska vara närvarande (KL 5:45, 6:27). 0 = inte känt: beslutförheten avgörs inte."),
    )


class AdjournForm(forms.Form):
    """A pause."""

    begins_at = time_field(_("Från kl."))
    ends_at = time_field(_("Till kl."))
    why = forms.CharField(label=_("Varför"), required=False, max_length=200)


class DecideForm(forms.Form):
    """What was decided under a §."""

    outcome = forms.ChoiceField(label=_("Utfall"), choices=PLAIN_OUTCOMES)
    points = long_field(_("Beslut"), help_text=_("En beslutspunkt på varje rad."))
    course = long_field(_("Ärendets behandling"), required=False, help_text=_("Vad ärendet gäller och vad som sades."))
    propositions = long_field(
        _("Propositionsordning"), required=False, help_text=_("Lämna tomt när det bara finns ett förslag.")
    )
    sent_to = long_field(_("Beslutet skickas till"), required=False, help_text=_("En mottagare på varje rad."))
    immediately_adjusted = forms.BooleanField(label=_("Paragrafen förklaras omedelbart justerad"), required=False)


class DisqualifyForm(forms.Form):
    """Somebody is jävig."""

    def __init__(self, data: Any, serving: Sequence[Person], others: Sequence[Person]) -> None:
        super().__init__(data)
        language = get_language() or "sv"
        self.fields["person"] = chosen_person(_("Den som är jävig"), serving)
        self.fields["ground"] = forms.ChoiceField(
            label=_("Grund"), choices=[(key.value, text.in_language(language)) for key, text in GROUNDS.items()]
        )
        self.fields["replaced_by"] = chosen_person(_("Ersätts av"), others, required=False)


class MotionForm(forms.Form):
    """A yrkande."""

    sort = forms.ChoiceField(label=_("Yrkande"), choices=Motion.Sort.choices)
    text = long_field(_("Lydelse"), required=False, help_text=_("Behövs för en ändring eller ett tillägg."))

    def __init__(self, data: Any, people: Sequence[Person]) -> None:
        super().__init__(data)
        self.fields["mover"] = chosen_person(_("Den som yrkar"), people)
        self.order_fields(["mover", "sort", "text"])


class VoteForm(forms.Form):
    """A votering: what yes and no mean, and how each one who serves voted."""

    yes_means = forms.CharField(label=_("Ja betyder"), max_length=300)
    no_means = forms.CharField(label=_("Nej betyder"), max_length=300)
    BALLOTS = [("", "–"), ("yes", _("ja")), ("no", _("nej")), ("abstained", _("avstår"))]

    def __init__(self, data: Any, serving: Sequence[Person], chair: Person | None) -> None:
        super().__init__(data)
        self.serving = list(serving)
        for person in self.serving:
            self.fields[f"vote_{person.pk.hex}"] = forms.ChoiceField(
                label=person.name, choices=self.BALLOTS, required=False
            )
        self.fields["presided_by"] = chosen_person(
            _("Ordförande vid voteringen"), serving, initial=str(chair.pk) if chair else ""
        )
        self.fields["election"] = forms.BooleanField(
            label=_("Det är ett val: lotten avgör vid lika röstetal"), required=False
        )
        self.fields["lot"] = forms.ChoiceField(
            label=_("Lotten gav"), choices=[("", "–"), ("yes", _("ja")), ("no", _("nej"))], required=False
        )

    @property
    def ballots(self) -> dict[Person, str]:
        """How each one voted; those left open did not vote."""
        told = {person: self.cleaned_data[f"vote_{person.pk.hex}"] for person in self.serving}
        return {person: ballot for person, ballot in told.items() if ballot}


class ReserveForm(forms.Form):
    """A reservation."""

    text = long_field(_("Motivering"), required=False)
    late = forms.BooleanField(label=_("Anmäldes efter att sammanträdet avslutats"), required=False)

    def __init__(self, data: Any, people: Sequence[Person], *, is_closed: bool) -> None:
        super().__init__(data)
        self.fields["person"] = chosen_person(_("Den som reserverar sig"), people)
        self.order_fields(["person", "text", "late"])
        if not is_closed:
            del self.fields["late"]


class PresentForm(forms.Form):
    """One line of the attendance."""

    present = forms.BooleanField(label=_("Närvarar"), required=False)
    at_distance = forms.BooleanField(label=_("På distans (KL 5:16, 6:24)"), required=False)

    def __init__(self, data: Any, members: Sequence[Person], items: Sequence[AgendaItem], **options: Any) -> None:
        super().__init__(data, **options)
        self.known = {str(item.pk): item for item in items}
        places = [("", "–"), *((key, _place(item)) for key, item in self.known.items())]
        if members:
            self.fields["serves_for"] = chosen_person(_("Tjänstgör för"), members, required=False)
        for name, label in (("first_item", _("Från och med")), ("last_item", _("Till och med"))):
            self.fields[name] = forms.TypedChoiceField(
                label=label, choices=places, coerce=self.known.get, empty_value=None, required=False
            )


def _place(item: AgendaItem) -> str:
    return f"§ {item.paragraph}" if item.paragraph else f"{item.position}. {item.title[:40]}"


class SendExtractForm(forms.Form):
    """To whom an extract is sent."""

    recipients = long_field(
        _("Mottagare"), help_text=_("En på varje rad. Till en e-postadress skickas utdraget som bilaga.")
    )
    english = forms.BooleanField(label=_("På engelska"), required=False)


class ReceiptForm(forms.Form):
    """The day a receiver got an extract."""

    received_on = day_field(_("Mottaget den"))


class SignedForm(forms.Form):
    """The signed minutes."""

    file = file_field(
        _("Fil"), help_text=_("Sparas bredvid den tillgängliga PDF som Utblick gör. Båda hör till protokollet.")
    )
