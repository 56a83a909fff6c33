from django.apps import AppConfig


class CooperationConfig(AppConfig):
    name = "utblick.cooperation"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from utblick.cooperation import hooks, moving

        hooks.register()
        moving.register()
