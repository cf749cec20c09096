"""Small data that many pages show, kept in the memory of this process until something that pages show changes."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Any, TypeVar

from .generation import CURRENT

MOST = 2_000
"""Answers; the least recently asked for goes first."""

Found = TypeVar("Found")


class Memory:
    """Answers of one generation. For all threads."""

    def __init__(self) -> None:
        self.generation = ""
        self.found: OrderedDict[Hashable, Any] = OrderedDict()
        self.lock = Lock()

    def clear(self) -> None:
        with self.lock:
            self.found.clear()


MEMORY = Memory()


def remembered(key: Hashable, load: Callable[[], Found]) -> Found:
    """What ``load`` finds, asked once for each generation and key. It must read watched tables alone.

    Where there is no generation (within a transaction, and on pages that are never kept) it's loaded each time.
    """
    now = CURRENT.get()
    if now is None:
        return load()
    with MEMORY.lock:
        if MEMORY.generation != now:
            MEMORY.found.clear()
            MEMORY.generation = now
        if key in MEMORY.found:
            MEMORY.found.move_to_end(key)
            return MEMORY.found[key]  # type: ignore[no-any-return]
    found = load()
    with MEMORY.lock:
        if MEMORY.generation == now:
            MEMORY.found[key] = found
            while len(MEMORY.found) > MOST:
                MEMORY.found.popitem(last=False)
    return found
