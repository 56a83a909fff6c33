"""The clock gives Stockholm's day, real UTC, and identifiers that sort by time."""

from datetime import UTC

from utblick.clock import recorded_at, uuid7


def test_identifiers_are_version_7_and_sort_by_time():
    made = [uuid7() for _ in range(50)]
    assert {one.version for one in made} == {7}
    assert [one.int >> 80 for one in made] == sorted(one.int >> 80 for one in made)
    assert len(set(made)) == 50


def test_the_moment_is_in_utc():
    assert recorded_at().tzinfo is UTC
