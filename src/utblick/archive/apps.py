from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from utblick.values import Actor


class ArchiveConfig(AppConfig):
    name = "utblick.archive"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from django.urls import reverse

        from utblick.archive.queries.disposal import load_lists
        from utblick.archive.queries.packages import load_packages
        from utblick.audit.policy import may
        from utblick.ui.kinds import Kind, register
        from utblick.ui.navigation import MenuEntry, add_to_menu

        menu = MenuEntry(
            _("Arkiv"), "archive:matters", order=90, shown_to=lambda actor: may(actor, "archive_package.see")
        )
        add_to_menu(MenuEntry(_("Personuppgifter"), "archive:personal", order=91, shown_to=_only_persons))
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


def _only_persons(actor: Actor) -> bool:
    """Those who take extracts about people without keeping the archive, where the page else is found."""
    from utblick.audit.policy import may

    return may(actor, "personal_data.extract") and not may(actor, "archive_package.see")
