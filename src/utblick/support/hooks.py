"""What the room gives to rooms below: its nouns, its word in the menu, and what stands on their pages."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from utblick.audit.policy import may
from utblick.cooperation.todo import add_sort
from utblick.projects.hooks import Links, provide_advice, provide_links
from utblick.projects.models import Application, Idea
from utblick.support import moving, todo
from utblick.support.actions.gatherings import gathering_url
from utblick.support.actions.lessons import keep_advice, lesson_url
from utblick.support.actions.partner_searches import search_url
from utblick.support.actions.questions import question_url
from utblick.support.calendar import days_of_body
from utblick.support.queries.gatherings import load_gatherings
from utblick.support.queries.lessons import load_lessons
from utblick.support.queries.partner_searches import load_searches
from utblick.support.queries.questions import load_questions
from utblick.ui.kinds import Kind
from utblick.ui.kinds import register as register_kind
from utblick.ui.navigation import MenuEntry
from utblick.values import Actor
from utblick.watch.hooks import add_calendar_days, provide_experience_page


def register() -> None:
    menu = MenuEntry(gettext_lazy("Stöd"), "support:index", order=75)
    register_kind(Kind("lesson", gettext_lazy("lärdom"), load_lessons, str, lesson_url, menu=menu))
    register_kind(Kind("support_question", gettext_lazy("fråga"), load_questions, str, question_url))
    register_kind(Kind("gathering", gettext_lazy("träff"), load_gatherings, str, gathering_url))
    register_kind(Kind("partner_search", gettext_lazy("söker partner"), load_searches, str, search_url))
    add_calendar_days(days_of_body)
    provide_experience_page(lambda call: reverse("support:before", args=[call.pk]))
    provide_advice(keep_advice)
    provide_links("application", application_links)
    provide_links("idea", idea_links)
    add_sort(todo)
    moving.register()


def application_links(application: Application, actor: Actor) -> Links:
    """Where the lessons of an application or its project are read and written, and where one asks. No query."""
    found = [(_("Lärdomar härifrån"), f"{reverse('support:lessons')}?ansokan={application.pk}")]
    if may(actor, "lesson.write", application):
        found.append((_("Skriv en lärdom"), f"{reverse('support:new_lesson')}?ansokan={application.pk}"))
    if may(actor, "support_question.ask"):
        found.append((_("Fråga samordnaren"), f"{reverse('support:ask')}?om={application.ref}"))
    return found


def idea_links(idea: Idea, actor: Actor) -> Links:
    """Where an idea says that it looks for a partner, and where one asks the coordinator. No query."""
    found = []
    if idea.call_id is not None:
        found.append((_("Vem har gjort det förr?"), reverse("support:before", args=[idea.call_id])))
    if may(actor, "partner_search.seek", idea):
        found.append((_("Söker partner"), reverse("support:seek_partner", args=[idea.pk])))
    if may(actor, "support_question.ask"):
        found.append((_("Fråga samordnaren"), f"{reverse('support:ask')}?om={idea.ref}"))
    return found
