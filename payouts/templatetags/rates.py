"""``{{ rate|percent }}``: a rate as people write it."""

from decimal import Decimal

from django import template

register = template.Library()


@register.filter
def percent(rate: Decimal | None) -> str:
    """``Decimal("20.000")`` → ``20 %``; nothing for none."""
    return "" if rate is None else f"{rate.normalize():f} %"
