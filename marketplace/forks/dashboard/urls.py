from django.urls import path

from . import custom, disputes, returns, views, wholesale

app_name = "dashboard"

urlpatterns = [
    path("", views.orders, name="orders"),
    path("orders/<str:number>/", views.order, name="order"),
    path("orders/<str:number>/slip/", views.slip, name="slip"),
    path("orders/<str:number>/refund/", returns.refund, name="refund"),
    path("orders/<str:number>/refund/again/", returns.again, name="refund-again"),
    path("custom/<int:pk>/", custom.cancel, name="custom"),
    path("disputes/<int:pk>/", disputes.dispute, name="dispute"),
    path("wholesale/", wholesale.wholesale, name="wholesale"),
    path("wholesale/businesses/<int:pk>/", wholesale.business, name="wholesale-business"),
    path("wholesale/quotes/<int:pk>/", wholesale.quote, name="wholesale-quote"),
    path("wholesale/quotes/<int:pk>/proforma/", wholesale.proforma, name="wholesale-proforma"),
    path("returns/", returns.returns, name="returns"),
    path("returns/<int:pk>/", returns.one_return, name="return"),
    path("returns/photos/<int:pk>/", returns.photo, name="return-photo"),
]
