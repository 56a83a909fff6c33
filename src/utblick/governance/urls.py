from django.urls import path

from utblick.governance import views

app_name = "governance"
urlpatterns = [
    path("", views.guidelines, name="guidelines"),
    path("version/<uuid:pk>/", views.guideline_set, name="set"),
    path("far-vi/", views.may_we, name="may_we"),
    path("far-vi/<str:trigger>/", views.may_we_answer, name="may_we_answer"),
    path("far-vi/<str:trigger>/behall/", views.keep, name="keep_answer"),
    path("svar/<uuid:pk>/", views.verdict, name="verdict"),
    path("svar/<uuid:pk>/bilaga/", views.verdict_appendix, name="verdict_appendix"),
    path("avvikelser/", views.deviations, name="deviations"),
]
