from django.urls import path

from utblick.documents import views

app_name = "documents"
urlpatterns = [path("fil/<uuid:identifier>/", views.download, name="file")]
