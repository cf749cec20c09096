"""From Wagtail's admin to the other desks: a menu of those that she has, and its search box made the one for everything."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import Menu, MenuItem, SubmenuMenuItem
from wagtail.admin.search import SearchArea

SENDS = ("order.fulfil_orders", "order.send_own")
DEALS = ("wholesale.deal_wholesale", "wholesale.approve_business", "wholesale.confirm_floor")
DESKS: list[tuple[str | Promise, str, tuple[str, ...], str]] = [
    (_("Orders"), "dashboard:orders", SENDS, "list-ul"),
    (_("Returns and refunds"), "dashboard:returns", ("payment.give_back",), "resubmit"),
    (_("Wholesale"), "dashboard:wholesale", DEALS, "folder-open-1"),
    (_("Pieces"), "workspace:home", ("catalogue.list_piece",), "image"),
    (_("Pieces to look at"), "workspace:queue", ("catalogue.approve_listing",), "check"),
    (_("Kept cloth"), "workspace:kept", ("catalogue.keep_cloth",), "lock"),
    (_("Weavers"), "workspace:weavers", ("catalogue.list_piece",), "group"),
    (_("Reviews"), "workspace:reviews", ("piece_reviews.moderate_reviews",), "comment"),
    (_("Read to weavers"), "workspace:recordings", ("workspace.keep_recordings",), "media"),
    (_("Months"), "office:runs", ("payouts.view_run",), "calendar-alt"),
    (_("Weavers' accounts"), "office:accounts", ("payouts.view_run",), "table"),
    (_("At a glance"), "workspace:overview", ("weavers.oversee",), "view"),
    (_("Members' votes"), "workspace:votes", ("weavers.propose_votes",), "tick-inverse"),
    (_("Who looked"), "workspace:accesses", ("weavers.view_accesslog",), "history"),
    (_("To be forgotten"), "workspace:erasures", ("weavers.agree_erasure",), "bin"),
    (_("To look after"), "workspace:watch", ("accounts.view_user",), "warning"),
    (_("People"), "wagtailusers_users:index", ("accounts.view_user",), "user"),
]


class Item(MenuItem):
    """An entry of the menu for whoever has one of some permissions."""

    def __init__(self, label: Any, url: Any, *, may: str | tuple[str, ...], **options: Any) -> None:
        super().__init__(label, url, **options)
        self.may = (may,) if isinstance(may, str) else may

    def is_shown(self, request: HttpRequest) -> bool:
        return any(request.user.has_perm(each) for each in self.may)


@hooks.register("register_admin_menu_item")
def desks_menu_item() -> MenuItem:
    items = [
        Item(
            label,
            reverse(name),
            may=may,
            icon_name=icon,
            name=f"desk-{name.replace(':', '-')}",
            order=place,
        )
        for place, (label, name, may, icon) in enumerate(DESKS)
    ]
    return SubmenuMenuItem(
        _("Back office"), Menu(items=items), icon_name="folder-inverse", name="desks", order=20
    )


@hooks.register("register_admin_search_area")
def everything() -> SearchArea:
    """The first of them is where the box at the side leads, which the key / goes to."""
    return SearchArea(_("Everything"), reverse("workspace:find"), icon_name="search", order=-1)
