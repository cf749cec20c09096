"""Signing in and out."""

from typing import Any

from django.contrib.auth.views import LoginView, LogoutView
from django.http import HttpRequest, HttpResponse
from django.utils.decorators import method_decorator
from django.views.decorators.cache import cache_control


@method_decorator(cache_control(private=True, no_store=True), name="dispatch")
class Login(LoginView):
    """The one door, for every role. Whoever is in already goes on to what waits for her."""

    template_name = "accounts/login.html"
    redirect_authenticated_user = True


class Logout(LogoutView):
    """Takes everything of hers off a phone that others use too. By POST alone."""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response: HttpResponse = super().post(request, *args, **kwargs)
        response["Clear-Site-Data"] = '"cache", "storage"'
        return response
