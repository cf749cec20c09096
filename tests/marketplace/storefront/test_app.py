"""The shop as an app on a phone: what its manifest names is there, and its worker keeps nothing personal."""

import json
import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.test import Client
from PIL import Image

from marketplace.storefront.views.machines import PRIVATE
from tests.catalog.loom import make_person

pytestmark = pytest.mark.django_db


def test_the_manifest_names_icons_of_the_sizes_that_they_have(client: Client) -> None:
    answer = client.get("/site.webmanifest")
    assert answer.headers["Content-Type"] == "application/manifest+json"
    said = answer.json()
    assert (said["start_url"], said["scope"], said["display"]) == ("/", "/", "standalone")
    assert {icon["purpose"] for icon in said["icons"]} == {"any", "maskable"}
    for icon in said["icons"]:
        path = finders.find(icon["src"].removeprefix("/static/"))
        assert path, icon
        if icon["sizes"] != "any":
            with Image.open(path) as picture:
                assert "{}x{}".format(*picture.size) == icon["sizes"]


def test_the_worker_changes_with_its_files_and_leaves_private_addresses_alone(client: Client) -> None:
    answer = client.get("/service-worker.js")
    assert answer.headers["Content-Type"].startswith("text/javascript")
    assert answer.headers["Cache-Control"] == "public, no-cache"
    assert not answer.cookies and "ETag" in answer.headers
    found = re.search(r"const KNOWN = (.*);\n", answer.content.decode())
    assert found
    known = json.loads(found[1])
    assert {path for path in PRIVATE if "*" not in path} <= set(known["never"])
    for path in known["files"]:
        assert finders.find(path.removeprefix("/static/")), path
    assert known["offline"] == {"/": "/offline/", "/hi/": "/hi/offline/"}
    for path in known["offline"].values():
        assert client.get(path).status_code == 200


def test_pages_of_the_shop_register_it_and_staff_pages_dont(client: Client) -> None:
    assert 'data-worker="/service-worker.js"' in client.get("/shop/").content.decode()
    client.force_login(make_person("fulfilment", username="sends"))
    assert "data-worker" not in client.get("/dashboard/").content.decode()


def test_the_shops_script_is_under_15_kilobytes_before_it_is_even_compressed() -> None:
    page = Client().get("/shop/").content.decode()
    names = re.findall(r'<script src="/static/([^"]+)"', page)
    assert names
    assert sum(Path(str(finders.find(name))).stat().st_size for name in names) < 15_000
