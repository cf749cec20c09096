"""`python -m marketplace.payment.standin`: one process, until SIGTERM or SIGINT."""

from __future__ import annotations

import argparse
import signal
import socket
import sys
from pathlib import Path

import uvicorn

from .app import create_app
from .store import StoreInUse


def main() -> int:
    args = _arguments()
    try:
        listener = _listen(args.host, args.port)
    except OSError as error:
        print(f"stripe stand-in: cannot listen on {args.host}:{args.port}: {error.strerror}", file=sys.stderr)
        return 1
    address = f"http://{args.host}:{listener.getsockname()[1]}"
    try:
        app = create_app(
            db=args.db,
            public_url=args.public_url or address,
            webhook_url=args.webhook_url,
            secret=args.secret,
            backoff=args.backoff,
            most_tries=args.most_tries,
            available_days=args.available_days,
            days_ahead=args.days_ahead,
            events=args.events,
        )
    except StoreInUse as error:
        print(f"stripe stand-in: cannot use its file: {error}", file=sys.stderr)
        return 1
    # uvicorn sends itself the signal again once it has stopped in good order; that is no failure.
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: sys.exit(0))
    print(f"stripe stand-in: listening on {address}", flush=True)
    config = uvicorn.Config(app, log_level="warning", access_log=False, timeout_graceful_shutdown=1)
    uvicorn.Server(config).run(sockets=[listener])
    return 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m marketplace.payment.standin", description=__doc__)
    parser.add_argument("--host", default="127.0.0.1", help="the switches ask for no key, so keep it local")
    parser.add_argument("--port", type=int, default=4242, help="0 takes any free one")
    parser.add_argument("--db", type=Path, default=Path("var/stripe.sqlite3"))
    parser.add_argument("--public-url", help="where browsers reach it, if not on host and port")
    parser.add_argument("--webhook-url", help="where events are sent")
    parser.add_argument("--secret", default="whsec_demo", help="signs the events")
    parser.add_argument("--backoff", type=float, default=1.0, help="seconds to the first new try")
    parser.add_argument("--most-tries", type=int, default=15, help="before a delivery is given up")
    parser.add_argument("--available-days", type=int, default=0, help="from a charge to its payout")
    parser.add_argument("--events", nargs="*", default=(), metavar="TYPE", help="sent; without it, all")
    parser.add_argument("--days-ahead", type=float, help="how far its clock is ahead, as its shop's is")
    return parser.parse_args()


def _listen(host: str, port: int) -> socket.socket:
    # Named as TCP, or asyncio leaves small answers waiting for the client's acknowledgement.
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((host, port))
        listener.listen(256)
    except OSError:
        listener.close()
        raise
    return listener


if __name__ == "__main__":
    sys.exit(main())
