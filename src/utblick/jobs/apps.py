from django.apps import AppConfig


class JobsConfig(AppConfig):
    name = "utblick.jobs"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from utblick.jobs.schedules import Schedule, add_schedule

        add_schedule(Schedule("beat", "utblick.jobs.jobs.beat", minutes=1))
        add_schedule(Schedule("outbox", "utblick.jobs.jobs.deliver_mail", minutes=1))
        add_schedule(Schedule("audit-head", "utblick.jobs.jobs.write_audit_head", minutes=60))
        add_schedule(Schedule("daily", "utblick.jobs.jobs.run_todays_jobs", minutes=30))
