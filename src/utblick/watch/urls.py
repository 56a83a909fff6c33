from django.urls import path

from utblick.watch.views import calls, fields, sources, stands

app_name = "watch"
urlpatterns = [
    path("", calls.calls, name="calls"),
    path("<uuid:pk>/", calls.call, name="call"),
    path("<uuid:pk>/plan/<str:body_code>/", calls.plan, name="plan"),
    path("<uuid:pk>/indragen/", calls.withdraw, name="withdraw"),
    path("<uuid:pk>/stallning/<str:body_code>/", stands.take, name="take_stand"),
    path("stallning/", stands.bodies, name="stands"),
    path("stallning/<str:body_code>/", stands.body, name="body_stands"),
    path("bevakning/", fields.fields, name="fields"),
    path("bevakning/<str:body_code>/", fields.field, name="field"),
    path("bevakning/<str:body_code>/glom/", fields.forget, name="forget"),
    path("kallor/", sources.sources, name="sources"),
    path("kallor/<slug:code>/vaxla/", sources.switch, name="switch_source"),
    path("kallor/<slug:code>/hamta/", sources.fetch, name="fetch_source"),
    path("kallor/<slug:code>/karantan/", sources.quarantine, name="quarantine"),
]
