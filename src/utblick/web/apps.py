from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "utblick.web"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from django.utils.translation import gettext_lazy as _

        from utblick.ui.navigation import MenuEntry, add_to_menu
        from utblick.ui.shell import provide_shell
        from utblick.web.frame import frame

        provide_shell(frame)
        add_to_menu(MenuEntry(_("Att göra"), "web:start", order=0))
