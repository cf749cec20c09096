"""Putting the stand-in together."""

from __future__ import annotations

import asyncio
import logging
import signal
from collections.abc import AsyncIterator, Collection
from contextlib import asynccontextmanager
from pathlib import Path

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, Response
from starlette.routing import Route

from . import admin, disputes, hosted, payments
from .api import ENDPOINTS
from .delivery import Courier
from .desk import Desk
from .serving import serve, unknown_url
from .store import Store

EXPIRY_TICK = 0.5


def create_app(
    *,
    db: Path,
    public_url: str,
    webhook_url: str | None = None,
    secret: str = "whsec_demo",
    backoff: float = 1.0,
    most_tries: int = 15,
    available_days: int = 0,
    days_ahead: float | None = None,
    events: Collection[str] = (),
) -> Starlette:
    """The stand-in as an ASGI app; run one process of it on a file. Raises StoreInUse when another one has it.

    - db: the SQLite file, made when it isn't there
    - public_url: where buyers' browsers reach this app
    - webhook_url: where events are sent; None keeps them unsent
    - secret: signs the events
    - backoff: seconds to the first new try of a delivery, doubled after each, up to a minute
    - most_tries: after so many a delivery is given up
    - available_days: days from a charge until its money can be paid out
    - days_ahead: how far its clock is ahead, as its shop's is; None leaves it as it was
    - events: the types that are sent; none named sends all
    """
    desk = Desk(Store(db), public_url.rstrip("/"), available_days, frozenset(events) or None)
    if days_ahead is not None:
        desk.store.set_setting("clock_ahead", int(days_ahead * 24 * 3600))
    courier = Courier(desk, webhook_url, secret, backoff, most_tries) if webhook_url else None
    if courier:
        desk.wake = courier.wake

    @asynccontextmanager
    async def lifespan(_app: Starlette) -> AsyncIterator[None]:
        tasks = [asyncio.create_task(_expire_in_time(desk))]
        if courier:
            tasks.append(asyncio.create_task(courier.run()))
        for task in tasks:
            task.add_done_callback(_stop_if_broken)
        yield
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        desk.store.close()

    return Starlette(routes=_routes(desk, webhook_url), lifespan=lifespan)


def _stop_if_broken(task: asyncio.Task[None]) -> None:
    # Going on without deliveries or expiries would look like a fault of the shop's.
    if not task.cancelled() and task.exception():
        logging.getLogger("uvicorn.error").critical("The stand-in stops", exc_info=task.exception())
        signal.raise_signal(signal.SIGTERM)


async def _expire_in_time(desk: Desk) -> None:
    while True:
        with desk.store.transaction():
            payments.expire_due(desk, now=desk.now())
        await asyncio.sleep(EXPIRY_TICK)


def _routes(desk: Desk, webhook_url: str | None) -> list[Route]:
    api = [
        Route(path, serve(desk, handler), methods=[method])
        for method, path, handler in [*ENDPOINTS, *disputes.ENDPOINTS]
    ]
    actions = {
        "switches": admin.set_switches,
        "deliver": admin.deliver,
        "payout": admin.make_payout,
        "reset": admin.reset,
        "clock": admin.move_clock,
        "pay/{id}": admin.pay,
        "dispute/{id}": disputes.open_dispute,
        "disputes/{id}": disputes.close_dispute,
    }
    return [
        *api,
        Route("/v1/{rest:path}", unknown_url, methods=["GET", "POST", "DELETE"]),
        Route("/c/pay/{id}", hosted.show_payment(desk), methods=["GET"]),
        Route("/c/pay/{id}", hosted.take_payment(desk), methods=["POST"]),
        *(
            Route(f"/_standin/{path}", admin.act(desk, action), methods=["POST"])
            for path, action in actions.items()
        ),
        Route("/_standin/state", admin.act(desk, admin.show_state(webhook_url)), methods=["GET"]),
        Route("/_standin/events/{id}", admin.act(desk, admin.show_event), methods=["GET"]),
        Route("/_standin/style.css", _style, methods=["GET"]),
        Route("/healthz", _healthy, methods=["GET"]),
        Route("/", admin.show_desk(desk, webhook_url), methods=["GET"]),
    ]


async def _style(_request: Request) -> Response:
    return FileResponse(Path(__file__).with_name("style.css"), media_type="text/css")


async def _healthy(_request: Request) -> Response:
    return JSONResponse({"status": "ok"})
