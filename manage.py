#!/usr/bin/env python
"""Django's command line."""

import os
import sys

from django.core.management import execute_from_command_line

OWNERS = {
    "backup",
    "createcachetable",
    "flush",
    "makemigrations",
    "migrate",
    "pgtrigger",
    "restore",
    "showmigrations",
}
"""Commands for the role that has the tables; with all others, one signs in to the database as the app does."""

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "marketplace.settings.dev")
    if OWNERS.intersection(sys.argv[1:2]):
        os.environ["DATABASE_ROLE"] = "owner"
    execute_from_command_line(sys.argv)
