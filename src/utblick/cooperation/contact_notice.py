"""What a contact person is told about their personal data (GDPR art. 14), in Swedish and English. Plain values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from utblick.ui import formats
from utblick.values import Text


@dataclass(frozen=True, slots=True)
class Notice:
    """A mail ready to send: its subject and text in each language."""

    subject: Text
    text: Text


def notice(*, municipality: str, address: str, name: str, held: Text, source: str, confirmed_on: date) -> Notice:
    """The text for one contact: who holds what, from where, why, how long, and the rights.

    ``held`` is what is kept ("namn, e-post"); ``address`` is where the controller is reached, "" leaves the line out.
    """
    swedish = [
        f"Hej {name},",
        f"{municipality} har dina kontaktuppgifter i tjänsten: {held.sv}.",
        f"Uppgifterna kommer från: {source or 'er organisation'}. Vi bekräftade dem senast "
        f"{formats.day(confirmed_on, 'sv')}.",
        "Vi använder dem för att hålla kontakt med er om vårt samarbete. Det är en uppgift av allmänt intresse (GDPR "
        "artikel 6.1 e). Vi lämnar dem inte vidare, men de kan stå i allmänna handlingar som alla får begära ut.",
        "Vi tar bort dem när du har slutat eller samarbetet har upphört. Det som står i ärenden sparas enligt "
        "arkivlagen.",
        "Du kan begära att få veta vad vi har, få det rättat eller borttaget, och invända. Du kan klaga hos "
        "Integritetsskyddsmyndigheten (IMY), imy@imy.se.",
        f"Kontakt: {address}." if address else "",
    ]
    english = [
        f"Dear {name},",
        f"{municipality} holds your work contact details: {held.en}.",
        f"They come from: {source or 'your organisation'}. We last confirmed them on "
        f"{formats.day(confirmed_on, 'en')}.",
        "We use them to keep in touch with you about our cooperation. This is a task in the public interest (GDPR "
        "Article 6(1)(e)). We do not pass them on, but they may stand in public records that anyone may ask for.",
        "We remove them when you have left or the cooperation has ended. What stands in our matters is kept as the "
        "Swedish Archives Act requires.",
        "You may ask to know what we hold, to have it corrected or removed, and you may object. You may complain to "
        "the Swedish Authority for Privacy Protection (IMY), imy@imy.se.",
        f"Contact: {address}." if address else "",
    ]
    return Notice(
        Text(f"Dina kontaktuppgifter hos {municipality}", f"Your contact details at {municipality}"),
        Text("\n\n".join(filter(None, swedish)), "\n\n".join(filter(None, english))),
    )
