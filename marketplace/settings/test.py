"""The test suite's settings: quick password hashes, mail in memory, tasks run at once."""

import os
import tempfile
from pathlib import Path

import dj_database_url

from marketplace.database import SUPERUSER, database_url

from .base import *  # noqa: F403
from .base import DATABASES
from .base import INSTALLED_APPS as SHOP_APPS

SECRET_KEY = "tests only"
INSTALLED_APPS = [*SHOP_APPS, "django_linear_migrations"]
SALT_KEY = ["tests only"]
STRIPE_API_KEY = "sk_test_tests"
STRIPE_WEBHOOK_SECRET = "whsec_tests"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
MEDIA_ROOT = Path(tempfile.mkdtemp(prefix="impulse-media-"))
STATIC_ROOT = MEDIA_ROOT / "static"  # nothing is collected: what tests read is found where it was written
STATIC_ROOT.mkdir()
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "private": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": str(MEDIA_ROOT / "private"), "base_url": None},
    },
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
TASKS = {"default": {"BACKEND": "tests.tasks.AtOnce"}}
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database", "AUTO_UPDATE": False}}
"""A third of what storing a piece takes; a test that searches as editors do has it."""

DATABASES["default"] |= dj_database_url.parse(database_url(role=SUPERUSER))  # makes and empties databases
DATABASES["default"]["TEST"] = {"NAME": os.environ.get("TEST_DATABASE", "test_impulse")}
"""Another name lets two runs of the tests go side by side."""
