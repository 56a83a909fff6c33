"""Addresses under /utskick/."""

from django.urls import path

from utblick.jobs import views

app_name = "jobs"
urlpatterns = [
    path("", views.listed, name="mails"),
    path("<int:number>/", views.shown, name="mail"),
]
