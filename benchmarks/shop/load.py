"""Load: wrk for one page over and over, and buyers who fill in each form on their way to the end."""

import re
import subprocess
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from html import unescape
from urllib.parse import urlencode, urljoin, urlsplit

import requests

AT_ONCE = 8
ADDRESS = {
    "email": "buyer@example.org", "name": "Ananya Rao", "first_name": "Ananya", "last_name": "Rao",
    "line1": "12 Lake Road", "line4": "Kolkata", "city": "Kolkata", "postcode": "700029", "state": "West Bengal",
    "country": "IN", "phone": "",
}  # fmt: skip


def requests_a_second(
    address: str, *, seconds: int, post: dict[str, str] | None = None, cookie: str = ""
) -> float:
    """Answers a second to eight connections. Raises where any answer is an error."""
    script = 'wrk.headers["Accept-Encoding"] = "gzip"\nwrk.headers["Sec-Fetch-Site"] = "same-origin"\n'
    if cookie:
        script += f'wrk.headers["Cookie"] = "{cookie}"\n'
    if post:
        script += f'wrk.method = "POST"\nwrk.body = "{urlencode(post)}"\n'
        script += 'wrk.headers["Content-Type"] = "application/x-www-form-urlencoded"\n'
        script += f'wrk.headers["Referer"] = "{address}"\n'
    with tempfile.NamedTemporaryFile("w", suffix=".lua") as file:
        file.write(script)
        file.flush()
        command = [
            "wrk",
            "-t1",
            f"-c{AT_ONCE}",
            f"-d{seconds}s",
            "--timeout",
            "30s",
            "-s",
            file.name,
            address,
        ]
        text = subprocess.run(
            command, check=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
        ).stdout
    if file.name in text:  # wrk tells of a fault in its script, and goes on without it
        raise RuntimeError(text)
    if found := re.search(r"Non-2xx or 3xx responses: (\d+)", text):
        raise RuntimeError(f"{address}: {found[1]} errors")
    return float(re.search(r"Requests/sec:\s+([\d.]+)", text)[1])  # type: ignore[index]


_VALUE = r"""(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?"""
_ATTRIBUTE = re.compile(rf"([^\s=>/]+){_VALUE}")
_TAG = re.compile(rf"<(form|input|textarea|select)\b((?:\s+[^\s=>/]+{_VALUE})*)", re.IGNORECASE)


class Form:
    """The forms of a page: where each goes and what it holds.

    Found by a pattern: the load runs on the cores of the shop, and a parser would take as long as the shop does.
    """

    def __init__(self, page: str) -> None:
        self.forms: list[tuple[str, dict[str, str]]] = []
        for found in _TAG.finditer(page):
            given = {
                each[1].lower(): unescape(each[2] or each[3] or each[4] or "")
                for each in _ATTRIBUTE.finditer(found[2])
            }
            self._take(found[1].lower(), given)

    def _take(self, tag: str, given: dict[str, str]) -> None:
        if tag == "form":
            post = given.get("method", "").lower() == "post"
            self.forms.append((given.get("action", "") if post else "-", {}))
        elif self.forms and given.get("name"):
            kind = given.get("type", "text")
            if kind in ("submit", "button") or kind in ("radio", "checkbox") and "checked" not in given:
                return
            self.forms[-1][1].setdefault(given["name"], given.get("value", ""))

    def with_field(self, name: str) -> tuple[str, dict[str, str]]:
        """The form that has this field and is sent by POST."""
        return next((where, held) for where, held in self.forms if name in held and where != "-")


class Buyer:
    """Somebody with a browser of her own, who sends the forms of pages as a browser does."""

    def __init__(self, url: str) -> None:
        self.session = requests.Session()
        self.session.headers["Sec-Fetch-Site"] = "same-origin"
        self.url, self.page = url, ""

    def open(self, address: str) -> str:
        return self._took(self.session.get(urljoin(self.url, address), timeout=120))

    def send(self, field: str, values: dict[str, str] | None = None, *, pressed: str = "_=") -> str:
        """Send the form that has a field, with what it holds, these values, and ``name=value`` of the button."""
        where, held = Form(self.page).with_field(field)
        button, _equals, value = pressed.partition("=")
        data = held | {name: each for name, each in (values or {}).items() if name in held} | {button: value}
        return self._took(
            self.session.post(
                urljoin(self.url, where or self.url), data=data, headers={"Referer": self.url}, timeout=120
            )
        )

    def _took(self, answer: requests.Response) -> str:
        if answer.status_code != 200:
            raise RuntimeError(f"{answer.url}: {answer.status_code}")
        self.url, self.page = answer.url, answer.text
        return self.page


def buy_from_us(url: str, piece: str) -> None:
    """From a piece to its order as a guest, paying on the stand-in's page."""
    buyer = Buyer(url)
    buyer.open(piece)
    buyer.send("piece")
    buyer.open("/checkout/")
    buyer.send("shown_total", ADDRESS)
    buyer.send("cardNumber", pressed="action=pay")
    if "/order/" not in urlsplit(buyer.url).path:
        raise RuntimeError(f"no order, but {buyer.url}")


def buy_from_plain_oscar(url: str, piece: str) -> None:
    """From a product to its order as a guest; Oscar as it comes asks no payment."""
    buyer = Buyer(url)
    buyer.open(piece)
    buyer.send("quantity")
    buyer.open("/checkout/")
    buyer.send("username", {"username": ADDRESS["email"]}, pressed="options=anonymous")
    buyer.send("line1", ADDRESS)
    buyer.open("/checkout/preview/")
    buyer.send("action")
    if "/thank-you" not in urlsplit(buyer.url).path:
        raise RuntimeError(f"no order, but {buyer.url}")


def purchases_a_second(buy: Callable[[str, str], None], url: str, pieces: list[str]) -> float:
    """Whole purchases a second by eight buyers at once, each piece bought once."""
    began = time.perf_counter()
    with ThreadPoolExecutor(AT_ONCE) as pool:
        list(pool.map(lambda piece: buy(url, piece), pieces))
    return len(pieces) / (time.perf_counter() - began)
