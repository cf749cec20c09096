"""Pages that are the same bytes for everybody."""

from marketplace.pagecache.pages import public_page as public_page
