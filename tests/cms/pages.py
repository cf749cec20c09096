"""Pages for tests: a home page of the site, and blocks as a StreamField stores them."""

import json
from typing import Any

from wagtail.models import Page, Site

from cms.models import HomePage
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
