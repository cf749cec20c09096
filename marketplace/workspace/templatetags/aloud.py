"""Figures as they are read aloud on a weaver's page: the recordings to play, where all of them are there."""

from django import template

from ..phrases import number_said, rupees_said

register = template.Library()


@register.filter
def rupees_aloud(paise: int, recorded: set[str]) -> str:
    return _if_all(rupees_said(paise), recorded)


@register.filter
def number_aloud(number: int, recorded: set[str]) -> str:
    return _if_all(number_said(number), recorded)


def _if_all(phrases: list[str], recorded: set[str]) -> str:
    """Their keys with spaces between, or nothing: half a figure would be another one."""
    return " ".join(phrases) if recorded.issuperset(phrases) else ""
