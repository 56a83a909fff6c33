from django.urls import path

from utblick.cases.views import decisions, matters, notices, reports

app_name = "cases"
urlpatterns = [
    path("", matters.listed, name="matters"),
    path("nytt/", matters.open_new, name="open"),
    path("svar/", decisions.answers, name="answers"),
    path("svar/justering/<uuid:identifier>/", decisions.adjust, name="adjust"),
    path("kommande/", decisions.coming, name="coming"),
    path("<uuid:identifier>/", matters.show, name="matter"),
    path("<uuid:identifier>/andra/", matters.alter, name="alter"),
    path("<uuid:identifier>/historik/", matters.past, name="history"),
    path("<uuid:identifier>/diarienummer/", matters.number, name="number"),
    path("<uuid:identifier>/handling/", matters.add_document, name="add_document"),
    path("<uuid:identifier>/avsluta/", matters.close, name="close"),
    path("<uuid:identifier>/oppna/", matters.reopen, name="reopen"),
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
