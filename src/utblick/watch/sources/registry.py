"""Every source by its code, whether it gives calls or papers on EU questions."""

from __future__ import annotations

from utblick.watch.sources import base, stage_sources
from utblick.watch.sources.base import Source as CallSource
from utblick.watch.sources.stage_sources import StageSource

AnySource = CallSource | StageSource


def known_sources() -> list[AnySource]:
    """Every source that Utblick can read, those of calls first, each kind by code."""
    papers = stage_sources.stage_sources()
    return [*base.sources(), *papers]


def known_source(code: str) -> AnySource:
    """The source called ``code``; raises KeyError."""
    papers = stage_sources.discovered()
    return papers[code] if code in papers else base.source(code)


def known_codes() -> list[str]:
    return [source.code for source in known_sources()]
