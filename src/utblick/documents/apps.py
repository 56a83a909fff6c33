from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    name = "utblick.documents"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from utblick.documents import hooks

        hooks.register()
