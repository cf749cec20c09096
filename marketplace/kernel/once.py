"""What is sent twice and counts once."""

from uuid import UUID, uuid4

from django.http import HttpRequest


def key_of(request: HttpRequest) -> UUID:
    """The key that a form carries, the same each time it's sent; a fresh one where it has none."""
    try:
        return UUID(request.POST.get("key", ""))
    except ValueError:
        return uuid4()


CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


def key_of_ulid(text: str) -> UUID:
    """The key that a phone made, as 26 letters whose order is that of their making. Raises ValueError for others."""
    if len(text) != 26 or text[0] > "7":
        raise ValueError("not a ULID")
    number = 0
    for letter in text:
        number = number * 32 + CROCKFORD.index(letter)
    return UUID(int=number)
