"""What our commands are made of: Django's, without the system checks before each.

They look at settings and code, which no command changes, and take as long as all else of a short one. CI and
``manage.py check`` look at them.
"""

from django.core.management.base import BaseCommand, CommandError, CommandParser

__all__ = ["CommandError", "CommandParser", "ShopCommand"]


class ShopCommand(BaseCommand):
    requires_system_checks: list[str] = []
