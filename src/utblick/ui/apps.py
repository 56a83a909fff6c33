"""The Django app of the room."""

from django.apps import AppConfig


class UiConfig(AppConfig):
    name = "utblick.ui"
    label = "ui"
