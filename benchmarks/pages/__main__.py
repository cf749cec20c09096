"""``python -m benchmarks.pages tour|html|axe|lighthouse``: every page of the demonstration, looked at from outside.

``tour`` takes the screenshots of ``docs/tour/``; ``html`` has the Nu HTML checker read each page, ``axe`` looks at
each for what shuts people out, in light and dark, on a phone and on a desk; ``lighthouse`` says how quick, usable
and findable the shop's main pages are on a phone. Starts the demonstration by itself, in ``var/pages``.
Nu and Lighthouse come from npm and need Java and Node 18.16.
"""

import argparse
import json
import os
import shutil
import statistics
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "marketplace.settings.dev")

import django  # noqa: E402

django.setup()

from axe_playwright_python.sync_playwright import Axe  # noqa: E402
from PIL import Image  # noqa: E402
from playwright.sync_api import Browser, sync_playwright  # noqa: E402

from benchmarks.pages.walk import PUBLIC, walk  # noqa: E402
from marketplace.database import VAR  # noqa: E402
from tests.browser.conftest import DESK, PHONE, Shop  # noqa: E402

CHROMIUM = "/usr/bin/chromium"
HERE = Path(__file__).resolve().parent
TOUR = HERE.parents[1] / "docs" / "tour"
TOOLS = VAR / "bench" / "npm"
NU = "node_modules/vnu-jar/build/dist/vnu.jar"
TALLEST = 1800
SHOP_PAGES = {"home": "/", "list": "/shop/", "piece": "", "basket": "/basket/", "story": ""}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("look", choices=["tour", "html", "axe", "lighthouse"])
    look: Callable[[Browser, str], int] = globals()[parser.parse_args().look]
    with running() as url, sync_playwright() as playwright:
        found = CHROMIUM if Path(CHROMIUM).exists() else None
        browser = playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])
        return look(browser, url)


@contextmanager
def running() -> Iterator[str]:
    """The demonstration, until the end."""
    shop = Shop(VAR / "pages")
    shop.var.mkdir(parents=True, exist_ok=True)
    shop.start(width=900)
    try:
        yield shop.url
    finally:
        shop.stop()


def tour(browser: Browser, url: str) -> int:
    """Screenshots of every kind of page at 360 and 1280 px, and a page that shows them."""
    shutil.rmtree(TOUR, ignore_errors=True)
    TOUR.mkdir(parents=True)
    shown: dict[str, str] = {}
    for size in (PHONE, DESK):
        PUBLIC.clear()
        for place in walk(browser, url, size=size):
            shot = Image.open(BytesIO(place.page.screenshot(full_page=True)))
            file = TOUR / f"{place.name}-{size['width']}.webp"
            shot.crop((0, 0, shot.width, min(shot.height, TALLEST))).save(file, "WEBP", quality=55, method=6)
            shown[place.name] = place.page.title()
    rows = [
        f"## {name.split('-')[0]}: {title}\n\n![on a phone]({name}-360.webp) ![on a desk]({name}-1280.webp)\n"
        for name, title in shown.items()
        if (TOUR / f"{name}-360.webp").exists() and (TOUR / f"{name}-1280.webp").exists()
    ]
    intro = "# Tour\n\nEvery page of the demonstration, by who sees it. `make tour` takes these anew.\n\n"
    (TOUR / "README.md").write_text(intro + "\n".join(rows))
    size_of_all = sum(file.stat().st_size for file in TOUR.iterdir()) / 1e6
    print(f"{len(rows)} pages, {size_of_all:.1f} MB, in {TOUR.relative_to(HERE.parents[1])}")
    return 0


def axe(browser: Browser, url: str) -> int:
    """What axe finds on each kind of page, on a phone in light and on a desk in dark."""
    faults = 0
    for size, scheme in ((PHONE, "light"), (DESK, "dark")):
        PUBLIC.clear()
        for place in walk(browser, url, size=size):
            place.page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
            wide = place.page.evaluate("document.documentElement.scrollWidth") > size["width"]
            found = Axe().run(place.page).response["violations"]
            for each in found:
                print(f"{place.name} {place.address} {scheme}: {each['id']} {each['nodes'][0]['target']}")
            if wide:
                print(f"{place.name} {place.address} {size['width']} px: wider than the screen")
            faults += len(found) + wide
    print(f"axe: {faults} found")
    return 1 if faults else 0


def html(browser: Browser, url: str) -> int:
    """What the Nu HTML checker says of each kind of page as it is sent."""
    tools()
    with tempfile.TemporaryDirectory() as folder:
        pages = 0
        for place in walk(browser, url):
            pages += 1
            (Path(folder) / f"{place.name}.html").write_bytes(place.answer.body())
        command = ["java", "-jar", str(TOOLS / NU), "--format", "json"]
        said = subprocess.run([*command, "--errors-only", folder], capture_output=True, text=True).stderr
    errors = json.loads(said)["messages"]
    for each in errors:
        print(f"{Path(each['url']).stem}: {each['message']} … {each.get('extract', '').strip()[:120]!r}")
    print(f"Nu HTML checker: {len(errors)} errors on {pages} pages")
    return 1 if errors else 0


def lighthouse(browser: Browser, url: str) -> int:
    """The four scores and the largest contentful paint of the shop's main pages on a phone, median of three."""
    tools()
    page = browser.new_page(base_url=url)
    page.goto("/shop/")
    pages = SHOP_PAGES | {"piece": page.locator("a[href^='/piece/']").first.get_attribute("href") or ""}
    page.goto("/stories/")
    pages["story"] = page.locator("main a[href*='/stories/']").first.get_attribute("href") or ""
    page.close()
    for name, address in pages.items():
        reports = [_report(url + address.removeprefix(url)) for _ in range(3)]
        scores = [
            round(100 * statistics.median(each["categories"][what]["score"] or 0 for each in reports))
            for what in ("performance", "accessibility", "best-practices", "seo")
        ]
        paint = statistics.median(
            each["audits"]["largest-contentful-paint"]["numericValue"] for each in reports
        )
        weight = reports[0]["audits"]["total-byte-weight"]["numericValue"] / 1000
        print(
            f"{name}: {'/'.join(map(str, scores))}, largest paint {paint / 1000:.1f} s, {weight:.0f} KB",
            flush=True,
        )
        for each in sorted(_lost(reports[0])):
            print(f"    {each}")
    return 0


def _report(address: str) -> dict:
    """What Lighthouse says of a page on its own mobile settings."""
    flags = ["--quiet", "--output=json", "--chrome-flags=--headless=new --no-sandbox --disable-gpu"]
    command = [str(TOOLS / "node_modules/.bin/lighthouse"), address, *flags]
    environment = os.environ | ({"CHROME_PATH": CHROMIUM} if Path(CHROMIUM).exists() else {})
    done = subprocess.run(command, capture_output=True, text=True, env=environment)
    if done.returncode:
        raise SystemExit(done.stderr)
    return json.loads(done.stdout)


def _lost(report: dict) -> set[str]:
    """The audits that cost a point."""
    return {
        f"{what}: {ref['id']}"
        for what, category in report["categories"].items()
        for ref in category["auditRefs"]
        if ref["weight"] and (report["audits"][ref["id"]]["score"] or 0) < 0.9
        and report["audits"][ref["id"]]["scoreDisplayMode"] not in ("notApplicable", "manual", "informative")
    }  # fmt: skip


def tools() -> None:
    """Install what package.json names, unless it's there."""
    if not (TOOLS / "node_modules" / "vnu-jar").exists():
        TOOLS.mkdir(parents=True, exist_ok=True)
        shutil.copy(HERE / "package.json", TOOLS)
        subprocess.run(["npm", "install", "--silent", "--no-audit", "--no-fund"], cwd=TOOLS, check=True)


if __name__ == "__main__":
    raise SystemExit(main())
