from django.urls import path

from . import views

app_name = "own-data"

urlpatterns = [
    path("account/data/", views.mine, name="mine"),
    path("account/data/take/", views.take, name="take"),
    path("order/<str:number>/<str:token>/data/", views.ask, name="ask"),
    path("your-data/<str:token>/", views.guest, name="guest"),
]
