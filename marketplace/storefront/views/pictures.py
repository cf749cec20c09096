"""One size of a picture, made when a browser first asks for it."""

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe
from wagtail.images.views.serve import ServeView

_serve = ServeView.as_view()


@require_safe
def picture(
    request: HttpRequest, signature: str, image_id: int, spec: str, seen: str
) -> HttpResponse | HttpResponseBase:
    """Makes and keeps it. Only sizes that our own pages have signed, so that nobody can have others made.

    ``seen`` stands for the file and its focal point: what is behind an address never changes.
    """
    answer = _serve(request, signature=signature, image_id=image_id, filter_spec=spec, filename=seen)
    if answer.status_code == 200:
        patch_cache_control(answer, public=True, max_age=365 * 24 * 60 * 60, immutable=True)
    return answer
