from django.apps import AppConfig
from django.db.backends.signals import connection_created
from django.db.models.signals import post_migrate


class AuditConfig(AppConfig):
    name = "utblick.audit"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from utblick.audit import guard, triggers

        connection_created.connect(guard.watch_connection, dispatch_uid="audit.guard")
        post_migrate.connect(triggers.install_after_migrate, sender=self, dispatch_uid="audit.triggers")
