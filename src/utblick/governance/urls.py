from django.urls import path

from utblick.governance import views
from utblick.governance.views import adopting, draft_parts, drafts, replays, versions
from utblick.governance.views.twelve import twelve, twelve_question, twelve_summary

app_name = "governance"
urlpatterns = [
    path("", views.guidelines, name="guidelines"),
    path("version/<uuid:pk>/", views.guideline_set, name="set"),
    path("tolv-fragor/", twelve, name="twelve"),
    path("tolv-fragor/<uuid:pk>/<int:number>/", twelve_question, name="twelve_question"),
    path("tolv-fragor/<uuid:pk>/", twelve_summary, name="twelve_summary"),
    path("version/<uuid:pk>/upphav/", adopting.end, name="end_set"),
    path("version/<uuid:pk>/oversedd/", adopting.review, name="review_set"),
    path("jamfor/", versions.compare, name="compare"),
    path("utkast/nytt/", drafts.new_draft, name="new_draft"),
    path("utkast/<uuid:pk>/", drafts.draft, name="draft"),
    path("utkast/<uuid:pk>/kontrollera/", drafts.check_draft, name="check_draft"),
    path("utkast/<uuid:pk>/undan/", drafts.set_aside, name="set_draft_aside"),
    path("utkast/<uuid:pk>/text/", drafts.draft_text, name="draft_text"),
    path("utkast/<uuid:pk>/dokument/", draft_parts.draft_head, name="draft_head"),
    path("utkast/<uuid:pk>/<str:part>/ny/", draft_parts.draft_part, name="draft_part"),
    path("utkast/<uuid:pk>/<str:part>/del/<str:name>/", draft_parts.draft_part, name="draft_part"),
    path("utkast/<uuid:pk>/anta/", adopting.adopt, name="adopt_draft"),
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
