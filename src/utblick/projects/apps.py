from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ProjectsConfig(AppConfig):
    name = "utblick.projects"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from django.urls import reverse

        from utblick.cases.hooks import provide_background
        from utblick.cooperation.hooks import provide_ideas
        from utblick.cooperation.queries.bodies import provide_fields
        from utblick.cooperation.queries.names import places
        from utblick.cooperation.stories import provide_happenings
        from utblick.cooperation.tables.registers import REGISTERS
        from utblick.cooperation.todo import add_sort
        from utblick.governance.hooks import provide_matters
        from utblick.governance.subject_hooks import provide_answer_page, provide_subjects
        from utblick.jobs.schedules import Schedule, add_daily_job, add_schedule
        from utblick.jobs.todo import add_todo
        from utblick.projects import holdings, moving, project_todo
        from utblick.projects.background import background_of
        from utblick.projects.happenings import PHRASES, partner_happenings
        from utblick.projects.jobs import retell_plans
        from utblick.projects.part_registers import PARTS
        from utblick.projects.project_register import PROJECTS
        from utblick.projects.queries import (
            bodies_going_on,
            ideas_of_request,
            load_applications,
            load_ideas,
            load_projects,
        )
        from utblick.projects.queries.bank_findings import load_findings
        from utblick.projects.replayed import matters
        from utblick.projects.subjects import open_subjects, subject
        from utblick.projects.todo import rows
        from utblick.ui.kinds import Kind, register
        from utblick.ui.navigation import MenuEntry
        from utblick.watch.hooks import add_affected, provide_idea_page, provide_organisations
        from utblick.watch.queries.fields import wanted_by_bodies

        menu = MenuEntry(_("Ansökningar"), "projects:index", order=30)
        register(
            Kind("idea", _("Idé"), load_ideas, str, lambda row: reverse("projects:idea", args=[row.pk]), menu=menu)
        )
        register(
            Kind(
                "application",
                _("Ansökan"),
                load_applications,
                str,
                lambda row: reverse("projects:application", args=[row.pk]),
            )
        )
        register(
            Kind("project", _("Projekt"), load_projects, str, lambda row: reverse("projects:project", args=[row.pk]))
        )
        register(
            Kind(
                "bank_finding",
                _("Projekt i en projektbank"),
                load_findings,
                str,
                lambda row: reverse("projects:bank_finding", args=[row.pk]),
            )
        )
        provide_background("application", background_of)
        provide_matters("applications", matters)
        provide_subjects("application", open_subjects, subject)
        provide_answer_page("application", lambda identifier: reverse("projects:verdict", args=[identifier]))
        add_todo(rows)
        add_sort(project_todo)
        holdings.register()
        moving.register()
        provide_idea_page(lambda call: f"{reverse('projects:new_idea')}?utlysning={call.pk}")
        provide_ideas(lambda asked: f"{reverse('projects:new_idea')}?forfragan={asked.pk}", ideas_of_request)
        provide_fields(wanted_by_bodies)
        provide_happenings("projects", partner_happenings, PHRASES)
        REGISTERS["projekt"] = PROJECTS
        provide_organisations(places)
        REGISTERS.update(PARTS)
        add_affected(bodies_going_on)
        add_daily_job("plans", retell_plans)
        add_schedule(Schedule("plans", "utblick.projects.jobs.follow_events", minutes=1))
