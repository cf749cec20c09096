"""What a letter is whose words editors may change."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.functional import Promise

Context = Mapping[str, Any]


@dataclass(frozen=True)
class Name:
    """Something that words can name as ``{key}``. ``needed``: where the subject is changed, it must be in it."""

    key: str
    meaning: str | Promise
    read: Callable[[Context], object]
    needed: bool = False


@dataclass(frozen=True)
class Letter:
    """One of ``templates/mail/``. ``stays``: what no editor changes.

    Where several letters have one ``layout`` there, ``mail/words/`` has the words of each, which name what they need as
    editors' words do.
    """

    title: str | Promise
    when: str | Promise
    stays: str | Promise
    names: tuple[Name, ...] = ()
    sample: dict[str, Any] = field(default_factory=dict)
    layout: str = ""
