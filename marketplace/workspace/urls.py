from django.urls import path

from .views import custom, keeping, labels, own, pieces, quality, reviews, weavers

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
    path("work/kept/", keeping.kept, name="kept"),
    path("work/kept/new/", keeping.new, name="kept-new"),
    path("work/kept/<int:pk>/", keeping.record, name="kept-piece"),
    path("work/kept/<int:pk>/undo/", keeping.undo, name="kept-undo"),
    path("work/kept/agreement/<int:pk>/end/", keeping.end, name="kept-end"),
    path("work/kept/agreement/<int:pk>/proof/", keeping.proof, name="kept-proof"),
    path("work/labels/", labels.labels, name="labels"),
    path("work/labels/print/", labels.print_labels, name="print-labels"),
    path("work/quality/", quality.queue, name="queue"),
    path("work/quality/<int:pk>/", quality.look, name="look"),
    path("work/reviews/", reviews.queue, name="reviews"),
    path("work/reviews/<int:pk>/", reviews.look, name="review"),
    path("work/reviews/photo/<int:pk>/", reviews.photo, name="review-photo"),
]
