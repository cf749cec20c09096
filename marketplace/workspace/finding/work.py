"""Pieces and weavers."""

from django.db.models import Q, QuerySet
from django.urls import reverse

from catalog.models import Product
from marketplace.accounts.models import User
from marketplace.kernel.holding import holds
from weavers.models import Weaver

from .. import reads
from ..addresses import address_of
from .asked import Asked, Found

LIST, APPROVE, BOOKS = "catalogue.list_piece", "catalogue.approve_listing", "payouts.view_run"
MAY_PIECES = (
    LIST,
    APPROVE,
    "order.fulfil_orders",
    BOOKS,
    "wagtailadmin.access_admin",
)
MAY_WEAVERS = ("weavers.look_after_groups", BOOKS)
PRIVATE = ("legal_name", "phone", "village", "story")
State = Product.State


def pieces(user: User, asked: Asked, part: slice) -> list[Found]:
    """Her groups' in every state for whoever lists; what was submitted once for whoever approves; else what is in the shop."""
    lists, approves = user.has_perm(LIST), user.has_perm(APPROVE)
    rows: QuerySet[Product]
    if approves:
        rows = Product.objects.exclude(state=State.DRAFT)
    elif lists:
        rows = reads.hers(user)
    else:
        rows = Product.objects.live()
    by = Q(upc=asked.whole.upper()) | holds(asked.words, "title")
    where = "workspace:look" if approves else "workspace:piece" if lists else ""
    return [
        Found(
            each.title,
            reverse(where, args=[each.pk]) if where else each.get_absolute_url(),
            each.sku,
            each.get_state_display(),
            reads.TONES.get(each.state, ""),
        )
        for each in rows.filter(by).order_by("-pk")[part]
    ]


def weavers(user: User, asked: Asked, part: slice) -> list[Found]:
    """All with their accounts, for the books; else those of her groups. By code and the name each chose, by nothing private."""
    books = user.has_perm(BOOKS)
    rows = Weaver.objects.all() if books else Weaver.objects.of(user)
    by = Q(code__startswith=asked.whole.upper()) | holds(asked.words, "code", "display_name")
    return [
        Found(
            f"{each.display_name} · {each.code}",
            address_of("office:account", each.code)
            if books
            else reverse("workspace:weaver", args=[each.code]),
            each.group.name,
            "" if each.status == Weaver.Status.ACTIVE else each.get_status_display(),
        )
        for each in rows.filter(by).select_related("group").defer(*PRIVATE).order_by("code")[part]
    ]
