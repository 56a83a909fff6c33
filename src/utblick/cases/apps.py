from django.apps import AppConfig


class CasesConfig(AppConfig):
    name = "utblick.cases"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from utblick.cases import holdings, mail_acts, mail_acts_approval, mail_acts_receiving, moving
        from utblick.cases.actions.clerks import ask_after_meetings, ask_for_adjustment
        from utblick.cases.indexing import document_was_read, extract_was_read
        from utblick.cases.minutes_links import links_of
        from utblick.cases.nouns import register_nouns
        from utblick.cases.subjects import open_subjects, subject
        from utblick.cases.todo import todo
        from utblick.cases.todo_minutes import minutes_todo
        from utblick.documents.hooks import when_read
        from utblick.governance.subject_hooks import provide_subjects
        from utblick.jobs.schedules import add_daily_job
        from utblick.jobs.todo import add_todo
        from utblick.organisation.hooks import provide_meeting_links

        register_nouns()
        when_read("document", document_was_read)
        when_read("decision", extract_was_read)
        provide_subjects("matter", open_subjects, subject)
        add_todo(todo)
        add_todo(minutes_todo)
        provide_meeting_links(links_of)
        mail_acts.register()
        mail_acts_approval.register()
        mail_acts_receiving.register()
        holdings.register()
        moving.register()
        add_daily_job("clerks-meetings", ask_after_meetings)
        add_daily_job("clerks-adjustment", ask_for_adjustment)
