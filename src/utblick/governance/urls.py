from django.urls import path

from utblick.governance import views

app_name = "governance"
urlpatterns = [
    path("", views.guidelines, name="guidelines"),
    path("version/<uuid:pk>/", views.guideline_set, name="set"),
    path("far-vi/", views.may_we, name="may_we"),
    path("far-vi/<str:trigger>/", views.may_we, name="may_we_answer"),
    path("avvikelser/", views.deviations, name="deviations"),
]
