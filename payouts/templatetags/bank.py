"""``{% load bank %}``: looking things up in a template."""

from collections.abc import Mapping
from typing import Any

from django import template

register = template.Library()


@register.filter
def at(found: Mapping[str, Any], key: str) -> Any:
    """What a mapping has under a key; None where it has nothing."""
    return found.get(key)
