from django.apps import AppConfig


class ClockConfig(AppConfig):
    name = "utblick.clock"
    default_auto_field = "django.db.models.BigAutoField"
