"""Addresses under /partner/."""

from django.urls import path

from utblick.cooperation import views

app_name = "cooperation"
urlpatterns = [
    path("", views.list_partners, name="partners"),
    path("ny/", views.new_partner, name="new_partner"),
    path("<uuid:id>/", views.show_partner, name="partner"),
    path("<uuid:id>/andra/", views.alter_partner, name="alter_partner"),
]
