"""Settings that hold everywhere. ``dev``, ``test`` and ``production`` each start from these."""

import json
import os
from datetime import timedelta
from pathlib import Path
from typing import Any

import dj_database_url
from csp.constants import NONE, SELF
from oscar.defaults import *  # noqa: F403 - Oscar's documented way to have its defaults

from marketplace.database import APP, OWNER, VAR, app_role, database_url

ROOT = Path(__file__).resolve().parent.parent.parent

DEMO = False
"""A demonstration: people with a known password may be made, and the web process gives out uploads itself."""

SECRET_KEY = os.environ.get("SECRET_KEY", "")
FORMER_SECRET_KEYS = [each for each in os.environ.get("FORMER_SECRET_KEYS", "").split(",") if each]
"""Secret keys of before, which still unlock the encrypted columns and nothing else."""
SALT_KEY = os.environ.get("FIELD_KEY", "").split(",")
"""What the encrypted columns are salted with; while a key is being changed, the new one and then the old."""

LANGUAGE_CODE = "en"
SHOP_LANGUAGES = [("en", "English"), ("hi", "हिन्दी")]
"""Each by its own name. The first has its pages without a prefix; the shop's pages in any other are below its code (ADR 23)."""
LANGUAGES = [*SHOP_LANGUAGES, ("kha", "Ka Ktien Khasi"), ("as", "অসমীয়া")]
"""And those that pages of editors alone may be in, below their codes too, while the shop around them is English (ADR 34)."""

ALLOWED_HOSTS = os.environ.get("ALLOWED_HOSTS", "localhost,127.0.0.1").split(",")
SITE_ID = 1
SITE_URL = os.environ.get("SITE_URL", "http://127.0.0.1:8000")

INSTALLED_APPS = [
    # ours, from the top of the import order to the bottom
    "marketplace.demo.apps.DemoConfig",
    "marketplace.own_data.apps.OwnDataConfig",
    "marketplace.operations.apps.OperationsConfig",
    "marketplace.storefront.apps.StorefrontConfig",
    "marketplace.workspace.apps.WorkspaceConfig",
    "payouts.apps.PayoutsConfig",
    "cms.apps.CmsConfig",
    "marketplace.payment.apps.PaymentConfig",
    "marketplace.reviews.apps.ReviewsConfig",
    "marketplace.forks.dashboard.apps.DashboardConfig",
    "marketplace.making.apps.MakingConfig",
    "marketplace.custom.apps.CustomConfig",
    "marketplace.wholesale.apps.WholesaleConfig",
    "marketplace.forks.order.apps.OrderConfig",
    "marketplace.forks.partner.apps.PartnerConfig",
    "marketplace.forks.shipping.apps.ShippingConfig",
    "marketplace.forks.checkout.apps.CheckoutConfig",
    "catalog.apps.CatalogConfig",
    "weavers.apps.WeaversConfig",
    "marketplace.letters.apps.LettersConfig",
    "marketplace.accounts.apps.AccountsConfig",
    "marketplace.pagecache.apps.PageCacheConfig",
    "marketplace.languages.apps.LanguagesConfig",
    # Oscar, as it is
    "oscar.apps.analytics.apps.AnalyticsConfig",
    "oscar.apps.address.apps.AddressConfig",
    "oscar.apps.catalogue.reviews.apps.CatalogueReviewsConfig",
    "oscar.apps.communication.apps.CommunicationConfig",
    "oscar.apps.basket.apps.BasketConfig",
    "oscar.apps.offer.apps.OfferConfig",
    "oscar.apps.customer.apps.CustomerConfig",
    "oscar.apps.voucher.apps.VoucherConfig",
    "oscar.apps.wishlists.apps.WishlistsConfig",
    "treebeard",
    # Wagtail
    "wagtail.contrib.redirects",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    # Django and its neighbours
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.flatpages",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.sessions",
    "django.contrib.sitemaps",
    "django.contrib.sites",
    "django.contrib.staticfiles",
    "django_htmx",
    "django_otp",
    "django_otp.plugins.otp_static",
    "django_otp.plugins.otp_totp",
    "axes",
    "django_tasks",
    "django_tasks_db",
    "pgtrigger",
    "csp",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "marketplace.pagecache.middleware.PageCacheMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "marketplace.languages.middleware.LanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "marketplace.accounts.gates.NoNul",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "marketplace.accounts.gates.EditorsCode",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "cms.leading_on.LeadOn",
    "axes.middleware.AxesMiddleware",
]

FORM_RENDERER = "marketplace.kernel.widgets.Renderer"

ROOT_URLCONF = "marketplace.urls"
WSGI_APPLICATION = "marketplace.wsgi.application"

KEEP_PAGES = os.environ.get("KEEP_PAGES", "yes") == "yes"
"""Whether public pages are kept in memory until something that they show changes."""
NEVER_KEPT = (
    "/cms/",
    "/office/",
    "/work/",
    "/dashboard/",
    "/picture/",
    "/media/",
    "/static/",
    "/healthz",
    "/metrics",
    *(
        prefix + path
        for prefix in ("", *(f"/{code}" for code, _name in SHOP_LANGUAGES if code != LANGUAGE_CODE))
        for path in (
            "/basket/",
            "/checkout/",
            "/account/",
            "/custom/",
            "/gift-cards/",
            "/wholesale/business/",
            "/wholesale/quote/",
            "/wishes/",
        )
    ),
)
"""Where no public page is, so that nobody asks whether one is kept."""

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [ROOT / "marketplace" / "templates"],
        "OPTIONS": {
            "loaders": [
                (
                    "marketplace.languages.fixed.Loader",
                    [
                        "django.template.loaders.filesystem.Loader",
                        "django.template.loaders.app_directories.Loader",
                    ],
                )
            ],
            "builtins": ["marketplace.languages.templatetags.spoken"],
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    }
]

_role = OWNER if os.environ.get("DATABASE_ROLE") == "owner" else APP
DATABASES = {
    "default": {
        **dj_database_url.parse(database_url(role=_role), conn_max_age=60, conn_health_checks=True),
        "ATOMIC_REQUESTS": False,
    }
}
DATABASE_APP_ROLE = app_role()
"""Who is granted, after each migration, what the app needs."""
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "marketplace.accounts.backends.NameOrAddress",
]
AXES_FAILURE_LIMIT = 10
"""Wrong passwords for one name, or from one network address, after which nobody gets in for a while."""
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_LOCKOUT_PARAMETERS = ["username", "ip_address"]
AXES_LOCKOUT_CALLABLE = "marketplace.accounts.limits.locked_out"
AXES_USERNAME_CALLABLE = "marketplace.accounts.limits.name_typed"
AXES_CLIENT_IP_CALLABLE = "marketplace.accounts.limits.network_address"
AXES_RESET_ON_SUCCESS = True
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_DISABLE_ACCESS_LOG = True
AXES_ENABLE_ADMIN = False
AXES_VERBOSE = False
PROXIES = int(os.environ.get("PROXIES", "0"))
"""How many servers of ours stand before this one and add to ``X-Forwarded-For``; whatever is before that is hearsay."""
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]
LOGIN_URL = "/login/"
LOGIN_REDIRECT_URL = "/desk/"
LOGOUT_REDIRECT_URL = "/"
MAY_KEEP_UNSENT = ["catalogue.list_piece", "catalogue.approve_listing"]
"""Permissions whose holders may have entered something on their phone that isn't sent yet."""

OTP_TOTP_ISSUER = "Impulse Empower"
SECOND_FACTOR_FOR = frozenset(os.environ.get("SECOND_FACTOR_FOR", "").split())
"""Permissions whose pages ask for a code from the person's phone once a session, ``*`` for all. Approving asks each time anyway."""

LOCALE_PATHS = [ROOT / "marketplace" / "locale"]
TIME_ZONE = "Asia/Kolkata"
USE_TZ = True
WAGTAIL_I18N_ENABLED = True
WAGTAIL_CONTENT_LANGUAGES = LANGUAGES

STATIC_URL = "/static/"
STATIC_ROOT = ROOT / "var" / "static"
STATICFILES_DIRS = [ROOT / "marketplace" / "static"]
MEDIA_URL = "/media/"
MEDIA_ROOT = Path(os.environ.get("MEDIA_ROOT", ROOT / "media"))
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "private": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": os.environ.get("PRIVATE_ROOT") or str(VAR / "private"), "base_url": None},
    },
    "staticfiles": {"BACKEND": "marketplace.kernel.files.StaticFiles"},
}

SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "SAMEORIGIN"
CONTENT_SECURITY_POLICY = {
    "EXCLUDE_URL_PREFIXES": ["/cms/"],  # Wagtail's admin brings its own inline scripts; only staff see it
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:"],
        "media-src": [SELF, "data:"],
        "object-src": [NONE],
        "base-uri": [NONE],
        "frame-ancestors": [SELF],
        "require-trusted-types-for": ["'script'"],
        "trusted-types": ["ours"],  # js/shop.js makes it
        "form-action": [SELF, os.environ.get("STRIPE_CHECKOUT_ORIGIN", "https://checkout.stripe.com")],
    },
}

EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
EMAIL_TIMEOUT = 15
"""Seconds that a mail server may be silent: the worker has other things to do than to wait for one that hangs."""
DEFAULT_FROM_EMAIL = "Impulse Empower <shop@impulse-empower.example>"
ADMINS = [("On call", os.environ.get("ALERTS_TO", "alerts@impulse-empower.example"))]

SMS_SENDER = os.environ.get("SMS_SENDER", "marketplace.kernel.short_messages.ToNobody")
"""The class that sends short messages (ADR 29). Without one, weavers use a PIN or their coordinator."""
SMS_HTTP = {
    "url": os.environ.get("SMS_URL", ""),
    "key": os.environ.get("SMS_KEY", ""),
    "headers": json.loads(os.environ.get("SMS_HEADERS", '{"Authorization": "Bearer {key}"}')),
    "body": json.loads(os.environ.get("SMS_BODY", '{"to": "{to}", "text": "{text}"}')),
    "expect": os.environ.get("SMS_EXPECT", ""),
    "timeout": 10,
}
"""For ``SMS_SENDER=marketplace.kernel.short_messages.ByHttp``: a provider that takes a POST of JSON."""
SMS_FILES = os.environ.get("SMS_FILES", str(VAR / "sms"))
QUICK_EXIT = os.environ.get("QUICK_EXIT", "https://mausam.imd.gov.in/")
"""Where *Leave* on a weaver's page goes at once: a page that anybody may be looking at. By default the weather."""
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

# The shop
OSCAR_SHOP_NAME = "Impulse Empower"
OSCAR_HOMEPAGE = "/"  # type: ignore[assignment]  # Oscar's own is lazy
OSCAR_DEFAULT_CURRENCY = "INR"
SHIPPING_DATA = os.environ.get("SHIPPING_DATA", "")
"""A folder with the shop's own tables of rates, zones and duties; empty for those that come with the code."""
OSCAR_BASKET_COOKIE_SECURE = False
OSCAR_ALLOW_ANON_CHECKOUT = True
OSCAR_REQUIRED_ADDRESS_FIELDS = ("first_name", "last_name", "line1", "line4", "postcode", "country")
OSCAR_DYNAMIC_CLASS_LOADER = "oscar.core.loading.default_class_loader"
WAGTAIL_SITE_NAME = "Impulse Empower"
WAGTAILADMIN_BASE_URL = SITE_URL
WAGTAILIMAGES_IMAGE_MODEL = "wagtailimages.Image"
# Off: where a new page is being kept by itself while its editor goes on or sends it, she is told that its address is taken (Wagtail 8.0).
WAGTAIL_AUTOSAVE_INTERVAL = 0
WAGTAILIMAGES_EXTENSIONS = ["avif", "jpg", "jpeg", "png", "webp"]
# Each thread can be told apart, on a phone and on a desk.
WAGTAILIMAGES_AVIF_QUALITY = 44
WAGTAILIMAGES_WEBP_QUALITY = 62
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 12 * 1024 * 1024
WAGTAIL_GRAVATAR_PROVIDER_URL = None  # nobody else learns who works here
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAILIMAGES_IMAGE_FORM_BASE = "cms.pictures.PictureForm"
WAGTAILDOCS_SERVE_METHOD = "direct"
WAGTAILDOCS_EXTENSIONS = ["pdf", "mp4", "webm", "mp3", "m4a", "ogg", "opus", "vtt"]
WAGTAILSEARCH_BACKENDS: dict[str, dict[str, Any]] = {
    "default": {"BACKEND": "wagtail.search.backends.database"}
}

METRICS_TOKEN = os.environ.get("METRICS_TOKEN", "")
"""What a reader of ``/metrics`` says as its bearer token; without one set, nobody reads them."""

# Stripe: the real one, or the stand-in that `make run` starts
STRIPE_API_KEY = os.environ.get("STRIPE_API_KEY", "")
STRIPE_API_BASE = os.environ.get("STRIPE_API_BASE", "https://api.stripe.com")
STRIPE_WEBHOOK_SECRET = os.environ.get("STRIPE_WEBHOOK_SECRET", "")
STRIPE_DASHBOARD = os.environ.get("STRIPE_DASHBOARD", "https://dashboard.stripe.com")
"""Where the office's links to a payment lead; with test keys it ends in /test, and empty there are no links."""

RETURN_DAYS = 30
"""For how many days after a piece has left its buyer can ask to send it back."""
ONLINE_REFUNDS = "marketplace.payment.refunds.give_back_return"
"""The task that sends the money of a return that the books have."""

BILLS = {
    "gift": "marketplace.payment.gift_buying.take_payment",
    "custom": "marketplace.custom.orders.take_payment",
    "wholesale": "marketplace.wholesale.dealing.take_payment",
}
"""What takes what was paid for a bill, by what its source begins with."""
LOST_BILLS = {"custom": "marketplace.custom.orders.end_lost"}
"""What is told that a buyer's bank has taken the money of its order back for good."""

# Who pays the weavers, as files for the bank say it; a format whose field is empty here can't be written
PAYER = {
    "name": os.environ.get("PAYER_NAME", "Impulse Empower"),
    "client_code": os.environ.get("PAYER_CLIENT_CODE", ""),
    "debit_account": os.environ.get("PAYER_ACCOUNT", ""),
    "ifsc": os.environ.get("PAYER_IFSC", ""),
    "email": os.environ.get("PAYER_EMAIL", ""),
    "banks": os.environ.get("PAYER_BANKS", "").split(),
}

# Who sells, as tax invoices say it
SELLER = {
    "name": os.environ.get("SELLER_NAME", "Impulse Empower"),
    "address": os.environ.get("SELLER_ADDRESS", "Shillong, Meghalaya, India").split(";"),
    "state": os.environ.get("SELLER_STATE", "Meghalaya"),
    "gstin": os.environ.get("SELLER_GSTIN", ""),
    "signatory": os.environ.get("SELLER_SIGNATORY", ""),
}
BANK_DETAILS = [each for each in os.environ.get("BANK_DETAILS", "").split(";") if each]
"""Where wholesale buyers transfer money to, as lines of a proforma."""
EXPORT_LUTS = {
    int(year): number
    for year, _equals, number in (
        each.partition("=") for each in os.environ.get("EXPORT_LUTS", "").split(";") if each
    )
}
"""Letters of undertaking, ``2026=AD170426001234X;…``: in a financial year (by its first) with one, exports bear no GST."""

LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {"()": "marketplace.kernel.logs.Line"},
        "json": {"()": "marketplace.kernel.logs.JsonLine"},
    },
    "handlers": {
        "console": {"class": "logging.StreamHandler", "formatter": os.environ.get("LOG_FORMAT", "line")},
        "mail_admins": {"class": "marketplace.kernel.logs.Alert", "level": "ERROR"},
    },
    "root": {"handlers": ["console"], "level": "INFO"},
    "loggers": {
        "django": {"handlers": [], "level": "INFO"},  # its own letter holds all that was sent
        "django_tasks": {"level": "WARNING"},
        "django_tasks_db": {"level": "WARNING"},
        "axes": {"level": "ERROR"},
        "oscar.alerts": {"level": "WARNING"},
        "stripe": {"level": "WARNING"},
        "wagtail": {"level": "WARNING"},
        "django.request": {"handlers": ["mail_admins"], "level": "ERROR"},
    },
}
