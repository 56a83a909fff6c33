from django.urls import path

from utblick.projects import views

app_name = "projects"
urlpatterns = [
    path("", views.index, name="index"),
    path("ny-ide/", views.new_idea, name="new_idea"),
    path("ide/<uuid:pk>/", views.show_idea, name="idea"),
    path("ide/<uuid:pk>/provning/", views.record_test, name="record_test"),
    path("ide/<uuid:pk>/ansokan/", views.prepare, name="prepare"),
    path("<uuid:pk>/", views.show_application, name="application"),
    path("<uuid:pk>/svar/", views.verdict, name="verdict"),
    path("<uuid:pk>/svar/bilaga/", views.verdict_appendix, name="verdict_appendix"),
    path("<uuid:pk>/andra/", views.alter, name="alter"),
    path("<uuid:pk>/arenden/", views.open_matters_of, name="open_matters"),
    path("<uuid:pk>/lamna-in/", views.submit, name="submit"),
    path("<uuid:pk>/besked/", views.answer, name="answer"),
]
