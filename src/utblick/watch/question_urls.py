from django.urls import path

from utblick.watch.views import question_stands, questions

app_name = "questions"
urlpatterns = [
    path("", questions.questions, name="questions"),
    path("<uuid:pk>/", questions.question, name="question"),
    path("stallning/", question_stands.bodies, name="stands"),
    path("stallning/<str:body_code>/", question_stands.body, name="body_stands"),
    path("<uuid:pk>/stallning/<str:body_code>/", question_stands.take, name="take_stand"),
    path("<uuid:pk>/stallning/<str:body_code>/angra/", question_stands.undo, name="undo_stand"),
    path("<uuid:pk>/arende/<str:body_code>/", questions.answer, name="open_answer"),
    path("<uuid:pk>/papper/<uuid:paper>/sista-dag/", questions.settle, name="settle"),
    path("<uuid:pk>/papper/<uuid:paper>/remissinstans/", questions.addressee, name="addressee"),
    path("<uuid:pk>/papper/<uuid:paper>/koppla/", questions.link, name="link"),
    path("<uuid:pk>/papper/<uuid:paper>/koppla-loss/", questions.unlink, name="unlink"),
]
