"""The tables come with editors' right to the pages and pictures."""

import pytest
from django.contrib.auth.models import Group
from wagtail.models import Page

from marketplace.accounts.models import User


@pytest.mark.django_db
@pytest.mark.parametrize("role, may", [("editor", True), ("coordinator", False), ("finance", False)])
def test_editors_may_write_pages_and_nobody_else_may(role: str, may: bool) -> None:
    user = User.objects.create_user(role)
    user.groups.add(Group.objects.get(name=role))
    page = Page.get_first_root_node().permissions_for_user(user)
    assert (page.can_add_subpage(), page.can_publish_subpage()) == (may, may)
