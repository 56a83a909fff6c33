"""What would have changed the answer, in one sentence: what had been otherwise, and what would have followed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from utblick.dates.wording import listed
from utblick.guidelines.decisions import Decision
from utblick.guidelines.facts import Fact
from utblick.guidelines.in_words import fact_name, step_in_words, value_in_words
from utblick.guidelines.outlines import StepKey, key_of, outline_of
from utblick.guidelines.regions import Region
from utblick.guidelines.verdicts import OUTCOME_LABELS, Verdict
from utblick.guidelines.vocabulary import DECISION_KINDS
from utblick.values import Text

ANOTHER = "–"
"""A name that no rule mentions."""

_SOMEONE_ELSE = Text("någon annan", "someone else")
_SOMETHING_ELSE = Text("något som ingen regel nämner", "something that no rule mentions")


def told(had: Text, before: Verdict, after: Verdict, given: Sequence[Decision] = ()) -> Text:
    """The whole sentence. That decisions `given` would have been there is said only when nothing else is."""
    obvious = frozenset((decision.kind, decision.body) for decision in given)
    parts = list(_consequences(before, after, obvious)) or list(_consequences(before, after))
    sv, en = " och ".join(part.sv for part in parts), " and ".join(part.en for part in parts)
    return Text(f"{had.sv} hade {sv}.", f"{had.en}, {en}.")


def had_been(fact: Fact, value: object, values: Sequence[object]) -> Text:
    """Had the fact been one of these values instead of `value`."""
    if fact.kind == "body":
        who = _either([_SOMEONE_ELSE if one == ANOTHER else Text(str(one), str(one)) for one in values])
        return Text(f"Hade {who.sv} ägt saken", f"Had {who.en} owned the matter")
    if isinstance(value, tuple | list):
        words = [_gained_or_lost(value, one) for one in values if isinstance(one, tuple)]
    else:
        words = [_SOMETHING_ELSE if one == ANOTHER else value_in_words(fact.name, one) for one in values]
    name, other = fact_name(fact.name), _either(words)
    return Text(f"Hade {name.sv} varit {other.sv}", f"Had {name.en} been {other.en}")


def had_reached(fact: Fact, region: Region) -> Text:
    """Had the amount, number or day lain there."""
    name, words = fact_name(fact.name), region.text(fact.name)
    return Text(f"Hade {name.sv} varit {words.sv}", f"Had {name.en} been {words.en}")


def had_decided(decisions: Sequence[Decision], day: date) -> Text:
    """Had these bodies decided by that day."""
    by, said = value_in_words("happened_on", day), listed([_said(decision) for decision in decisions])
    return Text(f"Hade {said.sv} senast {by.sv}", f"Had {said.en} by {by.en}")


def _gained_or_lost(value: Sequence[object], other: Sequence[object]) -> Text:
    gained = [str(name) for name in other if name not in value]
    lost = [str(name) for name in value if name not in other]
    return Text(f"även {gained[0]}", f"also {gained[0]}") if gained else Text(f"utan {lost[0]}", f"without {lost[0]}")


def _either(words: Sequence[Text]) -> Text:
    return Text(" eller ".join(word.sv for word in words), " or ".join(word.en for word in words))


def _said(decision: Decision) -> Text:
    body, kind = decision.body, DECISION_KINDS[decision.kind]
    if decision.kind == "information":
        return Text(f"{body} fått information", f"{body} been informed")
    if decision.kind == "opinion":
        return Text(f"{body} yttrat sig", f"{body} given its opinion")
    return Text(f"{body} sagt ja ({kind.sv})", f"{body} said yes ({kind.en})")


def _consequences(before: Verdict, after: Verdict, obvious: frozenset[tuple[str, str]] = frozenset()) -> Iterator[Text]:
    one, other = outline_of(before), outline_of(after)
    if one.outcome != other.outcome:
        label = OUTCOME_LABELS[other.outcome]
        yield Text(f"svaret varit ”{label.sv}”", f"the answer would have been “{label.en}”")
    both = one.required & other.required
    yield from _of_steps(before, one.required - both, "inte behövts", "would not have been needed")
    yield from _of_steps(after, other.required - both, "också behövts", "would also have been needed")
    found = frozenset(key for key in both & one.missing - other.missing if (key[0], key[1][0]) not in obvious)
    yield from _of_steps(before, found, "funnits", "would have been in place")
    yield from _of_steps(after, both & other.missing - one.missing, "saknats", "would have been missing")
    yield from _of_steps(after, one.missing & other.missing, "återstått", "would have remained")


def _of_steps(verdict: Verdict, keys: frozenset[StepKey], sv: str, en: str) -> Iterator[Text]:
    named = [step_in_words(step) for step in (*verdict.missing, *verdict.fulfilled) if key_of(step) in keys]
    if named:
        steps = listed(named)
        yield Text(f"{steps.sv} {sv}", f"{steps.en} {en}")
