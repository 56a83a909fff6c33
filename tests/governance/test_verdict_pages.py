"""A kept answer opened: what was used and by whom it was stated, what was tried, what would have changed it."""

from __future__ import annotations

from datetime import date
from html import unescape
from uuid import uuid4

import pypdfium2
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from conftest import ROOT
from utblick.accounts.actions import create_account
from utblick.audit import guard
from utblick.audit.actions import create_installation
from utblick.audit.change import change
from utblick.audit.models import Event
from utblick.cases.actions import open_matter, restrict_matter
from utblick.cooperation.actions import register_partner
from utblick.governance.actions import adopt_set, interpret, keep_answer, keep_verdict
from utblick.governance.models import GivenVerdict
from utblick.governance.queries import ask
from utblick.organisation.actions import register_body
from utblick.organisation.models import Body
from utblick.projects import actions as projects
from utblick.values import Actor, Grant, Money, system_actor

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]
SYSTEM = system_actor("tests")
TODAY = date(2026, 5, 6)
TEXT = (ROOT / "guidelines" / "tyreso-2010.toml").read_text("utf-8")
FACTS = {
    "body": "KFN",
    "actor_kind": "committee",
    "is_feasibility_study": False,
    "principal_matter": False,
    "own_cost": Money.of(250_000),
}
BUDGET = 12


@pytest.fixture
def adopted():
    create_installation(SYSTEM, municipality="Provkommun (exempel)", demo_date=TODAY)
    for code, name in (("KFN", "Kultur- och fritidsnämnden"), ("BUN", "Barn- och utbildningsnämnden")):
        register_body(SYSTEM, code=code, name=name, body_kind="committee")
    made = adopt_set(SYSTEM, TEXT, "t.toml", adopted_by="KS", adopted_on=date(2024, 1, 16), paragraph="12")
    threshold = {"amount": 200_000, "currency": "SEK"}
    interpret(SYSTEM, made, "approval_threshold", threshold, valid_from=date(2024, 1, 16))
    return made


@pytest.fixture
def people(adopted):
    def make(*roles, name="Anna Prov"):
        email = f"{name.split()[0].lower()}{len(roles)}@exempel.example"
        return create_account(SYSTEM, email=email, name=name, roles=roles, valid_from=date(2026, 1, 1))

    return make


@pytest.fixture
def officer(people):
    return people(("officer", "KFN"))


@pytest.fixture
def actor(officer):
    return Actor(officer.label, grants=frozenset({Grant("signed_in"), Grant("officer", "KFN")}))


@pytest.fixture
def read(client):
    def reading(user, address, status=200):
        client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
        response = client.get(address)
        assert response.status_code == status
        content = b"".join(response) if response.streaming else response.content
        is_page = response["Content-Type"].startswith("text/html")
        return unescape(content.decode()).replace("\u00a0", " ") if is_page else content

    return reading


def kept(actor, code="KFN", facts=FACTS):
    matter = open_matter(SYSTEM, body_code=code, title="Vänortsträff")
    return keep_answer(actor, matter.ref, code, "application.submit", facts, TODAY)


def address(given):
    return f"/riktlinjer/svar/{given.pk}/"


def test_a_kept_answer_shows_its_facts_rules_clauses_and_what_would_have_changed_it(read, officer, actor):
    """R4.5 and ”hade egeninsatsen varit under …”."""
    page = read(officer, address(kept(actor)))
    assert "Inte ännu" in page and "Vänortsträff" in page
    assert "250 000 kr" in page and "Anna Prov" in page and "den 6 maj 2026" in page
    assert "Hade den egna kostnaden varit mindre än 200 000 kr" in page
    assert "R4.4" in page and "R4.6" in page and "kan inte avgöras" in page
    assert page.count("KL 6:8") == 1


def test_the_version_is_named_by_its_hash_and_leads_to_the_adopted_set(read, officer, actor, adopted):
    page = read(officer, address(kept(actor)))
    assert adopted.sha256 in page and f"/riktlinjer/version/{adopted.pk}/" in page
    assert "Nya riktlinjer gäller" not in page


def test_an_answer_by_guidelines_since_replaced_stays_and_says_so(read, officer, actor, adopted):
    """G-02: judged by the version of its day; the decision stands."""
    given = kept(actor)
    before = read(officer, address(given))
    newer = TEXT.replace("Samarbete är ett medel", "Samarbete är ett bra medel")
    with guard.opened():
        GivenVerdict.objects.filter(pk=given.pk).update(given_on=date(2026, 3, 1))
    adopt_set(SYSTEM, newer, "ny.toml", adopted_by="KS", adopted_on=date(2026, 4, 3), paragraph="30")
    after = read(officer, address(given))
    assert "Bedömt enligt riktlinjer som gällde då; beslutet gäller." in after
    assert "ett bra medel" not in after and "Hade den egna kostnaden varit mindre än 200 000 kr" in before


def test_a_later_reading_of_an_open_question_does_not_change_what_was_kept(read, officer, actor, adopted):
    given = kept(actor)
    interpret(SYSTEM, adopted, "approval_threshold", None, valid_from=date(2024, 1, 16))
    assert "mindre än 200 000 kr" in read(officer, address(given))


def test_an_answer_kept_without_its_facts_is_shown_as_it_was_kept(read, officer, actor):
    matter = open_matter(SYSTEM, body_code="KFN", title="Äldre sak")
    with change(SYSTEM, "verdict.keep") as opened:
        given = keep_verdict(opened, matter.ref, "KFN", ask("application.submit", FACTS, [], TODAY))
    page = read(officer, address(given))
    assert "Inte ännu" in page and "R4.5" in page and "utan sina uppgifter" in page


def test_facts_lie_beside_the_event_log_not_in_it(actor):
    given = kept(actor, facts={**FACTS, "funder": "Anna Exempelsson"})
    event = Event.objects.get(subject=str(given.ref))
    assert "Exempelsson" not in event.payload and "facts" not in event.payload
    assert "Exempelsson" in event.kept_words.words


def test_an_answer_is_seen_only_by_those_who_may_see_answers_of_its_body(read, people, actor, officer):
    own = kept(actor)
    other = kept(SYSTEM, "BUN")
    read(officer, address(own))
    read(officer, address(other), status=404)
    read(officer, f"{address(other)}bilaga/", status=404)
    read(officer, f"/riktlinjer/svar/{uuid4()}/", status=404)
    read(people(("reader", ""), name="Leo Prov"), address(own), status=403)


def test_an_answer_on_something_one_may_not_see_is_not_found(read, people, actor):
    """A coordinator may see answers of every body but not a restricted matter."""
    matter = open_matter(SYSTEM, body_code="KFN", title="Hemlig resa")
    given = keep_answer(actor, matter.ref, "KFN", "application.submit", FACTS, TODAY)
    restrict_matter(SYSTEM, matter, provision="OSL 21:7", authority="KFN", decided_by="Gunilla Exempel")
    read(people(("coordinator", ""), name="Maria Prov"), address(given), status=404)


def test_what_is_told_is_escaped_everywhere(read, officer, actor, adopted):
    matter = open_matter(SYSTEM, body_code="KFN", title="<script>alert(1)</script>")
    given = keep_answer(actor, matter.ref, "KFN", "application.submit", {**FACTS, "body": "<b>KFN</b>"}, TODAY)
    from django.test import Client

    client = Client()
    client.force_login(officer, backend="allauth.account.auth_backends.AuthenticationBackend")
    content = client.get(address(given)).content.decode()
    assert "<script>alert" not in content and "<b>KFN</b>" not in content and "&lt;b&gt;KFN&lt;/b&gt;" in content


def test_the_appendix_is_a_pdf_with_the_same_words(read, officer, actor):
    content = read(officer, f"{address(kept(actor))}bilaga/")
    with pypdfium2.PdfDocument(content) as document:
        pages = [page.get_textpage().get_text_bounded() for page in document]
    text = " ".join(" ".join(pages).replace("\u00a0", " ").split())
    for words in ("Bilaga: svar enligt riktlinjerna", "Inte ännu", "Vänortsträff", "250 000 kr", "Anna Prov",
                  "mindre än 200 000 kr", "KL 6:8", "EXEMPEL"):  # fmt: skip
        assert words in text


@pytest.fixture
def application(adopted, officer, actor):
    partner = register_partner(SYSTEM, name="Cēsis", country_code="LV", partner_kind="town")
    body = Body.objects.get(code="KFN")
    idea = projects.register_idea(actor, what="Körer", body=body, contact="Kim Exempel", partner=partner)
    made = projects.prepare_application(actor, idea, role="coordinator", own_cost_minor=25_000_000)
    return projects.alter_application(actor, made, version=made.version, signatory="Förvaltningschefen")


def test_the_answer_of_today_on_an_application_can_be_opened_and_says_who_stated_what(read, officer, application):
    page = read(officer, f"/ansokningar/{application.pk}/")
    assert f"/ansokningar/{application.pk}/svar/" in page and "Varför? Öppna svaret" in page
    opened = read(officer, f"/ansokningar/{application.pk}/svar/")
    assert "Så här är svaret i dag" in opened and "Anna Prov" in opened and "registret" in opened
    assert "Hade den egna kostnaden varit mindre än 200 000 kr" in opened
    assert read(officer, f"/ansokningar/{application.pk}/svar/bilaga/").startswith(b"%PDF")


def test_a_matter_about_an_application_leads_to_its_answer_of_today(read, officer, application):
    matter = open_matter(SYSTEM, body_code="KFN", title="Körer", subject=application.ref)
    assert f"/ansokningar/{application.pk}/svar/" in read(officer, f"/arenden/{matter.pk}/")


def test_what_an_application_went_in_on_is_kept_with_who_stated_it_and_opened_from_its_page(
    read, officer, actor, application
):
    """G-33: recorded as it happened, as an avvikelse."""
    projects.submit_application(actor, application, on=TODAY, receipt="R1", reason="Nämnden hann inte")
    given = GivenVerdict.objects.get()
    assert given.facts["own_cost"]["by"] == actor.label
    assert given.facts["submitted_on"]["value"] == TODAY.isoformat()
    assert given.facts["actor_kind"]["origin"] == "register"
    assert address(given) in read(officer, f"/ansokningar/{application.pk}/")
    opened = read(officer, address(given))
    assert "vvikelse (R4.5)" in opened and "När lämnades ansökan in?" in opened


def test_an_opened_answer_asks_at_most_twelve_questions_however_many_are_kept(
    client, read, officer, actor, application
):
    def asked(where):
        with CaptureQueriesContext(connection) as caught:
            assert client.get(where).status_code == 200
        return len(caught)

    matter = open_matter(SYSTEM, body_code="KFN", title="Samma sak")
    given = [keep_answer(actor, matter.ref, "KFN", "application.submit", FACTS, TODAY) for _ in range(2)][0]
    addresses = (address(given), f"{address(given)}bilaga/", f"/ansokningar/{application.pk}/svar/")
    read(officer, address(given))
    few = [asked(where) for where in addresses]
    for _ in range(25):
        keep_answer(actor, matter.ref, "KFN", "application.submit", FACTS, TODAY)
    assert [asked(where) for where in addresses] == few
    assert max(few) <= BUDGET
