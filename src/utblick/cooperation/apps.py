from django.apps import AppConfig


class CooperationConfig(AppConfig):
    name = "utblick.cooperation"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from utblick.cases.hooks import provide_background
        from utblick.cooperation import agreement_background, hooks, moving

        hooks.register()
        moving.register()
        provide_background("agreement", agreement_background.background_of)
