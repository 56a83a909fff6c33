"""Each field is asked at the step that uses it, and no more are required than users can bear (users.md § 4)."""

import pytest

from utblick.cooperation.models import PartnerRequest
from utblick.organisation.models import Body
from utblick.projects.forms import AnswerForm, ApplicationForm, FundingTestForm, IdeaForm, SubmitForm
from utblick.watch.models import Call

pytestmark = pytest.mark.django_db


def required(form):
    return [name for name, field in form.fields.items() if field.required]


def test_an_idea_asks_at_most_four_things():
    """What, whose, whom to ask, and a call or a partner: the fourth is either of two fields."""
    form = IdeaForm(Body.objects.none(), Call.objects.none(), PartnerRequest.objects.none())
    assert required(form) == ["what", "body", "contact"]
    empty = IdeaForm(Body.objects.none(), Call.objects.none(), PartnerRequest.objects.none(), {})
    assert set(empty.errors) == {"what", "body", "contact", "partner"}


def test_a_funding_test_asks_at_most_three_things():
    """G-11: the result, the programme when one is suitable, and whether exchange was tried."""
    assert required(FundingTestForm()) == ["result", "exchange"]
    suitable = FundingTestForm({"result": "suitable", "exchange": "yes"})
    assert set(suitable.errors) == {"programme"}


def test_submitted_or_bound_asks_two_things():
    assert required(SubmitForm()) == ["on", "receipt"]


def test_what_is_not_known_of_an_application_may_be_left_empty():
    assert required(ApplicationForm()) == ["title", "role"]


def test_the_funders_answer_asks_two_things():
    assert required(AnswerForm()) == ["answer", "on"]
