from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class GovernanceConfig(AppConfig):
    name = "utblick.governance"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from utblick.governance.nouns import register_nouns
        from utblick.governance.todo import todo
        from utblick.jobs.todo import add_todo
        from utblick.ui.navigation import MenuEntry, add_to_menu

        register_nouns()
        add_todo(todo)

        add_to_menu(MenuEntry(_("Riktlinjer"), "governance:guidelines", order=60))
