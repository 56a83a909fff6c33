"""Ideas and their applications, and the projects that come of those that are granted."""

from utblick.projects.models.applicant import Applicant
from utblick.projects.models.applications import Application, Form, FundingTest, Idea, ToldPlan
from utblick.projects.models.bank_findings import BankFinding, BankReading
from utblick.projects.models.banks import Bank
from utblick.projects.models.parts import BudgetYear, Indicator, Payment, Undertaking
from utblick.projects.models.projects import Amendment, Project, ProjectPartner
from utblick.projects.models.tasks import DevelopmentTask

__all__ = [
    "Amendment",
    "Applicant",
    "Application",
    "Bank",
    "BankFinding",
    "BankReading",
    "BudgetYear",
    "Form",
    "DevelopmentTask",
    "FundingTest",
    "Idea",
    "Indicator",
    "Payment",
    "Project",
    "ProjectPartner",
    "ToldPlan",
    "Undertaking",
]
