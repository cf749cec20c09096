"""The reports of editors in Wagtail's menu."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe
from wagtail.admin.auth import user_has_any_page_permission, user_passes_test

from . import reports


@require_safe
@user_passes_test(user_has_any_page_permission)
def to_look_at(request: HttpRequest) -> HttpResponse:
    today = timezone.localdate()
    return render(
        request,
        "cms/to_look_at.html",
        {
            "withdrawn": reports.withdrawn(on=today),
            "resting": reports.stories_that_rest(on=today),
            "broken": reports.broken(),
            "pictures": reports.without_words(),
        },
    )
