from django.urls import path

from . import views

app_name = "contact"

urlpatterns = [path("", views.write, name="write"), path("sent/", views.sent, name="sent")]
