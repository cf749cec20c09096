from django.urls import path

from . import views

app_name = "own-data"

urlpatterns = [
    path("account/data/", views.mine, name="mine"),
    path("account/data/take/", views.take, name="take"),
    path("order/<str:number>/<str:token>/data/", views.ask, name="ask"),
    path("custom/<uuid:key>/<str:token>/data/", views.ask_custom, name="ask-custom"),
    path("wholesale/business/<uuid:key>/<str:token>/data/", views.ask_business, name="ask-business"),
    path("your-data/<str:token>/", views.guest, name="guest"),
]
