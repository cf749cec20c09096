"""``{% load books %}``: how the books stand, for every page of the office."""

from django import template

from payouts.models import BooksCheck

register = template.Library()


@register.simple_tag
def places_broken() -> int:
    """How many places broke a rule of the books when they were last checked."""
    last = BooksCheck.objects.values_list("broken", flat=True).first()
    return last or 0
