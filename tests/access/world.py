"""Two authorities with an object of each kind in every standing, and a person in every role."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.contrib.auth.models import AnonymousUser

from utblick.access import Standing
from utblick.accounts.actions import create_account
from utblick.accounts.models import User
from utblick.audit import guard
from utblick.audit.actions import create_installation
from utblick.cases import actions as cases
from utblick.cases.actions import PointAnswer, agendas, folders
from utblick.cases.effects import Effect
from utblick.cooperation.actions import (
    ask_openly,
    register_agreement,
    register_exchange,
    register_network,
    register_partner,
    register_partnership,
    register_visit,
    review_request,
    take_text,
)
from utblick.cooperation.models import Partner, PartnerRequest
from utblick.documents.actions import keep_upload
from utblick.governance.actions import adopt_set, begin_draft, keep_answer
from utblick.governance.drafting.skeleton import skeleton
from utblick.organisation import actions as organisation
from utblick.organisation.models import Body, Keeping
from utblick.projects import actions as projects
from utblick.reporting.actions import answer, begin_year, write_draft
from utblick.reporting.models import YearlyReport
from utblick.support.actions.gatherings import arrange
from utblick.support.actions.lessons import write_lesson
from utblick.support.actions.partner_searches import seek_partner
from utblick.support.actions.questions import answer_question, ask_coordinator
from utblick.values import system_actor
from utblick.watch.actions import make_default_fields
from utblick.watch.models import Call, Source

SYSTEM = system_actor("tests")
TODAY = date(2026, 9, 10)
OWN, OTHER = "KFN", "BUN"
ROLES = {
    "anonymous": None,
    "signed_in": [],
    "coordinator": [("coordinator", "")],
    "administrator": [("administrator", "")],
    "officer": [("officer", OWN)],
    "registrar": [("registrar", OWN)],
    "clerk": [("clerk", OWN)],
    "member": [("member", OWN)],
    "reader": [("reader", "")],
    "company": [("company", "SBO")],
}
"""Each role of docs/access.toml as somebody holds it (system is no person)."""


@dataclass(frozen=True)
class Thing:
    """An object that has a page: its kind, where it stands, and the number or code its addresses end in."""

    kind: str
    identifier: Any
    standing: Standing
    name: str


@dataclass
class World:
    """The people by role and the things to be seen or not."""

    people: dict[str, User | AnonymousUser] = field(default_factory=dict)
    things: list[Thing] = field(default_factory=list)


def build_world() -> World:
    """Everything through the rooms' own actions."""
    world = World()
    create_installation(SYSTEM, municipality="Provkommun (exempel)", demo_date=TODAY)
    bodies = {
        code: organisation.register_body(SYSTEM, code=code, name=name, body_kind="committee")
        for code, name in ((OWN, "Kultur- och fritidsnämnden"), (OTHER, "Barn- och utbildningsnämnden"))
    }
    make_default_fields(SYSTEM)
    call = _call()
    partner = register_partner(SYSTEM, name="Cēsis", country_code="LV", partner_kind="town")
    text = skeleton("Riktlinjer för prov", OWN, "Nämnden", "committee", 2026)
    adopted = adopt_set(SYSTEM, text, "prov", adopted_by=OWN, adopted_on=TODAY, paragraph="7")
    draft = begin_draft(SYSTEM, "Nya riktlinjer", text.replace("1.1", "1.2"), based_on=adopted)
    world.things += [
        Thing("guideline_set", adopted.pk, Standing(), "riktlinjer"),
        Thing("guideline_draft", draft.pk, Standing(), "utkast"),
        Thing("call", call.pk, Standing(), "utlysning"),
        Thing("partner", partner.pk, Standing(), "partner"),
    ]
    _requests(world, list(bodies))
    held = arrange(SYSTEM, what="Frukost om Interreg", starts_on=TODAY, place="Biblioteket")
    world.things.append(Thing("gathering", held.pk, Standing(), "träff"))
    for year in (2024, 2025):
        world.things.append(Thing("yearly_report", begin_year(SYSTEM, year).pk, Standing(), f"redovisning {year}"))
    for code, body in bodies.items():
        _meeting(world, body)
        _agreement(world, body, partner)
        _minutes(world, body)
        _project(world, body, call)
        _visit(world, body)
        _exchange(world, body)
        _support(world, body)
        _partnership(world, body, partner)
        _years(world, body)
        for draft, restricted in ((True, False), (False, False), (False, True)):
            _matter(world, code, draft, restricted)
    for role, grants in ROLES.items():
        world.people[role] = AnonymousUser() if grants is None else _account(role, grants)
    return world


def _agreement(world: World, body: Body, partner: Partner) -> None:
    made = register_agreement(SYSTEM, title=f"Avtal {body.code}", agreement_kind="other", body=body, partners=[partner])
    world.things.append(Thing("agreement", made.pk, Standing(body.code), f"avtal {body.code}"))
    network = register_network(
        SYSTEM, name=f"Nätverk {body.code}", network_kind="theme", geography="eu", scope="unclear", body=body
    )
    world.things.append(Thing("network", network.pk, Standing(body.code), f"nätverk {body.code}"))


def _requests(world: World, codes: list[str]) -> None:
    """A partner request given to each body, one given to none, and one that its asker has not confirmed."""
    for code in ("", *codes):
        asked = take_text(SYSTEM, f"Körer sökes till {code or 'kommunen'}.").request
        if code:
            review_request(SYSTEM, asked, version=asked.version, body_code=code)
        world.things.append(Thing("partner_request", asked.pk, Standing(code, draft=not code), f"förfrågan {code}"))
    told = {"seeks": "partner", "what": "Obekräftad", "text": "", "organisation": "Exempelskolan", "country_code": "LV"}
    contact = {"contact_name": "Kim Exempel", "contact_email": "kim@exempel.example"}
    ask_openly(SYSTEM, visitor="192.0.2.1", link=str, **told, **contact)
    unconfirmed = PartnerRequest.objects.get(hold="confirmation")
    world.things.append(Thing("partner_request", unconfirmed.pk, Standing(draft=True, restricted=True), "obekräftad"))


def _account(role: str, grants: list[tuple[str, str]]) -> User:
    return create_account(
        SYSTEM, email=f"{role.replace('_', '.')}@exempel.example", name=role, roles=grants, valid_from=date(2026, 1, 1)
    )


def _call() -> Call:
    with guard.opened():
        return Call.objects.create(
            source=Source.objects.create(code="tests"),
            topic_id="1",
            call_type="1",
            identifier="PROV-2026-TOWN-TT",
            facts_reference="1TOPICSen",
            title_sv="Vänortsutbyte",
            title_en="Town twinning",
            programme_sv="Provprogrammet",
            deadlines=[["2026-12-01", "17:00:00", False, "single", 1]],
            next_deadline_on=date(2026, 12, 1),
            last_deadline_on=date(2026, 12, 1),
            first_seen_on=TODAY,
            last_seen_on=TODAY,
        )


def _meeting(world: World, body: Body) -> None:
    meeting = organisation.add_meeting(SYSTEM, body, on=date(2026, 10, 5))
    world.things.append(Thing("meeting", meeting.pk, Standing(body.code), f"sammanträde {body.code}"))
    world.things.append(Thing("body", body.code, Standing(body.code), f"organ {body.code}"))


def _minutes(world: World, body: Body) -> None:
    """An agenda that is prepared and one that has been called, an item of each, and their papers in one file."""
    with guard.opened():
        Keeping.objects.create(body=body, valid_from=date(2026, 1, 1), minutes_here=True)
    for day, draft in ((date(2026, 11, 2), True), (date(2026, 11, 16), False)):
        name = f"{'förbered' if draft else 'kallad'}punkt{body.code.lower()}"
        standing = Standing(body.code, draft)
        minutes = agendas.begin_minutes(SYSTEM, organisation.add_meeting(SYSTEM, body, on=day))
        item = agendas.add_item(SYSTEM, minutes, title=name)
        if not draft:
            agendas.issue_summons(SYSTEM, minutes)
        world.things += [
            Thing("minutes", minutes.meeting_id, standing, f"protokoll {name}"),
            Thing("agenda_item", item.pk, standing, name),
        ]
        if draft == (body.code == OWN):
            folder = folders.make_folder(SYSTEM, folders.ask_folder(SYSTEM, minutes))
            world.things.append(Thing("meeting_folder", folder.file_id, standing, f"handlingar {name}"))


def _project(world: World, body: Body, call: Call) -> None:
    idea = projects.register_idea(SYSTEM, what=f"Körer {body.code}", body=body, contact="Kim Exempel", call=call)
    application = projects.prepare_application(SYSTEM, idea, role="coordinator")
    world.things.append(Thing("idea", idea.pk, Standing(body.code), f"idé {body.code}"))
    world.things.append(Thing("application", application.pk, Standing(body.code), f"ansökan {body.code}"))
    run = projects.register_idea(SYSTEM, what=f"Läger {body.code}", body=body, contact="Kim Exempel", call=call)
    granted = projects.prepare_application(SYSTEM, run, role="partner")
    granted = projects.record_answer(SYSTEM, granted, answer="granted", on=TODAY)
    told = {"grant_minor": 100, "ends_on": TODAY, "account_code": "7", "leader": "Kim Exempel"}
    project = projects.begin_project(SYSTEM, granted, first_report_on=TODAY, **told)
    world.things.append(Thing("project", project.pk, Standing(body.code), f"projekt {body.code}"))


def _exchange(world: World, body: Body) -> None:
    told = {"exchange_kind": "staff", "what": f"Utbyte {body.code}", "place": "Narnia", "starts_on": TODAY}
    exchange = register_exchange(SYSTEM, body=body, **told)
    world.things.append(Thing("exchange", exchange.pk, Standing(body.code), f"utbyte {body.code}"))


def _support(world: World, body: Body) -> None:
    lesson = write_lesson(SYSTEM, body=body, advice=f"Råd från {body.code}")
    seeker = projects.register_idea(
        SYSTEM, what="Ö", body=body, contact="Kim Exempel", call=Call.objects.get(identifier="PROV-2026-TOWN-TT")
    )
    sought = seek_partner(SYSTEM, seeker, sought=f"Någon till {body.code}")
    world.things.append(Thing("partner_search", sought.pk, Standing(body.code), f"söker {body.code}"))
    for helps in (False, True):
        asked = ask_coordinator(SYSTEM, body=body, what=f"Vem kan hjälpa {body.code}?")
        answer_question(SYSTEM, asked, version=asked.version, answer="Samordnaren.", helps_more=helps)
        name = f"fråga {body.code} {helps}"
        world.things.append(Thing("support_question", asked.pk, Standing(body.code, draft=not helps), name))
    world.things.append(Thing("lesson", lesson.pk, Standing(body.code), f"lärdom {body.code}"))


def _partnership(world: World, body: Body, partner: Partner) -> None:
    told = {"title": f"Partnerskap {body.code}", "benefit_own": "Lära", "benefit_partner": "Lära"}
    row = register_partnership(SYSTEM, body=body, partner=partner, **told)
    world.things.append(Thing("partnership", row.pk, Standing(body.code), f"partnerskap {body.code}"))


def _years(world: World, body: Body) -> None:
    """What a body reports of two years: one answered, one a draft."""
    for report in YearlyReport.objects.order_by("year"):
        part = write_draft(SYSTEM, report, body)
        if report.year == 2024:
            part = answer(SYSTEM, part, nothing=False)
        standing = Standing(body.code, draft=part.answered_on is None)
        world.things.append(Thing("body_report", part.pk, standing, f"del {body.code} {report.year}"))


def _visit(world: World, body: Body) -> None:
    visit = register_visit(
        SYSTEM, who=f"Gäst {body.code}", place="Cēsis", starts_on=TODAY, host=body, purpose="Konsert", promised="Noter"
    )
    world.things.append(Thing("visit", visit.pk, Standing(body.code), f"besök {body.code}"))


def _matter(world: World, code: str, draft: bool, restricted: bool) -> None:
    """A matter with a report and a document; what is shared is decided too."""
    standing = Standing(code, draft, restricted)
    word = "Sekretess" if restricted else "Utkast" if draft else "Delat"
    name = f"{word}ärende{code.lower()}"
    matter = cases.open_matter(SYSTEM, body_code=code, title=name)
    report = cases.write_report(SYSTEM, matter)
    kept = keep_upload(f"{name}.txt", f"Bilaga till {name}.".encode())
    document = cases.add_document(SYSTEM, matter, kept, title=f"Bilaga {name}", direction="drawn_up")
    if not draft:
        cases.share_report(SYSTEM, report)
        point = PointAnswer("Nämnden beslutar att ansöka.", Effect.APPLY)
        decision = cases.record_decision(
            SYSTEM, matter, points=[point], paragraph="9" if restricted else "8", decided_on=TODAY
        )
        world.things.append(Thing("decision", decision.pk, standing, name))
    if not draft and not restricted:
        given = keep_answer(SYSTEM, matter.ref, code, "feasibility.join", {}, TODAY)
        world.things.append(Thing("verdict", given.pk, Standing(code), f"svar {name}"))
    if restricted:
        cases.restrict_matter(SYSTEM, matter, provision="OSL 21:7", authority=code, decided_by="Gunilla Exempel")
    world.things += [
        Thing("matter", matter.pk, standing, name),
        Thing("report", report.pk, standing, name),
        Thing("document", document.file_id, standing, f"Bilaga {name}"),
    ]
