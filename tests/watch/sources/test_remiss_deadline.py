"""Remiss deadlines read from Swedish prose: every form that was measured, and never a guess shown as certain."""

from __future__ import annotations

import csv
import hashlib
from datetime import date
from pathlib import Path
from time import perf_counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from utblick.dates.swedish_days import written_days
from utblick.watch.sources.remiss_deadline import is_withdrawn, remiss_deadline
from utblick.watch.sources.stages import AnswerBy

LABELS = Path(__file__).resolve().parents[1] / "labels" / "remiss_deadlines.csv"
PUBLISHED = date(2031, 9, 15)
MONTHS = ["januari", "februari", "mars", "april", "maj", "juni", "juli"]
MONTHS += ["augusti", "september", "oktober", "november", "december"]
WEEKDAYS = ["måndagen", "tisdagen", "onsdagen", "torsdagen", "fredagen", "lördagen", "söndagen"]
WEDNESDAY = date(2031, 12, 10)


def read(text: str, published: date | None = PUBLISHED) -> tuple[str, bool]:
    answer = remiss_deadline(text, published)
    assert answer is not None, text
    return (answer.day.isoformat() if answer.day else "", answer.certain)


@pytest.mark.parametrize(
    "sentence",
    [
        "Sista dag att svara är den 10 december 2031.",
        "Sista dag att svara på remissen är 10 december 2031",
        "Sista dagen att svara på remissen är onsdagen den 10 december 2031 kl. 13.00-14.00.",
        "Sista dag att besvara remissen är den10 december 2031.",
        "Sista dag att svara på remissen är den den 10 december 2031,",
        "Sista\u00a0dag att svara på remissen är den\u00a010\u00a0december\u00a02031.",
        "Remissvaren ska ha kommit in till Båtdepartementet senast den 10 december 2031.",
        "Remissvaren ska ha kommit in till Båtde\u00adparte\u00admentet senast den 10\ndecember 2031.",
        "Remissvaren ska vara inkomna till Regeringskansliet (Båtdepartementet) senast onsdagenden 10 december 2031.",
        "Remissvaren ska ha kommit in till Båtdepartementet senast kl. 12:00 den 10 december 2031.",
        "Remissvaren ska ha kommit in till Båtdepartementet, **senast den 10 december 2031**.",
        "Remissvaren ska ha kommit in till Båtdepartementet senaste onsdagen den 10 december2031.",
        "Remissvaren ska ha kommit in till Båtdepartementet den 10 december 2031.",
        "Remissvaren ska ha kommit in till B (från och med den 1 november 2031 C) senast den 10 december 2031.",
        "Senast den 10 december 2031 ska remissvaren ha inkommit till departementet.",
        "Sista svarsdatum var den 10 december 2031.",
        "Remisstiden löper ut den 10 december 2031.",
        "Remisstiden varade till och med den 10 december 2031.",
        "Svarstiden gick ut den 10 december 2031.",
        "Betänkandet skickades därefter på remiss till den 10 december 2031.",
        "Synpunkter lämnas senast den 10/12 2031.",
        "Yttrandet ska ha kommit in senast 2031-12-10.",
        "Sista svarsdag: 2031-12-10",
        "Svarsdatum: 10 december 2031",
        "Remisstid: 3 oktober–10 december 2031",
        "Remisstiden är den 3 oktober 2031 till den 10 december 2031.",
        "Remisstiden har förlängts till den 10 december 2031.",
        "Den 10 december 2031 är sista dag att svara på remissen.",
        "Remissvaren ska ha kommit till Båtdepartementet senast den 10 december 2031.",
        "Frågor om remissen ställs senast den 2 oktober 2031. Sista dag att svara är den 10 december 2031.",
        "Den som vill yttra sig kan göra det skriftligen till b@exempel.example, senast den 10 dec. 2031.",
        "Ni är välkomna att skicka synpunkter senast den 10 december 2031 till [b](mailto:b@exempel.example).",
        "Lagen föreslås träda i kraft den 1 juli 2032. Sista dag att svara på remissen är den 10 december 2031.",
        "Beslutet av den 3 mars 2031 ändras. Remissvaren ska ha kommit in senast den 10 december 2031.",
        "Anmälan till mötet görs senast den 1 december 2031. Sista dag att svara är den 10 december 2031.",
        "Svar senast den 10 december 2031. Preliminära remissvar senast den 1 oktober 2031 är till hjälp.",
        "Svarstiden var enligt tidigare utskick satt till den 1 december 2031. Remisstiden har förlängts. "
        "Remissvaren ska i stället ha kommit in till B senast den 10 december 2031.",
    ],
)
def test_a_stated_day_is_read_and_certain(sentence: str) -> None:
    assert read(f"# Remiss av båtar\n\nHär kan du ta del av svaren.\n\n{sentence}\n") == ("2031-12-10", True)


def test_the_sentence_is_shown_as_it_stands() -> None:
    answer = remiss_deadline("Hamnar.  Sista dag att svara\när den 1 mars 2032. Tack.", PUBLISHED)
    assert answer == AnswerBy(date(2032, 3, 1), True, "Sista dag att svara är den 1 mars 2032.")


def test_senast_den_1_mars_is_the_next_first_of_march_and_asks() -> None:
    assert read("Remissvaren ska ha kommit in senast den 1 mars.") == ("2032-03-01", False)
    assert read("Remissvaren ska ha kommit in senast den 1 mars.", None) == ("", False)


def test_at_christmas_the_year_turns() -> None:
    """Sent out in December, to be answered in January; and the same autumn for a day before Christmas."""
    december = date(2031, 12, 20)
    assert read("Remissvaren ska ha kommit in senast den 7 januari kl. 12.00.", december) == ("2032-01-07", False)
    assert read("Remissvaren ska ha kommit in senast den 23 december.", december) == ("2031-12-23", False)


def test_a_weekday_that_fits_confirms_an_inferred_year() -> None:
    assert read("Sista dag att svara är onsdagen den 10 december.") == (WEDNESDAY.isoformat(), True)
    assert read("Sista dag att svara är fredagen den 10 december.") == ("2032-12-10", False)
    assert read("Sista dag att svara är måndagen den 10 december.") == ("2031-12-10", False)


def test_a_weekday_that_contradicts_the_day_asks() -> None:
    assert read("Sista dag att svara är tisdagen den 10 december 2031.") == ("2031-12-10", False)


@pytest.mark.parametrize(
    "text",
    [
        "Svaren ska ha kommit in till B senast den 9 november 2031 i fråga om A, samt när det gäller C senast den "
        "11 januari 2032.",
        "Remissvaren ska ha kommit in till B senast\n\n* 9 november 2031 när det gäller avsnitt 3, och\n\n"
        "* den 9 januari 2032 när det gäller resten.",
        "Sista dag att svara är den 9 december 2031. För två förslag gäller en kortare remisstid till och med "
        "söndagen den 9 november 2031.",
        "Remissvaren ska ha kommit in senast den 9 november 2031. För kommunerna finns möjlighet att inkomma med "
        "svaren fram till den 8 december 2031.",
    ],
)
def test_of_several_days_the_first_is_shown_and_asked_about(text: str) -> None:
    assert read(text) == ("2031-11-09", False)


def test_the_same_day_twice_is_one_day() -> None:
    assert read("Svar senast den 10 december 2031.\n\n## Instanser\n\nSvar senast den 10 december 2031.")[1]


@pytest.mark.parametrize("day", ["10 december 2030", "1 september 2031", "10 december 2033"])
def test_a_day_before_publication_or_years_ahead_is_asked_about(day: str) -> None:
    """A year wrongly typed on the page is stated as plainly as a right one."""
    assert not read(f"Remissvaren ska ha kommit in senast den {day}.")[1]


def test_what_cannot_be_read_is_asked_about_with_its_sentence() -> None:
    for sentence in (
        "Sista dag att svara är den 31 november 2031.",
        "Remissvaren ska ha kommit in till B senast i slutet av mars.",
        "Sista dag att svara på remissen meddelas senare.",
        "Svar ska lämnas inom tre veckor.",
        "Lämna era synpunkter före den 10 december 2031.",
    ):
        assert remiss_deadline(sentence, PUBLISHED) == AnswerBy(None, False, sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Utredningen ska redovisa sina synpunkter senast den 10 december 2031.",
        "Regeringen ska besvara frågan senast den 10 december 2031.",
        "Senaste remissvaret kom in den 10 december 2031.",
        "Remissen skickades ut senast den 10 december 2031.",
    ],
)
def test_a_sentence_that_may_be_on_something_else_asks(sentence: str) -> None:
    assert read(sentence) == ("2031-12-10", False)


def test_an_answer_at_a_meeting_is_asked_about() -> None:
    text = "Vi bjuder in till remissmöte onsdagen den 10 december kl. 9. Samma datum är också deadline för att svara."
    assert read(text) == ("2031-12-10", False)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Här kan du ta del av remissvaren.",
        "Förbudet föreslås träda i kraft den 24 december 2031 och gälla till den 15 januari 2032.",
        "Senast datum för genomförande av bestämmelserna är enligt direktivet den 5 januari 2033.",
        "Departementet bjuder in till ett remissmöte den 25 september. Anmälan görs senast den 22 september 2031.",
        "Remissvaren publiceras senast den 10 december 2031.",
        "Begäran om anstånd med remissvar ska göras senast den 2 december 2031.",
        "Regeringen gav den 12 mars 2031 myndigheten i uppdrag att lämna ett förslag.",
        "# Remiss, sista dag att svara den 10 december 2031\n\nHär kan du ta del av svaren.",
    ],
)
def test_other_days_are_no_deadline(text: str) -> None:
    assert remiss_deadline(text, PUBLISHED) is None


@pytest.mark.parametrize(
    "text",
    [
        "# Återkallad: Remiss av utkast\n\nSista dag att svara är den 10 december 2031.",
        "Denna remiss har återkallats. Sista dag att svara var den 10 december 2031.",
        "Den 15 juli beslutade departementet att åter\u00adkalla remissen. Svar senast den 10 december 2031.",
    ],
)
def test_a_withdrawn_remiss_has_no_last_day(text: str) -> None:
    assert is_withdrawn(text)
    assert remiss_deadline(text, PUBLISHED) is None


def test_a_withdrawn_bill_does_not_withdraw_the_remiss() -> None:
    text = "Regeringen återkallade propositionen. Remissvaren ska ha kommit in senast den 10 december 2031."
    assert not is_withdrawn(text)
    assert read(text) == ("2031-12-10", True)


@settings(max_examples=200)
@given(st.dates(date(2020, 1, 1), date(2040, 12, 31)))
def test_every_day_is_read_back(day: date) -> None:
    written = f"{WEEKDAYS[day.weekday()]} den {day.day} {MONTHS[day.month - 1]} {day.year}"
    assert read(f"Remissvaren ska ha kommit in senast {written}.", day) == (day.isoformat(), True)


@settings(max_examples=200)
@given(st.text(alphabet="sverasnit 0123456789/-.:*\n[]()åäöden mars december sista dag att svara", max_size=200))
def test_any_text_is_taken(text: str) -> None:
    remiss_deadline(text, PUBLISHED)
    list(written_days(text))


@pytest.mark.parametrize(
    "unit", ["sista dag ", "remissvar ska ", "[a](", "\n", "\n* ", "svara senast 1 mars 2031 ", "senast "]
)
def test_no_text_takes_long(unit: str) -> None:
    """Half a million characters made to be slow; the time allowed is generous, a quadratic search takes minutes."""
    start = perf_counter()
    remiss_deadline(unit * (500_000 // len(unit)), PUBLISHED)
    assert perf_counter() - start < 15


@pytest.mark.shared
def test_deadlines_of_recorded_remisser_are_read_as_a_person_reads_them(shared: Path) -> None:
    """Must show 2: at least 97 % right, and none wrong shown as certain."""
    folder = shared / "data" / "law" / "regeringen_g0vse" / "remisser"
    stated = right = certain = 0
    wrong_as_certain = []
    for row in csv.DictReader(LABELS.read_text(encoding="utf-8").splitlines()):
        body = (folder / f"{row['identifier']}.md").read_bytes()
        assert hashlib.sha256(body).hexdigest() == row["sha256"], row["identifier"]
        year, month = (int(part) for part in row["identifier"].split("/")[:2])
        answer = remiss_deadline(body.decode(), date(year, month, 1))
        told = answer.day.isoformat() if answer and answer.day else ""
        stated += bool(row["answer_by"])
        right += bool(row["answer_by"]) and told == row["answer_by"]
        certain += bool(answer and answer.certain)
        if answer and answer.certain and (told != row["answer_by"] or row["remark"]):
            wrong_as_certain.append(row["identifier"])
        if not row["answer_by"]:
            assert answer is None, row["identifier"]
    print(f"{stated} state a day, {right} read right, {certain} of them certain")
    assert stated >= 200
    assert right >= 0.97 * stated
    assert certain >= 0.9 * stated
    assert wrong_as_certain == []
