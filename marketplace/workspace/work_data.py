"""What is held of a weaver's work, for her zip: hours, what she was asked to make, what was found of what she made."""

from typing import Any

from django.db.models import F

from marketplace.kernel.plain import plain_rows
from marketplace.making.models import Check, HoursNote, Job
from payouts.models import CashMark, StatementGiven, YarnMove
from weavers.models import Weaver


def work_of(weaver: Weaver) -> dict[str, Any]:
    """Six lists, a query each. Pictures of signed rolls stay out: they show other women's pay too."""
    hours = HoursNote.objects.filter(weaver=weaver).order_by("pk")
    jobs = Job.objects.filter(weaver=weaver).order_by("pk")
    yarn = YarnMove.objects.filter(weaver=weaver).order_by("pk")
    checks = Check.objects.filter(product__makers__weaver=weaver).order_by("pk")
    cash = CashMark.objects.filter(payment__weaver=weaver).order_by("pk")
    given = StatementGiven.objects.filter(item__weaver=weaver).order_by("pk")
    return {
        "your pay in cash": plain_rows(
            cash, month=F("payment__run__month"), paise=F("payment__amount"), what=F("what"), day=F("day"), seen_by=F("witness"),
            why_not=F("reason"), words=F("note"), taken_back=F("taken_back_at")
        ),
        "statements given to you": plain_rows(given, month=F("item__run__month"), day=F("day")),
        "hours noted": plain_rows(
            hours, day=F("day"), what=F("kind"), how_many=F("pieces"), minutes=F("minutes"), taken_back=F("taken_back_at")
        ),
        "asked to make": plain_rows(
            jobs, piece=F("line__title"), how_many=F("pieces"), ready_by=F("due_on"), became=F("state"), asked=F("offered_at")
        ),
        "yarn by weight": plain_rows(
            yarn, day=F("day"), yarn=F("kind__name"), colour=F("kind__colour"), what_happened=F("what"), grams=F("grams")
        ),
        "your pieces as they were checked": plain_rows(
            checks, piece=F("product__title"), when=F("at"), grade=F("grade"), words=F("note")
        ),
    }  # fmt: skip
