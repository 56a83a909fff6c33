"""The demo that the tests put in as rows is the one that is built."""

from __future__ import annotations

import pytest
from django.db import connection

from built_demo import _read, _rows, build_demo
from undone import Undone

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]


def test_the_demo_put_in_as_rows_is_the_one_that_was_built():
    """Row for row, and the search index finds in it."""
    for _ in range(2):
        with Undone():
            build_demo()
            found = _read()
            with connection.cursor() as cursor:
                cursor.execute("SELECT count(*) FROM search_stems WHERE search_stems MATCH 'utlysning*'")
                assert cursor.fetchone()[0] > 0
    assert {table: found[table] for table in _rows} == _rows
