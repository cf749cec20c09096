from .banking import BankAccount, BankDecision, BankLine, BankStatement, BankTie, SentBack
from .cash import CashMark
from .checks import BooksCheck, MonthSeal
from .endings import RuleEnd
from .invoices import Invoice, InvoiceBuyer
from .jobs import Job
from .ledger import Books, Leg, Transaction
from .patronage import Patronage, PatronageShare
from .policy import BorneBy, DayWage, DeductionRule, Policy, RecoveryPlan, SavingsChoice
from .questions import Question
from .rates import DollarRate
from .requests import Request
from .runs import Decision, Deduction, Item, Payment, Run, RunFile
from .sales import Advance, Refund, RefundShare, Sale, SaleShare
from .statements import Statement, StatementGiven, StatementPicture
from .tax import Exemption, Role, TaxBase, TaxProfile, TdsChallan, TdsRule
from .yarn import YarnCorrection, YarnKind, YarnMove, YarnRate, YarnRequest

__all__ = [
    "Advance",
    "BankAccount",
    "BankDecision",
    "BankLine",
    "BankStatement",
    "BankTie",
    "Books",
    "BooksCheck",
    "BorneBy",
    "DayWage",
    "CashMark",
    "Decision",
    "Deduction",
    "DeductionRule",
    "DollarRate",
    "Exemption",
    "Invoice",
    "InvoiceBuyer",
    "Item",
    "Job",
    "Leg",
    "MonthSeal",
    "Patronage",
    "PatronageShare",
    "Payment",
    "Policy",
    "Question",
    "RecoveryPlan",
    "Refund",
    "RefundShare",
    "Request",
    "Role",
    "Run",
    "RuleEnd",
    "RunFile",
    "Sale",
    "SaleShare",
    "SavingsChoice",
    "SentBack",
    "Statement",
    "StatementGiven",
    "StatementPicture",
    "TaxBase",
    "TaxProfile",
    "TdsChallan",
    "TdsRule",
    "Transaction",
    "YarnCorrection",
    "YarnKind",
    "YarnMove",
    "YarnRate",
    "YarnRequest",
]
