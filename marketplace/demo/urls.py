"""The shop's addresses, and the page of its components, which only the demonstration has."""

from django.urls import URLPattern, URLResolver, path

from marketplace.urls import urlpatterns as shop

from .styleguide import styleguide

urlpatterns: list[URLPattern | URLResolver] = [path("styleguide/", styleguide, name="styleguide"), *shop]
