"""Commands and calls in processes of their own, forked from one that has never had a thread.

A fork has only the thread that forked, and what sets PDF pages waits for ever for the others; so the tests' own
process, which may have set some, is no good to fork from.
"""

from collections.abc import Callable
from io import StringIO
from multiprocessing import get_context
from typing import Any

import django

django.setup()  # in the process that is forked from, where this module is loaded ahead

from django.core.management import call_command  # noqa: E402
from django.db import connections  # noqa: E402

_context = get_context("forkserver")
_context.set_forkserver_preload([__name__, "payouts.statements.press", "payouts.management.commands.payouts"])


def start(*arguments: str) -> Any:
    """Start a management command in the database of this test; gives its ``multiprocessing.Process``."""
    return start_call(_command, *arguments)


def start_call(function: Callable[..., None], *arguments: Any) -> Any:
    """The same for a function of a module, whose arguments can be pickled."""
    process = _context.Process(target=_run, args=(connections["default"].settings_dict, function, arguments))
    process.start()
    return process


def _command(*arguments: str) -> None:
    call_command(*arguments, stdout=StringIO())


def _run(database: dict[str, Any], function: Callable[..., None], arguments: tuple[Any, ...]) -> None:
    connections["default"].settings_dict.update(database)
    function(*arguments)
