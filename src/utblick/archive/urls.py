from django.urls import path

from utblick.archive.views import packages

app_name = "archive"
urlpatterns = [
    path("", packages.listed, name="matters"),
    path("arende/<uuid:identifier>/", packages.show, name="matter"),
    path("arende/<uuid:identifier>/paket/", packages.make, name="make"),
]
