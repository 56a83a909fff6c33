"""Components and formats: ``{% load ui %}``. Everything given to a tag is escaped; block contents are template text.

Block tags close with ``{% end<name> %}``. Arguments after ``*`` are given by name; those with ``=`` may be left out.

=================================================================  ====================================================
tag                                                                draws
=================================================================  ====================================================
page_head title * kicker="" back_url="" back_label="" (block)      h1, what it belongs to, way back; content: actions
status_sentence text="" * tone="" (block)                          how things stand: the text, or the content
answer_box outcome * title="" (block)                              *Svar enligt riktlinjerna*; content: sentence, steps
band title * count=None id="" url="" (block)                       a titled band of rows; content: row_sentence rows
row_sentence url * last_day=None today=None reason="" calm=False   a row; content: sentence beginning with a verb;
 (block)                                                           calm: a day that asks for nothing is not coloured
details summary * open=False (block)                               something one click away, e.g. *Varför?*
facts (block), fact label (block)                                  definition list
data_table caption * count=None sticky=True (block)                table; cards under 640 px. Content: thead, tbody
sort_column name label * number=False                              th with a link that sorts (address: sort=name, -name)
column label * number=False                                        th without sorting
cell label * number=False head=False (block)                       td (th when head) that names itself as a card
filter_line * action="" label="Visa" (block)                       form method get; content: {% field %} of filters
chip text * tone="" icon=""                                        a word in a ring
button text * kind="primary" name="" value="" icon=""              submit button
link_button text url * kind="secondary" icon=""                    link that looks like a button
buttons (block)                                                    a row of buttons
notice * kind="info" title="" (block)                              message that stays
empty title (block)                                                empty list: what would be here, how it gets here
pager page                                                         pages of a paging.Page, address kept
progress done total label                                          a long job
steps current *labels                                              where one is in a step page (current from 1)
field bound * hint=""                                              label, error above, input, help beside
error_summary form                                                 all errors with links to their fields
post_form * action="" multipart=False version=None (block)         form method post with csrf and row version
confirm_form url text * kind="secondary" name="" value=""          one button that posts
copy value label                                                   a value to copy (button only with JavaScript)
copy_block value label                                             several lines to copy, marked by hand without it
icon name                                                          inline drawing: see icons.NAMES
road picture * prefix="vag"                                        *Vägen till sista dag*: picture and equal table
htmx_config                                                        settings of htmx as one line of JSON
=================================================================  ====================================================

outcome: allowed · not_yet · forbidden · undetermined. tone: "" · good · care · stop · accent.
notice kind: info · good · care · stop. button kind: primary · secondary · quiet · danger.

sort_column, pager, post_form and confirm_form read ``request`` from the context; row_sentence takes today from
``shell``. Every tr of a data_table is filled with cell tags, so that it can become a card. ``sort`` in the context
names the sorting that holds when the address has none.

Filters (in the page's language): day, weekday_day, row_day[:today], partial_day, clock_time, week, money, whole_number,
days_left:today, in_language (values.Text). None and "" give "".
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from django import template
from django.forms import BaseForm, BoundField
from django.middleware.csrf import get_token
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.timezone import is_aware, localtime
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from utblick.dates.picture import Picture
from utblick.ui import formats, icons
from utblick.ui.charts import Chart
from utblick.ui.paging import Page
from utblick.ui.responses import HTMX_CONFIG
from utblick.ui.road import drawing

register = template.Library()

OUTCOMES = {
    "allowed": _("Får lämnas in"),
    "not_yet": _("Inte ännu"),
    "forbidden": _("Får inte"),
    "undetermined": _("Kan inte avgöras – fråga"),
}


def _language() -> str:
    return get_language() or "sv"


def _component(name: str, **context: Any) -> SafeString:
    return mark_safe(render_to_string(f"ui/components/{name}.html", context).strip())


def _trimmed(content: str) -> SafeString:
    return mark_safe(content.strip())


def _class(base: str, variant: str) -> str:
    return f"{base} {base}-{variant}" if variant else base


@register.simple_block_tag
def page_head(content: str, title: str, *, kicker: str = "", back_url: str = "", back_label: str = "") -> SafeString:
    return _component(
        "page_head", title=title, kicker=kicker, back_url=back_url, back_label=back_label, actions=_trimmed(content)
    )


@register.simple_block_tag
def status_sentence(content: str, text: str = "", *, tone: str = "") -> SafeString:
    return format_html('<p class="{}">{}{}</p>', _class("status", tone), text, _trimmed(content))


@register.simple_block_tag
def answer_box(content: str, outcome: Any, *, title: str = "") -> SafeString:
    name = str(getattr(outcome, "value", outcome)).replace(" ", "_").replace("-", "_")
    return _component("answer_box", outcome=name, word=title or OUTCOMES[name], content=content)


@register.simple_block_tag
def band(content: str, title: str, *, count: int | None = None, id: str = "", url: str = "") -> SafeString:
    return _component("band", title=title, count=count, id=id, url=url, content=content)


@register.simple_block_tag(takes_context=True)
def row_sentence(
    context: template.Context,
    content: str,
    url: str,
    *,
    last_day: date | None = None,
    today: date | None = None,
    reason: str = "",
    calm: bool = False,
) -> SafeString:
    today = today or getattr(context.get("shell"), "today", None)
    left = (last_day - today).days if last_day and today else None
    tone = "" if calm or left is None or left > 7 else ("stop" if left < 0 else "care")
    return _component(
        "row_sentence", url=url, sentence=_trimmed(content), last_day=last_day, today=today, reason=reason, tone=tone
    )


@register.simple_block_tag
def details(content: str, summary: str, *, open: bool = False) -> SafeString:
    state = mark_safe(" open") if open else ""
    return format_html(
        '<details class="details"{}><summary>{}</summary><div class="details-body">{}</div></details>',
        state,
        summary,
        content,
    )


@register.simple_block_tag
def facts(content: str) -> SafeString:
    return format_html('<dl class="facts">{}</dl>', content)


@register.simple_block_tag
def fact(content: str, label: str) -> SafeString:
    return format_html('<div class="fact"><dt>{}</dt><dd>{}</dd></div>', label, _trimmed(content))


@register.simple_block_tag
def data_table(content: str, caption: str, *, count: int | None = None, sticky: bool = True) -> SafeString:
    return _component("data_table", caption=caption, count=count, sticky=sticky, content=content)


@register.simple_tag
def column(label: str, *, number: bool = False) -> SafeString:
    return format_html('<th scope="col"{}>{}</th>', _number_class(number), label)


@register.simple_tag(takes_context=True)
def sort_column(context: template.Context, name: str, label: str, *, number: bool = False) -> SafeString:
    query = context["request"].GET.copy()
    sorting = query.get("sort", context.get("sort", ""))
    query["sort"] = f"-{name}" if sorting == name else name
    query.pop("page", None)
    order = {name: "ascending", f"-{name}": "descending"}.get(sorting, "")
    aria = format_html(' aria-sort="{}"', order) if order else ""
    return format_html(
        '<th scope="col"{}{}><a class="sort" href="?{}">{}<span class="sort-mark" aria-hidden="true"></span></a></th>',
        _number_class(number),
        aria,
        query.urlencode(),
        label,
    )


@register.simple_block_tag
def cell(content: str, label: str, *, number: bool = False, head: bool = False) -> SafeString:
    form = '<th scope="row" data-label="{}"{}>{}</th>' if head else '<td data-label="{}"{}><div>{}</div></td>'
    return format_html(form, label, _number_class(number), _trimmed(content))


def _number_class(number: bool) -> SafeString:
    return mark_safe(' class="number"' if number else "")


@register.simple_block_tag
def filter_line(content: str, *, action: str = "", label: str = "") -> SafeString:
    return _component("filter_line", action=action, label=label or gettext("Visa"), content=content)


@register.simple_tag
def chip(text: str, *, tone: str = "", icon: str = "") -> SafeString:
    return format_html('<span class="{}">{}{}</span>', _class("chip", tone), icons.icon(icon) if icon else "", text)


@register.simple_tag
def button(text: str, *, kind: str = "primary", name: str = "", value: str = "", icon: str = "") -> SafeString:
    submits = format_html(' name="{}" value="{}"', name, value) if name else ""
    return format_html(
        '<button type="submit" class="{}"{}>{}{}</button>',
        _class("button", kind),
        submits,
        icons.icon(icon) if icon else "",
        text,
    )


@register.simple_tag
def link_button(text: str, url: str, *, kind: str = "secondary", icon: str = "") -> SafeString:
    return format_html(
        '<a class="{}" href="{}">{}{}</a>', _class("button", kind), url, icons.icon(icon) if icon else "", text
    )


@register.simple_block_tag
def buttons(content: str) -> SafeString:
    return format_html('<div class="buttons">{}</div>', content)


@register.simple_block_tag
def notice(content: str, *, kind: str = "info", title: str = "") -> SafeString:
    return _component("notice", kind=kind, title=title, content=content)


@register.simple_block_tag
def empty(content: str, title: str) -> SafeString:
    return format_html('<div class="empty"><p class="empty-title">{}</p>{}</div>', title, content)


@register.inclusion_tag("ui/components/pager.html", takes_context=True)
def pager(context: template.Context, page: Page) -> dict[str, Any]:
    return {"page": page, "request": context["request"]}


@register.simple_tag
def progress(done: int, total: int, label: str) -> SafeString:
    return _component("progress", done=done, total=total, label=label)


@register.simple_tag
def steps(current: int, *labels: str) -> SafeString:
    """Where one is; empty labels are left out."""
    return _component("steps", current=current, labels=[label for label in labels if label])


@register.simple_tag
def field(bound: BoundField, *, hint: str = "") -> SafeString:
    widget = bound.field.widget
    return _component(
        "field",
        field=bound,
        hint=hint,
        is_group=widget.use_fieldset,
        is_tick=getattr(widget, "input_type", "") == "checkbox" and not widget.use_fieldset,
        is_optional=not bound.field.required and not widget.is_hidden,
    )


@register.simple_tag
def error_summary(form: BaseForm) -> SafeString:
    if not form.errors:
        return mark_safe("")
    return _component(
        "error_summary",
        count=sum(len(errors) for errors in form.errors.values()),
        whole_form=form.non_field_errors(),
        fields=[bound for bound in form if bound.errors],
    )


@register.simple_block_tag(takes_context=True)
def post_form(
    context: template.Context,
    content: str,
    *,
    action: str = "",
    multipart: bool = False,
    version: int | None = None,
) -> SafeString:
    return _component(
        "post_form",
        action=action,
        multipart=multipart,
        version=version,
        content=content,
        token=get_token(context["request"]),
    )


@register.simple_tag(takes_context=True)
def confirm_form(
    context: template.Context, url: str, text: str, *, kind: str = "secondary", name: str = "", value: str = ""
) -> SafeString:
    token = get_token(context["request"])
    submit = button(text, kind=kind, name=name, value=value)
    return _component("post_form", action=url, content=submit, token=token, inline=True)


@register.simple_tag
def copy(value: str, label: str) -> SafeString:
    return _component("copy", value=value, label=label)


@register.simple_tag
def copy_block(value: str, label: str, *, id: str = "copy-block") -> SafeString:
    return _component("copy_block", value=value, label=label, id=id, rows=len(value.splitlines()) + 1)


@register.simple_tag
def icon(name: str) -> SafeString:
    return icons.icon(name)


@register.simple_tag
def road(picture: Picture, *, prefix: str = "vag") -> SafeString:
    return _component("road", road=drawing(picture, _language(), prefix))


@register.simple_tag
def bars(chart: Chart) -> SafeString:
    return _component("bars", chart=chart)


@register.simple_tag
def htmx_config() -> str:
    return HTMX_CONFIG


def _format(name: str, write: Callable[[Any, str], str]) -> None:
    def written(value: Any) -> str:
        return "" if value is None or value == "" else write(value, _language())

    register.filter(name, written)


_format("day", formats.day)
_format("weekday_day", formats.weekday_day)
_format("partial_day", formats.partial_day)
_format("week", formats.week)
_format("money", formats.money)
_format("whole_number", formats.whole_number)
_format("in_language", lambda text, language: text.in_language(language))
_format("clock_time", lambda value, language: formats.clock_time(_local(value), language))


def _local(value: Any) -> Any:
    return localtime(value) if isinstance(value, datetime) and is_aware(value) else value


@register.filter
def row_day(value: date | None, today: date | None = None) -> str:
    return formats.row_day(value, today, _language()) if value else ""


@register.filter
def days_left(value: date | None, today: date) -> str:
    return formats.days_left(value, today, _language()) if value else ""
