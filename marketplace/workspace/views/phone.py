"""What makes the workspace an app on a phone: its manifest, its worker, the page for where there is no signal."""

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
from django.views.decorators.http import require_GET

from marketplace.accounts.gates import person
from marketplace.pagecache.pages import public_page

from .checks import around, checkers

SCRIPTS = (
    "app", "dom", "leave", "listing", "lock", "money", "note", "outbox", "pictures", "split", "store", "voice", "waiting",
)  # fmt: skip
FILES = (
    "css/site.css", "css/staff.css", "css/work.css", "css/office.css", "js/shop.js", "js/staff.js", "img/favicon.svg",
    *(f"js/work/{name}.js" for name in SCRIPTS),
)  # fmt: skip
"""What the pages need to be worked with where there is no signal."""
ICONS = (
    ("img/work-192.png", "192x192", "any"),
    ("img/work-512.png", "512x512", "any"),
    ("img/work-maskable-512.png", "512x512", "maskable"),
)


@public_page
def manifest(request: HttpRequest) -> HttpResponse:
    """Name and icon say nothing of the shop or of whose it is: phones are lent and looked through."""
    said = {
        "id": "/work/",
        "name": _("Workbook"),
        "short_name": _("Workbook"),
        "lang": get_language(),
        "start_url": "/work/waiting/",
        "scope": "/work/",
        "display": "standalone",
        "background_color": "#faf6ee",
        "theme_color": "#2f3d4d",
        "icons": [
            {"src": static(name), "sizes": sizes, "purpose": purpose, "type": "image/png"}
            for name, sizes, purpose in ICONS
        ],
        "shortcuts": [{"name": _("New piece"), "url": reverse("workspace:new")}],
    }
    return HttpResponse(json.dumps(said, ensure_ascii=False), content_type="application/manifest+json")


@public_page
def worker(request: HttpRequest) -> HttpResponse:
    """The script that keeps the shell. Its version is that of all it keeps, so it changes with them."""
    known = {
        "files": [static(name) for name in FILES],
        "offline": reverse("workspace:offline"),
        "static": settings.STATIC_URL,
    }
    shell = render_to_string("workspace/offline.html", request=request)
    version = md5(f"{known}{shell}".encode(), usedforsecurity=False).hexdigest()[:12]
    context = {
        "known": json.dumps({**known, "version": version}),
        "outbox": static("js/work/outbox.js"),
        "store": static("js/work/store.js"),
    }
    script = render_to_string("workspace/worker.js", context)
    return HttpResponse(script, content_type="text/javascript; charset=utf-8")


@public_page
def offline(request: HttpRequest) -> HttpResponse:
    """The same for everybody; the phone puts into it what it keeps of whoever opens it."""
    return render(request, "workspace/offline.html")


@require_GET
@checkers
def waiting(request: HttpRequest) -> HttpResponse:
    """What her phone hasn't sent yet. The server doesn't know; the phone's own script fills it in."""
    return render(request, "workspace/waiting.html", around(person(request)) | {"state": "waiting"})


@require_GET
@checkers
def leave(request: HttpRequest) -> HttpResponse:
    """Before she is signed out: what isn't sent yet. Without any, the script goes on by itself."""
    return render(request, "workspace/leave.html")
