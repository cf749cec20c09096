"""What makes the shop an app on a phone: a manifest, a worker, and the page that is shown without a network."""

import json
from hashlib import md5

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from ..public import public_page
from .machines import PRIVATE

FILES = (
    "css/site.css", "js/shop.js", "js/find.js", "js/offline.js", "img/icons.svg",
    "img/selvedge.svg", "img/favicon.svg", "img/chevron.svg", "css/piece.css", "js/piece.js",
)  # fmt: skip
"""Of the shop's own files, what a page needs to be read without a network."""
ICONS = (
    ("img/favicon.svg", "any", "any"),
    ("img/icon-192.png", "192x192", "any"),
    ("img/icon-512.png", "512x512", "any"),
    ("img/icon-maskable-512.png", "512x512", "maskable"),
)
NOT_FOR_THE_WORKER = (
    "/newsletter/",
    "/feeds/",
    "/shared/",
    "/picture/",
    "/static/",
    "/media/",
    "/second-factor/",
)


@public_page
def manifest(request: HttpRequest) -> HttpResponse:
    said = {
        "id": "/",
        "name": settings.OSCAR_SHOP_NAME,
        "short_name": "Impulse",
        "description": _("Handwoven in Northeast India, with the name of who wove it."),
        "lang": get_language(),
        "start_url": "/",
        "scope": "/",
        "display": "standalone",
        "background_color": "#faf6ee",
        "theme_color": "#9a2531",
        "icons": [
            {
                "src": static(name),
                "sizes": sizes,
                "purpose": purpose,
                "type": "image/svg+xml" if name.endswith("svg") else "image/png",
            }
            for name, sizes, purpose in ICONS
        ],
        "shortcuts": [{"name": str(_("Search")), "url": reverse("storefront:search")}],
    }
    return HttpResponse(json.dumps(said, ensure_ascii=False), content_type="application/manifest+json")


@public_page
def worker(request: HttpRequest) -> HttpResponse:
    """The script that keeps the last pieces. Its version is that of all files it keeps, so it changes with them."""
    private = sorted({*(path for path in PRIVATE if "*" not in path), *NOT_FOR_THE_WORKER})
    known = {
        "files": [static(name) for name in FILES],
        "offline": reverse("storefront:offline"),
        "never": private,
        "static": settings.STATIC_URL,
        "media": settings.MEDIA_URL,
        "pictures": "/picture/",
    }
    offline = render_to_string("storefront/offline.html", request=request)
    version = md5(f"{known}{offline}".encode(), usedforsecurity=False).hexdigest()[:12]
    script = render_to_string("storefront/worker.js", {"known": json.dumps({**known, "version": version})})
    return HttpResponse(script, content_type="text/javascript; charset=utf-8")


@public_page
def offline(request: HttpRequest) -> HttpResponse:
    return render(request, "storefront/offline.html")
