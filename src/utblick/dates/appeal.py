"""Appeal time of municipal decisions, and the duties that start it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from utblick.dates.calendars import LONGEST_ADJUSTMENT
from utblick.dates.holidays import holiday_name, next_weekday
from utblick.dates.wording import paragraph, spoken
from utblick.values import Text

APPEAL_TIME = timedelta(weeks=3)


@dataclass(frozen=True, slots=True)
class AppealPeriod:
    """How long a decision may be appealed (laglighetsprövning) and its notice must stay up."""

    announced: date
    last_day: date
    earliest_takedown: date
    explanation: Text

    def to_json(self, language: str | None = None) -> dict[str, object]:
        """Plain JSON: ISO dates; the explanation in ``language``, or in both."""
        text: object = {"sv": self.explanation.sv, "en": self.explanation.en}
        return {
            "announced": self.announced.isoformat(),
            "last_day": self.last_day.isoformat(),
            "earliest_takedown": self.earliest_takedown.isoformat(),
            "explanation": self.explanation.in_language(language) if language else text,
        }


def appeal_period(announced: date) -> AppealPeriod:
    """Three weeks from the announcement of the adjusted minutes (KL 13:5), to a weekday (lag 1930:173 § 2).

    The day after, the notice may come down and the decision, if nobody appealed, gains legal force.
    Raises OverflowError for the very last dates of year 9999.
    """
    nominal = announced + APPEAL_TIME
    last = next_weekday(nominal)
    takedown = last + timedelta(days=1)
    day, end, down = spoken(announced), spoken(last), spoken(takedown)
    sentences = [
        Text(
            f"Tre veckor från anslaget {day.sv} (KL 13:5).",
            f"Three weeks from the notice of {day.en} (KL 13:5).",
        )
    ]
    if name := holiday_name(nominal):
        at = spoken(nominal)
        sentences.append(
            Text(
                f"{at.sv} är {name.sv}, därför närmaste vardag, {end.sv} (lag 1930:173).",
                f"{at.en} is {name.en}, hence the next weekday, {end.en} (Act 1930:173).",
            )
        )
    sentences.append(
        Text(
            f"Anslaget får tas ned tidigast {down.sv}.",
            f"The notice may come down on {down.en} at the earliest.",
        )
    )
    return AppealPeriod(announced, last, takedown, paragraph(sentences))


def minutes_due(meeting: date) -> date:
    """The last day to adjust (justera) the minutes: 14 days after the meeting (KL 5:69, 6:35), or the next weekday.

    It is a time within which something must be done by law (lag), so one that ends on a Saturday, a Sunday, another
    public holiday, midsommarafton, julafton or nyårsafton ends on the next weekday (lag 1930:173 § 2). Days are counted
    from the day after the meeting. Plans do not count on the extra days: `LeadTimes.adjustment_days` is at most 14.
    """
    return next_weekday(meeting + timedelta(days=LONGEST_ADJUSTMENT))


def announcement_due(adjusted: date) -> date:
    """The last day to announce adjusted minutes: the second day after adjusting (KL 8:12), or the next weekday.

    The same rule as for adjusting: the limit is set by law, so lag 1930:173 § 2 moves it past a holiday.
    """
    return next_weekday(adjusted + timedelta(days=2))
