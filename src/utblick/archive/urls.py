from django.urls import path

from utblick.archive.views import disposal, exports, packages, personal, retention

app_name = "archive"
urlpatterns = [
    path("", packages.listed, name="matters"),
    path("arende/<uuid:identifier>/", packages.show, name="matter"),
    path("arende/<uuid:identifier>/paket/", packages.make, name="make"),
    path("arende/<uuid:identifier>/typer/", retention.types, name="types"),
    path("personuppgifter/", personal.person, name="personal"),
    path("personuppgifter/forteckning.xlsx", personal.processing, name="processing"),
    path("personuppgifter/radera/", personal.erase, name="erase_words"),
    path("allt/", exports.listed, name="exports"),
    path("allt/<uuid:identifier>/", exports.file, name="export_file"),
    path("plan/", retention.listed, name="plan"),
    path("plan/ny/", retention.add, name="add_rule"),
    path("plan/<uuid:identifier>/", retention.alter, name="alter_rule"),
    path("gallring/", disposal.listed, name="lists"),
    path("gallring/ny/", disposal.gather, name="gather"),
    path("gallring/<uuid:identifier>/", disposal.show, name="list"),
    path("gallring/handling/<uuid:identifier>/", disposal.spare, name="spare"),
    path("gallring/<uuid:identifier>/granska/", disposal.review, name="review"),
]
