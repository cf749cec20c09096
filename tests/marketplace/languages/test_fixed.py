"""What of a template depends on the language alone is worked out once; all else is looked up for each page."""

from concurrent.futures import ThreadPoolExecutor
from concurrent.futures import TimeoutError as NotYet
from threading import Event
from typing import Any

import pytest
from django.template import Context, Engine
from django.template.loaders import locmem
from django.utils.translation import override

from marketplace.languages.fixed import Fixed

PARTS = {
    "icon.html": '{% load static %}<use href="#{{ name }}">{% if large %}!{% endif %}',
    "page.html": '{% load i18n %}<a href="{% url "storefront:shop" %}">{% translate "Basket" %}</a>'
    '{% include "icon.html" with name="heart" only %}'
    '{% if shown %}{% translate "Search" %}{{ title }}{% endif %}{% include "icon.html" with name=title only %}'
    '{% include "icon.html" %}{% translate "Account" as kept %}{{ kept }}',
}


@pytest.fixture
def engine() -> Engine:
    libraries = {"i18n": "django.templatetags.i18n", "static": "django.templatetags.static"}
    loaders = [("marketplace.languages.fixed.Loader", [("django.template.loaders.locmem.Loader", PARTS)])]
    return Engine(loaders=loaders, libraries=libraries)


def test_a_page_says_in_each_language_what_it_did_and_variables_are_looked_up_each_time(
    engine: Engine,
) -> None:
    page = engine.get_template("page.html")
    fixed, condition, *others = page.nodelist
    assert isinstance(fixed, Fixed) and len(fixed.nodes) == 7  # up to the first icon
    assert not any(isinstance(each, Fixed) for each in (condition, *others))
    for _time in range(2):
        for language, shop, basket in (("en", "/shop/", "Basket"), ("hi", "/hi/shop/", "टोकरी")):
            for title in ("Stole", "<Shawl>"):
                with override(language):
                    text = page.render(Context({"shown": True, "title": title, "name": "own", "large": True}))
                escaped = title.replace("<", "&lt;").replace(">", "&gt;")
                assert text.startswith(f'<a href="{shop}">{basket}</a><use href="#heart">')
                assert f'{escaped}<use href="#{escaped}"><use href="#own">!' in text
    with override("en"):
        assert page.render(Context({"shown": False})).endswith('heart"><use href="#"><use href="#">Account')


class Waiting(locmem.Loader):
    """Its icon comes when it's let go."""

    asked, let_go = Event(), Event()

    def get_contents(self, origin: Any) -> str:
        if origin.template_name == "icon.html":
            self.asked.set()
            assert self.let_go.wait(60)
        contents: str = super().get_contents(origin)
        return contents


def test_nobody_gets_a_template_that_another_thread_still_joins() -> None:
    libraries = {"i18n": "django.templatetags.i18n", "static": "django.templatetags.static"}
    loaders = [("marketplace.languages.fixed.Loader", [(f"{__name__}.Waiting", PARTS)])]
    engine = Engine(loaders=loaders, libraries=libraries)
    with ThreadPoolExecutor(2) as people:
        first = people.submit(engine.get_template, "page.html")
        assert Waiting.asked.wait(60)
        second = people.submit(engine.get_template, "page.html")
        try:
            with pytest.raises(NotYet):
                second.result(timeout=0.3)
        finally:
            Waiting.let_go.set()
        assert first.result() is second.result()
    assert isinstance(first.result().nodelist[0], Fixed)
