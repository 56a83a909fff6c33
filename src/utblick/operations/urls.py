from django.urls import path

from utblick.operations import views

app_name = "operations"
urlpatterns = [
    path("", views.health, name="health"),
    path("levande", views.alive, name="alive"),
    path("handelser/", views.events, name="events"),
]
