"""Every component shows what it is given, escaped."""

from __future__ import annotations

from datetime import date

import pytest
from django import forms
from django.http import QueryDict
from django.template import Context, Template
from django.test import RequestFactory

from utblick.ui.icons import NAMES
from utblick.ui.paging import Page
from utblick.ui.shell import Shell

HOSTILE = '<script>alert("x")</script>'
ESCAPED = "&lt;script&gt;alert("


def drawn(source: str, query: str = "", **context: object) -> str:
    request = RequestFactory().get(f"/lista/?{query}")
    return Template("{% load ui %}" + source).render(Context({"request": request, "hostile": HOSTILE, **context}))


class IdeaForm(forms.Form):
    what = forms.CharField(label="Vad <b>", help_text="Säg <i>kort</i>")
    unit = forms.CharField(label="Enhet", required=False)
    children = forms.BooleanField(label="Barn", required=False)
    role = forms.ChoiceField(label="Roll", choices=[("a", "A"), ("b", "B")], widget=forms.RadioSelect)


@pytest.mark.parametrize(
    "source",
    [
        "{% page_head hostile kicker=hostile back_url='/' back_label=hostile %}{{ hostile }}{% endpage_head %}",
        "{% status_sentence tone='care' %}{{ hostile }}{% endstatus_sentence %}",
        "{% status_sentence hostile tone='care' %}{% endstatus_sentence %}",
        "{% answer_box 'allowed' title=hostile %}{{ hostile }}{% endanswer_box %}",
        "{% band hostile count=3 %}{{ hostile }}{% endband %}",
        "{% row_sentence '/x' reason=hostile %}{{ hostile }}{% endrow_sentence %}",
        "{% row_sentence hostile %}x{% endrow_sentence %}",
        "{% details hostile %}{{ hostile }}{% enddetails %}",
        "{% facts %}{% fact hostile %}{{ hostile }}{% endfact %}{% endfacts %}",
        "{% data_table hostile %}{{ hostile }}{% enddata_table %}",
        "{% cell hostile head=True %}{{ hostile }}{% endcell %}",
        "{% column hostile %}",
        "{% sort_column 'title' hostile %}",
        "{% filter_line label=hostile action=hostile %}{{ hostile }}{% endfilter_line %}",
        "{% chip hostile tone='good' icon='good' %}",
        "{% button hostile name=hostile value=hostile %}",
        "{% link_button hostile hostile icon='arrow' %}",
        "{% notice title=hostile %}{{ hostile }}{% endnotice %}",
        "{% empty hostile %}{{ hostile }}{% endempty %}",
        "{% progress 1 2 hostile %}",
        "{% steps 1 hostile hostile %}",
        "{% post_form action=hostile %}{{ hostile }}{% endpost_form %}",
        "{% confirm_form hostile hostile name=hostile value=hostile %}",
        "{% copy hostile hostile %}",
        "{% buttons %}{{ hostile }}{% endbuttons %}",
    ],
)
def test_a_component_escapes_everything_it_is_given(source: str) -> None:
    html = drawn(source)
    assert ESCAPED in html
    assert "<script" not in html
    assert "&amp;lt;" not in html


def test_template_text_inside_a_block_stays_markup() -> None:
    html = drawn(
        "{% notice %}<p><strong>Sparat</strong></p>{% endnotice %}{% fact 'A' %} <a href='/x'>B</a> {% endfact %}"
    )
    assert "<p><strong>Sparat</strong></p>" in html
    assert "<dd><a href='/x'>B</a></dd>" in html


@pytest.mark.parametrize(
    ("outcome", "word"),
    [
        ("allowed", "Får lämnas in"),
        ("not yet", "Inte ännu"),
        ("forbidden", "Får inte"),
        ("undetermined", "Kan inte avgöras – fråga"),
    ],
)
def test_an_answer_is_a_word_and_a_shape_never_colour_alone(outcome: str, word: str) -> None:
    html = drawn("{% answer_box outcome %}<p>Skäl</p>{% endanswer_box %}", outcome=outcome)
    assert word in html
    assert html.count("<svg") == 1
    assert f"answer-{outcome.replace(' ', '_')}" in html


def test_the_four_answers_have_four_different_shapes() -> None:
    shapes = {drawn("{% icon name %}", name=name) for name in ("allowed", "not_yet", "forbidden", "undetermined")}
    assert len(shapes) == 4


def test_every_icon_is_hidden_from_screen_readers() -> None:
    for name in NAMES:
        assert 'aria-hidden="true"' in drawn("{% icon name %}", name=name)


def test_a_row_says_its_last_day_and_how_far_off_it_is() -> None:
    source = "{% row_sentence '/x' last_day=last_day %}Lämna in{% endrow_sentence %}"
    html = drawn(source, last_day=date(2026, 8, 25), shell=Shell(today=date(2026, 8, 13))).replace("\u00a0", " ")
    assert "tisdag 25 augusti</time> · 12 dagar" in html
    near = drawn(source, last_day=date(2026, 8, 25), shell=Shell(today=date(2026, 8, 20)))
    past = drawn(source, last_day=date(2026, 8, 25), shell=Shell(today=date(2026, 8, 26)))
    assert "row-day-care" in near
    assert "row-day-stop" in past


def test_sorting_keeps_the_rest_of_the_address_and_starts_at_the_first_page() -> None:
    html = drawn("{% sort_column 'title' 'Utlysning' %}", query="namnd=KFN&sort=title&page=3")
    assert 'aria-sort="ascending"' in html
    link = QueryDict(html.split('href="?')[1].split('"')[0].replace("&amp;", "&"))
    assert link.dict() == {"namnd": "KFN", "sort": "-title"}
    other = drawn("{% sort_column 'deadline' 'Sista dag' %}", query="sort=title")
    assert "aria-sort" not in other
    assert "sort=deadline" in other


def test_the_pager_keeps_the_filters_in_the_address() -> None:
    page = Page(items=[1] * 25, number=2, pages=4, total=87, size=25)
    html = drawn("{% pager page %}", query="namnd=KFN&page=2", page=page)
    assert "26–50 av 87" in html
    assert "namnd=KFN&amp;page=1" in html
    assert "namnd=KFN&amp;page=3" in html


def test_a_list_of_one_page_has_no_pager() -> None:
    assert drawn("{% pager page %}", page=Page([1], 1, 1, 1, 25)).strip() == ""


def test_a_field_has_its_label_its_error_above_and_its_help_tied_to_it() -> None:
    html = drawn("{% field form.what %}", form=IdeaForm({"what": ""}))
    assert '<label for="id_what">Vad &lt;b&gt;</label>' in html
    assert html.index("Detta fält måste fyllas i") < html.index("<input")
    assert 'aria-invalid="true"' in html
    described = html.split('aria-describedby="')[1].split('"')[0].split()
    assert described == ["id_what_helptext", "id_what_error"]
    assert all(f'id="{name}"' in html for name in described)
    assert "<i>" not in html


def test_a_field_one_may_skip_says_so() -> None:
    form = IdeaForm()
    assert "frivilligt" in drawn("{% field form.unit %}", form=form)
    assert "frivilligt" not in drawn("{% field form.what %}", form=form)


def test_a_choice_of_several_is_a_group_with_a_legend() -> None:
    html = drawn("{% field form.role %}", form=IdeaForm())
    assert "<fieldset" in html
    assert "<legend>Roll</legend>" in html
    assert "<label" in drawn("{% field form.children %}", form=IdeaForm())


def test_the_error_summary_links_to_each_field() -> None:
    html = drawn("{% error_summary form %}", form=IdeaForm({"what": ""}))
    assert "2 saker behöver rättas" in html
    assert 'href="#id_what"' in html
    assert 'href="#id_role"' in html
    assert drawn("{% error_summary form %}", form=IdeaForm()).strip() == ""


def test_a_form_carries_its_csrf_token_and_the_version_it_was_read_at() -> None:
    html = drawn("{% post_form version=7 %}x{% endpost_form %}")
    assert 'name="csrfmiddlewaretoken"' in html
    assert 'name="version" value="7"' in html
    assert 'method="post"' in html


def test_a_cell_names_itself_so_that_a_row_can_become_a_card() -> None:
    html = drawn(
        "{% cell 'Sista dag' number=True %} <b>1</b> och 2 {% endcell %}{% cell 'Namn' head=True %}A{% endcell %}"
    )
    assert html == (
        '<td data-label="Sista dag" class="number"><div><b>1</b> och 2</div></td>'
        '<th scope="row" data-label="Namn">A</th>'
    )
