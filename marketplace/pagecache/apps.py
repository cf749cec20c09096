from django.apps import AppConfig


class PageCacheConfig(AppConfig):
    name = "marketplace.pagecache"
    label = "pagecache"
    verbose_name = "Kept pages"
