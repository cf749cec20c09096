"""Somebody who has never seen Wagtail follows docs/editors.md to a story with three pieces and a weaver's quote."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from .conftest import PHONE, Shop

pytestmark = pytest.mark.xdist_group("browser")
