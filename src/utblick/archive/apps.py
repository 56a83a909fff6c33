from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ArchiveConfig(AppConfig):
    name = "utblick.archive"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from django.urls import reverse

        from utblick.archive.jobs import forget_exports
        from utblick.archive.queries.disposal import load_lists
        from utblick.archive.queries.packages import load_packages
        from utblick.audit.policy import may
        from utblick.jobs.schedules import add_daily_job
        from utblick.ui.kinds import Kind, register
        from utblick.ui.navigation import MenuEntry

        menu = MenuEntry(
            _("Arkiv"), "archive:matters", order=90, shown_to=lambda actor: may(actor, "archive_package.see")
        )
        register(
            Kind(
                "archive_package",
                _("arkivpaket"),
                load_packages,
                str,
                lambda row: reverse("archive:matter", args=[row.matter_id]),
                menu=menu,
            )
        )
        register(
            Kind(
                "disposal_list",
                _("gallringslista"),
                load_lists,
                str,
                lambda row: reverse("archive:list", args=[row.pk]),
            )
        )
        add_daily_job("exports", forget_exports)
