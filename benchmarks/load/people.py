"""People who look around and people who buy, each at her own pace, and how each was answered."""

import random
import re
import threading
import time
from collections import Counter, defaultdict
from collections.abc import Callable
from types import TracebackType
from urllib.parse import urlsplit

import requests

from benchmarks.shop.load import ADDRESS, Buyer

BUYERS = "load-"
"""How the addresses of those who buy begin."""

LOOKED_AT = [
    "/",
    "/shop/",
    "/shop/?colour=Indigo",
    "/search/?q=shawl",
    "/search/?q=indigo+stole",
    "/members/",
]
PAUSE = (1.0, 5.0)
"""Seconds that somebody looks at a page."""


class Answers:
    """How long each kind of page took, and what went wrong, by kind."""

    def __init__(self) -> None:
        self.seconds: defaultdict[str, list[float]] = defaultdict(list)
        self.errors: Counter[str] = Counter()
        self._lock = threading.Lock()

    def note(self, what: str, seconds: float) -> None:
        with self._lock:
            self.seconds[what].append(seconds)

    def fault(self, what: str) -> None:
        with self._lock:
            self.errors[what] += 1


class Timed(Buyer):
    """A buyer whose every request is timed. A hasty one sends some forms twice at once."""

    def __init__(self, url: str, answers: Answers, chance: random.Random, *, hasty: bool) -> None:
        super().__init__(url)
        self._answers, self._chance, self._hasty = answers, chance, hasty
        self.session.hooks["response"].append(self._note)

    def send(self, field: str, values: dict[str, str] | None = None, *, pressed: str = "_=") -> str:
        if self._hasty and self._chance.random() < 0.2:
            twin = Timed(self.url, self._answers, self._chance, hasty=False)
            twin.page = self.page
            twin.session.cookies.update(self.session.cookies)
            threading.Thread(target=_quietly, args=(twin, field, values, pressed), daemon=True).start()
        return super().send(field, values, pressed=pressed)

    def _note(self, answer: requests.Response, *args: object, **kwargs: object) -> None:
        self._answers.note(kind_of(answer.request.method or "", answer.url), answer.elapsed.total_seconds())


def _quietly(twin: Timed, field: str, values: dict[str, str] | None, pressed: str) -> None:
    try:
        twin.send(field, values, pressed=pressed)
    except (requests.RequestException, RuntimeError, StopIteration):
        return


def kind_of(method: str, address: str) -> str:
    """What a request is called in the report."""
    path = urlsplit(address).path
    if "/c/pay/" in path or "/_standin/" in path:
        return "the stand-in"
    first = path.strip("/").split("/")[0] or "home"
    return f"{first} ({method})" if method != "GET" else first


class Crowd:
    """People in threads, from ``with`` to its end. A patient one takes what fails as a page that doesn't load."""

    def __init__(self, url: str, *others: str, looking: int, buying: int, patient: bool) -> None:
        """``others``: of web servers that answer as well; somebody new comes to any of them."""
        self.answers = Answers()
        self._urls, self._patient, self._stop = [url, *others], patient, threading.Event()
        shop = requests.get(f"{url}/shop/", timeout=60).text
        links = sorted(set(re.findall(r'href="(/piece/[^"#]+)"', shop)))
        self.pieces = [link for link in links if 'name="piece"' in requests.get(url + link, timeout=60).text]
        self._threads = [
            threading.Thread(target=self._look if n < looking else self._buy, args=(n,), daemon=True)
            for n in range(looking + buying)
        ]

    def __enter__(self) -> "Crowd":
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stop.set()
        for thread in self._threads:
            thread.join(timeout=150)

    def _look(self, number: int) -> None:
        chance = random.Random(number)
        someone = Timed(chance.choice(self._urls), self.answers, chance, hasty=False)
        while not self._stop.wait(chance.uniform(*PAUSE)):
            self._try(someone.open, chance.choice(chance.choice([LOOKED_AT, self.pieces])))

    def _buy(self, number: int) -> None:
        chance, count = random.Random(number), 0
        while not self._stop.wait(chance.uniform(*PAUSE)):
            count += 1
            address = ADDRESS | {"email": f"{BUYERS}{number}-{count}@example.org"}
            self._try(self._whole_way, chance, address)

    def _whole_way(self, chance: random.Random, address: dict[str, str]) -> None:
        buyer = Timed(chance.choice(self._urls), self.answers, chance, hasty=self._patient)
        began = time.monotonic()
        buyer.open(chance.choice(self.pieces))
        buyer.send("piece")
        buyer.open("/checkout/")
        buyer.send("shown_total", address)
        buyer.send("cardNumber", pressed="action=pay")
        if "/order/" not in urlsplit(buyer.url).path:
            raise RuntimeError(f"no order, but {kind_of('GET', buyer.url)}")
        self.answers.note("a whole purchase", time.monotonic() - began)

    def _try(self, act: Callable[..., object], *how: object) -> None:
        try:
            act(*how)
        except requests.RequestException as problem:
            self.answers.fault(type(problem).__name__)
        except StopIteration:
            self.answers.fault("a page without the form that was looked for")
        except RuntimeError as problem:
            self.answers.fault(re.sub(r"https?://[^/]+|[0-9a-f-]{16,}", "", str(problem))[:80])
