from django.urls import path

from utblick.reporting.views import ongoing, statistics, yearly

app_name = "reporting"
urlpatterns = [
    path("", ongoing.show, name="ongoing"),
    path("pagaende.xlsx", ongoing.workbook, name="ongoing_workbook"),
    path("pagaende.docx", ongoing.word, name="ongoing_word"),
    path("pagaende.pdf", ongoing.pdf, name="ongoing_pdf"),
    path("statistik/", statistics.show, name="statistics"),
    path("statistik.xlsx", statistics.as_workbook, name="statistics_workbook"),
    path("statistik.csv", statistics.as_csv, name="statistics_csv"),
    path("ar/", yearly.years, name="years"),
    path("ar/<uuid:pk>/", yearly.year, name="year"),
    path("ar/<uuid:pk>/svarsdag/", yearly.set_answer_day, name="set_answer_day"),
    path("ar/<uuid:pk>/redovisning.docx", yearly.year_word, name="year_word"),
    path("ar/<uuid:pk>/redovisning.pdf", yearly.year_pdf, name="year_pdf"),
    path("namnd/<uuid:pk>/", yearly.part, name="part"),
    path("namnd/<uuid:pk>/skriv/", yearly.write, name="write_part"),
    path("namnd/<uuid:pk>/fraga/", yearly.ask, name="ask_part"),
    path("namnd/<uuid:pk>/svara/", yearly.answer, name="answer_part"),
    path("namnd/<uuid:pk>/paragraf/", yearly.record, name="record_part"),
]
