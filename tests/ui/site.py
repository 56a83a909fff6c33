"""The addresses of a house with no other rooms, for tests of the frame."""

from django.urls import include, path

urlpatterns = [path("", include("utblick.ui.urls"))]
