from django.urls import path

from . import views

app_name = "dashboard"

urlpatterns = [
    path("", views.orders, name="orders"),
    path("orders/<str:number>/", views.order, name="order"),
    path("orders/<str:number>/slip/", views.slip, name="slip"),
]
