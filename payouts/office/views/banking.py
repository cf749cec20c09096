"""Statements of the bank: accounts, files, the lines that wait for a person, and the books day by day."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from marketplace.accounts.gates import open_to, person
from marketplace.kernel.months import india_day
from marketplace.kernel.tables import FileRefused
from payouts.models import BankAccount, BankLine, BankStatement, Payment, RunFile, Transaction
from payouts.services.reconciliation import Imported, NoColumns, import_statement
from payouts.services.reconciliation.csv_file import Columns, decode, read_csv
from payouts.services.reconciliation.days import (
    accounts_with_counts,
    waiting_count,
)
from payouts.services.reconciliation.deciding import Choice, decide, undo
from payouts.services.reconciliation.matching import WAITING
from payouts.services.reconciliation.reading import ReadLine
from payouts.services.refusals import Refused
from weavers.models import AccessLog

from ..bank_forms import (
    SAMPLE,
    AccountForm,
    ColumnsForm,
    DecideLineForm,
    SampleForm,
    StatementForm,
    WhichForm,
    WhyForm,
    label_of,
)
from ..trail import Crumb

SETTLES = "payouts.settle_run"
A_PAGE = 100
TONES = {"open": "bad", "proposed": "warn", "matched": "good", "decided": "good"}


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(SETTLES)
def bank(request: HttpRequest) -> HttpResponse:
    """Our accounts with their newest statements, and a form for a new account."""
    form = AccountForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        account = form.save(commit=False)
        account.made_at, account.made_by = timezone.now(), person(request)
        account.save()
        return redirect("office:bank-account", account.pk)
    context = {
        "accounts": accounts_with_counts(),
        "form": form,
        "waiting": waiting_count(),
        "here": "bank",
    }
    return render(request, "office/bank.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(SETTLES)
def account(request: HttpRequest, pk: int) -> HttpResponse:
    """One account: its statements and lines; a file posted here is imported, whole or not at all."""
    account = get_object_or_404(BankAccount, pk=pk)
    if account.book == BankAccount.Book.STRIPE:
        return redirect("office:stripe")
    form = StatementForm(request.POST or None, request.FILES or None)
    faults: list[str] = []
    if form.is_valid():
        file = form.cleaned_data["file"]
        content, name = file.read(), file.name or _("statement")
        try:
            taken = import_statement(
                account=account, content=content, name=name, by=person(request), now=timezone.now()
            )
        except FileRefused as refused:
            faults = refused.faults
        except NoColumns as refused:
            messages.info(request, str(refused))
            return _show_columns(request, account, _sample_of(content))
        except Refused as refused:
            messages.error(request, str(refused))
        else:
            tell(request, taken)
            return redirect("office:bank-account", pk)
    context = {
        "account": account,
        "form": form,
        "faults": faults,
        "statements": account.statements.select_related("by")[:50],
        "page": page_of(
            account.lines.order_by("-day", "-id").defer("text"), request.GET.get("page", ""), A_PAGE
        ),
        "crumbs": [_bank_crumb(), Crumb(account.name)],
        "here": "bank",
    }
    return render(request, "office/bank_account.html", context, status=422 if faults or form.errors else 200)


def tell(request: HttpRequest, taken: Imported) -> None:
    """Say what came of an import."""
    counts = taken.counts
    waits = counts.get("open", 0) + counts.get("proposed", 0)
    fresh = ngettext("%(n)d new line", "%(n)d new lines", taken.fresh) % {"n": taken.fresh}
    matched = _("%(n)d matched") % {"n": counts.get("matched", 0)}
    waiting = ngettext("%(n)d waits for a person", "%(n)d wait for a person", waits) % {"n": waits}
    messages.success(request, f"{fresh}: {matched}, {waiting}.")


def _bank_crumb() -> Crumb:
    return Crumb(_("Bank"), reverse("office:bank"))


def page_of(rows: QuerySet[Any] | list[Any], number: str, size: int) -> Page[Any]:
    """A page of rows with the numbers of the others."""
    paginator = Paginator(rows, size)
    page = paginator.get_page(number)
    page.numbers = list(paginator.get_elided_page_range(page.number))  # type: ignore[attr-defined]
    return page


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(SETTLES)
def columns(request: HttpRequest, pk: int) -> HttpResponse:
    """Name the columns of an account's CSV by a sample, see how it's read, and keep them."""
    account = get_object_or_404(BankAccount, pk=pk, book=BankAccount.Book.BANK)
    if request.method != "POST":
        return _show_columns(request, account, "")
    sample = SampleForm(request.POST, request.FILES)
    if "file" in request.FILES and sample.is_valid():
        return _show_columns(request, account, _sample_of(sample.cleaned_data["file"].read()))
    form = ColumnsForm(request.POST)
    if not form.is_valid():
        return _show_columns(request, account, request.POST.get("sample", ""), form)
    if "keep" in request.POST:
        account.columns = form.columns.stored()
        account.save(update_fields=["columns"])
        messages.success(
            request,
            _("The columns of %(account)s are kept. Its statements can come in.") % {"account": account},
        )
        return redirect("office:bank-account", pk)
    return _show_columns(request, account, form.cleaned_data["sample"], form)


def _sample_of(content: bytes) -> str:
    return "\n".join(decode(content).splitlines()[:SAMPLE])[:60_000]


def _show_columns(
    request: HttpRequest, account: BankAccount, sample: str, form: ColumnsForm | None = None
) -> HttpResponse:
    if form is None and sample:
        stored = {
            name: value for name, value in account.columns.items() if name not in ("header_line", "delimiter")
        }
        form = ColumnsForm(initial={**stored, "sample": sample})
    read: list[ReadLine] = []
    faults: list[str] = []
    if form is not None and form.is_bound and form.is_valid():
        read, faults = _try(sample, form.columns)
    context = {
        "account": account,
        "sample_form": SampleForm(),
        "form": form,
        "rows": form.rows[:12] if form else [],
        "read": read[:8],
        "faults": faults[:20],
        "crumbs": [_bank_crumb(), Crumb(account.name), Crumb(_("Columns"))],
        "here": "bank",
    }
    status = 422 if form is not None and form.errors else 200
    return render(request, "office/bank_columns.html", context, status=status)


def _try(sample: str, columns: Columns) -> tuple[list[ReadLine], list[str]]:
    """The sample as it would be read, or what is wrong with it."""
    try:
        return read_csv(sample.encode(), columns, today=india_day(timezone.now())).lines, []
    except FileRefused as refused:
        return [], refused.faults


@require_safe
@open_to(SETTLES)
def queue(request: HttpRequest) -> HttpResponse:
    """Every line that waits for a person, the oldest first, with its reason."""
    form = WhichForm(request.GET)
    form.is_valid()
    chosen = {name: value for name, value in form.cleaned_data.items() if value}
    waiting = BankLine.objects.filter(state__in=WAITING, **chosen).select_related("account")
    page = page_of(waiting.order_by("day", "id"), request.GET.get("page", ""), 50)
    plain = {name: getattr(value, "pk", value) for name, value in chosen.items()}
    context = {
        "rows": [(line, options_of(line)[:2], _says_nothing_of_hers(line)) for line in page],
        "page": page,
        "form": form,
        "query": urlencode(plain),
        "filtered": bool(chosen),
        "here": "queue",
    }
    return render(request, "office/queue.html", context)


def _says_nothing_of_hers(line: BankLine) -> bool:
    """Whether what the bank writes may stand in a list: it isn't about a weaver's payment, as far as we know."""
    about = [
        option for option in line.proposal.get("options", []) if "payments" in option or "file" in option
    ]
    return not about and "names" not in line.proposal


def options_of(line: BankLine) -> list[tuple[str, dict[str, Any]]]:
    """What a line could be, in words, each with what a form sends for it."""
    found = []
    labels = dict(BankLine.How.choices)
    for option in line.proposal.get("options", []):
        what = ""
        if option.get("payments"):
            what = ", ".join(option["payments"])
        elif option.get("file"):
            file = RunFile.objects.select_related("run").filter(pk=option["file"]).first()
            what = (
                _("the file %(format)s of %(run)s, %(count)d payments")
                % {"format": file.format, "run": file.run, "count": file.payments}
                if file
                else ""
            )
        elif option.get("transactions"):
            posted = Transaction.objects.filter(pk__in=option["transactions"]).prefetch_related("legs")
            what = "; ".join(label_of(each, line.account.book) for each in posted)
        found.append((f"{capfirst(str(labels[option['how']]))}: {what}", option))
    return found


@require_safe
@open_to(SETTLES)
def line(request: HttpRequest, pk: int) -> HttpResponse:
    """One line: what the bank says, what it could be or has become, and what was decided about it."""
    return _show_line(request, pk)


def _show_line(
    request: HttpRequest, pk: int, *, form: DecideLineForm | None = None, why: WhyForm | None = None
) -> HttpResponse:
    line = get_object_or_404(BankLine.objects.select_related("account", "statement", "other_half"), pk=pk)
    ties = line.ties.filter(undone_at=None).select_related("transaction")
    _log_reading(request, line, [tie.transaction for tie in ties])
    waits = line.state in WAITING
    context = {
        "line": line,
        "tone": TONES[line.state],
        "waits": waits,
        "options": options_of(line) if waits else [],
        "ties": [(tie.transaction, label_of(tie.transaction, tie.book)) for tie in ties],
        "decisions": line.decisions.select_related("by"),
        "form": form or (DecideLineForm(line=line) if waits else None),
        "why": why or WhyForm(prefix="undo"),
        "crumbs": [_bank_crumb(), Crumb(line.account.name), Crumb(_("Line"))],
        "here": "queue" if waits else "bank",
    }
    failed = (form is not None and form.errors) or (why is not None and why.errors)
    return render(request, "office/bank_line.html", context, status=422 if failed else 200)


def _log_reading(request: HttpRequest, line: BankLine, postings: list[Transaction]) -> None:
    """What the bank writes may have a weaver's legal name in it, so reading it is kept, for whomever it's about."""
    options = line.proposal.get("options", [])
    named = {reference for option in options for reference in option.get("payments", [])}
    named |= set(line.proposal.get("names", []))
    named |= {posted.source_key.partition("/")[0] for posted in postings}
    weavers = set(Payment.objects.filter(reference__in=named).values_list("weaver", flat=True))
    if line.text and len(weavers) <= 20:
        AccessLog.objects.bulk_create(
            AccessLog(
                user=person(request),
                weaver_id=weaver,
                what="legal name",
                why=f"looked at line {line.pk} of a bank statement",
                at=timezone.now(),
            )
            for weaver in weavers
        )


@require_POST
@open_to(SETTLES)
def decide_line(request: HttpRequest, pk: int) -> HttpResponse:
    """Decide what a line was: as is proposed, or as the form says."""
    line = get_object_or_404(BankLine.objects.select_related("account"), pk=pk)
    chosen = request.POST.get("option", "")
    if chosen:
        options = line.proposal.get("options", [])
        reason = request.POST.get("reason", "")
        if not chosen.isdecimal() or int(chosen) >= len(options):
            messages.error(request, _("It has changed since you saw it. Look again."))
            return redirect("office:bank-line", pk)
        choice = Choice(**options[int(chosen)])
    else:
        form = DecideLineForm(request.POST, line=line)
        if not form.is_valid():
            return _show_line(request, pk, form=form)
        choice, reason = form.choice, form.cleaned_data["reason"]
    try:
        decide(line=line, choice=choice, reason=reason, by=person(request), now=timezone.now())
    except Refused as refused:
        messages.error(request, str(refused))
        return redirect("office:bank-line", pk)
    messages.success(request, _("Decided, and kept with your name."))
    return redirect("office:bank-queue")


@require_POST
@open_to(SETTLES)
def undo_line(request: HttpRequest, pk: int) -> HttpResponse:
    """Take back what became of a line; what it posted is reversed."""
    line = get_object_or_404(BankLine, pk=pk)
    form = WhyForm(request.POST, prefix="undo")
    if not form.is_valid():
        return _show_line(request, pk, why=form)
    try:
        undo(line=line, reason=form.cleaned_data["reason"], by=person(request), now=timezone.now())
    except Refused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, _("Taken back. The line waits for a person again."))
    return redirect("office:bank-line", pk)


def statements_of(account: BankAccount) -> QuerySet[BankStatement]:
    """The newest statements of an account."""
    return account.statements.select_related("by")[:50]
