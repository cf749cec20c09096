"""What a weaver shows of herself, as she and her coordinator see it."""

from dataclasses import dataclass
from datetime import date

from weavers.models import Consent, Weaver
from weavers.wording import wording

Purpose = Consent.Purpose


@dataclass(frozen=True)
class Standing:
    """One purpose: what she agreed to in her words, until when, and whether it's shown today."""

    purpose: str
    label: str
    words: str
    consent: Consent | None
    shown: bool


def history(weaver: Weaver) -> list[Consent]:
    """Every consent she gave, the newest first. One query."""
    given = Consent.objects.filter(weaver=weaver).select_related("recorded_by", "withdrawn_by")
    return list(given.order_by("-given_on", "-pk"))


def standings(given: list[Consent], *, on: date) -> list[Standing]:
    """How each purpose stands that day, from her whole history."""
    in_force = {each.purpose: each for each in given if is_in_force(each, on=on)}
    return [
        Standing(
            purpose=purpose,
            label=str(Purpose(purpose).label),
            words=str(wording(purpose, in_force[purpose].version)) if purpose in in_force else "",
            consent=in_force.get(purpose),
            shown=purpose in in_force and Purpose.NAME in in_force,
        )
        for purpose in Purpose.values
    ]


def is_in_force(consent: Consent, *, on: date) -> bool:
    """The same rule as ``Consent.objects.in_force``, for one that has been read."""
    over = consent.withdrawn_at or consent.closed_at
    return not over and consent.given_on <= on < consent.ends_on
