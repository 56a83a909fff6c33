"""What the room gives to rooms below: its nouns, its word in the menu, and what stands on their pages."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from utblick.audit.policy import may
from utblick.projects.hooks import Links, provide_advice, provide_links
from utblick.projects.models import Application
from utblick.support.actions.lessons import keep_advice, lesson_url
from utblick.support.queries.lessons import load_lessons
from utblick.ui.kinds import Kind
from utblick.ui.kinds import register as register_kind
from utblick.ui.navigation import MenuEntry
from utblick.values import Actor
from utblick.watch.hooks import provide_experience_page


def register() -> None:
    menu = MenuEntry(gettext_lazy("Stöd"), "support:index", order=75)
    register_kind(Kind("lesson", gettext_lazy("lärdom"), load_lessons, str, lesson_url, menu=menu))
    provide_experience_page(lambda call: reverse("support:before", args=[call.pk]))
    provide_advice(keep_advice)
    provide_links("application", lessons_on_page)


def lessons_on_page(application: Application, actor: Actor) -> Links:
    """Where the lessons of an application or its project are read, and where one is written. No query."""
    found = [(_("Lärdomar härifrån"), f"{reverse('support:lessons')}?ansokan={application.pk}")]
    if may(actor, "lesson.write", application):
        found.append((_("Skriv en lärdom"), f"{reverse('support:new_lesson')}?ansokan={application.pk}"))
    return found
