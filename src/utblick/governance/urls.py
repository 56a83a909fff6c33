from django.urls import path

from utblick.governance import views
from utblick.governance.views import replays
from utblick.governance.views.twelve import twelve, twelve_question, twelve_summary

app_name = "governance"
urlpatterns = [
    path("", views.guidelines, name="guidelines"),
    path("version/<uuid:pk>/", views.guideline_set, name="set"),
    path("tolv-fragor/", twelve, name="twelve"),
    path("tolv-fragor/<uuid:pk>/<int:number>/", twelve_question, name="twelve_question"),
    path("tolv-fragor/<uuid:pk>/", twelve_summary, name="twelve_summary"),
    path("far-vi/", views.may_we, name="may_we"),
    path("far-vi/<str:trigger>/", views.may_we_answer, name="may_we_answer"),
    path("far-vi/<str:trigger>/behall/", views.keep, name="keep_answer"),
    path("svar/<uuid:pk>/", views.verdict, name="verdict"),
    path("svar/<uuid:pk>/bilaga/", views.verdict_appendix, name="verdict_appendix"),
    path("prova-bakat/", replays.replay_list, name="replays"),
    path("prova-bakat/<uuid:pk>/", replays.replay_page, name="replay"),
    path("prova-bakat/<uuid:pk>/excel/", replays.replay_workbook, name="replay_workbook"),
    path("prova-bakat/<uuid:pk>/json/", replays.replay_json, name="replay_json"),
    path("avvikelser/", views.deviations, name="deviations"),
]
