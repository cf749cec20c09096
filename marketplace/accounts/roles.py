"""Who may do what: the one table. ``docs/roles.md`` explains it, and a test holds every URL to it."""

from typing import Any

from django.apps import AppConfig
from django.contrib.auth.management import create_permissions
from django.contrib.auth.models import Group, Permission

ROLES: dict[str, list[str]] = {
    "weaver": [],
    "coordinator": [
        "catalogue.list_piece",
        "weavers.look_after_groups",
        "weavers.propose_votes",
        "order.send_own",
    ],
    "quality": ["catalogue.approve_listing", "catalogue.keep_cloth", "piece_reviews.moderate_reviews"],
    "fulfilment": ["order.fulfil_orders"],
    "editor": [
        "wagtailadmin.access_admin",
        "shipping.view_fair",
        "shipping.add_fair",
        "shipping.change_fair",
        "payment.view_voucher",
        "payment.add_voucher",
        "payment.change_voucher",
        "cms.export_subscribers",
        "cms.answer_messages",
        *(
            f"storefront.{may}_{what}"
            for what in ("menuline", "notice")
            for may in ("view", "add", "change", "delete")
        ),
        "letters.view_lettertext",
        "letters.change_lettertext",
        "letters.publish_lettertext",
        "piece_reviews.moderate_reviews",
        "wholesale.view_lot",
        "wholesale.add_lot",
        "wholesale.change_lot",
        "workspace.keep_recordings",
    ],
    "finance": [
        "payouts.view_run",
        "payouts.prepare_run",
        "payouts.export_run",
        "payouts.settle_run",
        "payouts.load_books",
        "payouts.enter_rules",
        "payouts.answer_questions",
        "payment.resolve_set_aside",
        "payment.give_back",
        "wholesale.approve_business",
        "wholesale.deal_wholesale",
        "weavers.view_payee",
        "weavers.change_payee",
        "weavers.oversee",
    ],
    "approver": [
        "payouts.view_run",
        "payouts.approve_run",
        "payouts.confirm_entries",
        "wholesale.confirm_floor",
        "weavers.view_payee",
        "weavers.approve_payee",
        "weavers.oversee",
        "weavers.view_accesslog",
        "weavers.agree_erasure",
    ],
    "admin": [
        "accounts.view_user",
        "accounts.add_user",
        "accounts.change_user",
        "weavers.propose_votes",
        "weavers.oversee",
        "weavers.view_accesslog",
        "weavers.agree_erasure",
        "catalogue.keep_cloth",
        "wholesale.approve_business",
        "wagtailadmin.access_admin",
    ],
}
"""Role → permissions. A weaver's page is hers by being hers, not by a permission."""


def grant_roles(sender: AppConfig, using: str, **kwargs: Any) -> None:
    """After an app has migrated, give each role the permissions of that app; run again, it changes nothing."""
    create_permissions(sender, using=using, verbosity=0)  # Django's own turn may come after ours
    for role, labels in ROLES.items():
        wanted = [label.split(".")[1] for label in labels if label.split(".")[0] == sender.label]
        if not wanted and sender.label != "accounts":
            continue
        group, _ = Group.objects.using(using).get_or_create(name=role)
        group.permissions.add(
            *Permission.objects.using(using).filter(content_type__app_label=sender.label, codename__in=wanted)
        )
