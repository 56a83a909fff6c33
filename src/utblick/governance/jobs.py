"""What the worker does for the guidelines."""

from __future__ import annotations

from uuid import UUID

from utblick.governance.actions.replays import work_out_replay
from utblick.governance.queries.replays import replay
from utblick.values import system_actor

REPLAY = system_actor("replay")


def replay_matters(replay_id: str) -> None:
    """Work out a replay that somebody has asked for."""
    asked = replay(REPLAY, UUID(replay_id))
    if asked is not None:
        work_out_replay(REPLAY, asked)
