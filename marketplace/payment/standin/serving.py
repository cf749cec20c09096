"""Serving the API: keys, parameters, staged failures, idempotency and errors."""

from __future__ import annotations

import asyncio
import base64
import binascii
import contextlib
import hashlib
import json
from collections.abc import Awaitable, Callable
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from .api import Call, Handler
from .desk import Desk, Origin
from .errors import StripeError
from .expansion import expand
from .objects import API_VERSION, new_id, shown
from .params import decode_form
from .store import Answer
from .switches import Fail, take_failure

LARGEST_BODY = 1_000_000

Endpoint = Callable[[Request], Awaitable[Response]]


def serve(desk: Desk, handler: Handler) -> Endpoint:
    """An endpoint that answers every request as Stripe would, the failures of the switches included."""

    async def endpoint(request: Request) -> Response:
        request_id = new_id("req_", 14)
        headers = {
            "Request-Id": request_id,
            "Stripe-Version": request.headers.get("stripe-version", API_VERSION),
            "Cache-Control": "no-cache, no-store",
        }
        try:
            authenticate(request)
            params = await _read_params(request)
            with desk.store.transaction():
                fail = take_failure(desk.store, request.url.path)
            if fail and fail.mode == "error":
                raise StripeError("Something went wrong on this end", status=500, type="api_error")
            if fail and fail.mode == "timeout":
                return await _no_answer(request, fail)
            answer, more_headers = _answer(desk, handler, request, params, request_id)
            if fail and fail.mode == "nonsense":
                return Response("<html>Please sign in to this network", 200, headers, media_type="text/html")
            if fail:
                return await _no_answer(request, fail)
        except StripeError as error:
            return _json(error.status, json.dumps(error.body(), indent=2), headers)
        return _json(answer.status, answer.body, headers | more_headers)

    return endpoint


async def unknown_url(request: Request) -> Response:
    """What Stripe says to an address it doesn't have."""
    error = StripeError(f"Unrecognized request URL ({request.method}: {request.url.path})", status=404)
    return _json(404, json.dumps(error.body(), indent=2), {"Request-Id": new_id("req_", 14)})


def authenticate(request: Request) -> None:
    """Raises StripeError 401 unless a secret test key came as a bearer token or as a Basic user name."""
    scheme, _, credentials = request.headers.get("authorization", "").partition(" ")
    key = credentials.strip()
    if scheme.lower() == "basic":
        try:
            key = base64.b64decode(key, validate=True).decode().partition(":")[0]
        except (binascii.Error, UnicodeDecodeError):
            key = ""
    if not key:
        raise StripeError("No API key was sent: it goes into the Authorization header", status=401)
    if not key.startswith(("sk_test_", "rk_test_")) or len(key) < 12:
        raise StripeError(f"Invalid API key: {key[:8]}***. Only test keys are taken here", status=401)


async def _read_params(request: Request) -> dict[str, Any]:
    if request.method == "GET":
        return decode_form(request.url.query)
    if int(request.headers.get("content-length") or 0) > LARGEST_BODY:
        raise StripeError("The request is too large", status=413)
    body = await request.body()
    kind = request.headers.get("content-type", "").partition(";")[0].strip()
    if body and kind != "application/x-www-form-urlencoded":
        raise StripeError(f"Parameters are sent form-encoded, not as {kind or 'nothing known'}")
    try:
        return decode_form(body.decode())
    except UnicodeDecodeError:
        raise StripeError("Parameters are sent in UTF-8") from None


def _answer(
    desk: Desk, handler: Handler, request: Request, params: dict[str, Any], request_id: str
) -> tuple[Answer, dict[str, str]]:
    """Carries the request out, once for each idempotency key.

    Nothing in here awaits, so a second request with the same key meets either no answer or the whole one.
    """
    key = request.headers.get("idempotency-key") if request.method == "POST" else None
    if key is None:
        with desk.store.transaction():
            return _carry_out(desk, handler, request, params, Origin(request_id)), {}
    if not 1 <= len(key) <= 255:
        raise StripeError("An idempotency key has 1 to 255 characters", type="idempotency_error")
    given = {"Idempotency-Key": key}
    with desk.store.transaction():
        kept = desk.store.answer(key)
    if kept:
        _check_same(kept, key, request.url.path, _fingerprint(params))
        return kept, given | {"Idempotent-Replayed": "true", "Original-Request": kept.request_id}
    try:
        with desk.store.transaction():
            answer = _carry_out(desk, handler, request, params, Origin(request_id, key))
            desk.store.keep_answer(key, answer)
    except StripeError as error:
        if not error.kept:
            raise
        body = json.dumps(error.body(), indent=2)
        answer = Answer(request.url.path, _fingerprint(params), error.status, body, request_id)
        with desk.store.transaction():
            desk.store.keep_answer(key, answer)
    return answer, given | {"Original-Request": request_id}


def _check_same(kept: Answer, key: str, path: str, fingerprint: str) -> None:
    what = "endpoint" if kept.path != path else "parameters" if kept.fingerprint != fingerprint else None
    if what:
        raise StripeError(
            f"The idempotency key {key} was used before with other {what}. Use another key for another request",
            type="idempotency_error",
        )


def _carry_out(
    desk: Desk, handler: Handler, request: Request, params: dict[str, Any], origin: Origin
) -> Answer:
    rest = dict(params)
    paths = rest.pop("expand", [])
    path = request.url.path
    call = Call(desk, path, request.path_params, rest, desk.now(), origin)
    body = shown(expand(desk.store, handler(call), paths))
    return Answer(path, _fingerprint(params), 200, json.dumps(body, indent=2), origin.request_id or "")


def _fingerprint(params: dict[str, Any]) -> str:
    return hashlib.sha256(json.dumps(params, sort_keys=True).encode()).hexdigest()


async def _no_answer(request: Request, fail: Fail) -> Response:
    """Keeps silent until the client has gone, or for as long as the switch says."""

    async def until_gone() -> None:
        while (await request.receive())["type"] != "http.disconnect":
            continue

    # Cancelled means that the server is stopping: then too the request is over.
    with contextlib.suppress(TimeoutError, asyncio.CancelledError):
        await asyncio.wait_for(until_gone(), fail.seconds)
    return Response(status_code=504)


def _json(status: int, body: str, headers: dict[str, str]) -> Response:
    return Response(body, status, headers, media_type="application/json")
