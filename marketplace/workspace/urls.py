from django.urls import path

from .views import custom, own, pieces, quality, reviews, weavers

app_name = "workspace"

urlpatterns = [
    path("desk/", own.desk, name="desk"),
    path("mine/", own.mine, name="mine"),
    path("mine/<str:reference>.pdf", own.statement, name="statement"),
    path("work/", pieces.home, name="home"),
    path("work/pieces/new/", pieces.new, name="new"),
    path("work/pieces/preview/", pieces.preview, name="preview"),
    path("work/pieces/<int:pk>/", pieces.piece, name="piece"),
    path("work/pieces/<int:pk>/edit/", pieces.edit, name="edit"),
    path("work/pieces/<int:pk>/submit/", pieces.submit, name="submit"),
    path("work/pieces/<int:pk>/withdraw/", pieces.withdraw, name="withdraw"),
    path("work/weavers/", weavers.weavers, name="weavers"),
    path("work/weavers/<str:code>/", weavers.weaver, name="weaver"),
    path("work/custom/", custom.custom_orders, name="custom-orders"),
    path("work/custom/<int:pk>/", custom.custom, name="custom"),
    path("work/custom/<int:pk>/offer/", custom.offer, name="custom-offer"),
    path("work/custom/photos/<int:pk>/", custom.photo, name="custom-photo"),
    path("work/quality/", quality.queue, name="queue"),
    path("work/quality/<int:pk>/", quality.look, name="look"),
    path("work/reviews/", reviews.queue, name="reviews"),
    path("work/reviews/<int:pk>/", reviews.look, name="review"),
    path("work/reviews/photo/<int:pk>/", reviews.photo, name="review-photo"),
]
