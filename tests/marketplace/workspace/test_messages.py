"""Codes to phones through a provider: a server of its own answers well, badly, late, twice and not at all."""

import json
import logging
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest
from django.core.exceptions import ImproperlyConfigured

from marketplace.kernel.short_messages import Unsent, send_short
from marketplace.workspace import doors
from marketplace.workspace.models import PhoneCode
from tests.catalog.loom import make_weaver

PHONE = "+919876543210"


class Provider(BaseHTTPRequestHandler):
    """Answers as ``says`` has it, in that order, and the last one for ever: a status and a body, or how long it takes."""

    says: list[Any]
    heard: list[Any]

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.heard.append((self.path, self.headers["X-Key"], body))
        said = self.says.pop(0) if len(self.says) > 1 else self.says[0]
        if isinstance(said, float):
            time.sleep(said)
            said = (200, "sent")
        status, text = said
        self.send_response(status)
        self.send_header("Content-Length", str(len(text)))
        if status == 302:
            self.send_header("Location", "/elsewhere")
        self.end_headers()
        self.wfile.write(text.encode())

    def do_GET(self) -> None:
        self.heard.append((self.path, self.headers["X-Key"], None))
        self.send_error(404)

    def log_message(self, *_said: Any) -> None:
        pass


@pytest.fixture
def provider(settings: Any) -> Iterator[type[Provider]]:
    handler = type("Handler", (Provider,), {"says": [(200, "sent")], "heard": []})
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        settings.SMS_SENDER = "marketplace.kernel.short_messages.ByHttp"
        settings.SMS_HTTP = {
            "url": f"http://127.0.0.1:{server.server_port}/v1/messages",
            "key": "a secret",
            "headers": {"X-Key": "key {key}"},
            "body": {"messages": [{"to": "{to}", "words": "{text} {unknown}", "kind": 3}]},
            "expect": "sent",
            "timeout": 0.3,
        }
        yield handler
        server.shutdown()


def test_a_message_is_put_into_the_providers_own_form(provider: type[Provider]) -> None:
    send_short(PHONE, 'a "b" {key} {to}')
    body = {"messages": [{"to": PHONE, "words": 'a "b" {key} {to} {unknown}', "kind": 3}]}
    assert provider.heard == [("/v1/messages", "key a secret", body)]


@pytest.mark.parametrize(
    ("says", "again"),
    [
        ((500, "no"), True),
        ((429, "slowly"), True),
        ((400, "no number"), False),
        ((401, "who?"), False),
        ((302, ""), False),
        ((200, "error"), False),
        (0.6, True),
    ],
)
def test_what_is_not_sent_says_whether_it_may_be_tried_again(
    provider: type[Provider], says: Any, again: bool
) -> None:
    provider.says[:] = [says]
    with pytest.raises(Unsent) as found:
        send_short(PHONE, "123 456")
    assert found.value.again is again and len(provider.heard) == 1
    assert PHONE not in str(found.value) and "123" not in str(found.value)


def test_nobody_listening_is_tried_again_and_no_key_goes_out_in_the_open(
    provider: type[Provider], settings: Any
) -> None:
    settings.SMS_HTTP = settings.SMS_HTTP | {"url": "http://127.0.0.1:1/"}
    with pytest.raises(Unsent) as found:
        send_short(PHONE, "123 456")
    assert found.value.again
    for url in ("http://sms.example/", "ftp://sms.example/", ""):
        settings.SMS_HTTP = settings.SMS_HTTP | {"url": url}
        with pytest.raises(ImproperlyConfigured):
            send_short(PHONE, "123 456")


def test_a_code_is_tried_three_times_each_with_new_digits_and_nothing_of_it_is_queued_or_logged(
    db: None, provider: type[Provider], monkeypatch: Any, caplog: pytest.LogCaptureFixture
) -> None:
    her = make_weaver("Daplin", phone=PHONE, code="W0061")
    queued: list[Any] = []
    enqueue = type(doors.send_code).enqueue

    def noted(task: Any, *args: Any) -> Any:
        queued.append((args, task.run_after))
        return enqueue(task, *args)

    monkeypatch.setattr(type(doors.send_code), "enqueue", noted)
    provider.says[:] = [(503, "away")]
    with caplog.at_level(logging.DEBUG):
        for tries in (1, 2, 3):
            doors.send_code.call("W0061", tries)
    assert [args for args, _when in queued] == [("W0061", 2), ("W0061", 3)]
    assert queued[0][1] < queued[1][1]
    words = [body["messages"][0]["words"].removesuffix(" {unknown}") for _path, _key, body in provider.heard]
    assert len(set(words)) == 3 and all(len(each) == 7 and each.replace(" ", "").isdigit() for each in words)
    assert PhoneCode.objects.get().weaver == her, "the newest alone is good"
    assert PHONE not in caplog.text and not any(each in caplog.text for each in words)
    provider.says[:] = [(400, "no such number")]
    doors.send_code.call("W0061", 1)
    assert len(queued) == 2, "what is refused isn't tried again"
