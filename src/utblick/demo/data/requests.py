"""Letters that Strandö has got from others who look for a partner. All of them, and those who write, are invented."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class DemoLetter:
    """A letter that somebody forwards to Utblick on a day, and what Strandö has done with it.

    ``forwarded_by`` is the name of a person of the demo; "" when the stranger writes to the address directly.
    ``sent_to`` is a body's code with the stand it takes, ``answered_on`` the day someone answered.
    """

    came_on: date
    subject: str
    sender: str
    text: str
    forwarded_by: str = "Maria Lindqvist"
    sent_to: str = ""
    stand: str = ""
    answered_on: date | None = None


LETTERS = (
    DemoLetter(
        date(2026, 3, 12),
        "Partner for a school garden project",
        "Ieva Paraugs <ieva.paraugs@exempel.example>",
        """Dear Sir or Madam,

We are the Example Primary School in Latvia and are preparing a small Erasmus+ partnership about school gardens and
food.
We look for one Swedish school with pupils aged 10 to 12.

Kindly reply no later than Friday 27 March 2026.

Ieva Paraugs
Example Primary School""",
        sent_to="BUN",
        stand="no",
        answered_on=date(2026, 3, 24),
    ),
    DemoLetter(
        date(2026, 4, 27),
        "Looking for a Swedish town for a citizens' meeting in 2027",
        "Marek Przykład <marek.przyklad@exempel.example>",
        """Dear colleagues,

the Town of Exempelborg in Poland invites three partner towns to a citizens' meeting about volunteers in culture and
sport. We intend to apply in CERV-2026-CITIZENS-TOWN-TT, where the deadline is 23 September 2026. About 25 guests from
each town would stay four days; travel is paid by the grant.

Please let us know by Wednesday 20 May 2026 if you would like to join us as a partner.

With kind regards
Marek Przykład
Town of Exempelborg, international office""",
        sent_to="KFN",
        stand="looking",
    ),
    DemoLetter(
        date(2026, 5, 5),
        "Study visit: how do you bring pupils to the library?",
        "Sanna Esimerkki <sanna.esimerkki@exempel.example>",
        """Hej,

vi är åtta bibliotekarier från Esimerkkilä kommun i Finland som gärna vill komma på studiebesök i höst. Vi har hört att
ni arbetar med läsande barn tillsammans med förskolorna.

Passar det någon dag v. 40? Svara gärna senast på fredag nästa vecka.

Hälsningar
Sanna Esimerkki
Esimerkkilä kommun""",
    ),
    DemoLetter(
        date(2026, 5, 6),
        "Horizon Europe consortium, last seats",
        "Consortium Service <consortium@exempel.example>",
        """Dear Mayor,

our consortium for smart lamp posts (Horizon Europe) has two seats left for municipalities. Please answer by tomorrow.

Consortium Service""",
        forwarded_by="",
    ),
)
