"""What makes the shop an app on a phone: a manifest, a worker, and the page that is shown without a network."""

import json
from hashlib import md5

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import get_language, get_language_bidi, override
from django.utils.translation import gettext as _

from marketplace.languages.addresses import PREFIXES, in_every_language, language_of

from ..public import public_page
from .machines import PRIVATE

FILES = (
    "css/site.css", "js/shop.js", "js/find.js", "js/offline.js", "img/favicon.svg", "js/piece.js",
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
    "/write/",
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
        "dir": "rtl" if get_language_bidi() else "ltr",
        "start_url": reverse("wagtail_serve", args=[""]),
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
    private = {*(path for path in PRIVATE if "*" not in path), *NOT_FOR_THE_WORKER}
    offline = {}
    pages = []
    for prefix in PREFIXES:
        with override(language_of(f"{prefix}/")):
            offline[f"{prefix}/"] = reverse("storefront:offline")
            pages.append(render_to_string("storefront/offline.html", request=request))
    known = {
        "files": [static(name) for name in FILES],
        "offline": offline,
        "never": sorted(in_every_language(private)),
        "pieces": in_every_language(["/piece/"]),
        "static": settings.STATIC_URL,
        "media": settings.MEDIA_URL,
        "pictures": "/picture/",
    }
    version = md5(f"{known}{pages}".encode(), usedforsecurity=False).hexdigest()[:12]
    script = render_to_string("storefront/worker.js", {"known": json.dumps({**known, "version": version})})
    return HttpResponse(script, content_type="text/javascript; charset=utf-8")


@public_page
def offline(request: HttpRequest) -> HttpResponse:
    return render(request, "storefront/offline.html")
