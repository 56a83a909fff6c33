from django.apps import AppConfig


class OrganisationConfig(AppConfig):
    name = "utblick.organisation"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from utblick.organisation import hooks

        hooks.register()
