from django.apps import AppConfig


class CasesConfig(AppConfig):
    name = "utblick.cases"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from utblick.cases.nouns import register_nouns
        from utblick.cases.todo import todo
        from utblick.jobs.todo import add_todo

        register_nouns()
        add_todo(todo)
