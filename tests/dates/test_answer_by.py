"""The day a letter asks to be answered by, read from Swedish and English prose with the sentence it stands in."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from utblick.dates.answer_by import answer_by, sentences
from utblick.dates.english_days import english_days

SENT = date(2026, 5, 6)
ENGLISH = [date(2026, month, 1).strftime("%B") for month in range(1, 13)]
SWEDISH = [
    "januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september", "oktober", "november",
    "december",
]  # fmt: skip
ENGLISH_WEEK = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
SWEDISH_WEEK = ["måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag"]


@pytest.mark.parametrize(
    "sentence, day",
    [
        ("Please answer by Friday 15 May 2026.", "2026-05-15"),
        ("We would be grateful for your reply no later than May 20th, 2026.", "2026-05-20"),
        ("Kindly let us know before the 22nd of May if your town is interested.", "2026-05-22"),
        ("Svara gärna senast den 3 juni.", "2026-06-03"),
        ("Hör av er senast tisdagen den 19 maj 2026, så ringer vi upp.", "2026-05-19"),
        ("Sista svarsdag: 2026-05-29.", "2026-05-29"),
        ("Deadline for expressions of interest: 31/05/2026", "2026-05-31"),
        ("Please confirm your interest by 14.5.2026.", "2026-05-14"),
        ("Please send your reply\nby 18 May\n2026 to our office.", "2026-05-18"),
    ],
)
def test_a_plainly_written_day_is_certain(sentence, day):
    found = answer_by(f"Dear colleagues,\n\n{sentence}\n\nKind regards", SENT)
    assert found is not None and (found.day.isoformat(), found.certain) == (day, True), found
    assert found.sentence == " ".join(sentence.split())


@pytest.mark.parametrize(
    "sentence, day",
    [
        ("Please answer by Friday.", "2026-05-08"),
        ("Please answer by Wednesday.", "2026-05-13"),
        ("Svara gärna senast på fredag.", "2026-05-08"),
        ("Svara gärna senast på fredag nästa vecka.", "2026-05-15"),
        ("Please reply by Monday next week.", "2026-05-11"),
        ("We hope for a reply within two weeks.", "2026-05-20"),
        ("Vi vill ha besked inom 10 dagar.", "2026-05-16"),
        ("Återkom i slutet av maj.", "2026-05-31"),
        ("Reply deadline 12/06", "2026-06-12"),
        ("Please reply by Friday 14 May 2026.", "2026-05-14"),
        ("Please reply by 2 February.", "2027-02-02"),
        ("Please reply by 1 May 2026.", "2026-05-01"),
        ("The deadline of the call is 23 September 2026.", "2026-09-23"),
        ("Svara senast den 20 maj eller, för skolor, senast den 25 maj 2026.", "2026-05-20"),
    ],
)
def test_what_had_to_be_inferred_is_shown_as_uncertain(sentence, day):
    found = answer_by(sentence, SENT)
    assert found is not None and (found.day.isoformat(), found.certain) == (day, False), found


def test_the_answer_day_goes_before_the_last_day_of_the_call():
    text = "The call closes on 23 September 2026: apply by then.\nWe need your answer by 15 May 2026."
    found = answer_by(text, SENT)
    assert found is not None and (found.day, found.certain) == (date(2026, 5, 15), True)


@pytest.mark.parametrize(
    "text",
    [
        "", "Our town was founded in 1206.", "We met on 12 March 2025.", "The festival is on 20 May 2026.",
        "Please answer.", "You may 5 times answer by phone.", "Reply before 99/99/2026.", "Answer by 31 June 2026.",
    ],
)  # fmt: skip
def test_no_day_is_made_up(text):
    assert answer_by(text, SENT) is None


def test_without_the_letters_own_day_a_missing_year_is_not_inferred():
    assert answer_by("Please reply by Friday 15 May.", None) is None
    found = answer_by("Please reply by 15 May 2026.", None)
    assert found is not None and found.certain


days = st.dates(SENT + timedelta(days=1), SENT + timedelta(days=390))


@settings(max_examples=100, deadline=None)
@given(days, st.booleans())
def test_a_day_written_out_is_read_back_in_both_languages(day, told_weekday):
    """Whatever day, with or without its weekday: the same day, and certain."""
    english = f"{ENGLISH_WEEK[day.weekday()]} " if told_weekday else ""
    swedish = f"{SWEDISH_WEEK[day.weekday()]}en den " if told_weekday else "den "
    for sentence in (
        f"Please reply by {english}{day.day} {ENGLISH[day.month - 1]} {day.year}.",
        f"Let us know before {english}{ENGLISH[day.month - 1]} {day.day}, {day.year}.",
        f"Svara oss senast {swedish}{day.day} {SWEDISH[day.month - 1]} {day.year}.",
        f"Svara oss senast {day.isoformat()}.",
    ):
        found = answer_by(sentence, SENT)
        assert found is not None and (found.day, found.certain) == (day, True), sentence


@settings(max_examples=100, deadline=None)
@given(days, st.integers(1, 6))
def test_a_weekday_that_contradicts_the_day_is_never_certain(day, off):
    wrong = ENGLISH_WEEK[(day.weekday() + off) % 7]
    found = answer_by(f"Please reply by {wrong} {day.day} {ENGLISH[day.month - 1]} {day.year}.", SENT)
    assert found is not None and not found.certain


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=300), st.none() | days)
def test_any_text_is_read_without_failing(text, sent_on):
    found = answer_by(f"Please answer by {text}", sent_on)
    assert found is None or found.sentence


def test_english_days_are_found_in_every_usual_form():
    text = "5 June 2026, June 5th, the 5th of June, Fri 5 Jun, Friday, 5 June"
    assert [(one.month, one.number, one.year) for one in english_days(text)] == [(6, 5, 2026), *[(6, 5, None)] * 4]


def test_a_letter_of_a_million_characters_is_read_at_once():
    assert answer_by("reply by 1 " * 100_000, SENT) is None
    assert sum(1 for _ in sentences("a\n" * 500_000)) <= 50_000
