"""A set is read whole or refused whole, with file, line and what was expected."""

from __future__ import annotations

import pytest

from guidelines.small_sets import BY_KS, LABEL, head, rule
from guidelines.tyreso import PATH, TYRESO
from guidelines.word_for_word import assert_said_in_english
from utblick.guidelines import GuidelineErrors, load

FIRST_RULE_LINE = head().count("\n") + 2


def refused(text: str) -> list[str]:
    with pytest.raises(GuidelineErrors) as caught:
        load(text, "egen.toml")
    assert_said_in_english("mistakes", (mistake.message for mistake in caught.value.mistakes))
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


AMOUNT = 'ett belopp med valuta: { amount = 100000, currency = "SEK" }'
PAYERS = "kända: applicant, host, own, shared, visitor"


@pytest.mark.parametrize(
    ("effect", "when", "expected"),
    [
        ('{ kind = "cap", amount = 5, LABEL }', "", f"amount: väntade {AMOUNT}, fick 5"),
        ('{ kind = "cap", amount = { amount = 5 }, LABEL }', "", 'currency saknas; skriv currency = "SEK"'),
        ('{ kind = "cap", amount = { amount = -5, currency = "SEK" }, LABEL }', "", "amount: väntade minst 0, fick -5"),
        ('{ kind = "cap", amount = { amount = "5", currency = "SEK" }, LABEL }', "",
         "amount: väntade ett heltal eller ett tal med decimaler, fick '5'"),
        ('{ kind = "cap", amount = { amount = nan, currency = "SEK" }, LABEL }', "",
         "amount: väntade ett vanligt tal, fick NaN"),
        ('{ kind = "cap", amount = { amount = 5, currency = "kr" }, LABEL }', "",
         'currency: väntade en valuta med tre stora bokstäver, som "SEK", fick \'kr\''),
        ('{ kind = "cap", amount = { index = "pbb", times = "2" }, LABEL }', "",
         "times: väntade ett heltal eller ett tal med decimaler, fick '2'"),
        ('{ kind = "cap", amount = { index = "pbb" }, LABEL }', "", "indexet 'pbb' finns inte; här finns inga"),
        ('{ kind = "cap", per = ["person"], amount = { amount = 5, currency = "SEK" }, LABEL }', "",
         "per: värdet 'person' finns inte; kända: body, participant, pot, recipient"),
        ('{ kind = "review", every = {}, LABEL }', "", "every: väntade years eller months, fick {}"),
        ('{ kind = "review", every = { years = -1 }, LABEL }', "", "years: väntade minst 0, fick -1"),
        ('{ kind = "review", every = "1 år", LABEL }', "",
         "every: väntade { years = 1 } eller { months = 6 }, fick '1 år'"),
        ('{ kind = "report", to = ["KSX"], LABEL }', "", "organet 'KSX' finns inte; menade du KS?"),
        ('{ kind = "report", deadline = { yearly = "11-1" }, LABEL }', "",
         'yearly: väntade en dag på året, MM-DD, som "09-01", fick \'11-1\''),
        ('{ kind = "report", deadline = { yearly = "02-29" }, LABEL }', "",
         "dagen 02-29 finns inte varje år; väntade en dag MM-DD som gör det"),
        ('{ kind = "report", deadline = { yearly = "11-01", days = 5 }, LABEL }', "",
         "deadline: väntade antingen yearly, eller days och months, fick {'days': 5, 'yearly': '11-01'}"),
        ('{ kind = "report", deadline = { days = 99999 }, LABEL }', "", "days: väntade högst 3660, fick 99999"),
        ('{ kind = "cost_split", shares = [], LABEL }', "", "shares: väntade minst 1 i listan, fick []"),
        ('{ kind = "cost_split", shares = [{ name = "a", LABEL, payer = "me" }], LABEL }', "",
         f"payer: värdet 'me' finns inte; {PAYERS}"),
        ('{ kind = "priority", order = [{ name = "a", LABEL, points = 1.5 }], LABEL }', "",
         "points: väntade ett heltal, fick 1.5"),
        ('{ kind = "decision", decision = "apply", any_of = ["KS"], LABEL }', "",
         "any_of: väntade minst 2 i listan, fick ['KS']"),
        ('{ kind = 5 }', "", "kind: värdet 5 finns inte; kända: annual_report"),
        ('{ LABEL }', "", "effect: väntade nyckeln kind"),
        ('"permit"', "", "effect: väntade en tabell, fick 'permit'"),
        (BY_KS, '{ fact = "starts_on", within = "09-01" }',
         'within: väntade { from = "09-01", to = "11-01" }, fick \'09-01\''),
        (BY_KS, '{ fact = "starts_on", within = { from = "09-01" } }', "to saknas"),
        (BY_KS, '{ fact = "starts_on", within = { from = "02-29", to = "02-30" } }',
         "dagen 02-30 finns inte varje år"),
        (BY_KS, '{ fact = "country", in = "Kenya" }', "in: väntade en lista eller en tabell, fick 'Kenya'"),
        (BY_KS, '{ fact = "country", in = { lista = "x" } }', 'väntade { list = "listans id" }'),
        (BY_KS, '{ fact = "country", in = { list = "x" } }', "listan 'x' finns inte; här finns inga"),
        (BY_KS, '{ fact = "contents", has = 5 }', "has: väntade en text, fick 5"),
        (BY_KS, '{ all = ["x"] }', 'all: väntade ett villkor: { fact = "urgent", eq = true }, fick \'x\''),
    ],
)  # fmt: skip
def test_the_newer_parts_are_told_in_one_understandable_message(effect: str, when: str, expected: str) -> None:
    message = refused_rule(effect.replace("LABEL", LABEL), when)
    assert message.split(": ", 1)[1].startswith(expected)


PARAMETER = '[[parameters]]\nid = "x"\nclause = "1"\nquestion = { sv = "Hur?", en = "How?" }\ndefault = '
INDEX = '[[indexes]]\nid = "x"\nlabel = { sv = "Index", en = "Index" }\nvalues = '


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        (PARAMETER + "{ amount = 5 }", 'currency saknas; skriv currency = "SEK"'),
        (PARAMETER + "5", f"default: väntade en text eller {AMOUNT}, fick 5"),
        (PARAMETER + '"a b"', "default: väntade ett namn av bokstäver"),
        (INDEX + '[{ from = "2026-01-01", value = { amount = 1, currency = "SEK" } }]',
         "from: väntade en dag ÅÅÅÅ-MM-DD utan citattecken, fick '2026-01-01'"),
        (INDEX + '[{ from = 2026-01-01T10:00:00, value = { amount = 1, currency = "SEK" } }]',
         "from: väntade en dag ÅÅÅÅ-MM-DD utan citattecken, fick 2026-01-01T10:00:00"),
        (INDEX + "[{ from = 2026-02-30, value = 1 }]", "inte giltig TOML: dagen finns inte; väntade ÅÅÅÅ-MM-DD"),
        (INDEX + "[{ from = 2026-01-01, value = 5 }]", f"value: väntade {AMOUNT}, fick 5"),
        (INDEX + '[{ from = 2026-01-01, value = { parameter = "x" } }]', "nyckeln 'parameter' finns inte"),
        (INDEX + "[]", "values: väntade minst 1 i listan, fick []"),
        (INDEX + "[" + '{ from = 2026-01-01, value = { amount = 1, currency = "SEK" } }, ' * 2 + "]",
         "två värden från 2026-01-01"),
        (INDEX.replace("indexes", "lists") + '[{ from = 2026-01-01, names = "Kenya" }]',
         "names: väntade en lista, fick 'Kenya'"),
    ],
)  # fmt: skip
def test_what_changes_with_time_is_told_with_its_line(table: str, expected: str) -> None:
    line = head().count("\n") + table.count("\n") + 1
    (message,) = refused(head() + table + "\n" + rule(BY_KS))
    assert message.startswith(f"egen.toml:{line}: {expected}")


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ('title = "Dokumentet liten"', 'title = "Dokumentet', "texten slutar inte på sin rad"),
        ('title = "Dokumentet liten"', "title = ”Dokumentet”", "mellan raka citattecken"),
        ('title = "Dokumentet liten"', 'title : "Dokumentet"', "väntade = mellan nyckeln och värdet"),
        ('title = "Dokumentet liten"', 'title = "Ett "ord" till"', "väntade ny rad efter värdet"),
        ('title = "Dokumentet liten"', 'id = "liten"', "samma nyckel står två gånger"),
        ('title = "Dokumentet liten"', "title = " + "9" * 5000, "talet har för många siffror"),
        ('title = "Dokumentet liten"', "title = [1, 2", "listan slutar aldrig"),
        ('title = "Dokumentet liten"', "[document]", "tabellen står två gånger"),
        ('title = "Dokumentet liten"', "få = 1", "väntade = mellan nyckeln"),
    ],
)
def test_what_is_not_toml_is_told_in_swedish_with_what_was_expected(old: str, new: str, expected: str) -> None:
    (message,) = refused((head() + rule(BY_KS)).replace(old, new, 1))
    assert message.startswith(("egen.toml:3: inte giltig TOML: ", "egen.toml:4: inte giltig TOML: "))
    assert expected in message


@pytest.mark.parametrize("many", ["a{0} = 1\n", "[a{0}]\n", "[[rules]]\n", '[[clauses]]\nid = "{0}"\n'])
def test_a_hundred_mistakes_are_told_of_a_file_with_very_many(many: str) -> None:
    text = "".join(many.format(number) for number in range(30_000))
    assert len(refused(text)) == 100


def test_orders_in_different_triggers_or_under_different_conditions_are_no_circle() -> None:
    orders = [
        rule(f'{{ kind = "order", first = "{first}", then = "{then}" }}', when, f"{first}{then}{number}")
        for number, (first, then, when) in enumerate([("a", "b", ""), ("b", "a", ""), ("b", "a", "")])
    ]
    both = head() + rule(BY_KS, "", "a") + rule(BY_KS, "", "b")
    apart = orders[1].replace("project.start", "project.change")
    urgent = orders[2].replace('about = "start"\n', 'when = { fact = "urgent", eq = true }\n')
    assert load(both + orders[0] + apart, "x.toml").document.id == "liten"
    assert "cirkel i ordningen" in refused(both + orders[0] + urgent)[0]


def test_a_line_can_be_had_for_each_part_of_a_set() -> None:
    text = head() + rule(BY_KS, '{ fact = "urgent",\n eq = true }'.replace("\n", ""))
    guidelines = load("\ufeff" + text.replace("\n", "\r\n"), "x.toml")
    assert guidelines.line(("rules", 0)) == FIRST_RULE_LINE
    assert guidelines.line(("rules", 0, "when", "fact")) == FIRST_RULE_LINE + 5
    assert guidelines.line(("rules", 0, "law", 3)) == FIRST_RULE_LINE
    assert guidelines.line(()) == 1
    assert guidelines.with_parameters({}).line(("rules", 0)) == FIRST_RULE_LINE
    assert {guidelines: 1}[guidelines] == 1


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
        ('{ kind = "besluta", ' + LABEL + " }", "", "kända: annual_report, ask"),
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
        ('rank = "KS"', 'rank = "SK"', 6, "kända: KF, KS, committee, law"),
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
        ("", 1, "filen är tom; väntade ett dokument, börja med [document]"),
        ("# bara en kommentar\n", 1, "filen är tom"),
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
