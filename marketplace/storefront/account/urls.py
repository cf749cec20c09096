from django.urls import path

from . import addresses, doors, orders, pages

app_name = "account"

urlpatterns = [
    path("", pages.home, name="home"),
    path("sign-in/", doors.sign_in, name="sign-in"),
    path("sign-out/", doors.sign_out, name="sign-out"),
    path("new/", doors.new, name="new"),
    path("new/order/<str:number>/<str:token>/", doors.new_from_order, name="new-from-order"),
    path("new/<str:token>/", doors.confirm, name="confirm"),
    path("password/", doors.ask_password, name="ask-password"),
    path("password/<str:number>/<str:token>/", doors.reset, name="reset"),
    path("orders/", orders.orders, name="orders"),
    path("orders/<str:number>/again/", orders.again, name="again"),
    path("addresses/", addresses.addresses, name="addresses"),
    path("addresses/new/", addresses.edit, name="new-address"),
    path("addresses/<int:pk>/", addresses.edit, name="edit-address"),
    path("addresses/<int:pk>/prefer/", addresses.prefer, name="prefer-address"),
    path("addresses/<int:pk>/remove/", addresses.remove, name="remove-address"),
    path("mails/", pages.mails, name="mails"),
    path("details/", pages.details, name="details"),
    path("details/password/", pages.password, name="password"),
    path("details/address/", pages.address, name="address"),
    path("details/address/<str:token>/", pages.confirm_new_address, name="confirm-address"),
]
