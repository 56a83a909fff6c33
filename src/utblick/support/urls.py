from django.urls import path

from utblick.support.views import contacts, gatherings, lessons, overview, partner_searches, questions

app_name = "support"
urlpatterns = [
    path("", overview.index, name="index"),
    path("kontaktpersoner/", contacts.list_contacts, name="contacts"),
    path("kontaktpersoner/excel/", contacts.contacts_table, name="contacts_table"),
    path("kontaktpersoner/<uuid:pk>/bekrafta/", contacts.confirm, name="confirm_contact"),
    path("fragor/", questions.list_questions, name="questions"),
    path("fragor/ny/", questions.ask, name="ask"),
    path("fragor/excel/", questions.questions_table, name="questions_table"),
    path("fragor/<uuid:pk>/", questions.show_question, name="question"),
    path("fragor/<uuid:pk>/svara/", questions.answer, name="answer"),
    path("traffar/", gatherings.list_gatherings, name="gatherings"),
    path("traffar/ny/", gatherings.new_gathering, name="new_gathering"),
    path("traffar/excel/", gatherings.gatherings_table, name="gatherings_table"),
    path("traffar/<uuid:pk>/", gatherings.show_gathering, name="gathering"),
    path("traffar/<uuid:pk>/kalender/", gatherings.gathering_calendar, name="gathering_calendar"),
    path("traffar/<uuid:pk>/andra/", gatherings.change_gathering, name="alter_gathering"),
    path("traffar/<uuid:pk>/efterat/", gatherings.note_outcome, name="note_outcome"),
    path("traffar/<uuid:pk>/ta-bort/", gatherings.call_off, name="call_off"),
    path("soker-partner/", partner_searches.list_searches, name="partner_searches"),
    path("soker-partner/excel/", partner_searches.searches_table, name="searches_table"),
    path("soker-partner/ide/<uuid:pk>/", partner_searches.seek, name="seek_partner"),
    path("soker-partner/<uuid:pk>/", partner_searches.show_search, name="partner_search"),
    path("soker-partner/<uuid:pk>/andra/", partner_searches.change_search, name="alter_search"),
    path("soker-partner/<uuid:pk>/sluta/", partner_searches.close, name="close_search"),
    path("soker-partner/<uuid:pk>/igen/", partner_searches.reopen, name="reopen_search"),
    path("lardomar/", lessons.list_lessons, name="lessons"),
    path("lardomar/ny/", lessons.new_lesson, name="new_lesson"),
    path("lardomar/excel/", lessons.lessons_table, name="lessons_table"),
    path("lardomar/<uuid:pk>/", lessons.show_lesson, name="lesson"),
    path("lardomar/<uuid:pk>/andra/", lessons.change_lesson, name="alter_lesson"),
    path("forr/<uuid:pk>/", lessons.show_before, name="before"),
]
