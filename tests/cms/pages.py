"""Pages for tests: a home page of the site, and blocks as a StreamField stores them."""

import json
from typing import Any

from django.utils import timezone
from wagtail.models import Locale, Page, Site

from cms.models import HomePage, StandardPage
from cms.translation.services import begin_translation, carry_over
from tests.marketplace.storefront.stock import make_picture


def make_home() -> HomePage:
    root = Page.objects.get(depth=1)
    page: HomePage = root.add_child(
        instance=HomePage(title="Home", slug="shop-home", heading="Woven by hand", hero=make_picture())
    )
    Site.objects.update_or_create(
        is_default_site=True, defaults={"hostname": "testserver", "root_page": page}
    )
    return page


def body(*blocks: tuple[str, object]) -> Any:
    return json.dumps(
        [{"type": kind, "value": value, "id": str(n)} for n, (kind, value) in enumerate(blocks)]
    )


def make_guide_in_hindi() -> None:
    """At ``/hi/eri/``."""
    text = "<h2>Where</h2><p>At home.</p>"
    guide: Any = StandardPage(title="Eri silk", slug="eri", kind="guide", body=body(("text", text)))
    make_home().add_child(instance=guide)
    options: Any = {"original": guide, "by": None, "now": timezone.now()}
    page = begin_translation(locale=Locale.objects.get(language_code="hi"), **options)
    words = {"title": "एरी रेशम", "body.0": "<h2>कहाँ</h2><p>घर में।</p>"}
    carry_over(page=page, words=words, awaits_reader=False, **options)
    page.get_latest_revision().publish()
