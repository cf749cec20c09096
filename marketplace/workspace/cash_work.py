"""Cash on the coordinator's page and in her phone's outbox: what there is to hand over, and what she says of it."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.core.files.uploadedfile import UploadedFile
from django.db.models import Prefetch, QuerySet, Sum
from django.http import QueryDict
from django.urls import reverse
from django.utils.datastructures import MultiValueDict
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from marketplace.accounts.models import User
from marketplace.kernel.months import india_day
from payouts.models import CashMark, Payment
from payouts.services.cash import MarkedMeanwhile, cash_of, mark_cash, to_hand
from payouts.services.refusals import Refused
from payouts.services.statements.sheet import notes_of

from .cash_forms import CashForm
from .field_work import Answer, done, keyed, keys_of, wrong
from .parts import drop_files, whole_files
from .saving import Difference

A_PAGE = 60
"""So many stand on the one page that a phone keeps; a form for each, which is little once it's compressed."""


SHORT = 20
"""So many marks stand below it."""


@dataclass(frozen=True)
class ToHand:
    """One payment with the notes that make it up, and its form."""

    payment: Payment
    notes: list[tuple[int, int]]
    form: CashForm

    @property
    def her(self) -> Any:
        return self.payment.weaver


def to_carry(user: User) -> dict[str, Any]:
    """How many there are to hand over, what they come to, and the notes for all of them. Two queries."""
    amounts = list(to_hand(user).order_by().values_list("amount", flat=True))
    together: dict[int, int] = {}
    for amount in amounts:
        for worth, count in notes_of(amount):
            together[worth] = together.get(worth, 0) + count
    return {"count": len(amounts), "sum": sum(amounts), "notes": sorted(together.items(), reverse=True)}


def oldest_first(found: QuerySet[Payment]) -> QuerySet[Payment]:
    """With what a row shows, and nothing of legal names or payees."""
    rows = found.select_related("weaver__group", "run").only(
        "amount", "reference", "state", "run__month", "run__attempt", "run__state", "weaver__code", "weaver__display_name",
        "weaver__user", "weaver__status", "weaver__group__name",
    )  # fmt: skip
    return rows.order_by("run__month", "weaver__group__name", "weaver__display_name", "pk")


def rows_to_hand(
    payments: Sequence[Payment], user: User, *, now: datetime, bound: CashForm | None = None
) -> list[ToHand]:
    """Rows with a form each; ``bound`` is one that came back wrong."""
    today = india_day(now)
    asked = bound.data.get("payment") if bound else ""
    return [
        ToHand(
            each, notes_of(each.amount),
            bound if bound and str(each.pk) == asked else CashForm(by=user, today=today, payment=each),
        )
        for each in payments
    ]  # fmt: skip


def rows_marked(user: User) -> QuerySet[CashMark]:
    """What was said of hers that isn't settled as a whole yet, the newest first."""
    marks = CashMark.objects.standing().filter(payment__in=cash_of(user))
    payments = Prefetch("payment", Payment.objects.select_related("weaver__group", "run").defer(
        "payee_name", "account_number", "upi_id", "weaver__legal_name", "weaver__phone", "weaver__village", "weaver__story"
    ))  # fmt: skip
    return marks.select_related("by").prefetch_related(payments).order_by("-day", "-pk")


@dataclass(frozen=True)
class Marked:
    """A mark that counts, in words, and how good the news is."""

    mark: CashMark
    words: str
    tone: str


def marked_rows(marks: Sequence[CashMark]) -> list[Marked]:
    tones = {Payment.State.PAID: "good", Payment.State.RETURNED: "warn"}
    return [
        Marked(mark, mark_in_words(mark), tones.get(Payment.State(mark.payment.state), "")) for mark in marks
    ]


def handed_sum(user: User) -> int:
    """Paise of what is marked as handed over on this page."""
    marks = CashMark.objects.standing().filter(payment__in=cash_of(user), what=CashMark.What.HANDED)
    return marks.aggregate(sum=Sum("payment__amount"))["sum"] or 0


def save_cash(form: CashForm, *, by: User, now: datetime, key: UUID) -> CashMark:
    """Raises Refused, MarkedMeanwhile."""
    data = form.cleaned_data
    return mark_cash(
        payment=data["payment"], said=form.said, version=data["version"] or 0, by=by, now=now, key=key
    )


def take_cash(*, key: UUID, sent: QueryDict, by: User, now: datetime) -> Answer:
    """A mark of one payment. ``theirs`` is how she agrees to what somebody else said meanwhile."""
    page, keys = reverse("workspace:cash"), keys_of(sent)
    if (whose := sent.get("payment", "")).isascii() and whose.isdigit():
        page += f"#payment-{whose}"
    if sent.get("theirs") or CashMark.objects.filter(key=key, by=by).exists():
        drop_files(keys, by=by)
        return done(_("Cash"), page)
    files, missing = whole_files(keys[:1], by=by)
    if missing:
        return 410, {"missing": [str(each) for each in missing]}
    held = MultiValueDict[str, UploadedFile]({"picture": list(files)})
    form = CashForm(keyed(sent, key), held, by=by, today=india_day(now))
    if not form.is_valid():
        return 422, wrong(form)
    try:
        save_cash(form, by=by, now=now, key=key)
    except MarkedMeanwhile as meanwhile:
        return 409, _parted(form, meanwhile.theirs)
    except Refused as problem:
        return 422, {"reasons": [str(problem)]}
    drop_files(keys, by=by)
    return done(_("Cash"), page)


def _parted(form: CashForm, theirs: CashMark) -> dict[str, Any]:
    said = form.said
    mine = in_words(said.what, said.day, said.witness, dict(CashMark.Reason.choices).get(said.reason, ""))
    difference = Difference(
        form.cleaned_data["payment"].weaver.display_name,
        ["what", "day", "witness", "reason", "note", "files"],
        mine, mark_in_words(theirs), [("theirs", "1")],
    )  # fmt: skip
    who = theirs.by.get_full_name() or theirs.by.username
    return {"differences": [asdict(difference)], "version": theirs.pk, "by": who, "at": theirs.at.isoformat()}


def mark_in_words(mark: CashMark) -> str:
    return in_words(mark.what, mark.day, mark.witness or "", str(mark.get_reason_display()))


def in_words(what: str, day: date, witness: str, reason: Any) -> str:
    """``Handed over on 3 November, seen by Ribha``, as the page and both sides of a conflict say it."""
    on = date_format(day, "j F")
    if what == CashMark.What.HANDED:
        return _("Handed over on %(day)s, seen by %(who)s") % {"day": on, "who": witness}
    return _("Couldn’t be handed over on %(day)s: %(why)s") % {"day": on, "why": reason}
