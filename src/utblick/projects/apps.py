from django.apps import AppConfig


class ProjectsConfig(AppConfig):
    name = "utblick.projects"
    default_auto_field = "django.db.models.BigAutoField"
