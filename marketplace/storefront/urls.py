from django.urls import path
from wagtail.images.views.serve import ServeView

from .views import app, basket, checkout, custom, feeds, lists, machines, orders, papers, pieces, returns, wishes

app_name = "storefront"

urlpatterns = [
    path("shop/", lists.shop, name="shop"),
    path("shop/<slug:slug>/", lists.category, name="category"),
    path("search/", lists.search, name="search"),
    path("search/suggest/", lists.suggest, name="suggest"),
    path("piece/<slug:slug>-<int:pk>/", pieces.piece, name="piece"),
    path("piece/<slug:slug>-<int:pk>/custom/", custom.ask, name="custom-ask"),
    path("custom/<uuid:key>/<str:token>/", custom.custom, name="custom"),
    path("custom/<uuid:key>/<str:token>/photo/<int:pk>/", custom.photo, name="custom-photo"),
    path("weaver/<slug:slug>-<int:pk>/", pieces.weaver, name="weaver"),
    path("group/<slug:slug>/", pieces.group, name="group"),
    path("group/<slug:slug>/pieces/", lists.group_pieces, name="group-pieces"),
    path("basket/", basket.show, name="basket"),
    path("basket/count", basket.count, name="basket-count"),
    path("basket/add/", basket.add, name="basket-add"),
    path("basket/put/", basket.put, name="basket-put"),
    path("basket/change/", basket.change, name="basket-change"),
    path("wishes/", wishes.show, name="wishes"),
    path("wishes/heart/", wishes.heart, name="heart"),
    path("wishes/put/", wishes.put, name="wishes-put"),
    path("wishes/move/", wishes.move, name="wishes-move"),
    path("wishes/share/", wishes.share, name="wishes-share"),
    path("wishes/<str:key>/<str:token>/", wishes.shared, name="shared-wishes"),
    path("checkout/", checkout.checkout, name="checkout"),
    path("checkout/stop/", checkout.stop, name="checkout-stop"),
    path("checkout/cancelled/<uuid:key>/", checkout.cancelled, name="checkout-cancelled"),
    path("checkout/thanks/<str:session>/", checkout.thanks, name="checkout-thanks"),
    path("order/<str:number>/<str:token>/", orders.order, name="order"),
    path("order/<str:number>/<str:token>/invoice/<int:pk>/", papers.invoice, name="invoice"),
    path("order/<str:number>/<str:token>/return/", returns.send_back, name="send-back"),
    path(
        "shared/<str:signature>/<int:image_id>/<str:filter_spec>/cloth.jpg",
        ServeView.as_view(action="redirect"),
        name="shared",
    ),
    path("site.webmanifest", app.manifest, name="manifest"),
    path("service-worker.js", app.worker, name="worker"),
    path("offline/", app.offline, name="offline"),
    path("feeds/pieces-<slug:currency>.xml", feeds.merchants, name="merchants"),
    path("feeds/new.rss", feeds.new_rss, name="new-rss"),
    path("feeds/new.atom", feeds.new_atom, name="new-atom"),
    path("robots.txt", machines.robots),
    path("sitemap.xml", machines.sitemap, name="sitemap"),
    path("sitemap-<slug:section>.xml", machines.sitemap, name="sitemap-section"),
]
