"""What lint finds, where, and what it leaves in peace."""

from __future__ import annotations

from pathlib import Path

import pytest

from guidelines.linted import (
    FIRST,
    INDEX,
    NEVER,
    ON_LIST,
    PARAMETERS,
    SEK,
    SILENT,
    UNDER_LIMIT,
    WAY_A,
    all_of,
    fact,
    found,
    one_line,
)
from guidelines.small_sets import BY_KF, BY_KS, EXEMPT, FORBID, LABEL, PERMIT, head, rule, small
from guidelines.tyreso import TYRESO
from utblick.guidelines import GuidelineSet, lint, load

GUIDELINES = Path(__file__).resolve().parents[2] / "guidelines"


def test_the_shipped_set_has_nothing_to_remark_on() -> None:
    assert [str(remark) for remark in lint([TYRESO])] == []


def test_the_shipped_sets_together_hold_no_mistake() -> None:
    files = [file for file in sorted(GUIDELINES.rglob("*.toml")) if not file.name.endswith(".scenarios.toml")]
    sets = [load(file.read_text("utf-8"), file.name) for file in files]
    assert [str(remark) for remark in lint(sets) if remark.severity == "mistake"] == []


@pytest.mark.parametrize(("until", "mistakes"), [("2019-12-31", 1), ("2019", 1), ("2020-06-01", 0), ("2020", 0)])
def test_a_pause_that_ended_before_the_document_began_is_a_mistake(until: str, mistakes: int) -> None:
    pause = '{ kind = "pause", until = "' + until + '", ' + LABEL + " }"
    remarks = found(small(rule(pause)))
    assert [remark.severity for remark in remarks] == ["mistake"] * mistakes
    assert all("före valid_from" in remark.message.sv for remark in remarks)


@pytest.mark.parametrize(
    ("required", "exempted", "aside"),
    [
        ("", "", True),
        (fact("urgent", "eq = true"), "", True),
        (fact("urgent", "eq = true"), fact("urgent", "eq = true"), True),
        (fact("budget_years", "gt = 5"), fact("budget_years", "gt = 3"), True),
        (fact("budget_years", "gt = 3"), fact("budget_years", "gt = 5"), False),
        ("", fact("urgent", "eq = true"), False),
        (fact("urgent", "eq = true"), fact("role", 'eq = "partner"'), False),
    ],
)
def test_a_requirement_that_an_exemption_always_lifts_is_a_mistake(required: str, exempted: str, aside: bool) -> None:
    remarks = found(
        small(rule(BY_KS, required, "krav"), rule(EXEMPT, exempted, "undantag").replace('about = "start"', ""))
    )
    assert [remark.severity for remark in remarks] == ["mistake"] * aside
    assert all("krav: undantaget undantag på rad" in remark.message.sv for remark in remarks)


def test_an_exemption_for_another_trigger_does_not_lift_the_requirement() -> None:
    elsewhere = rule(EXEMPT, "", "undantag").replace("project.start", "project.change").replace('about = "start"', "")
    assert found(small(rule(BY_KS, "", "krav"), elsewhere)) == []


def test_what_is_required_beside_an_unconditional_prohibition_is_remarked_on() -> None:
    forbid = rule(FORBID, "", "förbud").replace('about = "start"', "")
    (remark,) = found(small(rule(BY_KS, "", "krav"), forbid))
    assert (remark.severity, "krav: förbudet förbud på rad" in remark.message.sv) == ("remark", True)
    sometimes = rule(FORBID, fact("urgent", "eq = true"), "förbud").replace('about = "start"', "")
    assert found(small(rule(BY_KS, "", "krav"), sometimes)) == []


@pytest.mark.parametrize(
    ("permitted", "forbidden", "contradict"),
    [
        ("", "", True),
        (fact("urgent", "eq = true"), fact("urgent", "eq = true"), True),
        (fact("urgent", "eq = true"), fact("role", 'eq = "partner"'), True),
        (fact("urgent", "eq = true"), fact("urgent", "eq = false"), False),
        ("", fact("urgent", "eq = true"), False),
        (fact("budget_years", "gt = 3"), fact("budget_years", "lte = 3"), False),
    ],
)
def test_a_permit_and_a_prohibition_that_can_both_hold_contradict(
    permitted: str, forbidden: str, contradict: bool
) -> None:
    remarks = [one for one in found(small(rule(PERMIT, permitted, "tillåter"), rule(FORBID, forbidden, "förbjuder")))
               if "på rad" not in one.message.sv]  # fmt: skip
    assert [remark.severity for remark in remarks] == ["mistake"] * contradict
    assert all(
        "säger emot varandra" in remark.message.sv and f"liten.toml:{FIRST}" in remark.message.sv for remark in remarks
    )


def test_a_permit_and_a_prohibition_under_the_very_same_condition_contradict_whatever_they_are_about() -> None:
    forbid = rule(FORBID, fact("urgent", "eq = true"), "förbjuder").replace('about = "start"', "")
    permit = rule(PERMIT, fact("urgent", "eq = true"), "tillåter").replace('about = "start"', "")
    assert [remark.severity for remark in found(small(permit, forbid))] == ["mistake"]


def test_a_prohibition_that_only_advises_contradicts_nothing() -> None:
    should = rule(FORBID, "", "bör").replace('clause = "1"', 'clause = "1"\nlevel = "should"')
    assert found(small(rule(PERMIT, "", "tillåter"), should)) == []


@pytest.mark.parametrize(
    ("other", "mistakes"),
    [
        ({"name": "andra"}, 1),
        ({"name": "andra", "valid_from": "2021-01-01"}, 0),
        ({"name": "andra", "rank": "KF"}, 0),
    ],
)
def test_two_documents_of_the_same_rank_and_date_that_name_different_bodies_contradict(
    other: dict[str, str], mistakes: int
) -> None:
    """R: conflicts by rank, specificity and time; else undetermined with both citations."""
    remarks = found(small(rule(BY_KS), name="ena"), small(rule(BY_KF), **other))
    assert [remark.severity for remark in remarks] == ["mistake"] * mistakes
    assert all("KF eller KS beslutar" in remark.message.sv for remark in remarks)
    assert all(remark.file == "andra.toml" and f"ena.toml:{FIRST}" in remark.message.sv for remark in remarks)


def test_documents_that_are_never_valid_on_the_same_day_or_replace_each_other_do_not_contradict() -> None:
    replaced = '\n[[document.replaces]]\ntitle = "ena"\nid = "ena"\n'
    ended = head("ena").replace('valid_from = "2020-01-01"', 'valid_from = "2020-01-01"\nvalid_to = "2019"')
    new = load(head("andra") + replaced + rule(BY_KF), "andra.toml")
    old = load(ended.replace("2019", "2020-01-01") + rule(BY_KS), "ena.toml")
    assert not any("säger emot" in remark.message.sv for remark in found(old, new))


def test_an_exemption_in_an_equal_document_contradicts_the_requirement() -> None:
    lifting = load(head("andra") + rule(EXEMPT) + rule(PERMIT, fact("urgent", "eq = true"), "p"), "andra.toml")
    (remark,) = found(small(rule(BY_KS), name="ena"), lifting)
    assert (remark.severity, "undantar vad den andra kräver" in remark.message.sv) == ("mistake", True)


def test_two_deciders_in_one_document_are_both_needed_and_remarked_on() -> None:
    (remark,) = found(small(rule(BY_KS, "", "ena"), rule(BY_KF, "", "andra")))
    assert (remark.severity, "kräver båda ett beslut" in remark.message.sv) == ("remark", True)
    apart = small(rule(BY_KS, fact("urgent", "eq = true"), "ena"), rule(BY_KF, fact("urgent", "eq = false"), "andra"))
    assert found(apart) == []


def test_a_trigger_no_rule_answers_is_remarked_on_once_unless_the_document_is_silent_on_it() -> None:
    (remark,) = [one for one in lint([small(rule(BY_KS))]) if SILENT in one.message.sv]
    assert remark.severity == "remark"
    assert "visit.incoming" in remark.message.sv
    assert "project.start" not in remark.message.sv
    quiet = head().replace('rank = "KS"', 'rank = "KS"\nsilent_on = ["visit.incoming"]')
    (remark,) = [one for one in lint([load(quiet + rule(BY_KS), "x.toml")]) if SILENT in one.message.sv]
    assert "visit.incoming" not in remark.message.sv
    assert remark.line == one_line(quiet, "silent_on")


def test_a_body_nothing_uses_is_remarked_on_at_its_line() -> None:
    (remark,) = [one for one in lint([small(rule(BY_KS))]) if "organet" in one.message.sv]
    assert (remark.severity, remark.line) == ("remark", one_line(head(), 'code = "KF"') - 1)
    assert not any("organet" in one.message.sv for one in lint([small(rule(BY_KS, "", "a"), rule(BY_KF, "", "b"))]))


def test_a_clause_nothing_uses_is_remarked_on_unless_it_says_what_it_does() -> None:
    extra = '\n[[clauses]]\nid = "2"\nplace = "2"\nkind = "goal"\nsv = "Ett mål."\nen = "A goal."\n'
    (remark,) = found(load(head() + extra + rule(BY_KS), "x.toml"))
    assert str(remark).startswith(f"x.toml:{head().count(chr(10)) + 2}: anmärkning: 2: ingen regel använder klausulen")
    told = extra + 'does = { sv = "Bakgrund.", en = "Background." }\n'
    assert found(load(head() + told + rule(BY_KS), "x.toml")) == []


@pytest.mark.parametrize(
    ("extra", "when", "names"),
    [
        (PARAMETERS, "", ["way", "limit"]),
        (PARAMETERS, WAY_A, ["limit"]),
        (PARAMETERS, all_of(WAY_A, UNDER_LIMIT), []),
        (INDEX, "", ["pbb", "countries"]),
        (INDEX, all_of(ON_LIST, fact("own_cost", 'gt = { index = "pbb" }')), []),
    ],
)
def test_a_parameter_an_index_or_a_list_nothing_asks_for_is_remarked_on(
    extra: str, when: str, names: list[str]
) -> None:
    remarks = found(load(head() + extra + rule(BY_KS, when), "x.toml"))
    assert sorted(remark.message.sv.split(":")[0] for remark in remarks) == sorted(names)
    assert {remark.severity for remark in remarks} <= {"remark"}


def test_a_parameter_that_limits_a_cap_or_a_delegation_is_used() -> None:
    cap = '{ kind = "cap", amount = { parameter = "limit" }, ' + LABEL + " }"
    assert [one.message.sv.split(":")[0] for one in found(load(head() + PARAMETERS + rule(cap), "x.toml"))] == ["way"]
    may = '{ kind = "may_delegate", about = ["start"], body = "KS", to = ["KF"], up_to = { parameter = "limit" } }'
    text = head() + PARAMETERS + rule(BY_KS, WAY_A, "krav") + rule(may, "", "delegerar")
    assert lint([load(text, "x.toml")])[0].message.sv.startswith(SILENT)
    assert found(load(text, "x.toml")) == []


def version(start: str, end: str = "", name: str = "samma", file: str = "", replaces: str = "") -> GuidelineSet:
    text = head(name, valid_from=start)
    if end:
        text = text.replace("\n\n[[bodies]]", f'\nvalid_to = "{end}"\n\n[[bodies]]', 1)
    if replaces:
        text += f'\n[[document.replaces]]\ntitle = "x"\nid = "{replaces}"\n'
    return load(text + rule(BY_KS), file or f"{name}.toml")


@pytest.mark.parametrize(("end", "mistakes"), [("", 1), ("2026-03-01", 1), ("2026", 1), ("2026-02-28", 0), ("2025", 0)])
def test_two_versions_of_a_document_valid_on_the_same_day_are_a_mistake(end: str, mistakes: int) -> None:
    remarks = found(version("2020-01-01", end, file="v1.toml"), version("2026-03-01", file="v2.toml"))
    assert [(remark.severity, remark.file, remark.line) for remark in remarks] == [("mistake", "v2.toml", 7)] * mistakes
    assert all("gäller samma dagar som v1.toml" in remark.message.sv for remark in remarks)


@pytest.mark.parametrize(
    ("end", "severities"),
    [("", ["remark"]), ("2026-03-01", ["mistake"]), ("2027", ["mistake"]), ("2026-02-28", []), ("2026", [])],
)
def test_a_replaced_document_that_goes_on_is_told(end: str, severities: list[str]) -> None:
    remarks = found(version("2020-01-01", end, "gammal"), version("2026-03-01", name="ny", replaces="gammal"))
    assert [remark.severity for remark in remarks] == severities
    assert all(remark.file == "gammal.toml" for remark in remarks)


def test_documents_that_replace_each_other_in_a_circle_are_a_mistake_each() -> None:
    sets = [
        version("2020-01-01", name="a", replaces="c"),
        version("2021-01-01", name="b", replaces="a"),
        version("2022-01-01", name="c", replaces="b"),
        version("2023-01-01", name="d", replaces="c"),
    ]
    circles = [remark for remark in found(*sets) if "cirkel i replaces" in remark.message.sv]
    assert [(remark.file, remark.severity) for remark in circles] == [
        ("a.toml", "mistake"), ("b.toml", "mistake"), ("c.toml", "mistake"),
    ]  # fmt: skip
    assert {remark.line for remark in circles} == {one_line(sets[0].text, "[[document.replaces]]")}


def test_documents_that_stand_under_each_other_are_a_circle() -> None:
    def under(name: str, parent: str) -> GuidelineSet:
        text = head(name).replace('rank = "KS"', f'rank = "KS"\nparent = "{parent}"')
        return load(text + rule(BY_KS), f"{name}.toml")

    assert ["cirkel i parent" in one.message.sv for one in found(under("a", "b"), under("b", "a"))] == [True, True]
    assert found(under("a", "b"), small(rule(BY_KS), name="b")) == []


def test_values_out_of_order_are_remarked_on() -> None:
    first, wanted = "values = [{ from = 2026-01-01, value", "values = [\n{ from = 2027-01-01, value = { amount = 1, "
    later = INDEX.replace(first, wanted + SEK + " },\n{ from = 2026-01-01, value")
    text = head() + later + rule(BY_KS, all_of(ON_LIST, fact("own_cost", 'gt = { index = "pbb" }')))
    (remark,) = found(load(text, "x.toml"))
    assert (remark.severity, remark.line) == ("remark", one_line(text, "59200"))
    assert "i tidens ordning" in remark.message.sv


ORDERS = rule(BY_KS, "", "a") + rule('{ kind = "decision", decision = "opinion", body = "KS", ' + LABEL + " }", "", "b")


def order(first: str, then: str, when: str, name: str) -> str:
    return rule(f'{{ kind = "order", first = "{first}", then = "{then}" }}', when, name).replace('about = "start"', "")


@pytest.mark.parametrize(
    ("one", "other", "mistakes"),
    [
        (fact("urgent", "eq = true"), fact("role", 'eq = "partner"'), 1),
        (fact("urgent", "eq = true"), fact("urgent", "eq = false"), 0),
    ],
)
def test_orders_that_go_round_when_both_hold_are_a_mistake(one: str, other: str, mistakes: int) -> None:
    text = head() + ORDERS + order("a", "b", one, "ab") + order("b", "a", other, "ba")
    remarks = found(load(text, "x.toml"))
    assert [remark.severity for remark in remarks] == ["mistake"] * mistakes
    assert all("cirkel i ordningen: ab, ba" in remark.message.sv for remark in remarks)


def test_a_rule_of_a_law_names_its_section() -> None:
    (remark,) = found(small(rule(BY_KS), rank="law"))
    assert (remark.severity, "vilken paragraf" in remark.message.sv) == ("mistake", True)
    cited = rule(BY_KS).replace('clause = "1"', 'clause = "1"\nlaw = ["KL 5:28"]')
    assert found(small(cited, rank="law")) == []


@pytest.mark.parametrize(
    ("provision", "mistakes"),
    [
        ("KL", 1),
        ("lag 2009:47", 1),
        ("kommunallagen", 1),
        ("KL 5:28", 0),
        ("lag 2009:47 5:9", 0),
        ("KL 6 kap. 39 §", 0),
    ],
)
def test_a_provision_has_chapter_and_section(provision: str, mistakes: int) -> None:
    cited = rule(BY_KS).replace('clause = "1"', f'clause = "1"\nlaw = ["{provision}"]')
    assert [remark.severity for remark in found(small(cited))] == ["mistake"] * mistakes


@pytest.mark.parametrize(
    ("sv", "en", "severities"),
    [
        ("Ett krav.", " ", ["mistake"]),
        ("Ett krav.", "...", ["mistake"]),
        ("Ett krav.", "Text", ["mistake"]),
        ("–", "–", ["mistake", "mistake"]),
        ("Kommunstyrelsen beslutar om avtalet.", "Kommunstyrelsen beslutar om avtalet.", ["remark"]),
        ("CERV Town Twinning", "CERV Town Twinning", []),
        ("Ett krav på en text.", "A requirement.", []),
    ],
)
def test_texts_are_there_in_both_languages(sv: str, en: str, severities: list[str]) -> None:
    text = head().replace('sv = "Ett krav."', f'sv = "{sv}"').replace('en = "A requirement."', f'en = "{en}"')
    remarks = found(load(text + rule(BY_KS), "x.toml"))
    assert [remark.severity for remark in remarks] == severities
    assert {remark.line for remark in remarks} <= {one_line(text, f'sv = "{sv}"'), one_line(text, f'en = "{en}"')}


def test_a_remark_speaks_both_languages_and_says_that_it_is_one() -> None:
    (remark,) = [one for one in lint([small(rule(BY_KS))]) if SILENT in one.message.sv]
    assert str(remark).startswith("liten.toml:1: anmärkning: ")
    assert remark.in_language("en").startswith("liten.toml:1: remark: no rule answers")


def test_remarks_come_by_file_and_line() -> None:
    sets = [small(rule(BY_KS, NEVER), name="b"), small(rule(BY_KS, NEVER), name="a")]
    places = [(remark.file, remark.line) for remark in lint(sets)]
    assert [file for file, _ in places] == sorted((file for file, _ in places), reverse=True)
    assert [line for file, line in places if file == "a.toml"] == sorted(
        line for file, line in places if file == "a.toml"
    )


def test_a_set_that_was_not_read_from_a_text_is_linted_at_its_first_line() -> None:
    loaded = small(rule(BY_KS, NEVER))
    (remark,) = found(GuidelineSet.of(loaded.source, "utan-text.toml"))
    assert remark.line == 1


@pytest.mark.parametrize("effects", [(BY_KS, PERMIT, FORBID, EXEMPT), (PERMIT, FORBID), (BY_KS, EXEMPT)])
def test_a_thousand_rules_about_one_matter_that_never_meet_are_left_in_peace(effects: tuple[str, ...]) -> None:
    rules = (
        rule(effects[index % len(effects)], fact("country", f'eq = "Land {index}"'), f"r{index}")
        for index in range(1000)
    )
    guidelines = load(head() + "".join(rules), "stor.toml")
    assert [str(remark) for remark in found(guidelines)] == []
