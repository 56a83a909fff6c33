from django.urls import path

from utblick.accounts import views

app_name = "accounts"
urlpatterns = [
    path("demo/", views.demo_sign_in, name="demo"),
    path("svar/<str:token>/", views.mail_link, name="mail_link"),
]
