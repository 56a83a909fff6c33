"""Answers on the document itself, visits, grants, prohibitions and reports."""

from __future__ import annotations

from utblick.guidelines.twelve_answers import (
    CONTENTS,
    NOBODY,
    Answers,
    DocumentAnswer,
    Grants,
    Limits,
    Prohibitions,
    Reports,
    Visits,
)
from utblick.guidelines.twelve_parts import (
    Section,
    Table,
    clause,
    day_of_year,
    decision,
    effect,
    fact,
    first_name_of,
    kronor,
    listed,
    money,
    name_of,
    negated,
    place_of,
    rule,
    text_without_stop,
    words,
)
from utblick.values import Text

_REVIEWS = {
    "each_term": Text("en gång varje mandatperiod", "once every term of office"),
    "yearly": Text("varje år", "every year"),
    "every_second_year": Text("vartannat år", "every second year"),
    "when_needed": Text("när det behövs", "when needed"),
}
_EVERY = {"each_term": 4, "yearly": 1, "every_second_year": 2}
VISITS = ("visit.incoming", "visit.outgoing")
YEARS_END = "12-31"


def document(answers: Answers, given: DocumentAnswer) -> Section:
    told = Text("Se över riktlinjerna", "Look the guidelines over")
    text = Text("Dokumentet säger inte när det ses över.", "The document does not say when it is looked over.")
    if given.review is not None:
        often = _REVIEWS[given.review]
        text = Text(f"Dokumentet ses över {often.sv}.", f"The document is looked over {often.en}.")
    if given.replaces is not None:
        former = given.replaces.title
        text = Text(f"{text.sv} Det ersätter {former}.", f"{text.en} It replaces {former}.")
    every = {"every": {"years": _EVERY[given.review]}} if given.review in _EVERY else {}
    made = rule("översyn", ["document.review"], "1", effect("review", told, by=given.adopted_by, **every))
    remarks: tuple[Text, ...] = ()
    if given.adopted_by == "KS" and given.authority_basis is None:
        remarks = (
            Text(
                "Riktlinjer som kommunstyrelsen antar binder inte andra nämnder utan stöd i reglementet (KL 6:8)."
                " Svaren säger det tills stödet är ifyllt.",
                "Guidelines adopted by the executive board do not bind other committees without a basis in the standing"
                " orders (KL 6:8). The answers say so until the basis is filled in.",
            ),
        )
    return Section((clause("1", "1 Dokumentet", "review", text),), (made,), remarks)


def visits(answers: Answers, given: Visits) -> Section:
    place = place_of(given.place, 10, "Besök")
    clauses: list[Table] = []
    rules: list[Table] = []
    if given.inform == NOBODY:
        text = Text("Ingen behöver få veta före ett besök.", "Nobody needs to be told before a visit.")
        clauses.append(clause("10.1", place, "right", text))
        rules.append(rule("besök-fritt", VISITS, "10.1", effect("permit", text)))
    elif given.inform is not None:
        clauses.append(clause("10.1", place, "duty", _informing(answers, given)))
        rules += _before_visits(answers, given)
    if given.report_to is not None:
        who, verb = name_of(given.report_to, answers), _shall(given)
        within = Text("", "")
        if given.report_days is not None:
            within = Text(f" inom {given.report_days} dagar", f" within {given.report_days} days")
        text = Text(
            f"Besöket {verb.sv} redovisas för {who.sv}{within.sv}.",
            f"The visit {verb.en} be reported to {who.en}{within.en}.",
        )
        told = Text(f"Redovisa besöket för {who.sv}", f"Report the visit to {who.en}")
        clauses.append(clause("10.2", place, "report", text))
        made = effect("report", told, to=[given.report_to])
        if given.report_days is not None:
            made["deadline"] = {"direction": "after", "days": given.report_days}
        rules.append(rule("besök-redovisas", ["visit.completed"], "10.2", made, level=given.level))
    return Section(tuple(clauses), tuple(rules))


def _shall(given: Visits | Reports) -> Text:
    return Text("ska", "shall") if given.level == "must" else Text("bör", "should")


def _informing(answers: Answers, given: Visits) -> Text:
    who, verb = first_name_of(str(given.inform), answers), _shall(given)
    before = Text("före besöket", "before the visit")
    if given.days_before:
        before = Text(
            f"minst {given.days_before} dagar före besöket", f"at least {given.days_before} days before the visit"
        )
    outside = Text("", "")
    if given.outside_own_field:
        outside = Text(" när besöket inte rör värdens eget område", " when the visit is outside the host's own field")
    return Text(
        f"{who.sv} {verb.sv} få veta {before.sv}{outside.sv}.", f"{who.en} {verb.en} be told {before.en}{outside.en}."
    )


def _before_visits(answers: Answers, given: Visits) -> list[Table]:
    who = first_name_of(str(given.inform), answers)
    made = effect("inform", Text(f"{who.sv} får veta om besöket", f"{who.en} is told of the visit"), body=given.inform)
    if given.days_before:
        made["deadline"] = {"direction": "before", "days": given.days_before}
    when = [fact("visit_in_own_field", eq=False)] if given.outside_own_field else []
    rules = [rule("besök-informera", VISITS, "10.1", made, when=when, level=given.level)]
    if given.outside_own_field:
        told = Text(
            "Besök inom eget område: ingen behöver få veta", "A visit in one's own field: nobody needs to be told"
        )
        own = [fact("visit_in_own_field", eq=True)]
        rules.append(rule("besök-eget-område", VISITS, "10.1", effect("permit", told), when=own))
    return rules


def limits(answers: Answers, given: Limits) -> Section:
    place = place_of(given.place, 11, "Bidrag och förbud")
    paid = _grants(answers, given.grants, place) if given.grants else Section()
    barred = _prohibitions(given.prohibitions, place)
    return Section(paid.clauses + barred.clauses, paid.rules + barred.rules)


def _grants(answers: Answers, given: Grants, place: str) -> Section:
    text = Text(
        f"Föreningar och andra kan söka bidrag ur {given.name}.",
        f"Associations and others may apply for grants ({given.name}).",
    )
    clauses = [clause("11.1", place, "right", text)]
    told = Text("Bidrag kan sökas", "Grants may be applied for")
    rules = [rule("bidrag-sökas", ["grant.apply"], "11.1", effect("permit", told))]
    if given.decides is not None:
        who = first_name_of(given.decides, answers)
        text = Text(f"{who.sv} beslutar om bidragen.", f"{who.en} decides on the grants.")
        clauses.append(clause("11.2", place, "gate", text))
        told = Text(f"{who.sv} beslutar om bidraget", f"{who.en} decides on the grant")
        rules.append(rule("bidrag-beslut", ["grant.award"], "11.2", decision("award", given.decides, told)))
    if given.amount is not None:
        amount = money(given.amount)
        text = Text(f"Högst {amount.sv} delas ut varje år.", f"At most {amount.en} is given each year.")
        clauses.append(clause("11.3", place, "budget", text))
        made = effect("cap", text_without_stop(text), amount=kronor(given.amount), counts="year")
        rules.append(rule("bidrag-pott", ["grant.award"], "11.3", made))
    if given.per_recipient is not None:
        amount = money(given.per_recipient)
        text = Text(f"En sökande får högst {amount.sv} om året.", f"One applicant gets at most {amount.en} a year.")
        clauses.append(clause("11.4", place, "budget", text))
        made = effect(
            "cap", text_without_stop(text), amount=kronor(given.per_recipient), counts="year", per=["recipient"]
        )
        rules.append(rule("bidrag-tak", ["grant.award"], "11.4", made))
    if given.last_day is not None:
        day = day_of_year(given.last_day)
        text = Text(f"Sista dag att söka är den {day.sv}.", f"The last day to apply is {day.en}.")
        if given.last_day == YEARS_END:
            never = Text("Ingen dag på året är för sen.", "No day of the year is too late.")
            return Section((*clauses, clause("11.5", place, "right", text, never)), tuple(rules))
        clauses.append(clause("11.5", place, "prohibition", text))
        told = Text(f"Ansökan kom efter den {day.sv}", f"The application came after {day.en}")
        late = [negated(fact("applied_on", within={"from": "01-01", "to": given.last_day}))]
        rules.append(rule("bidrag-för-sent", ["grant.apply", "grant.award"], "11.5", effect("forbid", told), when=late))
    return Section(tuple(clauses), tuple(rules))


def _prohibitions(given: Prohibitions, place: str) -> Section:
    clauses: list[Table] = []
    rules: list[Table] = []

    def forbid(number: str, name: str, triggers: list[str], text: Text, when: Table) -> None:
        clauses.append(clause(number, place, "prohibition", text))
        rules.append(rule(name, triggers, number, effect("forbid", text_without_stop(text)), when=[when]))

    if given.agreement_countries:
        names = listed([Text(name, name) for name in given.agreement_countries], "eller", "or")
        text = Text(
            f"Kommunen ingår inga avtal med parter i {names.sv}.",
            f"The municipality enters no agreements with parties in {names.en}.",
        )
        among = fact("country", in_=list(given.agreement_countries))
        forbid("11.6", "förbjudna-länder", ["agreement.enter", "agreement.renew", "partnership.enter"], text, among)
    if given.travel_over is not None:
        amount = money(given.travel_over)
        text = Text(
            f"En tjänsteresa utomlands får inte kosta mer än {amount.sv}.",
            f"Official travel abroad may not cost more than {amount.en}.",
        )
        over = fact("own_cost", gt=kronor(given.travel_over))
        forbid("11.7", "dyra-resor", ["travel.order"], text, over)
        told = Text("Resans kostnad är inom gränsen", "The cost of the journey is within the limit")
        rules.append(rule("resor-inom-gränsen", ["travel.order"], "11.7", effect("permit", told), when=[negated(over)]))
    if given.money_abroad:
        text = Text(
            "Kommunen ger inte pengar till andra länder.", "The municipality gives no money to other countries."
        )
        forbid("11.8", "pengar-utomlands", ["aid.give"], text, fact("aid_kind", eq="money"))
    if given.individuals:
        text = Text("Enskilda personer får inga bidrag.", "Individuals get no grants.")
        forbid("11.9", "enskilda", ["grant.apply", "grant.award"], text, fact("applicant_kind", eq="individual"))
    if given.outside_municipality:
        text = Text("Sökande utanför kommunen får inga bidrag.", "Applicants outside the municipality get no grants.")
        elsewhere = fact("applicant_in_municipality", eq=False)
        forbid("11.10", "utanför-kommunen", ["grant.apply", "grant.award"], text, elsewhere)
    return Section(tuple(clauses), tuple(rules))


def reports(answers: Answers, given: Reports) -> Section:
    place = place_of(given.place, 12, "Redovisning")
    clauses: list[Table] = []
    rules: list[Table] = []
    if given.to is not None:
        clauses.append(clause("12.1", place, "report", _yearly(answers, given)))
        who = name_of(given.to, answers)
        told = Text(
            f"Redovisa årets internationella arbete för {who.sv}", f"Report the year's international work to {who.en}"
        )
        made = effect("annual_report", told, to=[given.to])
        if given.last_day is not None:
            made["deadline"] = {"yearly": given.last_day, "year": "after"}
        rules.append(rule("årsredovisning", ["year.end"], "12.1", made, level=given.level))
    if given.contents:
        named = [CONTENTS[name] for name in given.contents]
        verb, what = _shall(given), listed(named)
        text = Text(f"Redovisningen {verb.sv} ta upp {what.sv}.", f"The report {verb.en} take up {what.en}.")
        clauses.append(clause("12.2", place, "content", text))
        told = Text("Årets redovisning tar upp", "The year's report takes up")
        items = [
            {"name": name, "label": words(CONTENTS[name]), "clause": "12.2", "level": given.level}
            for name in given.contents
        ]
        rules.append(rule("redovisningens-innehåll", ["year.end"], "12.2", effect("content", told, items=items)))
    if given.project_to is not None:
        who, verb = name_of(given.project_to, answers), _shall(given)
        within = (
            Text(f" inom {given.project_months} månader", f" within {given.project_months} months")
            if given.project_months
            else Text("", "")
        )
        text = Text(
            f"Ett avslutat projekt {verb.sv} redovisas för {who.sv}{within.sv}.",
            f"A closed project {verb.en} be reported to {who.en}{within.en}.",
        )
        clauses.append(clause("12.3", place, "report", text))
        made = effect(
            "report", Text(f"Redovisa projektet för {who.sv}", f"Report the project to {who.en}"), to=[given.project_to]
        )
        if given.project_months:
            made["deadline"] = {"direction": "after", "months": given.project_months}
        rules.append(rule("projekt-redovisas", ["project.close"], "12.3", made, level=given.level))
    return Section(tuple(clauses), tuple(rules))


def _yearly(answers: Answers, given: Reports) -> Text:
    who, verb = name_of(str(given.to), answers), _shall(given)
    sv = f"Varje nämnd {verb.sv} redovisa årets internationella arbete för {who.sv}"
    en = f"Each committee {verb.en} report the year's international work to {who.en}"
    if given.last_day is not None:
        day = day_of_year(given.last_day)
        sv, en = f"{sv} senast den {day.sv} året efter", f"{en} by {day.en} of the next year"
    return Text(f"{sv}.", f"{en}.")
