"""What the office and Wagtail's admin answer, for the one table of ``test_who_may_go_where``: many addresses, few answers.

Who isn't named is refused: by the office with 403, by Wagtail with its way to another door (302). A method is GET
unless that alone would be refused (405). Where the numbers in an address lead, ``reached`` of the test says.
"""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from django.urls import URLResolver
from wagtail.admin import urls as wagtailadmin

OFFICE: dict[tuple[str, str], str] = {
    ("approver 302", "POST"): """
        confirm
    """,
    ("approver 404", "GET"): """
        approve
    """,
    ("approver 404", "POST"): """
        decide-patronage decide-rate request-confirm request-refuse
    """,
    ("finance 200", "GET"): """
        bank bank-queue questions set-asides stripe yarn-kind yarn-move
    """,
    ("finance 200, approver 200", "GET"): """
        account accounts gst gst-sheet ledger patronage payees reconciliation reports requests rules
        runs tax tax-certificate tax-register terms trail trail-sheet yarn yarn-sheet yarn-weaver
    """,
    ("finance 200, approver 200", "POST"): """
        tax-certificate-sheet tax-register-sheet
    """,
    ("finance 302", "POST"): """
        close rate stripe-ask
    """,
    ("finance 302, approver 302", "POST"): """
        check
    """,
    ("finance 404", "GET"): """
        bank-account bank-columns bank-line question question-voice request-new settle
    """,
    ("finance 404", "POST"): """
        bank-decide bank-undo cancel cash-back cash-settle decide export export-batch retry set-aside yarn-charge
    """,
    ("finance 404, approver 404", "GET"): """
        cash-picture entry evidence job lines patronage-of patronage-sheet report report-sheet request run run-bank
        sale statement statements statements-group statements-made statements-sheet weaver
    """,
    ("finance 404, approver 404", "POST"): """
        payee statements-make
    """,
}

CMS: dict[tuple[str, str], str] = {
    ("", "GET"): """
        wagtailsnippetchoosers_letters_lettertext:create
        wagtailsnippets_letters_lettertext:add
        wagtailsnippets_letters_lettertext:preview_on_add
        group_chooser:create piece_chooser:create shelf_chooser:create story_weaver_chooser:create
        wagtailadmin_collections:add wagtailadmin_collections:edit wagtailadmin_collections:index
        wagtailadmin_collections:set_privacy wagtailadmin_pages:add_subpage
        wagtailadmin_pages:revisions_index wagtailadmin_reports:locked_pages
        wagtailadmin_reports:locked_pages_results wagtailadmin_workflows:add
        wagtailadmin_workflows:disable wagtailadmin_workflows:disable_task wagtailadmin_workflows:edit
        wagtailadmin_workflows:edit_task wagtailadmin_workflows:index
        wagtailadmin_workflows:index_results wagtailadmin_workflows:select_task_type
        wagtailadmin_workflows:task_index wagtailadmin_workflows:task_index_results
        wagtailadmin_workflows:usage wagtailadmin_workflows:usage_results wagtailsites:add
        wagtailsites:copy wagtailsites:delete wagtailsites:edit wagtailsites:history
        wagtailsites:history_results wagtailsites:index wagtailsites:index_results wagtailsites:usage
        wagtailusers_groups:add wagtailusers_groups:delete wagtailusers_groups:edit
        wagtailusers_groups:history wagtailusers_groups:history_results wagtailusers_groups:index
        wagtailusers_groups:index_results wagtailusers_groups:usage wagtailusers_users:delete
        weaver_chooser:create
    """,
    ("", "POST"): """
        wagtailadmin_logout wagtailadmin_pages:lock wagtailadmin_pages:unlock
        wagtailadmin_workflows:enable wagtailadmin_workflows:enable_task
    """,
    ("admin 200", "GET"): """
        wagtailusers_users:add wagtailusers_users:copy wagtailusers_users:edit
        wagtailusers_users:history wagtailusers_users:history_results wagtailusers_users:index
        wagtailusers_users:index_results wagtailusers_users:usage
    """,
    ("editor 200", "GET"): """
        translations
        wagtailsnippets_letters_lettertext:list
        wagtailsnippets_letters_lettertext:list_results
        messages_to_us newsletter_overview pages_to_look_at wagtailadmin_explore
        wagtailadmin_explore_results wagtailadmin_explore_root wagtailadmin_pages:copy
        wagtailadmin_pages:delete wagtailadmin_pages:edit wagtailadmin_pages:history
        wagtailadmin_pages:history_results wagtailadmin_pages:move wagtailadmin_pages:preview_on_edit
        wagtailadmin_pages:search wagtailadmin_pages:search_results wagtailadmin_pages:set_privacy
        wagtailadmin_pages:unpublish wagtailadmin_pages:usage wagtailadmin_pages:view_draft
        wagtailadmin_pages:workflow_history wagtailadmin_reports:aging_pages
        wagtailadmin_reports:aging_pages_results wagtailadmin_reports:page_types_usage
        wagtailadmin_reports:page_types_usage_results wagtailadmin_reports:workflow
        wagtailadmin_reports:workflow_results wagtailadmin_reports:workflow_tasks
        wagtailadmin_reports:workflow_tasks_results wagtaildocs:add wagtaildocs:add_multiple
        wagtaildocs:index wagtaildocs:index_results wagtaildocs_chooser:create wagtailimages:add
        wagtailimages:add_multiple wagtailimages:index wagtailimages:index_results
        wagtailimages_chooser:create wagtailredirects:add wagtailredirects:index
        wagtailredirects:index_results wagtailredirects:start_import
        wagtailsnippetchoosers_payment_voucher:create wagtailsnippetchoosers_shipping_fair:create
        wagtailsnippetchoosers_storefront_menuline:create
        wagtailsnippetchoosers_storefront_notice:create wagtailsnippetchoosers_wholesale_lot:create
        wagtailsnippets:index wagtailsnippets_payment_voucher:add wagtailsnippets_payment_voucher:list
        wagtailsnippets_payment_voucher:list_results wagtailsnippets_shipping_fair:add
        wagtailsnippets_shipping_fair:list wagtailsnippets_shipping_fair:list_results
        wagtailsnippets_storefront_menuline:add wagtailsnippets_storefront_menuline:copy
        wagtailsnippets_storefront_menuline:delete wagtailsnippets_storefront_menuline:edit
        wagtailsnippets_storefront_menuline:history wagtailsnippets_storefront_menuline:history_results
        wagtailsnippets_storefront_menuline:list wagtailsnippets_storefront_menuline:list_results
        wagtailsnippets_storefront_menuline:usage wagtailsnippets_storefront_notice:add
        wagtailsnippets_storefront_notice:copy wagtailsnippets_storefront_notice:delete
        wagtailsnippets_storefront_notice:edit wagtailsnippets_storefront_notice:history
        wagtailsnippets_storefront_notice:history_results wagtailsnippets_storefront_notice:list
        wagtailsnippets_storefront_notice:list_results wagtailsnippets_storefront_notice:usage
        wagtailsnippets_wholesale_lot:add wagtailsnippets_wholesale_lot:list
        wagtailsnippets_wholesale_lot:list_results
    """,
    ("editor 200", "POST"): """
        newsletter_export wagtailadmin_pages:set_page_position
    """,
    ("editor 200, admin 200", "GET"): """
        our_help
        wagtailsnippetchoosers_letters_lettertext:choose
        wagtailsnippetchoosers_letters_lettertext:choose_results
        wagtailsnippetchoosers_letters_lettertext:chosen_multiple
        group_chooser:choose group_chooser:choose_results group_chooser:chosen
        group_chooser:chosen_multiple piece_chooser:choose piece_chooser:choose_results
        piece_chooser:chosen piece_chooser:chosen_multiple shelf_chooser:choose
        shelf_chooser:choose_results shelf_chooser:chosen_multiple story_weaver_chooser:choose
        story_weaver_chooser:choose_results story_weaver_chooser:chosen
        story_weaver_chooser:chosen_multiple wagtailadmin_account wagtailadmin_api:documents:listing
        wagtailadmin_api:images:listing wagtailadmin_api:pages:listing wagtailadmin_choose_page
        wagtailadmin_choose_page_anchor_link wagtailadmin_choose_page_child
        wagtailadmin_choose_page_chosen_multiple wagtailadmin_choose_page_email_link
        wagtailadmin_choose_page_external_link wagtailadmin_choose_page_phone_link
        wagtailadmin_choose_page_search wagtailadmin_dismissibles wagtailadmin_home
        wagtailadmin_pages:confirm_workflow_cancellation wagtailadmin_pages:move_confirm
        wagtailadmin_reports:site_history wagtailadmin_reports:site_history_results
        wagtailadmin_tag_autocomplete wagtailadmin_workflows:task_chooser
        wagtailadmin_workflows:task_chooser_create wagtailadmin_workflows:task_chooser_results
        wagtailadmin_workflows:task_chosen wagtaildocs_chooser:choose wagtaildocs_chooser:choose_results
        wagtaildocs_chooser:chosen_multiple wagtailembeds:chooser wagtailembeds:chooser_upload
        wagtailimages_chooser:choose wagtailimages_chooser:choose_results
        wagtailimages_chooser:chosen_multiple wagtailsnippetchoosers_payment_voucher:choose
        wagtailsnippetchoosers_payment_voucher:choose_results
        wagtailsnippetchoosers_payment_voucher:chosen_multiple
        wagtailsnippetchoosers_shipping_fair:choose wagtailsnippetchoosers_shipping_fair:choose_results
        wagtailsnippetchoosers_shipping_fair:chosen_multiple
        wagtailsnippetchoosers_storefront_menuline:choose
        wagtailsnippetchoosers_storefront_menuline:choose_results
        wagtailsnippetchoosers_storefront_menuline:chosen_multiple
        wagtailsnippetchoosers_storefront_notice:choose
        wagtailsnippetchoosers_storefront_notice:choose_results
        wagtailsnippetchoosers_storefront_notice:chosen
        wagtailsnippetchoosers_storefront_notice:chosen_multiple
        wagtailsnippetchoosers_wholesale_lot:choose wagtailsnippetchoosers_wholesale_lot:choose_results
        wagtailsnippetchoosers_wholesale_lot:chosen_multiple weaver_chooser:choose
        weaver_chooser:choose_results weaver_chooser:chosen weaver_chooser:chosen_multiple
    """,
    ("editor 200, admin 200", "POST"): """
        wagtailadmin_editing_sessions:release
    """,
    ("editor 404", "GET"): """
        translate
        wagtailadmin_pages:revisions_unschedule wagtailadmin_pages:revisions_view
        wagtailadmin_pages:workflow_history_detail wagtaildocs:edit wagtailimages:edit
        wagtailredirects:edit
    """,
    ("editor 404", "POST"): """
        message_answered message_delete
    """,
    ("editor 404, admin 404", "GET"): """
        wagtailsnippetchoosers_letters_lettertext:chosen
        wagtailsnippets_letters_lettertext:collect_workflow_action_data
        wagtailsnippets_letters_lettertext:confirm_workflow_cancellation
        wagtailsnippets_letters_lettertext:copy
        wagtailsnippets_letters_lettertext:delete
        wagtailsnippets_letters_lettertext:edit
        wagtailsnippets_letters_lettertext:history
        wagtailsnippets_letters_lettertext:history_results
        wagtailsnippets_letters_lettertext:preview_on_edit
        wagtailsnippets_letters_lettertext:revisions_compare
        wagtailsnippets_letters_lettertext:revisions_revert
        wagtailsnippets_letters_lettertext:revisions_unschedule
        wagtailsnippets_letters_lettertext:revisions_view
        wagtailsnippets_letters_lettertext:unpublish
        wagtailsnippets_letters_lettertext:usage
        wagtailsnippets_letters_lettertext:workflow_action
        wagtailsnippets_letters_lettertext:workflow_history
        wagtailsnippets_letters_lettertext:workflow_history_detail
        wagtailsnippets_letters_lettertext:workflow_preview
        shelf_chooser:chosen wagtail_bulk_action wagtailadmin_api:documents:detail
        wagtailadmin_api:documents:find wagtailadmin_api:images:detail wagtailadmin_api:images:find
        wagtailadmin_api:pages:detail wagtailadmin_api:pages:find wagtailadmin_block_preview
        wagtailadmin_collections:delete wagtailadmin_pages:add wagtailadmin_pages:choose_parent
        wagtailadmin_pages:collect_workflow_action_data wagtailadmin_pages:convert_alias
        wagtailadmin_pages:preview_on_add wagtailadmin_pages:revisions_compare
        wagtailadmin_pages:revisions_revert wagtailadmin_pages:type_use
        wagtailadmin_pages:type_use_results wagtailadmin_pages:workflow_action
        wagtailadmin_pages:workflow_preview wagtailadmin_tag_model_autocomplete
        wagtailadmin_workflows:add_task wagtaildocs:delete wagtaildocs:document_usage
        wagtaildocs_chooser:chosen wagtailimages:delete wagtailimages:image_usage wagtailimages:preview
        wagtailimages:url_generator wagtailimages:url_generator_output wagtailimages_chooser:chosen
        wagtailimages_chooser:select_format wagtailredirects:delete
        wagtailsnippetchoosers_payment_voucher:chosen wagtailsnippetchoosers_shipping_fair:chosen
        wagtailsnippetchoosers_storefront_menuline:chosen wagtailsnippetchoosers_wholesale_lot:chosen
        wagtailsnippets_payment_voucher:copy wagtailsnippets_payment_voucher:delete
        wagtailsnippets_payment_voucher:edit wagtailsnippets_payment_voucher:history
        wagtailsnippets_payment_voucher:history_results wagtailsnippets_payment_voucher:usage
        wagtailsnippets_shipping_fair:copy wagtailsnippets_shipping_fair:delete
        wagtailsnippets_shipping_fair:edit wagtailsnippets_shipping_fair:history
        wagtailsnippets_shipping_fair:history_results wagtailsnippets_shipping_fair:usage
        wagtailsnippets_wholesale_lot:copy wagtailsnippets_wholesale_lot:delete
        wagtailsnippets_wholesale_lot:edit wagtailsnippets_wholesale_lot:history
        wagtailsnippets_wholesale_lot:history_results wagtailsnippets_wholesale_lot:usage
    """,
    ("editor 404, admin 404", "POST"): """
        wagtailadmin_api:pages:action wagtailadmin_editing_sessions:ping
        wagtaildocs:create_multiple_from_uploaded_document wagtaildocs:delete_multiple
        wagtaildocs:delete_upload_multiple wagtaildocs:edit_multiple
        wagtailimages:create_multiple_from_uploaded_image wagtailimages:delete_multiple
        wagtailimages:delete_upload_multiple wagtailimages:edit_multiple workflows/remove/<int:page_pk>/
        workflows/remove/<int:page_pk>/<int:workflow_pk>/
    """,
    ("editor 405", "GET"): """
        wagtailredirects:process_import
    """,
    ("editor 500, admin 500", "GET"): """
        wagtailadmin_error_test
    """,
    ("others 200", "GET"): """
        wagtailadmin_javascript_catalog wagtailadmin_password_reset wagtailadmin_password_reset_complete
        wagtailadmin_password_reset_confirm wagtailadmin_password_reset_done wagtailadmin_sprite
    """,
    ("others 200, editor 302, admin 302", "GET"): """
        wagtailadmin_login
    """,
    ("editor 405, admin 405", "GET"): """
        begin_translation
    """,
}


def asked(path: str, thing: int, page: int) -> str:
    """An address of Wagtail's admin that leads to a thing of its kind, or to a page."""
    path = re.sub(r"<int:(page_id|page_to_move_id|parent_page_id|destination_id)>", str(page), path)
    path = path.replace("<slug:content_type_app_name>", "cms").replace(
        "<slug:content_type_model_name>", "contentpage"
    )
    path = re.sub(r"<(int:\w+|str:pk|\w+)>|\(\?P<\w+>[^)]*\)", str(thing), path)
    path = re.sub(r"<uuid:\w+>", "00000000-0000-4000-8000-000000000000", path)
    return re.sub(r"<\w+:\w+>", "made-up", path).replace("^", "").replace("$", "")


def of_wagtail() -> dict[str, str]:
    """Those of Wagtail's admin, by name, or by address where two have one name. What only says that there is no such page isn't one."""
    found = list(_within(wagtailadmin.urlpatterns, "", "/cms/"))
    often = Counter(name for name, _path in found)
    return {
        f"cms:{name if name and often[name] == 1 else path.removeprefix('/cms/')}": path
        for name, path in found
        if name or often[name] == 1
    }


def _within(patterns: Any, prefix: str, path: str) -> Iterator[tuple[str, str]]:
    for each in patterns:
        where = path + str(each.pattern)
        if isinstance(each, URLResolver):
            yield from _within(
                each.url_patterns, f"{prefix}{each.namespace}:" if each.namespace else prefix, where
            )
        else:
            yield f"{prefix}{each.name}" if each.name else "", where
