"""Addresses under /partner/."""

from django.urls import path

from utblick.cooperation.views import open_form, partners, requests

app_name = "cooperation"
urlpatterns = [
    path("", partners.list_partners, name="partners"),
    path("ny/", partners.new_partner, name="new_partner"),
    path("<uuid:id>/", partners.show_partner, name="partner"),
    path("<uuid:id>/andra/", partners.alter_partner, name="alter_partner"),
    path("forfragningar/", requests.list_requests, name="requests"),
    path("forfragningar/ny/", requests.take_in, name="take_in"),
    path("forfragningar/<uuid:id>/", requests.show_request, name="request"),
    path("forfragningar/<uuid:id>/ga-igenom/", requests.review, name="review_request"),
    path("forfragningar/<uuid:id>/stallning/", requests.stand, name="stand_on_request"),
    path("forfragningar/<uuid:id>/besvarad/", requests.answered, name="answered_request"),
    path("forfragningar/<uuid:id>/slapp-in/", requests.accept_sender, name="accept_sender"),
    path("fraga/", open_form.ask, name="ask"),
    path("fraga/tack/", open_form.asked, name="asked"),
    path("fraga/<str:token>/", open_form.confirm, name="confirm"),
]
