"""What is kept in Wagtail's admin: pages, pictures, and the people who sign in."""

from django.contrib.postgres.aggregates import StringAgg
from django.db.models import Value
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from wagtail.images.models import Image
from wagtail.models import Page
from wagtail.permissions import policy_registry

from marketplace.accounts.models import User
from marketplace.kernel.holding import holds

from .asked import Asked, Found

MAY = ("wagtailadmin.access_admin",)
MAY_PEOPLE = ("accounts.view_user",)


def pages(user: User, asked: Asked, part: slice) -> list[Found]:
    """Those that she may change, drafts too."""
    hers = policy_registry.get_by_type(Page).instances_user_has_permission_for(user, "change")
    rows = hers.filter(depth__gt=1).filter(holds(asked.words, "draft_title"))
    return [
        Found(
            each.get_admin_display_title(),
            reverse("wagtailadmin_pages:edit", args=[each.pk]),
            each.url_path.partition("/")[2].partition("/")[2].strip("/"),
            each.status_string,
            "good" if each.live else "",
        )
        for each in rows.order_by("-latest_revision_created_at", "-pk")[part]
    ]


def pictures(user: User, asked: Asked, part: slice) -> list[Found]:
    hers = policy_registry.get_by_type(Image).instances_user_has_permission_for(user, "change")
    rows = hers.filter(holds(asked.words, "title", "description"))
    return [
        Found(
            each.title,
            reverse("wagtailimages:edit", args=[each.pk]),
            f"{each.width} × {each.height} · {date_format(localdate(each.created_at), 'j M Y')}",
        )
        for each in rows.order_by("-pk")[part]
    ]


def people(user: User, asked: Asked, part: slice) -> list[Found]:
    """Whoever signs in: staff with their roles, and buyers."""
    named = User.objects.filter(holds(asked.words, "username", "first_name", "last_name"))
    keys = User.at_address(asked.whole).values("pk").union(named.values("pk"))
    rows = User.objects.filter(pk__in=keys).annotate(roles=StringAgg("groups__name", ", ", default=Value("")))
    rows = rows.order_by("-pk")[part]
    return [
        Found(
            each.get_full_name() or each.get_username(),
            reverse("wagtailusers_users:edit", args=[each.pk]),
            each.roles or _("buyer"),
            "" if each.is_active else _("closed"),
        )
        for each in rows
    ]
