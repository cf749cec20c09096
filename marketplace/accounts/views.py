"""Signing in and out."""

from typing import Any

from django.conf import settings
from django.contrib.auth.views import LoginView, LogoutView
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.decorators import method_decorator
from django.views.decorators.cache import cache_control


@method_decorator(cache_control(private=True, no_store=True), name="dispatch")
class Login(LoginView):
    """The one door, for every role. Whoever is in already goes on to what waits for her."""

    template_name = "accounts/login.html"
    redirect_authenticated_user = True


class Logout(LogoutView):
    """Takes everything of hers off a phone that others use too. By POST alone.

    Whoever may have entered something without signal is asked about it first. Where the page that asks has taken
    hers off the phone already, what others keep there, unreadable to her, stays.
    """

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        wiped = request.POST.get("wiped")
        if wiped is None and any(request.user.has_perm(each) for each in settings.MAY_KEEP_UNSENT):
            return redirect("workspace:leave")
        response: HttpResponse = super().post(request, *args, **kwargs)
        response["Clear-Site-Data"] = '"cache"' if wiped == "1" else '"cache", "storage"'
        return response
