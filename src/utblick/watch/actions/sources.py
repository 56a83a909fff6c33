"""Which sources are watched, and from where."""

from __future__ import annotations

from collections.abc import Mapping

from utblick.audit.change import change
from utblick.jobs.actions import queue
from utblick.values import Actor, in_batches
from utblick.watch.actions.storing import BATCH, WATCH
from utblick.watch.models import Call, Source
from utblick.watch.sources.registry import known_source


def ensure_source(actor: Actor, code: str) -> Source:
    """The row of a source, made when it is not there; raises KeyError for a source that has no adapter."""
    known_source(code)
    found = Source.objects.filter(code=code).first()
    if found is not None:
        return found
    with change(actor, "source.register") as opened:
        return opened.add(Source(code=code))


def switch_source(actor: Actor, source: Source, *, enabled: bool, version: int | None = None) -> Source:
    """Turn the daily fetching from a source on or off."""
    with change(actor, "source.switch") as opened:
        return opened.alter(source, version=version, enabled=enabled)


def point_source(actor: Actor, source: Source, base_url: str) -> Source:
    """Fetch from this address, given by the operator and therefore trusted, from now on; "" is the real one."""
    with change(actor, "source.point") as opened:
        return opened.alter(source, base_url=base_url)


def note_programme_names(source: Source, told: Mapping[str, str]) -> None:
    """Keep the names that the source gives its programmes, and give every call of a renamed one its new name."""
    names = {**source.programme_names, **told}
    if names == source.programme_names:
        return
    adapter, before = source.call_adapter, source.programme_names
    renamed = [code for code in told if adapter.programme(code, names) != adapter.programme(code, before)]
    source.programme_names = names
    calls = Call.objects.filter(source=source, programme_code__in=renamed).only("pk", "programme_code")
    for batch in in_batches(list(calls), BATCH):
        with change(WATCH, "call.fetch") as opened:
            for call in batch:
                name = adapter.programme(call.programme_code, names)
                current = Call.objects.get(pk=call.pk)
                opened.alter(current, programme_sv=name.sv[:200], programme_en=name.en[:200])
    with change(WATCH, "source.fetch"):
        Source.objects.filter(pk=source.pk).update(programme_names=names)


def ask_for_fetch(actor: Actor, source: Source) -> None:
    """Start a run in the background as soon as the worker can."""
    with change(actor, "source.fetch"):
        queue("utblick.watch.jobs.start_fetch", source.code)
