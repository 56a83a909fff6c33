from django.urls import path

from utblick.cases.views import closing, decisions, disclosures, matters, notices, register, reports

app_name = "cases"
urlpatterns = [
    path("", matters.listed, name="matters"),
    path("nytt/", matters.open_new, name="open"),
    path("svar/", decisions.answers, name="answers"),
    path("svar/justering/<uuid:identifier>/", decisions.adjust, name="adjust"),
    path("kommande/", decisions.coming, name="coming"),
    path("kommande/kommande.docx", decisions.coming_as_word, name="coming_word"),
    path("register/", register.listed, name="register"),
    path("register/registret.csv", register.as_csv, name="register_csv"),
    path("register/<uuid:identifier>/", register.show, name="registered"),
    path("<uuid:identifier>/", matters.show, name="matter"),
    path("<uuid:identifier>/register/", register.choose_shown, name="register_shows"),
    path("<uuid:identifier>/sekretess/", register.restrict, name="restrict"),
    path("<uuid:identifier>/andra/", matters.alter, name="alter"),
    path("<uuid:identifier>/historik/", matters.past, name="history"),
    path("<uuid:identifier>/diarienummer/", matters.number, name="number"),
    path("<uuid:identifier>/handling/", matters.add_document, name="add_document"),
    path("<uuid:identifier>/avsluta/", closing.close, name="close"),
    path("<uuid:identifier>/oppna/", closing.reopen, name="reopen"),
    path("<uuid:identifier>/arkivering/", closing.archive, name="archive"),
    path("<uuid:identifier>/utlamna/", disclosures.disclose, name="disclose"),
    path("utlamnande/", disclosures.listed, name="disclosures"),
    path("utlamnande/<uuid:identifier>/", disclosures.answer, name="disclosure"),
    path("<uuid:identifier>/skriv/", reports.write, name="write"),
    path("<uuid:identifier>/skicka/", reports.send, name="send"),
    path("<uuid:identifier>/beslut/", decisions.record, name="record"),
    path("tjansteskrivelse/<uuid:identifier>/", reports.show, name="report"),
    path("tjansteskrivelse/<uuid:identifier>/dela/", reports.share, name="share"),
    path("tjansteskrivelse/<uuid:identifier>/godkann/", reports.approve, name="approve"),
    path("tjansteskrivelse/<uuid:identifier>/papper/", reports.produce, name="produce"),
    path("tjansteskrivelse/<uuid:identifier>/<str:step>/", reports.edit, name="edit"),
    path("beslut/<uuid:identifier>/", decisions.show, name="decision"),
    path("beslut/<uuid:identifier>/anslag/", notices.notice, name="notice"),
]
