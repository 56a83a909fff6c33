from django.urls import path

from utblick.support.views import lessons, overview

app_name = "support"
urlpatterns = [
    path("", overview.index, name="index"),
    path("lardomar/", lessons.list_lessons, name="lessons"),
    path("lardomar/ny/", lessons.new_lesson, name="new_lesson"),
    path("lardomar/excel/", lessons.lessons_table, name="lessons_table"),
    path("lardomar/<uuid:pk>/", lessons.show_lesson, name="lesson"),
    path("lardomar/<uuid:pk>/andra/", lessons.change_lesson, name="alter_lesson"),
    path("forr/<uuid:pk>/", lessons.show_before, name="before"),
]
