"""Links within texts lead to the page in the language of whoever reads them."""

from typing import Any

from django.utils.html import escape
from wagtail.models import Page
from wagtail.rich_text.pages import PageLinkHandler

from marketplace.languages.pages import address_of_path


class LinkToPage(PageLinkHandler):  # type: ignore[misc]
    """In place of Wagtail's, which leaves the reader's language where the page isn't in it. One query for all of a text."""

    @classmethod
    def expand_db_attributes_many(cls, attrs_list: list[dict[str, Any]]) -> list[str]:
        keys = [each.get("id") for each in attrs_list]
        paths = {str(pk): path for pk, path in Page.objects.filter(pk__in=keys).values_list("pk", "url_path")}
        return [
            f'<a href="{escape(address_of_path(paths[str(key)]))}">' if str(key) in paths else "<a>"
            for key in keys
        ]
