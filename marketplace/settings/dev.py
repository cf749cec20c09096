"""A demonstration on one machine: no key, no account, no internet."""

import os

os.environ.setdefault("STRIPE_CHECKOUT_ORIGIN", os.environ.get("STRIPE_API_BASE", "http://127.0.0.1:4242"))

from marketplace.database import VAR  # noqa: E402

from .base import *  # noqa: E402, F403
from .base import INSTALLED_APPS as SHOP_APPS  # noqa: E402

DEMO = True
ROOT_URLCONF = "marketplace.demo.urls"
INSTALLED_APPS = [*SHOP_APPS, "django_linear_migrations"]
SECRET_KEY = "demonstration only: every production server has its own"
SALT_KEY = ["demonstration only"]
STRIPE_API_KEY = "sk_test_demo"
STRIPE_API_BASE = os.environ.get("STRIPE_API_BASE", "http://127.0.0.1:4242")
STRIPE_WEBHOOK_SECRET = "whsec_demo"
LOGGING["formatters"]["line"] = {
    "format": "{levelname:<7} {name}: {message}",
    "style": "{",
}  # with a fault's own words
STRIPE_DASHBOARD = ""  # the stand-in has none
EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
SMS_SENDER = "marketplace.kernel.short_messages.ToFiles"
EMAIL_FILE_PATH = os.environ.get("EMAIL_FILE_PATH", str(VAR / "mail"))
if EMAIL_HOST := os.environ.get("EMAIL_HOST", ""):  # `make faults` has a mail server that goes wrong
    EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    EMAIL_PORT = int(os.environ.get("EMAIL_PORT", "25"))

PAYER = {
    "name": "Impulse Empower",
    "client_code": "IMPEMP",
    "debit_account": "50200012345678",
    "ifsc": "HDFC0001234",
    "email": "finance@example.org",
    "banks": [],
}

BANK_DETAILS = ["Account 50200012345678, HDFC0001234, Impulse Empower (a demonstration: send nothing)"]

DAYS_AHEAD = float(os.environ.get("DAYS_AHEAD", "0"))
if DAYS_AHEAD:  # so that somebody trying it can see this month closed: DAYS_AHEAD=10 make run
    from datetime import datetime, timedelta
    from zoneinfo import ZoneInfo

    from django.utils import timezone

    timezone.now = lambda: datetime.now(ZoneInfo("UTC")) + timedelta(days=DAYS_AHEAD)
