"""A long list in an order no index has: the same page as by sorting whole rows."""

from __future__ import annotations

import pytest
from django.db.models.functions import Length

from utblick.audit import guard
from utblick.organisation.models import Body
from utblick.ui.paging import page_of, page_of_many

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]


def test_the_page_is_the_same_and_asks_three_times(django_assert_num_queries):
    with guard.opened():
        Body.objects.bulk_create(Body(code=f"B{n}", name="x" * (n % 7 + 1), body_kind="committee") for n in range(60))
    rows = Body.objects.order_by(Length("name"), "-pk")
    for number in ("1", "3", "9"):
        assert page_of_many(rows, {"page": number}) == page_of(rows, {"page": number})
    with django_assert_num_queries(3):
        page_of_many(rows, {"page": "2"})
    assert page_of_many(Body.objects.none(), {}).items == []
