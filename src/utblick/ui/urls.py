"""Addresses of the frame itself."""

from django.urls import path
from django.views.i18n import set_language

from utblick.ui import views

app_name = "ui"
urlpatterns = [
    path("tema.css", views.theme, name="theme"),
    path("sprak/", set_language, name="language"),
    path("stil/", views.style, name="style"),
]
