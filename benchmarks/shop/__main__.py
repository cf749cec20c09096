"""``python -m benchmarks.shop``: our shop beside plain Oscar 4.2.1, on the same pieces, server, workers and load.

Prints answers a second of both and how many times Oscar's ours is; of a warm page also against a bare Django view
that returns the same bytes. Needs wrk (``apt-get install wrk``). Ratios are of one run; seconds differ by machine.
"""

import argparse
import os
from collections.abc import Callable

os.environ.pop("DATABASE_URL", None)

from benchmarks.shop.load import (  # noqa: E402
    Buyer,
    Form,
    buy_from_plain_oscar,
    buy_from_us,
    purchases_a_second,
    requests_a_second,
)
from benchmarks.shop.sites import HOME, Site, bare, fetch, ours, plain_oscar, stock  # noqa: E402

PAGES = ["list", "piece", "search"]
Figures = dict[str, float]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pieces", type=int, default=5_000)
    parser.add_argument("--seconds", type=int, default=10, help="of load on each page")
    parser.add_argument("--purchases", type=int, default=80)
    asked = parser.parse_args()
    HOME.mkdir(parents=True, exist_ok=True)
    pieces = stock(asked.pieces)
    with plain_oscar(pieces) as site:
        theirs = measured(site, asked, buy=buy_from_plain_oscar, add="quantity")
    with ours(pieces, keep=False) as site:
        cold = measured(site, asked, buy=buy_from_us, add="piece")
    with ours([], keep=True) as site:
        warm = {name: each_page(site, name, asked.seconds) for name in PAGES}
        page = fetch(site.url + site.pages["list"])
    with bare(page) as site:
        bottom = each_page(site, "bare", asked.seconds)
    for name in PAGES:
        print(
            f"{name} warm: {warm[name]:.0f}/s, {warm[name] / theirs[name]:.1f} times plain Oscar's {theirs[name]:.1f}/s"
        )
    for name, rate in cold.items():
        print(
            f"{name} cold: {rate:.1f}/s, {rate / theirs[name]:.1f} times plain Oscar's {theirs[name]:.1f}/s"
        )
    print(f"list warm: {warm['list'] / bottom:.2f} times a bare view's {bottom:.0f}/s of the same bytes")


def measured(site: Site, asked: argparse.Namespace, *, buy: Callable[[str, str], None], add: str) -> Figures:
    """Everything that both shops do."""
    found = {name: each_page(site, name, asked.seconds) for name in PAGES}
    found["basket of three"] = requests_a_second(
        site.url + site.pages["basket"], seconds=asked.seconds, cookie=basket_of_three(site, add)
    )
    where, held, cookie = form_to_add(site, add)
    found["add to basket"] = requests_a_second(where, seconds=asked.seconds, post=held, cookie=cookie)
    for piece in site.pieces[10:14]:  # the first of each worker
        buy(site.url, piece)
    found["guest checkouts"] = purchases_a_second(buy, site.url, site.pieces[20 : 20 + asked.purchases])
    return found


def each_page(site: Site, name: str, seconds: int) -> float:
    address = site.url + site.pages[name]
    for _ in range(6):  # until both workers have their templates and the pictures their sizes
        fetch(address)
    return requests_a_second(address, seconds=seconds)


def basket_of_three(site: Site, add: str) -> str:
    """The cookies of somebody with three pieces."""
    buyer = Buyer(site.url)
    for piece in site.pieces[:3]:
        buyer.open(piece)
        buyer.send(add)
    assert all(f"Piece {1000 + n} " in buyer.open(site.pages["basket"]) for n in range(3))
    return cookies_of(buyer)


def form_to_add(site: Site, add: str) -> tuple[str, dict[str, str], str]:
    """Where a piece is put into a new basket, with what, and the cookie that the form asks for."""
    buyer = Buyer(site.url)
    where, held = Form(buyer.open(site.pieces[4])).with_field(add)
    return site.url + where if where.startswith("/") else where, held, cookies_of(buyer, "csrftoken")


def cookies_of(buyer: Buyer, *names: str) -> str:
    """Her cookies of these names, or all that a basket needs (Oscar's history has quotes, and is none of it)."""
    return "; ".join(
        f"{each.name}={each.value}"
        for each in buyer.session.cookies
        if (each.name in names if names else '"' not in (each.value or ""))
    )


if __name__ == "__main__":
    main()
