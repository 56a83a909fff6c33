from django.apps import AppConfig


class WatchConfig(AppConfig):
    name = "utblick.watch"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from utblick.watch import hooks

        hooks.register()
