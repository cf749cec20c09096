"""What can be made to go wrong, and how much of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field, fields, replace
from typing import Any

from .store import Store

FAIL_MODES = ("error", "timeout", "lost", "nonsense")


class SwitchFault(ValueError):
    """A switch that doesn't exist, or a value it doesn't take."""


@dataclass(frozen=True)
class Fail:
    """The next `count` API requests whose path begins with `path` go wrong.

    `error`: answered 500, and nothing is done. `timeout`: nothing is done and no answer comes for `seconds`,
    then 504. `lost`: the request is carried out, and its answer is held back in the same way. `nonsense`: it is
    carried out, and the answer is a page that somebody between put in its place.
    """

    count: int = 0
    mode: str = "error"
    path: str = "/v1/"
    seconds: int = 30


@dataclass(frozen=True)
class Switches:
    """Off as made.

    - repeat: how many times each event is sent, 1 to 20
    - parallel: how many sendings are under way at once, 1 to 16
    - reorder: hold events back until there are this many, then send them last first; 0 is off
    - delay_ms: how long each event waits before it is first sent
    - drop: event types never sent by themselves; `*` is all of them
    - decline: a decline code that every card meets; empty is off
    - fail: API requests that go wrong
    """

    repeat: int = 1
    parallel: int = 1
    reorder: int = 0
    delay_ms: int = 0
    drop: tuple[str, ...] = ()
    decline: str = ""
    fail: Fail = field(default_factory=Fail)

    def drops(self, event_type: str) -> bool:
        return "*" in self.drop or event_type in self.drop

    def as_json(self) -> dict[str, Any]:
        return asdict(self) | {"drop": list(self.drop)}

    def changed(self, wanted: Mapping[str, Any]) -> Switches:
        """These switches with some set anew. Numbers may be written as strings. Raises SwitchFault."""
        unknown = set(wanted) - {each.name for each in fields(self)}
        if unknown:
            raise SwitchFault(f"There is no switch named {', '.join(sorted(unknown))}.")
        return replace(self, **{name: _READERS[name](self, value) for name, value in wanted.items()})


def read_switches(store: Store) -> Switches:
    return Switches().changed(store.setting("switches", {}))


def write_switches(store: Store, switches: Switches) -> None:
    store.set_setting("switches", switches.as_json())


def take_failure(store: Store, path: str) -> Fail | None:
    """The failure meant for this request, counted off; None when it may go well."""
    switches = read_switches(store)
    fail = switches.fail
    if fail.count < 1 or not path.startswith(fail.path):
        return None
    write_switches(store, replace(switches, fail=replace(fail, count=fail.count - 1)))
    return fail


def _number(name: str, value: Any, low: int, high: int) -> int:
    try:
        number = int(value)
    except (TypeError, ValueError):
        raise SwitchFault(f"{name} takes a whole number.") from None
    if not low <= number <= high:
        raise SwitchFault(f"{name} takes {low} to {high}.")
    return number


def _between(name: str, low: int, high: int) -> Callable[[Switches, Any], int]:
    return lambda _switches, value: _number(name, value, low, high)


def _drop(_switches: Switches, value: Any) -> tuple[str, ...]:
    types = value.replace(",", " ").split() if isinstance(value, str) else value
    if not isinstance(types, list | tuple) or not all(isinstance(each, str) for each in types):
        raise SwitchFault("drop takes event types.")
    return tuple(types)


def _decline(_switches: Switches, value: Any) -> str:
    allowed = ("", "generic_decline", "insufficient_funds")
    if value not in allowed:
        raise SwitchFault(f"decline takes one of {', '.join(allowed[1:])}, or nothing.")
    return str(value)


def _fail(switches: Switches, value: Any) -> Fail:
    if not isinstance(value, Mapping) or set(value) - {each.name for each in fields(Fail)}:
        raise SwitchFault("fail takes count, mode, path and seconds.")
    merged = asdict(switches.fail) | dict(value)
    if merged["mode"] not in FAIL_MODES:
        raise SwitchFault(f"fail[mode] takes one of {', '.join(FAIL_MODES)}.")
    return Fail(
        count=_number("fail[count]", merged["count"], 0, 10_000),
        mode=merged["mode"],
        path=str(merged["path"]) or "/v1/",
        seconds=_number("fail[seconds]", merged["seconds"], 0, 600),
    )


_READERS: dict[str, Callable[[Switches, Any], Any]] = {
    "repeat": _between("repeat", 1, 20),
    "parallel": _between("parallel", 1, 16),
    "reorder": _between("reorder", 0, 1000),
    "delay_ms": _between("delay_ms", 0, 3_600_000),
    "drop": _drop,
    "decline": _decline,
    "fail": _fail,
}
