"""The pages of the demonstration: home, stories, and what a buyer may want to read."""

import json
import tomllib
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.sites.models import Site as DjangoSite
from django.db import transaction
from wagtail.images.models import Image
from wagtail.models import Page, Site

from catalog.models import Product
from cms.models import HomePage, StandardPage, StoryIndexPage, StoryPage
from weavers.models import Group, Weaver

from .drawing import DATA


@transaction.atomic
def make_pages() -> int:
    """All pages below a new home page, where there is none yet; gives how many."""
    if HomePage.objects.exists():
        return 0
    with (DATA / "pages.toml").open("rb") as file:
        said = tomllib.load(file)
    home = _make_home(said["home"])
    stories = said["stories"]
    index = home.add_child(
        instance=StoryIndexPage(
            title=stories["title"], slug=stories["slug"], intro=stories["intro"], show_in_menus=True
        )
    )
    for page in said["pages"]:
        home.add_child(
            instance=StandardPage(
                title=page["title"],
                slug=page["slug"],
                intro=page["intro"],
                body=_body(page["body"]),
                show_in_menus=True,
            )
        )
    for story in stories["pages"]:
        index.add_child(
            instance=StoryPage(
                title=story["title"],
                slug=story["slug"],
                intro=story["intro"],
                date=story["date"],
                picture=_image(story["picture"]),
                weaver=Weaver.objects.get(code=story["weaver"]) if "weaver" in story else None,
                body=_body(story["body"]),
            )
        )
    return 2 + len(said["pages"]) + len(stories["pages"])


def place_site() -> None:
    """The address of this shop becomes that of ``SITE_URL``, whichever port it has today."""
    address = urlsplit(settings.SITE_URL)
    port = address.port or (443 if address.scheme == "https" else 80)
    Site.objects.filter(is_default_site=True).update(hostname=address.hostname, port=port)
    Site.clear_site_root_paths_cache()
    DjangoSite.objects.filter(pk=settings.SITE_ID).update(
        domain=address.netloc, name=settings.WAGTAIL_SITE_NAME
    )


def _make_home(said: dict[str, Any]) -> HomePage:
    root = Page.objects.get(depth=1)
    for welcome in root.get_children().filter(slug="home").specific():
        if type(welcome) is Page:  # the one that Wagtail begins with
            welcome.delete()
    root = Page.objects.get(depth=1)
    home: HomePage = root.add_child(
        instance=HomePage(
            title=said["title"],
            slug="home",
            heading=said["heading"],
            intro=said["intro"],
            hero=_image(said["hero"]),
            hero_piece=Product.objects.get(upc=said["hero_piece"]),
            body=_body(said["body"]),
        )
    )
    Site.objects.update_or_create(
        is_default_site=True,
        defaults={"root_page": home, "site_name": settings.WAGTAIL_SITE_NAME, "hostname": "localhost"},
    )
    return home


def _body(blocks: list[dict[str, Any]]) -> str:
    """Blocks as a StreamField stores them, with names turned into keys."""
    return json.dumps([{"type": block["type"], "value": _value(block)} for block in blocks])


def _value(block: dict[str, Any]) -> Any:
    kind = block["type"]
    if kind == "text":
        return block["html"].strip()
    value = {name: given for name, given in block.items() if name != "type"}
    if kind == "pieces":
        keys = Product.objects.in_bulk(value["pieces"], field_name="upc")
        value["pieces"] = [keys[sku].pk for sku in value["pieces"]]
        value["shelf"] = None
    if kind == "piece":
        value["piece"] = Product.objects.get(upc=value["piece"]).pk
    if kind == "group":
        value["group"] = Group.objects.get(name=value["group"]).pk
    if kind == "quote":
        value["weaver"] = Weaver.objects.get(code=value["weaver"]).pk
    if "picture" in value:
        value["picture"] = _image(value["picture"]).pk
    return value


def _image(title: str) -> Image:
    found = Image.objects.filter(title=title).first()
    if found is None:
        raise LookupError(f"There is no picture “{title}” to put on a page.")
    return found
