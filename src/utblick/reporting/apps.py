from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ReportingConfig(AppConfig):
    name = "utblick.reporting"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from utblick.ui.navigation import MenuEntry, add_to_menu

        add_to_menu(MenuEntry(_("Redovisning"), "reporting:ongoing", order=80))
