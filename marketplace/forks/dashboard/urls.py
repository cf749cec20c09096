from django.urls import path

from . import custom, disputes, gifts, papers, places, returns, tracking, views, wholesale

app_name = "dashboard"

urlpatterns = [
    path("", views.orders, name="orders"),
    path("places/", places.by_place, name="places"),
    path("places/<slug:slug>/", places.pick, name="pick"),
    path("slips/", papers.slips, name="slips"),
    path("labels.pdf", papers.labels, name="labels"),
    path("tracking/", tracking.tracking, name="tracking"),
    path("parcels/<int:pk>/", views.correct, name="parcel"),
    path("orders/<str:number>/", views.order, name="order"),
    path("orders/<str:number>/slip/", papers.slip, name="slip"),
    path("orders/<str:number>/cancel/", views.cancel, name="cancel"),
    path("orders/<str:number>/refund/", returns.refund, name="refund"),
    path("orders/<str:number>/refund/again/", returns.again, name="refund-again"),
    path("custom/<int:pk>/", custom.cancel, name="custom"),
    path("disputes/<int:pk>/", disputes.dispute, name="dispute"),
    path("wholesale/", wholesale.wholesale, name="wholesale"),
    path("wholesale/businesses/<int:pk>/", wholesale.business, name="wholesale-business"),
    path("wholesale/quotes/<int:pk>/", wholesale.quote, name="wholesale-quote"),
    path("wholesale/quotes/<int:pk>/proforma/", wholesale.proforma, name="wholesale-proforma"),
    path("gift-cards/", gifts.gift_cards, name="gift-cards"),
    path("gift-cards/<uuid:key>/", gifts.gift_card, name="gift-card"),
    path("returns/", returns.returns, name="returns"),
    path("returns/<int:pk>/", returns.one_return, name="return"),
    path("returns/photos/<int:pk>/", returns.photo, name="return-photo"),
]
