from collections.abc import Iterator

import pytest
from django.core.cache import cache

from cms.models import HomePage

from .pages import make_home


@pytest.fixture(autouse=True)
def empty_cache() -> Iterator[None]:
    """What one test has cached (shelves, pages of the menu) is gone from the database of the next."""
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def home(db: None) -> HomePage:
    return make_home()
