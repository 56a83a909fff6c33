from django.urls import path

from utblick.web import views

app_name = "web"
urlpatterns = [
    path("", views.start, name="start"),
    path("tillganglighet/", views.accessibility, name="accessibility"),
    path("kakor/", views.cookies, name="cookies"),
    path("kontakt/", views.contact_page, name="contact"),
    path("handbok/", views.handbook, name="handbook"),
    path("handbok/bilder/<slug:slug>.png", views.handbook_picture, name="handbook_picture"),
    path("handbok/<slug:slug>/", views.handbook_page, name="handbook_page"),
]
