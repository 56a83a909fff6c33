"""Addresses under /partner/."""

from django.urls import path

from utblick.cooperation.views import agreement_steps, agreements, contacts, open_form, partners, requests

app_name = "cooperation"
urlpatterns = [
    path("", partners.list_partners, name="partners"),
    path("ny/", partners.new_partner, name="new_partner"),
    path("<uuid:id>/", partners.show_partner, name="partner"),
    path("<uuid:id>/andra/", partners.alter_partner, name="alter_partner"),
    path("<uuid:id>/se-over/", contacts.review_partner, name="review_partner"),
    path("<uuid:id>/kontaktperson/", contacts.new_contact, name="new_contact"),
    path("kontaktpersoner/<uuid:id>/andra/", contacts.alter_contact, name="alter_contact"),
    path("kontaktpersoner/<uuid:id>/bekrafta/", contacts.confirm_contact, name="confirm_contact"),
    path("kontaktpersoner/<uuid:id>/ta-bort/", contacts.remove_contact, name="remove_contact"),
    path("avtal/", agreements.list_agreements, name="agreements"),
    path("avtal/nytt/", agreements.new_agreement, name="new_agreement"),
    path("avtal/<uuid:id>/", agreements.show_agreement, name="agreement"),
    path("avtal/<uuid:id>/andra/", agreements.alter_agreement, name="alter_agreement"),
    path("avtal/<uuid:id>/fil/", agreements.add_file, name="agreement_file"),
    path("avtal/<uuid:id>/tidigare-beslut/", agreements.earlier_decision, name="agreement_decision"),
    path("avtal/<uuid:id>/underteckna/", agreement_steps.sign, name="sign_agreement"),
    path("avtal/<uuid:id>/forlang/", agreement_steps.renew, name="renew_agreement"),
    path("avtal/<uuid:id>/sag-upp/", agreement_steps.terminate, name="terminate_agreement"),
    path("avtal/<uuid:id>/lat-vila/", agreement_steps.rest, name="rest_agreement"),
    path("avtal/<uuid:id>/i-gang/", agreements.wake, name="wake_agreement"),
    path("avtal/<uuid:id>/se-over/", agreement_steps.review, name="review_agreement"),
    path("avtal/<uuid:id>/arenden/", agreement_steps.open_matters_of, name="agreement_matters"),
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
