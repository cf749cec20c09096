"""What is sent twice and counts once."""

from uuid import UUID, uuid4

from django.http import HttpRequest


def key_of(request: HttpRequest) -> UUID:
    """The key that a form carries, the same each time it's sent; a fresh one where it has none."""
    try:
        return UUID(request.POST.get("key", ""))
    except ValueError:
        return uuid4()
