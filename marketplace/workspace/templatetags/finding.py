"""Whether the box that finds everything is offered."""

from typing import Any

from django import template

from ..finding import may_find

register = template.Library()
register.filter("may_find", lambda user: may_find(user))


@register.inclusion_tag("workspace/areas.html", takes_context=True)
def areas(context: dict[str, Any]) -> dict[str, Any]:
    """The desks that whoever looks has, as lines of the side."""
    return {"perms": context["perms"], "request": context["request"]}
