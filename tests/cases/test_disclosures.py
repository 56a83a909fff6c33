"""Requests for records: logged without asking who (TF 2:18), refused only by law (TF 2:2), seen by few."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from two_authorities import SYSTEM, TODAY
from utblick.audit import guard
from utblick.cases import actions
from utblick.cases.actions.disclosures import answer_disclosure, log_disclosure
from utblick.cases.models import Disclosure
from utblick.cases.todo import todo
from utblick.documents.actions import keep_upload

LIST = reverse("cases:disclosures")


@pytest.fixture
def matter(world, actors):
    found = actions.open_matter(actors["coordinator"], body_code="KFN", title="Körutbyte")
    kept = keep_upload("brev.txt", b"Hej")
    actions.add_document(SYSTEM, found, kept, title="Brev", direction="incoming", counterpart="Cēsis")
    return found


def test_a_request_is_logged_without_asking_who_TF_2_18(matter, signed_in):
    client = signed_in("kfn_registrar")
    address = reverse("cases:disclose", args=[matter.pk])
    form = client.get(address).context["form"]
    assert [name for name, field in form.fields.items() if field.required] == ["what", "asked_on"]
    posted = {"what": "Brevet från Cēsis", "documents": ["1"], "asked_on": "2026-09-09", "outcome": "given"}
    assert client.post(address, posted).status_code == 302
    row = Disclosure.objects.get()
    assert (row.requester, row.documents, row.answered_on) == ("", [1], date(2026, 9, 10))
    assert "Brevet från Cēsis" in client.get(LIST).text
    assert f"?arende={matter.pk}" in client.get(reverse("cases:matter", args=[matter.pk])).text
    assert len(client.get(LIST, {"arende": str(matter.pk)}).context["page"]) == 1
    assert len(client.get(LIST, {"arende": "0" * 32}).context["page"]) == 0


def test_a_refusal_names_its_provision_and_days_stand_in_order_TF_2_2(matter, actors, signed_in):
    registrar = actors["kfn_registrar"]
    row = log_disclosure(registrar, matter, what="Allt", asked_on=date(2026, 9, 8))
    client = signed_in("kfn_registrar")
    address = reverse("cases:disclosure", args=[row.pk])
    assert "inte besvarat" in client.get(LIST).text
    refused = {"outcome": "refused", "version": "1"}
    wrong = client.post(address, refused)
    assert wrong.status_code == 422 and "bestämmelse" in wrong.text
    assert client.post(address, refused | {"reason": "OSL 15:1 a", "answered_on": "2026-09-07"}).status_code == 422
    assert client.post(address, refused | {"reason": "OSL 15:1 a", "answered_on": "2026-09-09"}).status_code == 302
    assert client.post(address, refused | {"reason": "OSL 21:7"}).status_code == 409
    with pytest.raises(ValidationError):
        answer_disclosure(registrar, row, outcome="given", answered_on=date(2026, 9, 11))
    with pytest.raises(ValidationError):
        log_disclosure(registrar, matter, what="Allt", asked_on=date(2026, 9, 11))


def test_an_unanswered_request_waits_and_a_refusal_gets_its_decision_with_how_to_appeal_TF_2_19(
    matter, actors, signed_in
):
    """OSL 6:3: a written decision; OSL 6:7–8 and FL 43–44 §§: to kammarrätten, handed in here, within three weeks."""
    registrar, client = actors["kfn_registrar"], signed_in("kfn_registrar")
    row = log_disclosure(registrar, matter, what="Allt om kören", asked_on=date(2026, 9, 8))
    (waiting,) = [told for told in todo(registrar, TODAY) if "begäran" in told.sentence]
    assert waiting.sentence == "Besvara begäran: Allt om kören" and "TF 2:16" in str(waiting.reason)
    assert not [told for told in todo(actors["kfn_clerk"], TODAY) if "begäran" in told.sentence]
    assert "OSL 6:3" in client.get(waiting.url).text
    answer = {"outcome": "refused", "reason": "OSL 21:7", "version": row.version}
    listed = client.post(waiting.url, answer, follow=True).text
    assert "skriftligt beslut" in listed and not [t for t in todo(registrar, TODAY) if "begäran" in t.sentence]
    address = reverse("cases:letter", args=[matter.pk, "avslag"])
    assert address in listed
    told = client.get(address).context["form"].initial
    for words in ("Allt om kören", "OSL 21:7", "Kammarrätten i [ort]", "kultur- och fritidsnämnden", "tre veckor"):
        assert words in told["text_sv"], words
    told["signed_by"] = "Ester Lindqvist"
    assert client.post(address, told).status_code == 422
    for gap, words in (("[ort]", "Exempelstad"), ("[varför uppgifterna inte kan lämnas ut]", "De rör en enskild.")):
        told["text_sv"] = told["text_sv"].replace(gap, words)
    assert client.post(address, told).status_code == 302
    assert matter.documents.filter(title__startswith="Beslut att inte lämna ut").count() == 2


def test_who_asked_is_seen_by_those_who_answer_for_the_records_alone(matter, actors, signed_in):
    log_disclosure(actors["kfn_registrar"], matter, what="Allt om kören", requester="Kim Exempel")
    for name in ("kfn_registrar", "kfn_officer", "kfn_clerk", "coordinator"):
        assert "Allt om kören" in signed_in(name).get(LIST).text, name
    answer = reverse("cases:disclosure", args=[Disclosure.objects.get().pk])
    assert answer in signed_in("kfn_registrar").get(LIST).text
    assert answer not in signed_in("kfn_clerk").get(LIST).text
    for name in ("reader", "kfn_member"):
        assert signed_in(name).get(LIST).status_code == 403, name
    assert "Allt om kören" not in signed_in("ks_officer").get(LIST).text
    assert "arende=" not in signed_in("reader").get(reverse("cases:matter", args=[matter.pk])).text


@pytest.mark.one_database
def test_the_log_asks_as_many_questions_of_2_500_rows(matter, signed_in):
    def many(count):
        with guard.opened():
            Disclosure.objects.bulk_create(
                Disclosure(matter=matter, asked_on=date(2026, 9, 1), what=f"Brev {number}") for number in range(count)
            )

    def asked():
        with CaptureQueriesContext(connection) as found:
            assert client.get(LIST).status_code == 200
        return len(found)

    client = signed_in("kfn_registrar")
    many(25)
    few = asked()
    many(2_500)
    assert asked() == few <= 12
