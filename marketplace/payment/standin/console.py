"""The desk page: what the stand-in holds, and its switches as plain forms."""

from __future__ import annotations

from datetime import UTC, datetime
from gettext import gettext as _
from html import escape
from typing import Any

from .pages import document, money
from .store import Obj
from .switches import FAIL_MODES, Switches


def desk_page(state: Obj, sessions: list[Obj], events: list[tuple[Obj, Obj]], switches: Switches) -> str:
    """`events` pairs each event with its delivery log; `state` is what `GET /_standin/state` gives."""
    body = (
        f'<header class="demo"><p>{escape(_("A stand-in for Stripe, for demonstrations and tests."))}</p></header>'
        f'<main class="desk"><div><h1>{escape(_("Stripe stand-in"))}</h1>{_figures(state)}</div>'
        f"<section><h2>{escape(_('Sessions'))}</h2>{_sessions(sessions)}</section>"
        f"<section><h2>{escape(_('Events'))}</h2>{_events(events)}</section>"
        f"<section><h2>{escape(_('Switches'))}</h2>{_switches(switches)}{_actions()}</section></main>"
    )
    return document(_("Stripe stand-in"), body)


def _figures(state: Obj) -> str:
    figures = [(_("clock"), _moment(state["now"])), (_("webhook"), state["webhook_url"] or _("none"))]
    figures += [(name, str(count)) for name, count in state["sendings"].items()]
    return (
        '<p class="figures">'
        + "".join(f"<span>{escape(name)} <b>{escape(value)}</b></span>" for name, value in figures)
        + "</p>"
    )


def _moment(second: float) -> str:
    return datetime.fromtimestamp(second, UTC).strftime("%d %b %Y, %H:%M:%S UTC")


def _table(heads: list[str], rows: list[str], empty: str) -> str:
    if not rows:
        return f'<div class="scroll"><p class="empty">{escape(empty)}</p></div>'
    head = "".join(f'<th scope="col">{escape(each)}</th>' for each in heads)
    return (
        f'<div class="scroll" tabindex="0" role="region" aria-label="{escape(heads[0])}"><table>'
        f"<thead><tr>{head}</tr></thead><tbody>{''.join(rows)}</tbody></table></div>"
    )


def _sessions(sessions: list[Obj]) -> str:
    rows = [
        f'<tr><th scope="row">{_link(each)}</th><td>{escape(each["client_reference_id"] or "—")}</td>'
        f'<td class="amount">{money(each["amount_total"], each["currency"])}</td>'
        f'<td class="state-{each["status"]}">{each["status"]}, {each["payment_status"]}</td>'
        f"<td>{_moment(each['created'])}</td><td>{_moment(each['expires_at'])}</td></tr>"
        for each in sessions
    ]
    heads = [_("Session"), _("Reference"), _("Total"), _("State"), _("Made"), _("Expires")]
    return _table(heads, rows, _("No session has been opened yet."))


def _link(session: Obj) -> str:
    name = f"<code>{session['id'][:20]}…</code>"
    return f'<a href="{escape(session["url"])}">{name}</a>' if session["url"] else name


def _events(events: list[tuple[Obj, Obj]]) -> str:
    rows = []
    for event, log in events:
        states = ", ".join(
            f'<span class="state-{each["state"]}">{each["state"]}</span>' for each in log["sendings"]
        )
        again = (
            '<form method="post" action="/_standin/deliver">'
            f'<input type="hidden" name="event" value="{event["id"]}">'
            f'<button class="small">{escape(_("Send"))}</button></form>'
        )
        rows.append(
            f'<tr><th scope="row">{escape(event["type"])}<br><code>{event["id"]}</code></th>'
            f"<td>{_moment(event['created'])}</td><td>{states or '—'}</td><td>{_tries(log)}</td><td>{again}</td></tr>"
        )
    heads = [_("Event"), _("Made"), _("Sendings"), _("Tries"), _("Once more")]
    return _table(heads, rows, _("Nothing has happened yet."))


def _tries(log: Obj) -> str:
    if not log["attempts"]:
        return "—"
    tries = [
        f"<li>{datetime.fromtimestamp(each['at'], UTC):%H:%M:%S}: {each['status'] or escape(each['detail'])}"
        f" ({each['took_ms']} ms)</li>"
        for each in log["attempts"][-5:]
    ]
    return f'<ol start="{len(log["attempts"]) - len(tries) + 1}">{"".join(tries)}</ol>'


def _switches(switches: Switches) -> str:
    fail = switches.fail
    number = 'type="number" min="0"'
    parts = [
        _entry("repeat", _("Send each event"), switches.repeat, _("times"), number),
        _entry("parallel", _("Sendings at once"), switches.parallel, _("1 is in order"), number),
        _entry("reorder", _("Hold and reverse"), switches.reorder, _("events in a batch; 0 is off"), number),
        _entry("delay_ms", _("Wait before sending"), switches.delay_ms, _("milliseconds"), number),
        _entry("drop", _("Never send"), " ".join(switches.drop), _("event types, or *"), 'type="text"'),
        _options(
            "decline",
            _("Decline every card"),
            switches.decline,
            ["", "generic_decline", "insufficient_funds"],
        ),
        _entry("fail[count]", _("Fail the next"), fail.count, _("API requests"), number),
        _options("fail[mode]", _("Fail by"), fail.mode, list(FAIL_MODES)),
        _entry("fail[path]", _("Fail only under"), fail.path, _("such as /v1/refunds"), 'type="text"'),
        _entry("fail[seconds]", _("When silent, for"), fail.seconds, _("seconds"), number),
    ]
    return (
        f'<form method="post" action="/_standin/switches"><div class="switches">{"".join(parts)}</div>'
        f'<div class="row"><button class="small">{escape(_("Set the switches"))}</button></div></form>'
    )


def _entry(name: str, label: str, value: Any, note: str, attributes: str) -> str:
    id = f"switch-{name}"
    return (
        f'<div class="switch"><label for="{id}">{escape(label)}</label>'
        f'<input id="{id}" name="{name}" value="{escape(str(value))}" {attributes} aria-describedby="{id}-note">'
        f'<small id="{id}-note">{escape(note)}</small></div>'
    )


def _options(name: str, label: str, value: str, allowed: list[str]) -> str:
    options = "".join(
        f'<option value="{each}"{" selected" if each == value else ""}>{escape(each or _("no"))}</option>'
        for each in allowed
    )
    id = f"switch-{name}"
    return (
        f'<div class="switch"><label for="{id}">{escape(label)}</label>'
        f'<select id="{id}" name="{name}">{options}</select></div>'
    )


def _actions() -> str:
    forms = [
        _button("/_standin/deliver", _("Send what is held, dropped or given up")),
        _button("/_standin/payout", _("Pay out the balance")),
        _clock(),
        _button("/_standin/reset", _("Forget everything")),
    ]
    return f'<div class="row">{"".join(forms)}</div>'


def _button(action: str, label: str) -> str:
    return f'<form method="post" action="{action}"><button class="small">{escape(label)}</button></form>'


def _clock() -> str:
    return (
        '<form method="post" action="/_standin/clock"><div class="switch">'
        f'<label for="advance">{escape(_("Seconds ahead"))}</label>'
        '<input id="advance" name="advance" type="number" min="0" value="3600"></div>'
        f'<button class="small">{escape(_("Move the clock"))}</button></form>'
    )
