from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ReportingConfig(AppConfig):
    name = "utblick.reporting"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from django.urls import reverse

        from utblick.cooperation.todo import add_sort
        from utblick.reporting import mail_acts, todo
        from utblick.reporting.queries.yearly import load_parts, load_years
        from utblick.ui.kinds import Kind, register
        from utblick.ui.navigation import MenuEntry

        register(
            Kind(
                "yearly_report",
                _("årets redovisning"),
                load_years,
                str,
                lambda row: reverse("reporting:year", args=[row.pk]),
                menu=MenuEntry(_("Redovisning"), "reporting:ongoing", order=80),
            )
        )
        register(
            Kind(
                "body_report",
                _("nämndens redovisning"),
                load_parts,
                str,
                lambda row: reverse("reporting:part", args=[row.pk]),
            )
        )
        mail_acts.register()
        add_sort(todo)
