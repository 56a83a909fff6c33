from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "utblick.accounts"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from utblick.accounts.actions import purge_links
        from utblick.jobs.schedules import add_daily_job

        add_daily_job("expired-mail-links", purge_links)
