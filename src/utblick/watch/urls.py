from django.urls import path

from utblick.watch.views import calls, feeds, fields, sources, stands, subscriptions

app_name = "watch"
urlpatterns = [
    path("", calls.calls, name="calls"),
    path("<uuid:pk>/", calls.call, name="call"),
    path("<uuid:pk>/plan/<str:body_code>/", calls.plan, name="plan"),
    path("<uuid:pk>/indragen/", calls.withdraw, name="withdraw"),
    path("<uuid:pk>/stallning/<str:body_code>/", stands.take, name="take_stand"),
    path("<uuid:pk>/stallning/<str:body_code>/angra/", stands.undo, name="undo_stand"),
    path("<uuid:pk>/andra-kommuner/", calls.note, name="note"),
    path("dela/utlysningar.csv", feeds.shared_csv, name="shared_csv"),
    path("dela/utlysningar.json", feeds.shared_json, name="shared_json"),
    path("flode/<uuid:pk>/<str:token>/<str:body_code>/utlysningar.atom", feeds.atom_feed, name="atom"),
    path("flode/<uuid:pk>/<str:token>/<str:body_code>/sista-dagar.ics", feeds.calendar_feed, name="calendar"),
    path("besked/floden/", feeds.renew, name="renew_feeds"),
    path("stallning/", stands.bodies, name="stands"),
    path("stallning/<str:body_code>/", stands.body, name="body_stands"),
    path("bevakning/", fields.fields, name="fields"),
    path("bevakning/<str:body_code>/", fields.field, name="field"),
    path("bevakning/<str:body_code>/glom/", fields.forget, name="forget"),
    path("besked/", subscriptions.subscriptions, name="subscriptions"),
    path("besked/kollega/", subscriptions.invite, name="invite"),
    path("besked/<uuid:pk>/sluta/", subscriptions.end, name="end_subscription"),
    path("kallor/", sources.sources, name="sources"),
    path("kallor/<slug:code>/vaxla/", sources.switch, name="switch_source"),
    path("kallor/<slug:code>/hamta/", sources.fetch, name="fetch_source"),
    path("kallor/<slug:code>/karantan/", sources.quarantine, name="quarantine"),
]
