"""The map of partners: land without borders, a dot and a name for each, and the table that says the same."""

from __future__ import annotations

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from utblick.audit import guard
from utblick.cooperation.map_facing import land
from utblick.cooperation.maps import EUROPE, MOST_DOTS, WORLD, Place, dots
from utblick.cooperation.models import Partner

PAGE = "/partner/karta/"


def partner(number: int, latitude: str | None = "57.31", longitude: str | None = "25.27", **more: object) -> Partner:
    return Partner(
        name=f"Staden {number}", country_code="LV", partner_kind="town", latitude=latitude, longitude=longitude, **more
    )


def test_a_place_lies_where_its_degrees_say():
    north, south = (EUROPE.place(latitude, 25)[1] for latitude in (60, 50))
    assert round(south - north) == round(10 * EUROPE.scale)
    assert EUROPE.place(50, EUROPE.east)[0] == pytest.approx(EUROPE.width)
    assert not EUROPE.holds(-33.9, 18.4) and WORLD.holds(-33.9, 18.4)


def test_names_do_not_cover_each_other_and_those_first_in_order_are_written():
    drawn = dots(EUROPE, [Place(f"Stad {number}", 57 + number / 50, 25) for number in range(12)])
    written = [dot for dot in drawn if dot.label]
    assert drawn[0].label == "Stad 0" and 1 < len(written) < 12
    sides = [(dot.label_y, dot.anchor) for dot in written]
    assert all(one[1] != other[1] or abs(one[0] - other[0]) >= 17 for one in sides for other in sides if one != other)


@pytest.mark.parametrize(("name", "frame"), [("europe", EUROPE), ("world", WORLD)])
def test_the_land_lies_in_its_frame_as_one_fill(name, frame):
    """One path without strokes draws no borders; every ring begins inside the picture."""
    begun = re.findall(r"M(-?\d+),(-?\d+)l", land(name))
    assert len(begun) > 50
    assert all(0 <= int(x) <= frame.width * 2 and 0 <= int(y) <= frame.height * 2 for x, y in begun)


@pytest.mark.django_db
def test_the_page_shows_the_world_where_somebody_lies_outside_europe(municipality, signed_in):
    client = signed_in("reader")
    with guard.opened():
        Partner.objects.bulk_create([partner(1), partner(2, None, None)])
    page = client.get(PAGE).content.decode()
    assert "Staden 1" in page and "Världen" not in page and "1 partner saknar plats" in page
    assert "style=" not in page and 'role="img"' in page
    with guard.opened():
        Partner.objects.bulk_create([partner(3, "-33.9", "18.4", is_twin_town=True)])
    page = client.get(PAGE).content.decode()
    assert "Världen" in page and page.count("<rect") == 1


@pytest.mark.django_db
@pytest.mark.one_database
def test_the_page_asks_as_much_of_2_500_partners_as_of_25_and_stays_small(municipality, signed_in):
    """Design § 6: at most 12 questions and 100 kB."""
    client, counts = signed_in("reader"), []
    for first, last in ((0, 25), (25, 2_500)):
        with guard.opened():
            Partner.objects.bulk_create(
                partner(number, f"{36 + number % 340 / 10:.2f}", f"{number % 600 / 10 - 20:.2f}")
                for number in range(first, last)
            )
        with CaptureQueriesContext(connection) as asked:
            page = client.get(PAGE).content
        counts.append(len(asked))
    assert counts[0] == counts[1] <= 12
    assert len(page) < 100_000 and page.count(b'r="5"/>') == MOST_DOTS
