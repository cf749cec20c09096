"""Every address. Each app has its own list of them; those that buyers meet have each language's prefix."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.urls import URLPattern, URLResolver, include, path, re_path
from django.views.static import serve
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls

from cms import serving
from marketplace.languages.addresses import OF_PAGES

urlpatterns: list[URLPattern | URLResolver] = [
    path("cms/", include(wagtailadmin_urls)),
    path("", include("marketplace.operations.urls")),
    path("stripe/", include("marketplace.payment.urls")),
    path("", include("marketplace.accounts.urls")),
    path("", include("marketplace.workspace.urls")),
    path("dashboard/", include("marketplace.forks.dashboard.urls")),
    path("office/", include("payouts.office.urls")),
    path("", include("marketplace.storefront.machine_urls")),
    *(
        re_path(f"^{code}/((?:[\\w\\-]+/)*)$", serving.page_alone, {"language": code}, name="page_alone")
        for code in OF_PAGES
    ),
    *i18n_patterns(
        path("newsletter/", include("cms.newsletter.urls")),
        path("write/", include("cms.contact.urls")),
        path("feeds/", include("cms.feeds")),
        path("", include("marketplace.own_data.urls")),
        path("account/", include("marketplace.storefront.account.urls")),
        path("", include("marketplace.storefront.urls")),
        re_path(wagtail_urls.serve_pattern, serving.page, name="wagtail_serve"),
        path("", include(wagtail_urls)),
        prefix_default_language=False,
    ),
]
if settings.DEMO:  # elsewhere the web server in front, or the store of files, gives them out
    urlpatterns.insert(0, path("media/<path:path>", serve, {"document_root": settings.MEDIA_ROOT}))
