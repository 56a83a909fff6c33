"""Addresses of agendas and minutes: a meeting's by the meeting, a point's by the point."""

from django.urls import path

from utblick.cases.views import agenda_items, folders, minutes, minutes_papers

_MEETING, _ITEM = "protokoll/<uuid:identifier>/", "protokoll/punkt/<uuid:identifier>/"
urlpatterns = [
    path("protokoll/", minutes.listed, name="minutes_list"),
    path(_MEETING, minutes.show, name="minutes"),
    path(f"{_MEETING}borja/", minutes.begin, name="begin_minutes"),
    path(f"{_MEETING}punkt/", minutes.add_item, name="add_item"),
    path(f"{_MEETING}kallelse/", minutes.issue, name="issue_summons"),
    path(f"{_MEETING}oppna/", minutes.open_meeting, name="open_meeting"),
    path(f"{_MEETING}narvaro/", minutes.attendance, name="attendance"),
    path(f"{_MEETING}ledamoter/", minutes.seats, name="seats"),
    path(f"{_MEETING}fortsatt/", minutes.carry_over, name="carry_over"),
    path(f"{_MEETING}ajournera/", minutes.adjourn, name="adjourn"),
    path(f"{_MEETING}avsluta/", minutes.close, name="close_meeting"),
    path(f"{_MEETING}justera/", minutes.adjust, name="adjust_minutes"),
    path(f"{_MEETING}papper/<str:name>/", minutes_papers.paper, name="meeting_paper"),
    path(f"{_MEETING}handlingar/", folders.show, name="meeting_folder"),
    path(f"{_MEETING}handlingar/gor/", folders.make, name="make_folder"),
    path(f"{_MEETING}undertecknat/", minutes_papers.sign, name="sign_minutes"),
    path(f"{_ITEM}utdrag/<str:name>/", minutes_papers.extract, name="extract"),
    path(f"{_ITEM}expediera/", minutes_papers.send, name="send_extract"),
    path(f"{_ITEM}expediera/<uuid:extract>/mottaget/", minutes_papers.receipt, name="extract_receipt"),
    path(_ITEM, agenda_items.show, name="agenda_item"),
    path(f"{_ITEM}andra/", agenda_items.alter, name="alter_item"),
    path(f"{_ITEM}plats/", agenda_items.shift, name="shift_item"),
    path(f"{_ITEM}flytta/", agenda_items.move, name="move_item"),
    path(f"{_ITEM}utgar/", agenda_items.withdraw, name="withdraw_item"),
    path(f"{_ITEM}beslut/", agenda_items.decide, name="decide_item"),
    path(f"{_ITEM}anmal/", agenda_items.report, name="report_at_item"),
    path(f"{_ITEM}jav/", agenda_items.disqualify, name="disqualify"),
    path(f"{_ITEM}yrkande/", agenda_items.motion, name="motion"),
    path(f"{_ITEM}yrkande/<uuid:motion>/ater/", agenda_items.withdraw_motion, name="withdraw_motion"),
    path(f"{_ITEM}votering/", agenda_items.vote, name="vote"),
    path(f"{_ITEM}reservation/", agenda_items.reserve, name="reserve"),
]
