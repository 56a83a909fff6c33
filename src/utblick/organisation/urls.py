"""Addresses under /organisation/."""

from django.urls import path

from utblick.organisation.views import bodies, handover, meetings, people, plans, reorganising

app_name = "organisation"
urlpatterns = [
    path("", bodies.overview, name="overview"),
    path("organ/nytt/", bodies.new_body, name="new_body"),
    path("organ/<str:code>/", bodies.show_body, name="body"),
    path("organ/<str:code>/andra/", bodies.alter_body, name="alter_body"),
    path("organ/<str:code>/forvaring/", bodies.keep_records, name="keep_records"),
    path("organ/<str:code>/uppdrag/", people.assign_in_body, name="assign_in_body"),
    path("organ/<str:code>/upphor/", reorganising.reorganise_body, name="reorganise"),
    path("organ/<str:code>/efter-valet/", reorganising.after_election, name="after_election"),
    path("forvaltningar/ny/", bodies.new_administration, name="new_administration"),
    path("forvaltningar/<str:code>/", bodies.show_administration, name="administration"),
    path("forvaltningar/<str:code>/andra/", bodies.alter_administration, name="alter_administration"),
    path("forvaltningar/<str:code>/uppdrag/", people.assign_in_administration, name="assign_in_administration"),
    path("personer/", people.list_people, name="people"),
    path("personer/<uuid:id>/", people.alter_person, name="person"),
    path("personer/<uuid:id>/lamna-over/", handover.handover, name="handover"),
    path("uppdrag/<uuid:id>/avsluta/", people.end_assignment, name="end_assignment"),
    path("sammantraden/", meetings.calendar, name="meetings"),
    path("sammantraden/nytt/", meetings.new_meeting, name="new_meeting"),
    path("sammantraden/las-in/", plans.import_plan, name="import_plan"),
    path("sammantraden/<uuid:id>/", meetings.show_meeting, name="meeting"),
    path("sammantraden/<uuid:id>/andra/", meetings.alter_meeting, name="alter_meeting"),
    path("sammantraden/<uuid:id>/flytta/", meetings.move_meeting, name="move_meeting"),
    path("sammantraden/<uuid:id>/stall-in/", meetings.cancel_meeting, name="cancel_meeting"),
    path("sammantraden/<uuid:id>/bekrafta/", meetings.confirm_meeting, name="confirm_meeting"),
    path("sammantraden/<uuid:id>/ta-tillbaka/", meetings.reinstate_meeting, name="reinstate_meeting"),
    path("sammantraden/<uuid:id>/hallet/", meetings.hold_meeting, name="hold_meeting"),
    path("dagar/ny/", meetings.new_landmark, name="new_landmark"),
    path("dagar/<uuid:id>/ta-bort/", meetings.remove_landmark, name="remove_landmark"),
]
