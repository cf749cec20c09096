"""The office's pages about the bank: who is let in, what each button does, and that a refusal is said."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from payouts.models import BankAccount, BankLine, BankStatement, Payment, Run
from payouts.services.buyers import post_stripe_payout
from payouts.services.files import export_run, name_of
from payouts.services.reconciliation import import_statement
from weavers.models import AccessLog

from ..books import JUNE, Desk, after, at, weaver
from ..conftest import member
from ..test_office import inside
from .conftest import NOW, Take, csv, fates

FILES = Path(__file__).parent / "files"
PAGES = {
    "bank": [], "bank-queue": [], "stripe": [], "bank-account": ["account"], "bank-columns": ["account"],
    "bank-line": ["line"], "reconciliation": [], "run-bank": ["run"],
}  # fmt: skip
STEPS = {
    "bank-decide": ["line"], "bank-undo": ["line"], "stripe-ask": [], "retry": ["run"],
    "export-batch": ["run", "batch", "format"],
}  # fmt: skip
FOR_ALL_OF_THE_OFFICE = {"reconciliation", "run-bank"}

Address = Callable[[str], str]


@pytest.fixture
def address(run: Run, bank: BankAccount, take: Take) -> Address:
    """The address of a page by its name, with an account, a run, and a line that waits."""
    take("2026-07-04,-11.80,,NEFT charges,")
    known = {"account": bank.pk, "line": BankLine.objects.get().pk, "run": "2026-06"}
    known |= {"batch": 2, "format": "bank-csv"}
    return lambda name: reverse(f"office:{name}", args=[known[each] for each in (PAGES | STEPS)[name]])


@pytest.mark.parametrize("name", PAGES)
def test_a_page_asks_nobody_to_sign_in_and_lets_in_whom_it_is_for(
    desk: Desk, address: Address, client: Client, name: str
) -> None:
    url = address(name)
    assert client.get(url)["Location"] == f"/login/?next={url}"
    assert inside(member("meera", "weaver")).get(url).status_code == 403
    assert inside(member("ibanri", "coordinator")).get(url).status_code == 403
    assert inside(desk.finance).get(url).status_code == 200
    approvers = 200 if name in FOR_ALL_OF_THE_OFFICE else 403
    assert inside(desk.approver).get(url).status_code == approvers


@pytest.mark.parametrize("name", STEPS)
def test_a_step_is_refused_to_whoever_may_not_take_it(desk: Desk, address: Address, name: str) -> None:
    url = address(name)
    assert inside(desk.approver).post(url, {"how": "charges", "reason": "Fees"}).status_code == 403
    assert inside(desk.finance).get(url).status_code == 405
    assert fates() == [(-11_80, "open", "unknown_debit", "")]


def test_an_account_is_added_its_columns_named_by_a_sample_and_its_statement_imported(
    desk: Desk, run: Run
) -> None:
    client = inside(desk.finance)
    client.post(reverse("office:bank"), {"name": "HDFC", "number": "50200012345678"})
    account = BankAccount.objects.get()
    assert (account.name, account.number, account.made_by) == ("HDFC", "50200012345678", desk.finance)
    here = reverse("office:bank-account", args=[account.pk])
    text = (FILES / "hdfc.csv").read_bytes()
    asked = client.post(here, {"file": SimpleUploadedFile("july.csv", text)})
    assert "Columns of HDFC's CSV" in asked.text
    assert asked.context["form"].initial["header_line"] == 3
    chosen = {
        "sample": asked.context["form"].initial["sample"], "header_line": "3", "delimiter": ",", "date": "Date",
        "date_format": "%d/%m/%y", "way": "two", "debit": "Withdrawal Amt.", "credit": "Deposit Amt.",
        "description": "Narration", "bank_reference": "Chq./Ref.No.", "balance": "Closing Balance",
    }  # fmt: skip
    columns = reverse("office:bank-columns", args=[account.pk])
    assert f'action="{columns}"' in asked.text
    wrong = client.post(columns, chosen | {"date_format": "%Y-%m-%d"})
    assert "“01/07/26” is not a date like 2026-10-31" in wrong.text
    look = client.post(columns, chosen)
    assert [line.amount for line in look.context["read"]] == [5000_00, -1000_50, -2001_00, 2001_00, -11_80]
    account.refresh_from_db()
    assert account.columns == {}
    client.post(columns, chosen | {"keep": "1"})
    answer = client.post(here, {"file": SimpleUploadedFile("july.csv", text)}, follow=True)
    assert "5 new lines: 3 matched, 2 wait for a person." in answer.text
    assert dict(Payment.objects.values_list("reference", "state")) == {
        "2026-06-W0001": "paid", "2026-06-W0002": "returned",
    }  # fmt: skip


def test_two_amount_columns_are_needed_where_amounts_are_in_two(desk: Desk, bank: BankAccount) -> None:
    given = {
        "sample": "d,a\n1,2\n", "header_line": "1", "delimiter": ",", "date": "d", "date_format": "%Y-%m-%d", "way": "two",
    }  # fmt: skip
    page = inside(desk.finance).post(reverse("office:bank-columns", args=[bank.pk]), given)
    assert page.status_code == 422
    assert set(page.context["form"].errors) == {"debit", "credit"}


def test_every_fault_of_a_statement_is_said_and_nothing_stored(desk: Desk, bank: BankAccount) -> None:
    file = SimpleUploadedFile("s.csv", csv("2026-07-02,ten,,,", "never,5,,,"))
    page = inside(desk.finance).post(reverse("office:bank-account", args=[bank.pk]), {"file": file})
    assert (page.status_code, page.context["faults"]) == (
        422,
        [
            "line 2, amount: “ten” is not an amount with at most two decimals",
            "line 3, date: “never” is not a date like 2026-10-31",
        ],
    )
    assert not BankStatement.objects.exists()


def test_what_is_proposed_is_done_by_one_yes(desk: Desk, run: Run, take: Take) -> None:
    take("2026-07-02,-1000.50,,salary,")
    line = BankLine.objects.get()
    client = inside(desk.finance)
    page = client.get(reverse("office:bank-line", args=[line.pk]))
    assert "A payment to weavers: 2026-06-W0001" in page.text
    url = reverse("office:bank-decide", args=[line.pk])
    assert "Say why." in client.post(url, {"option": "0", "reason": ""}, follow=True).text
    assert "It has changed" in client.post(url, {"option": "7", "reason": "Hers"}, follow=True).text
    client.post(url, {"option": "0", "reason": "The bank says it is hers"})
    assert Payment.objects.get(reference="2026-06-W0001").state == "paid"
    assert "Nothing waits" in client.get(reverse("office:bank-queue")).text


def test_a_whole_file_and_a_payout_are_proposed_in_words_and_done_by_one_yes(desk: Desk, take: Take) -> None:
    desk.sold(JUNE, {weaver(1): 1}, earning=1000_50)
    desk.sold(JUNE, {weaver(2): 1}, earning=2000_00)
    export_run(run=desk.approve(JUNE), format="bank-csv", by=desk.finance, now=after(JUNE))
    post_stripe_payout(payout="po_2", amount=600_00, moment=at(JUNE, 20))
    take("2026-07-02,-3000.50,,BULK UPLOAD,", "2026-06-22,600.00,,STRIPE,")
    client = inside(desk.finance)
    for line, says in zip(
        BankLine.objects.order_by("amount"), ("the file bank-csv of", "A payout by Stripe"), strict=True
    ):
        page = client.get(reverse("office:bank-line", args=[line.pk]))
        assert says in page.text
        client.post(reverse("office:bank-decide", args=[line.pk]), {"option": "0", "reason": "It says so"})
    assert {each[1] for each in fates()} == {"decided"}
    assert set(Payment.objects.values_list("state", flat=True)) == {"paid"}
    stripe = BankAccount.objects.create(name="Stripe", book="assets:stripe", made_at=NOW)
    assert client.get(reverse("office:bank-account", args=[stripe.pk]))["Location"] == "/office/stripe/"


def test_a_line_is_decided_by_the_form_and_taken_back(desk: Desk, address: Address) -> None:
    client = inside(desk.finance)
    empty = client.post(address("bank-decide"), {"how": "charges", "reason": ""})
    assert empty.status_code == 422
    client.post(address("bank-decide"), {"how": "charges", "reason": "NEFT fee of June"})
    assert fates() == [(-11_80, "decided", "", "charges")]
    assert "NEFT fee of June" in client.get(address("bank-line")).text
    client.post(address("bank-undo"), {"undo-reason": "It was cash"})
    assert fates() == [(-11_80, "open", "taken_back", "")]


def test_a_refusal_is_said_on_the_lines_page(desk: Desk, run: Run, take: Take) -> None:
    take("2026-07-02,-900.00,,salary,")
    line = BankLine.objects.get()
    said = inside(desk.finance).post(
        reverse("office:bank-decide", args=[line.pk]),
        {"how": "paid", "payments": "2026-06-W0001", "reason": "Hers"},
        follow=True,
    )
    assert "what you chose comes to −₹1,000.50" in said.text
    assert Payment.objects.get(reference="2026-06-W0001").state == "approved"


def test_reading_what_the_bank_writes_about_a_weaver_is_kept(desk: Desk, run: Run, take: Take) -> None:
    take("2026-07-02,-1000.50,2026-06-W0001,NEFT LEGAL NAME 1,")
    line = BankLine.objects.get()
    client = inside(desk.finance)
    before = AccessLog.objects.count()
    assert "LEGAL NAME 1" not in client.get(reverse("office:bank-account", args=[line.account_id])).text
    assert AccessLog.objects.count() == before
    assert "LEGAL NAME 1" in client.get(reverse("office:bank-line", args=[line.pk])).text
    assert AccessLog.objects.count() == before + 1
    log = AccessLog.objects.latest("pk")
    assert (log.user, log.weaver.code, log.what) == (desk.finance, "W0001", "legal name")


def test_what_came_back_is_sent_once_more_by_choosing_it(desk: Desk, run: Run, take: Take) -> None:
    take("2026-07-02,-2001.00,2026-06-W0002,,", "2026-07-09,2001.00,2026-06-W0002,,RTN")
    client = inside(desk.finance)
    here = reverse("office:run-bank", args=["2026-06"])
    page = client.get(here)
    assert 'value="2026-06-W0002"' in page.text
    assert "9 Jul 2026" in page.text
    none = client.post(reverse("office:retry", args=["2026-06"]), follow=True)
    assert "Choose at least one payment." in none.text
    client.post(reverse("office:retry", args=["2026-06"]), {"payment": ["2026-06-W0002"]})
    again = Payment.objects.get(batch=2)
    assert (again.reference, again.state) == ("2026-06-W0002-R2", "approved")
    assert "sent once more as 2026-06-W0002-R2" in client.get(here).text
    file = client.post(reverse("office:export-batch", args=["2026-06", 2, "upi-csv"]))
    assert file["Content-Disposition"] == f'attachment; filename="{name_of(run.files.get(batch=2))}"'
    assert b"2026-06-W0002-R2" in file.content
    assert b"2026-06-W0001" not in file.content
    none = client.post(reverse("office:export-batch", args=["2026-06", 3, "upi-csv"]), follow=True)
    assert "2026-06 has no batch 3." in none.text


def test_the_books_beside_the_bank_show_each_day_and_what_explains_it(
    desk: Desk, run: Run, bank: BankAccount, take: Take
) -> None:
    take("2026-07-02,-1000.50,2026-06-W0001,,", "2026-07-04,-11.80,,charges,")
    client = inside(desk.approver)
    page = client.get(reverse("office:reconciliation"), {"month": "2026-07"})
    assert [(day.bank, day.books) for day in page.context["days"]] == [
        (-1000_50, -1000_50), (-1012_30, -1000_50),
    ]  # fmt: skip
    assert page.context["items"].explained == -11_80
    assert client.get(reverse("office:reconciliation"), {"book": "assets:cash"}).status_code == 404


def test_stripes_report_is_imported_on_its_page(desk: Desk) -> None:
    client = inside(desk.finance)
    file = SimpleUploadedFile("stripe.csv", (FILES / "stripe.csv").read_bytes())
    answer = client.post(reverse("office:stripe"), {"file": file}, follow=True)
    assert "4 new lines: 0 matched, 4 wait for a person." in answer.text
    assert "not yet on a bank statement" in answer.text


@pytest.mark.parametrize("name", ["bank-account", "bank-queue", "run-bank", "reconciliation"])
def test_pages_take_as_many_queries_for_many_lines_as_for_few(
    desk: Desk,
    address: Address,
    bank: BankAccount,
    django_assert_max_num_queries: DjangoAssertNumQueries,
    name: str,
) -> None:
    client = inside(desk.finance)
    url = address(name)
    with django_assert_max_num_queries(30) as few:
        client.get(url)
    lines = [f"2026-07-05,-{number}.00,,other {number}," for number in range(1, 41)]
    import_statement(account=bank, content=csv(*lines), name="more", by=desk.finance, now=NOW)
    with django_assert_max_num_queries(len(few)):
        assert client.get(url).status_code == 200
