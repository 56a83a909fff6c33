from django.urls import path

from utblick.reporting.views import ongoing

app_name = "reporting"
urlpatterns = [
    path("", ongoing.show, name="ongoing"),
    path("pagaende.xlsx", ongoing.workbook, name="ongoing_workbook"),
    path("pagaende.docx", ongoing.word, name="ongoing_word"),
    path("pagaende.pdf", ongoing.pdf, name="ongoing_pdf"),
]
