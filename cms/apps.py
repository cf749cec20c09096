from typing import Any

from django.apps import AppConfig, apps
from django.conf import settings
from django.db.models.signals import post_migrate
from wagtail.signals import page_published, page_unpublished, post_page_move


class CmsConfig(AppConfig):
    name = "cms"
    verbose_name = "Pages"

    def ready(self) -> None:
        from marketplace.kernel.nights import keep_with_migrations
        from marketplace.kernel.waiting import says_what_waits

        from .translation import following
        from .waiting import waits_in_the_pages

        says_what_waits(waits_in_the_pages)
        keep_with_migrations("cms.schedule.keep_looking")
        for signal, keep_step in (
            (page_published, following.original_published),
            (page_unpublished, following.original_unpublished),
            (post_page_move, following.original_moved),
        ):
            signal.connect(keep_step, dispatch_uid=f"cms.{keep_step.__name__}")
        post_migrate.connect(keep_languages, sender=self, dispatch_uid="cms.keep_languages")
        post_migrate.connect(let_editors_in, sender=self, dispatch_uid="cms.let_editors_in")


def keep_languages(using: str, **kwargs: Any) -> None:
    """Each language that pages may be in has its locale; run again, it changes nothing."""
    from wagtail.models import Locale

    for code, _name in settings.WAGTAIL_CONTENT_LANGUAGES:
        Locale.objects.using(using).get_or_create(language_code=code)


def let_editors_in(using: str, **kwargs: Any) -> None:
    """Editors may write every page, use every picture and file, and redirect; run again, it changes nothing."""
    from django.contrib.auth.management import create_permissions
    from django.contrib.auth.models import Group, Permission
    from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page

    editor, _ = Group.objects.get_or_create(name="editor")
    root, library = Page.get_first_root_node(), Collection.get_first_root_node()
    for label in ("wagtailcore", "wagtailimages", "wagtaildocs", "wagtailredirects"):
        create_permissions(apps.get_app_config(label), using=using, verbosity=0)  # its own turn comes later
    may = Permission.objects.filter(
        content_type__app_label__in=["wagtailcore", "wagtailimages", "wagtaildocs"]
    )
    if root:
        for permission in may.filter(codename__in=["add_page", "change_page", "publish_page"]):
            GroupPagePermission.objects.get_or_create(group=editor, page=root, permission=permission)
    redirects = Permission.objects.filter(content_type__app_label="wagtailredirects")
    editor.permissions.add(*redirects.exclude(codename="view_redirect"))
    if library:
        files = [
            "add_image",
            "change_image",
            "choose_image",
            "add_document",
            "change_document",
            "choose_document",
        ]
        for permission in may.filter(codename__in=files):
            GroupCollectionPermission.objects.get_or_create(
                group=editor, collection=library, permission=permission
            )
