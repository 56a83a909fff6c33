from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "utblick.web"
    default_auto_field = "django.db.models.BigAutoField"
