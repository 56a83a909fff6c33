"""From parsed records to calls: what is new, what has changed and how, and whom it concerns."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from utblick.audit.change import Change
from utblick.matching import Match as FoundMatch
from utblick.matching import Matcher
from utblick.search.actions import NewEntry, store_entries
from utblick.watch import facts
from utblick.watch.actions.matches import write_matches
from utblick.watch.models import Call, CallText, CallVersion, RawRecord, Source
from utblick.watch.sources.parsed import Move, ParsedCall

WORDS_FOUND = 2_000
"""So many letters of a description are searchable."""


@dataclass(slots=True)
class Altered:
    """A call that was known, what it becomes, and what of it is worth telling."""

    call: Call
    new: dict[str, Any]
    told: list[dict[str, Any]]
    move: Move | None
    before: date | None
    texts: dict[str, tuple[str, str, str]]


@dataclass(slots=True)
class Reading:
    """What a batch of records makes of the calls; nothing of it is written yet."""

    day: date
    new: list[Call] = field(default_factory=list)
    altered: list[Altered] = field(default_factory=list)
    texts: dict[UUID, dict[str, tuple[str, str, str]]] = field(default_factory=dict)
    matches: dict[UUID, tuple[FoundMatch, ...]] = field(default_factory=dict)
    call_of: dict[str, UUID] = field(default_factory=dict)
    """The call that each record's reference tells of."""

    @property
    def told(self) -> list[Altered]:
        """The changes that people are told about: a new version each."""
        return [altered for altered in self.altered if altered.told]


def read_calls(
    source: Source, records: list[tuple[RawRecord, ParsedCall]], matcher: Matcher | None, day: date
) -> Reading:
    """Compare records with what is stored and match what is new or changed. Reads only."""
    by_topic: dict[tuple[str, str], list[tuple[RawRecord, ParsedCall]]] = defaultdict(list)
    for row, parsed in records:
        by_topic[(parsed.topic_id[:120], parsed.type[:8])].append((row, parsed))
    stored = Call.objects.filter(source=source, topic_id__in=[topic for topic, _ in by_topic])
    known = {(call.topic_id, call.call_type): call for call in stored.prefetch_related("texts")}
    reading = Reading(day)
    for (topic_id, call_type), found in by_topic.items():
        call = known.get((topic_id, call_type))
        if call is None:
            call = _new_call(source, topic_id, call_type, [parsed for _, parsed in found], reading)
        else:
            _compare(source, call, [parsed for _, parsed in found], reading)
        reading.call_of.update({row.reference: call.pk for row, _ in found})
    if matcher is not None:
        for call in (*reading.new, *(altered.call for altered in reading.altered)):
            reading.matches[call.pk] = matcher.match(facts.to_match(call, reading.texts[call.pk]))
    return reading


def write_calls(opened: Change, reading: Reading) -> None:
    """Write the new and altered calls with their texts, versions, matches and search entries."""
    opened.add_all(reading.new)
    for altered in reading.altered:
        current = Call.objects.get(pk=altered.call.pk)
        opened.alter(current, **altered.new)
        Call.objects.filter(pk=current.pk).update(next_deadline_on=altered.call.next_deadline_on)
        if altered.told:
            _add_version(current, altered, reading.day)
    changed = [*reading.new, *(altered.call for altered in reading.altered)]
    _write_texts(reading)
    write_matches({call.pk for call in changed}, reading.matches, reading.day)
    store_entries(opened, [_entry(call, reading.texts[call.pk]) for call in changed])


def _new_call(source: Source, topic_id: str, call_type: str, found: list[ParsedCall], reading: Reading) -> Call:
    leading = next((parsed for parsed in found if parsed.language == facts.ORIGINAL), found[0])
    new = {**_values(source, leading, found), **_withdrawal(leading, reading.day)}
    texts = {parsed.language[:8]: facts.texts_of(parsed) for parsed in found}
    call = Call(
        source=source,
        topic_id=topic_id,
        call_type=call_type,
        first_seen_on=reading.day,
        last_seen_on=reading.day,
        next_deadline_on=facts.next_deadline_on(new["deadlines"], reading.day),
        texts_hash=facts.texts_hash(texts),
        **new,
    )
    reading.new.append(call)
    reading.texts[call.pk] = texts
    return call


def _compare(source: Source, call: Call, found: list[ParsedCall], reading: Reading) -> None:
    """Facts only from the original language's record, or from the one they came from; texts from all."""
    leading = next((parsed for parsed in found if parsed.language == facts.ORIGINAL), None)
    leading = leading or next((parsed for parsed in found if parsed.reference[:200] == call.facts_reference), None)
    old_texts = {row.language: (row.description_html, row.description, row.conditions) for row in call.texts.all()}
    texts = {**old_texts, **{parsed.language[:8]: facts.texts_of(parsed) for parsed in found}}
    new = {**_values(source, leading, found), "texts_hash": facts.texts_hash(texts)}
    if call.withdrawn_on is None:
        new |= _withdrawal(leading, reading.day)
    before = call.values()
    after = {**before, **new}
    if before == after:
        return
    move = facts.move_between(before, after, reading.day)
    told = facts.differences(before, after, old_texts, texts)
    earlier = call.next_deadline_on
    for name, value in new.items():
        setattr(call, name, value)
    call.next_deadline_on = facts.next_deadline_on(call.deadlines, reading.day)
    reading.altered.append(Altered(call, new, told, move, earlier, texts))
    reading.texts[call.pk] = texts


def _values(source: Source, leading: ParsedCall | None, found: list[ParsedCall]) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for parsed in found:
        values.update(facts.titles_of(parsed))
    if leading is not None:
        values.update(facts.titles_of(leading))
        code = leading.programmes[0] if leading.programmes else ""
        values.update(facts.facts_of(leading, source.call_adapter.programme(code, source.programme_names)))
    return values


def withdrawn_by(words: str, day: date) -> dict[str, Any]:
    """The fields of a `Call` that its source itself says is withdrawn (indragen)."""
    return {"withdrawn_on": day, "withdrawn_how": Call.Withdrawn.SOURCE.value, "withdrawn_reason": words[:300]}


def _withdrawal(leading: ParsedCall | None, day: date) -> dict[str, Any]:
    return withdrawn_by(leading.withdrawal, day) if leading is not None and leading.withdrawal else {}


def _add_version(call: Call, altered: Altered, day: date) -> None:
    CallVersion.objects.create(
        call=call,
        number=call.version,
        seen_on=day,
        changes=altered.told,
        move=altered.move.value if altered.move else "",
        deadline_before=altered.before if altered.move else None,
        deadline_after=altered.call.next_deadline_on if altered.move else None,
    )


def _write_texts(reading: Reading) -> None:
    rows = [
        CallText(call_id=pk, language=language, description_html=html, description=text, conditions=conditions)
        for pk, texts in reading.texts.items()
        for language, (html, text, conditions) in texts.items()
    ]
    CallText.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["call", "language"],
        update_fields=["description_html", "description", "conditions"],
    )


def _entry(call: Call, texts: Mapping[str, tuple[str, str, str]]) -> NewEntry:
    told = " ".join(texts[language][1][:WORDS_FOUND] for language in sorted(texts, reverse=True))
    named = (call.identifier, call.title_en, call.call_title_sv, call.call_title_en, call.programme_sv)
    return NewEntry(
        ref=call.ref,
        scope="internal",
        title=call.title,
        url=call.get_absolute_url(),
        text=" · ".join(name for name in dict.fromkeys(named) if name) + f" · {told}",
        day=call.last_deadline_on or call.closes_by,
    )
