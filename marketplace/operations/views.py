"""What machines ask: whether this process can serve, and how the shop stands."""

import hmac

from django.conf import settings
from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from .figures import figures


@never_cache
@require_safe
def health(request: HttpRequest) -> HttpResponse:
    """200 where this process reaches the database, else 503, so that a balancer leaves it out. Says nothing else."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return HttpResponse("no database", status=503, content_type="text/plain")
    return HttpResponse("ok", content_type="text/plain")


@never_cache
@require_safe
def metrics(request: HttpRequest) -> HttpResponse:
    """Prometheus' text, for whoever knows the token; for others there is no such page."""
    given = request.headers.get("Authorization", "").removeprefix("Bearer ")
    if not settings.METRICS_TOKEN or not hmac.compare_digest(given.encode(), settings.METRICS_TOKEN.encode()):
        return HttpResponse("Not found", status=404, content_type="text/plain")
    lines = []
    for name, (meaning, value) in figures(now=timezone.now()).items():
        lines += [
            f"# HELP impulse_{name} {meaning}",
            f"# TYPE impulse_{name} gauge",
            f"impulse_{name} {value}",
        ]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; version=0.0.4; charset=utf-8")
