from django.urls import path

from utblick.demo import views

app_name = "demo"
urlpatterns = [
    path("datum/", views.move, name="move"),
    path("tyreso/", views.tyreso, name="tyreso"),
]
