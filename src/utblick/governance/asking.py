"""*Får vi …?*: what a reader has told so far, read from the address, and what to ask next."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.http import QueryDict
from django.utils.translation import gettext as _

from utblick.governance.question_forms import QuestionsForm
from utblick.guidelines import FACTS, TRIGGERS, GuidelineSet, Verdict, evaluate
from utblick.guidelines.distinctions import spoken_of
from utblick.guidelines.evaluation import sets_in_force
from utblick.guidelines.explaining import authority_remarks
from utblick.guidelines.facts import Fact
from utblick.guidelines.in_words import value_in_words
from utblick.guidelines.inquiring import Progress, next_questions
from utblick.guidelines.verdicts import Step
from utblick.guidelines.vocabulary import Trigger
from utblick.values import Text, searchable

SKIPPED, ALTERED, DAY = "vet_inte", "fraga", "dag"
NEVER_ASKED = frozenset({"reference", "principal_judged_by"})
"""Facts that are not for an address: the matter's own number, and the name of a person."""

Pair = tuple[str, str]
_GROUPS: Sequence[tuple[Text, Sequence[str]]] = (
    (Text("Ansökningar", "Applications"), ("application.", "feasibility.")),
    (Text("Avtal och partnerskap", "Agreements and partnerships"), ("agreement.", "partnership.")),
    (Text("Nätverk och kontakter", "Networks and contacts"), ("membership.", "contact.")),
    (Text("Besök och resor", "Visits and travel"), ("visit.", "travel.")),
    (Text("Projekt och utveckling", "Projects and development"), ("project.", "development.")),
    (Text("Bidrag från kommunen", "Grants from the municipality"), ("grant.",)),
    (Text("Ställningstaganden och bistånd", "Positions and aid"), ("position.", "aid.")),
    (Text("Årets gång", "Through the year"), ("document.", "year.")),
)


@dataclass(frozen=True, slots=True)
class TriggerGroup:
    """Things one may be about to do, of one sort; each with whether some rule speaks of it."""

    label: Text
    triggers: tuple[tuple[Trigger, bool], ...]


def grouped_triggers(sets: Iterable[GuidelineSet], words: str) -> list[TriggerGroup]:
    """What one may ask about, by sort; only those in which every word of `words` is found."""
    ruled = {trigger for found in sets for trigger in found.by_trigger}
    wanted = searchable(words[:200]).split()
    groups = []
    for label, beginnings in _GROUPS:
        chosen = tuple(
            (trigger, name in ruled)
            for name, trigger in TRIGGERS.items()
            if name.startswith(tuple(beginnings)) and _found(wanted, label, trigger.label)
        )
        if chosen:
            groups.append(TriggerGroup(label, chosen))
    return groups


def _found(wanted: Sequence[str], *texts: Text) -> bool:
    known = searchable(" ".join(f"{text.sv} {text.en}" for text in texts)).split()
    return all(any(word.startswith(part) for word in known) for part in wanted)


@dataclass(frozen=True, slots=True)
class Told:
    """A fact the reader has told, in words (None = does not know), and the address that asks for it again."""

    fact: Fact
    value: Text | None
    again: str


@dataclass(frozen=True, slots=True)
class LastDay:
    """The last day of one missing step."""

    step: Step
    on: date


class Inquiry:
    """One question to the guidelines as far as the reader has told it. Unknown names in the address are left out;
    what cannot be read is asked for again."""

    def __init__(
        self,
        sets: Sequence[GuidelineSet],
        trigger: str,
        query: QueryDict,
        bodies: list[Pair],
        on: date,
    ) -> None:
        self.sets, self.trigger, self.on, self._query = sets, TRIGGERS[trigger], on, query
        self.asked = facts_asked(sets, trigger, on)
        self.form = QuestionsForm(self.asked, bodies, query)
        self.form.is_valid()
        self.skipped = [fact.name for fact in self.asked if fact.name in query.getlist(SKIPPED)]
        self.facts = {name: value for name, value in self.form.facts().items() if name not in self.skipped}
        self.day = self.form.cleaned_data.get(DAY)
        self.verdict: Verdict = evaluate(sets, trigger, self.facts, [], on)
        self._open = [
            question.fact
            for question in next_questions(sets, trigger, self.facts, on)
            if question.fact is not None and question.fact not in NEVER_ASKED and question.fact not in self.skipped
        ]
        self.current = self._current()
        self._demand_an_answer()

    def _current(self) -> Fact | None:
        names = [fact.name for fact in self.asked]
        wrong = [name for name in self.form.errors if name in names]
        again = [name for name in [self._query.get(ALTERED, "")] if name in names]
        name = next(iter([*wrong, *again, *self._open]), None)
        return FACTS[name] if name else None

    def _demand_an_answer(self) -> None:
        """Someone who pressed *Nästa* without an answer is told that *Vet inte* will do."""
        name = self.current.name if self.current else ""
        if name:
            self.form.fields[name].required = True
        if name in self._query and not any(self._query.getlist(name)) and name not in self.form.errors:
            self.form.add_error(name, _("Svara, eller tryck på Vet inte."))

    @property
    def is_certain(self) -> bool:
        """Whether nothing unknown can change the answer or its steps."""
        return self.verdict.outcome != "undetermined" and all(step.certain for step in self.verdict.missing)

    @property
    def shows_answer(self) -> bool:
        """The answer is shown as soon as it is certain, or when there is nothing more to ask."""
        return not self.form.errors and (self.is_certain or self.current is None)

    @property
    def progress(self) -> Progress:
        return Progress(len(self.facts) + len(self.skipped), len(self._open))

    @property
    def authority(self) -> tuple[Text, ...]:
        return authority_remarks(self.verdict)

    @property
    def told(self) -> list[Told]:
        """What has been told, in the order of the vocabulary."""
        return [
            Told(fact, value_in_words(fact.name, self.facts[fact.name]) if fact.name in self.facts else None, again)
            for fact in self.asked
            if fact.name in self.facts or fact.name in self.skipped
            for again in [f"?{urlencode([*self.pairs(), (ALTERED, fact.name)])}"]
        ]

    @property
    def last_days(self) -> list[LastDay]:
        """When each missing step must be had, if the day of the thing itself is known."""
        return [
            LastDay(step, step.deadline.on(self.day))
            for step in self.verdict.missing
            if self.day is not None and step.deadline.anchor == self.trigger.anchor
        ]

    def pairs(self, without: str = "") -> list[Pair]:
        """The state as it stands in an address; without one fact."""
        told = [
            (name, value)
            for name in self.facts
            if name != without
            for value in self._query.getlist(name)
        ]  # fmt: skip
        skipped = [(SKIPPED, name) for name in self.skipped if name != without]
        return [*told, *skipped, *([(DAY, self.day.isoformat())] if self.day and without != DAY else [])]

    @property
    def hidden(self) -> list[Pair]:
        """What the form of the current question carries along."""
        return self.pairs(without=self.current.name if self.current else "")

    @property
    def known(self) -> list[Pair]:
        """What the form of the day carries along."""
        return self.pairs(without=DAY)

    @property
    def address(self) -> str:
        """The state as the query of an address."""
        return urlencode(self.pairs())


def facts_asked(sets: Sequence[GuidelineSet], trigger: str, on: date) -> list[Fact]:
    """The facts a reader may be asked for about this trigger on a day, in the order of the vocabulary."""
    spoken = spoken_of(sets_in_force(sets, on), trigger, {}, (), on)
    return [FACTS[name] for name in spoken if not FACTS[name].event and name not in NEVER_ASKED]
