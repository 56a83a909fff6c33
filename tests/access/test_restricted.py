"""A restricted matter shows its number and date in the open register and nothing else anywhere (OSL 5:2 and 5:5).

Every address of docs/access.toml is opened by everyone who may not see the matter, with each of its objects; what is
mailed and what search knows is read too.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from access.test_matrix import BACKEND, ROUTES, Route, subject_of
from access.world import SYSTEM, TODAY
from two_authorities import TEXTS
from undone import Undone
from utblick.accounts.actions import create_account
from utblick.audit import guard
from utblick.audit.actions import create_installation, move_demo_date
from utblick.cases import actions
from utblick.cases.actions import PointAnswer, agendas, folders
from utblick.cases.actions.clerks import ask_after_meetings, ask_for_adjustment
from utblick.cases.actions.disclosures import log_disclosure
from utblick.cases.models import AgendaItem, Decision, Matter, MeetingFolder, Minutes
from utblick.clock.queries import today
from utblick.cooperation.actions import register_partner
from utblick.documents.actions import keep_upload
from utblick.jobs.models import OutgoingMail
from utblick.organisation import actions as organisation
from utblick.organisation.models import Body, Keeping
from utblick.projects import actions as projects
from utblick.search.models import SearchEntry
from utblick.values import Ref

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]
SECRET, NUMBER, PARAGRAPH = "Kvartsglimmer", "HEMLIGT/0417", "77139"
BLIND = {
    "anonymous": None,
    "widest": [("coordinator", ""), ("administrator", "")],
    "nearest": [("member", "KFN"), ("reader", ""), *((role, "BUN") for role in ("officer", "registrar", "clerk"))],
}
"""Whoever may not see it: without sign-in, with every right over the municipality, in the nämnd and beside it."""
REGISTER = {"cases:register", "cases:register_csv"}
CLERK, REGISTRAR = "sekreterare@exempel.example", "registrator@exempel.example"


@pytest.fixture(scope="module")
def hidden(django_db_setup, django_db_blocker) -> Iterator[dict[str, Ref]]:
    """A restricted matter about an application that everyone sees, with something of everything in it."""
    with django_db_blocker.unblock(), Undone():
        yield build()


def build() -> dict[str, Ref]:
    create_installation(SYSTEM, municipality="Provkommun (exempel)", demo_date=TODAY)
    kfn = organisation.register_body(SYSTEM, code="KFN", name="Kulturnämnden", body_kind="committee", clerk_email=CLERK)
    organisation.register_body(SYSTEM, code="BUN", name="Barnnämnden", body_kind="committee")
    for on in (date(2026, 9, 14), date(2026, 10, 5)):
        organisation.add_meeting(SYSTEM, kfn, on=on)
    partner = register_partner(SYSTEM, name="Cēsis", country_code="LV", partner_kind="town")
    idea = projects.register_idea(SYSTEM, what="Körer", body=kfn, contact="Kim Exempel", partner=partner)
    application = projects.prepare_application(SYSTEM, idea, role="coordinator")
    about = {"subject": application.ref, "outside_number": NUMBER}
    matter = actions.open_matter(SYSTEM, body_code="KFN", title=f"{SECRET} med Cēsis", **about)
    texts = {name: f"{SECRET} {text}" if isinstance(text, str) else text for name, text in TEXTS.items()}
    report = actions.write_report(SYSTEM, matter, heading=f"{SECRET}, ansökan", **texts)
    kept = keep_upload(f"{SECRET}.txt", SECRET.encode())
    told = {"title": f"Brev om {SECRET}", "direction": "incoming", "counterpart": f"{SECRET} AB"}
    document = actions.add_document(SYSTEM, matter, kept, **told)
    dispatch = actions.dispatch_to_registrar(SYSTEM, matter, report=report, way="mail", recipient=REGISTRAR)
    move_demo_date(SYSTEM, date(2026, 9, 15))
    ask_after_meetings(today())
    assert OutgoingMail.objects.filter(body__contains=SECRET).count() == 2
    decision = actions.record_decision(
        SYSTEM, matter, points=[PointAnswer(f"att söka medel för {SECRET}", "apply")], paragraph=PARAGRAPH,
        decided_on=date(2026, 9, 14),
    )  # fmt: skip
    summoned, item, folder = _summoned(kfn, matter)
    urgent = actions.record_decision(
        SYSTEM, matter, points=[PointAnswer(f"att svara {SECRET}")], taken=Decision.Taken.CHAIR_URGENT,
        decided_on=date(2026, 9, 15), delegate=SECRET, why_urgent=SECRET,
    )  # fmt: skip
    disclosure = log_disclosure(SYSTEM, matter, what=f"Allt om {SECRET}", requester=SECRET)
    actions.restrict_matter(SYSTEM, matter, provision="OSL 15:1 a", authority=SECRET, decided_by=SECRET)
    return {
        "matter": matter.ref, "report": report.ref, "decision": decision.ref, "disclosure": disclosure.ref,
        "dispatch": dispatch.ref, "minutes": summoned.meeting.ref, "agenda_item": item.ref, "urgent": urgent.ref,
        "folder": Ref("file", folder.file_id), "reporting": summoned.items.get(sort="delegated").ref,
        "document": Ref("file", document.file_id), "package": Ref("file", dispatch.package_id),
        "idea": idea.ref, "application": application.ref, "meeting": Ref("meeting", kfn.meetings.first().pk),
    }  # fmt: skip


def _summoned(kfn: Body, matter: Matter) -> tuple[Minutes, AgendaItem, MeetingFolder]:
    """The matter on an agenda that has been called, with its papers in one file, from a day when minutes are here."""
    with guard.opened():
        Keeping.objects.create(body=kfn, valid_from=date(2026, 10, 1), minutes_here=True)
    minutes = agendas.begin_minutes(SYSTEM, kfn.meetings.get(on=date(2026, 10, 5)), matters=[matter])
    agendas.issue_summons(SYSTEM, minutes)
    folder = folders.make_folder(SYSTEM, folders.ask_folder(SYSTEM, minutes))
    return minutes, minutes.items.get(matter=matter), folder


def addresses(route: Route, hidden: dict[str, Ref]) -> Iterator[str]:
    """The address with whatever it may be asked about the matter."""
    if not route.is_about_one_object:
        yield f"{route.url(uuid4())}?q={SECRET.lower()}&sok={SECRET.lower()}&om={hidden['matter']}&organ=KFN"
        return
    kind = subject_of(route)
    kinds = [kind] if kind in hidden else ["application", "matter"]
    if route.name == "cases:registered":
        kinds = ["matter"]
    if route.name == "documents:file":
        kinds = ["document", "package", "folder"]
    if kind == "agenda_item":
        kinds = ["agenda_item", "reporting"]
    if kind == "decision":
        kinds = ["decision", "urgent"]
    yield from (route.url(hidden[name].id) for name in kinds)


@pytest.mark.parametrize("role", BLIND)
def test_no_address_tells_anything_of_it_to_who_may_not_see_it(hidden, role):
    client = Client()
    if (grants := BLIND[role]) is not None:
        email = f"{role.replace('_', '.')}@exempel.example"
        client.force_login(
            create_account(SYSTEM, email=email, name=role, roles=grants, valid_from=date(2026, 1, 1)), backend=BACKEND
        )
    told = []
    for route in ROUTES:
        for address in addresses(route, hidden):
            with Undone():
                answer = client.get(address)
                page = text_of(answer)
            for word in (SECRET, PARAGRAPH, NUMBER):
                if word in page and not (word == NUMBER and route.name in REGISTER):
                    told.append(f"{route.name}: {word}")
    assert not told, "\n".join(told)


def text_of(answer) -> str:
    if answer.streaming:
        return b"".join(answer.streaming_content).decode("utf-8", "replace")
    return answer.content.decode("utf-8", "replace")


def test_nothing_of_it_is_mailed_searched_or_left_in_the_outbox(hidden):
    with Undone():
        for day in (date(2026, 10, 6), date(2026, 10, 30)):
            move_demo_date(SYSTEM, day)
            ask_after_meetings(today())
            ask_for_adjustment(today())
        for mail in OutgoingMail.objects.all():
            assert SECRET not in mail.subject + mail.body + mail.html and NUMBER not in mail.body, mail.key
        refs = [str(ref) for ref in hidden.values() if ref.kind in ("matter", "report", "decision")]
        assert not SearchEntry.objects.filter(ref__in=refs).exists()
        assert not SearchEntry.objects.filter(title__contains=SECRET).exists()


def test_it_is_never_sent_by_mail(hidden):
    with Undone():
        matter = Matter.objects.get(pk=hidden["matter"].id)
        with pytest.raises(ValidationError, match="e-post"):
            actions.dispatch_to_registrar(SYSTEM, matter, way="mail", recipient=REGISTRAR)
