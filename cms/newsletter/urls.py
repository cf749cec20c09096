from django.urls import path

from . import views

app_name = "newsletter"

urlpatterns = [
    path("", views.form, name="form"),
    path("asked/", views.asked, name="asked"),
    path("confirmed/", views.confirmed, name="confirmed"),
    path("left/", views.left, name="left"),
    path("confirm/<str:token>/", views.confirming, name="confirm"),
    path("leave/<str:token>/", views.leaving, name="leave"),
]
