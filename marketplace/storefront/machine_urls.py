"""What has one address for all languages: pictures, the worker, and what only machines read."""

from django.urls import path
from wagtail.images.views.serve import ServeView

from .views import app, feeds, machines, pictures

app_name = "machines"

urlpatterns = [
    path("picture/<str:signature>/<int:image_id>/<str:spec>/<str:seen>", pictures.picture, name="picture"),
    path(
        "shared/<str:signature>/<int:image_id>/<str:filter_spec>/cloth.jpg",
        ServeView.as_view(action="redirect"),
        name="shared",
    ),
    path("service-worker.js", app.worker, name="worker"),
    path("feeds/pieces-<slug:currency>.xml", feeds.merchants, name="merchants"),
    path("robots.txt", machines.robots),
    path("sitemap.xml", machines.sitemap, name="sitemap"),
    path("sitemap-<slug:section>.xml", machines.sitemap, name="sitemap-section"),
]
