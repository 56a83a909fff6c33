"""A set is read whole or refused whole, with file, line and what was expected."""

from __future__ import annotations

import pytest

from guidelines.small_sets import BY_KS, LABEL, head, rule
from guidelines.tyreso import PATH, TYRESO
from utblick.guidelines import GuidelineErrors, json_schema, load

FIRST_RULE_LINE = head().count("\n") + 2


def refused(text: str) -> list[str]:
    with pytest.raises(GuidelineErrors) as caught:
        load(text, "egen.toml")
    return [str(mistake) for mistake in caught.value.mistakes]


def refused_rule(effect: str = BY_KS, when: str = "") -> str:
    (mistake,) = refused(head() + rule(effect, when))
    return mistake


def test_g01_every_clause_b1_to_r57_is_there_in_both_languages() -> None:
    wanted = {"B-1", "B-2", "R4.2a", "R4.2b", "R4.2c", "R4.2d"}
    for part, first, last in ((1, 1, 7), (2, 1, 9), (3, 1, 15), (4, 1, 9), (5, 0, 7)):
        wanted |= {f"R{part}.{number}" for number in range(first, last + 1)}
    assert {clause.id for clause in TYRESO.source.clauses} == wanted
    assert all(clause.sv != clause.en for clause in TYRESO.source.clauses)


def test_g02_the_document_names_its_decision_and_the_two_it_replaces() -> None:
    document = TYRESO.document
    assert (document.body, document.paragraph, document.reference, str(document.date)) == (
        "KS", "124", "2010/KS 130 005", "2010",
    )  # fmt: skip
    assert [(old.body, str(old.date), old.paragraph) for old in document.replaces] == [
        ("KF", "1989-10-12", "144"),
        ("KS", "2000-09-26", "144"),
    ]


def test_every_ambiguity_is_a_parameter_with_a_default() -> None:
    defaults = {name: TYRESO.choices[name] for name in TYRESO.parameters}
    assert defaults == {
        "approval_order": "free", "conditional_decision": "allowed", "frame_approval": "allowed",
        "delegated_approval": "allowed", "delegated_application": "allowed", "delegation_limit": None,
        "own_projects": "decides_itself", "approval_validity": "one_application", "approval_threshold": None,
        "resubmission": "new_approval", "changed_after_approval": "new_if_cost_or_role",
        "urgent_case": "chair_if_empowered", "company_applicant": "ask_ksf", "feasibility_application": "exempt",
        "renewal": "as_entering", "letter_of_intent": "as_cooperation",
        "grant_agreements": "covered_if_signatory_named", "terminate_cooperation": "executive",
        "company_agreements": "own_board", "other_memberships": "committee", "twin_visits": "both",
        "outgoing_travel": "not_regulated",
    }  # fmt: skip


def test_a_parameter_takes_only_its_own_answers() -> None:
    with pytest.raises(ValueError, match="menade du committee_first"):
        TYRESO.with_parameters({"approval_order": "committee_frist"})
    with pytest.raises(ValueError, match="parametern 'ordning' finns inte"):
        TYRESO.with_parameters({"ordning": "free"})
    with pytest.raises(ValueError, match="belopp"):
        TYRESO.with_parameters({"delegation_limit": "100000"})


@pytest.mark.parametrize(
    ("effect", "when", "expected"),
    [
        (BY_KS, '{ fact = "own_kost", lte = { amount = 1, currency = "SEK" } }', "menade du own_cost?"),
        (BY_KS, '{ fact = "own_cost", lte = 100000 }', 'amount = 100000, currency = "SEK"'),
        (BY_KS, '{ fact = "own_cost", lte = { amount = 1.005, currency = "SEK" } }', "belopp med valuta"),
        (BY_KS, '{ fact = "own_cost", eq = { amount = 1, currency = "SEK" } }', "jämförelsen 'eq' finns inte"),
        (BY_KS, '{ fact = "role", eq = "partners" }', "menade du partner?"),
        (BY_KS, '{ fact = "urgent", eq = "ja" }', "väntade true eller false"),
        (BY_KS, '{ fact = "budget_years", gt = "tre" }', "väntade ett tal"),
        (BY_KS, '{ fact = "budget_years", gt = nan }', "väntade ett tal"),
        (BY_KS, '{ fact = "own_cost", gt = { amount = inf, currency = "SEK" } }', "belopp med valuta"),
        (BY_KS, '{ fact = "own_cost", gt = { amount = 1e999999, currency = "SEK" } }', "belopp med valuta"),
        (BY_KS, '{ fact = "changed_on", gte = "2026-01-01" }', "utan citattecken"),
        (BY_KS, '{ fact = "urgent" }', "en jämförelse"),
        (BY_KS, '{ fact = "urgent", parameter = "x", eq = true }', "ett av all, any, not, fact eller parameter"),
        (BY_KS, '{ parameter = "x", eq = "y" }', "parametern 'x' finns inte"),
        (BY_KS, '{ fact = "urgent", is = true }', "nyckeln 'is' finns inte"),
        ('{ kind = "decision", decision = "approval", body = "KSO", ' + LABEL + " }", "", "organet 'KSO' finns inte"),
        ('{ kind = "decision", decision = "aproval", body = "KS", ' + LABEL + " }", "", "menade du approval?"),
        ('{ kind = "decision", decision = "approval", ' + LABEL + " }", "", "body, any_of, all_of eller chain"),
        ('{ kind = "besluta", ' + LABEL + " }", "", "'decision'"),
        ('{ kind = "permit" }', "", "label saknas"),
        ('{ kind = "permit", label = { sv = "Ja" } }', "", "en saknas"),
        ('{ kind = "permit", label = { sv = "", en = "Yes" } }', "", "inte är tom"),
        ('{ kind = "order", first = "regel", then = "regel" }', "", "cirkel i ordningen"),
        ('{ kind = "order", first = "annan", then = "regel" }', "", "regeln 'annan' finns inte"),
        ('{ kind = "exempt", about = ["stort"], ' + LABEL + " }", "", "menade du start?"),
        (
            '{ kind = "decision", chain = [{ body = "KS", decision = "opinion" }, '
            '{ body = "KS", decision = "enter" }], ' + LABEL + " }",
            "",
            "cirkel i kedjan",
        ),
    ],
)  # fmt: skip
def test_each_mistake_in_a_rule_is_told_with_its_line(effect: str, when: str, expected: str) -> None:
    line = FIRST_RULE_LINE + (4 if when else 5)
    text = refused_rule(effect, when)
    assert text.startswith("egen.toml:")
    assert int(text.split(":")[1]) in (line, line + 1)
    assert expected in text


@pytest.mark.parametrize(
    ("old", "new", "line", "expected"),
    [
        ('valid_from = "2020-01-01"', 'valid_from = "2020-02-30"', 7, "ett datum som finns"),
        ('valid_from = "2020-01-01"', "valid_from = 2020-02-30", 7, "inte giltig TOML"),
        ('valid_from = "2020-01-01"', 'valid_from = "2020"\nvalid_to = "2019"', 8, "före valid_from"),
        ('rank = "KS"', 'rank = "SK"', 6, "'KF'"),
        ('title = "Dokumentet liten"', "title = 5", 3, "väntade en text, fick 5"),
        ('title = "Dokumentet liten"', 'tittle = "x"', 3, "menade du title?"),
        ('clause = "1"', 'clause = "2"', FIRST_RULE_LINE + 3, "klausulen '2' finns inte"),
        ('triggers = ["project.start"]', 'triggers = ["project.begin"]', FIRST_RULE_LINE + 2, "händelsen"),
        ('code = "KS"', 'code = "KF"', 13, "KF finns två gånger"),
        ("[[bodies]]", '[[document.replaces]]\ntitle = "x"\nid = "liten"\n\n[[bodies]]', 9, "cirkel i replaces"),
        ('place = "1"', 'place = "1', 19, "inte giltig TOML"),
    ],
)
def test_each_mistake_in_the_file_is_told_with_its_line(old: str, new: str, line: int, expected: str) -> None:
    text = (head() + rule(BY_KS)).replace(old, new, 1)
    assert any(mistake.startswith(f"egen.toml:{line}: ") and expected in mistake for mistake in refused(text))


def test_all_mistakes_are_told_at_once_in_the_order_of_lines() -> None:
    text = head() + rule(BY_KS, '{ fact = "x", eq = 1 }') + rule(BY_KS, '{ fact = "y", eq = 1 }')
    assert [mistake.split(": ")[1].split(" finns")[0] for mistake in refused(text)] == [
        "faktumet 'x'",
        "regel",
        "faktumet 'y'",
    ]


def test_a_mistake_speaks_both_languages() -> None:
    with pytest.raises(GuidelineErrors) as caught:
        load(head() + rule(BY_KS, '{ fact = "x", eq = 1 }'), "egen.toml")
    assert "the fact 'x' does not exist" in caught.value.mistakes[0].in_language("en")


@pytest.mark.parametrize(
    ("text", "line", "expected"),
    [
        ("", 1, "saknas"),
        ('[document]\nid = "a\x00b"\n', 2, "U+0000"),
        ('[document]\nid = "a\ud800"\n', 2, "U+D800"),
        ("# x\n" * 1_300_000, 1, "högst 1 000 000"),
        ("a = " + "[" * 5_000, 1, "för många nivåer"),
        ("document" + ".a" * 300_000 + " = 1", 1, "för många nivåer"),
        ("x" * 900_000 + " = 1", 1, "finns inte"),
        ("rules = 5", 1, "väntade en lista"),
        ("[document\n", 1, "inte giltig TOML"),
        ("a = 1\na = 2\n", 2, "inte giltig TOML"),
        ("\x1b[31m = 1", 1, "U+001B"),
        ("rules = [1, 'två']", 1, "väntade en tabell"),
    ],
)
def test_hostile_text_is_refused_with_a_line(text: str, line: int, expected: str) -> None:
    assert any(mistake.startswith(f"egen.toml:{line}: ") and expected in mistake for mistake in refused(text))


def test_a_byte_order_mark_and_windows_line_ends_are_read() -> None:
    text = "\ufeff" + PATH.read_text(encoding="utf-8").replace("\n", "\r\n")
    assert load(text, "x.toml").source == TYRESO.source


def test_the_schema_can_be_had_for_editors() -> None:
    assert {"document", "bodies"} <= set(json_schema()["required"])
