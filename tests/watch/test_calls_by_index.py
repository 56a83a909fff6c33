"""Among 100 000 calls a list and the start page read by index: SQLite tells itself how it finds what it is asked."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from utblick.clock.queries import today
from utblick.watch import queries
from utblick.watch.todo_changes import changes_todo
from watch.municipality import actor, given
from watch.portal import topic

pytestmark = [pytest.mark.usefixtures("municipality"), pytest.mark.one_database]


def plan(sort: str) -> str:
    who = actor("coordinator")
    bodies = queries.own_fields(who)
    rows = queries.calls(who, today(), sort=sort, body_code=queries.ANY, bodies=bodies)
    return rows.prefetch_related(None)[:25].explain()


@pytest.mark.parametrize(
    ("sort", "index"), [("new", "call_by_first_seen"), ("-new", "call_by_first_seen"), ("deadline", "call_by_closing")]
)
def test_the_list_is_read_in_its_order_and_asks_of_each_call_whom_it_concerns(sort: str, index: str) -> None:
    given(*(topic(number) for number in range(1, 6)))
    told = plan(sort)
    assert f"USING INDEX {index}" in told
    assert "CORRELATED" in told and "LIST SUBQUERY" not in told
    assert "USE TEMP B-TREE FOR ORDER BY" not in told


def test_what_has_opened_moved_or_been_withdrawn_is_found_by_an_index_each() -> None:
    given(*(topic(number) for number in range(1, 6)))
    who = actor("coordinator")
    with CaptureQueriesContext(connection) as asked:
        changes_todo(who, today())
    with connection.cursor() as cursor:
        cursor.execute("EXPLAIN QUERY PLAN " + asked.captured_queries[-1]["sql"])
        told = "\n".join(row[3] for row in cursor.fetchall())
    assert {"call_by_withdrawal", "call_by_opening", "call_version_latest"} <= set(told.replace("(", " ").split())
    assert "SCAN watch_call" not in told
