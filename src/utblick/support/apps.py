from django.apps import AppConfig


class SupportConfig(AppConfig):
    name = "utblick.support"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from utblick.support import hooks

        hooks.register()
