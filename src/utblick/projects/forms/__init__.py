"""What is asked at each step, and no more (users.md § 4)."""

from utblick.projects.forms.applications import (
    AnswerForm,
    ApplicationForm,
    AreaForm,
    FundingTestForm,
    IdeaForm,
    SubmitForm,
    idea_initial,
)

__all__ = ["AnswerForm", "ApplicationForm", "AreaForm", "FundingTestForm", "IdeaForm", "SubmitForm", "idea_initial"]
