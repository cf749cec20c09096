"""What the newsletter's form has in it."""

from django import template
from django.utils import timezone

from ..trap import stamp

register = template.Library()


@register.simple_tag
def newsletter_stamp() -> str:
    """Today, signed."""
    return stamp(timezone.localdate())
