from django.urls import path

from utblick.documents import views

app_name = "documents"
urlpatterns = [
    path("fil/<uuid:identifier>/", views.download, name="file"),
    path("mallar/", views.templates, name="templates"),
    path("mallar/utblick/", views.default_template, name="default_template"),
    path("mallar/<uuid:identifier>/ta-ur-bruk/", views.withdraw_template, name="withdraw_template"),
]
