from .endings import RuleEnd
from .jobs import Job
from .ledger import Books, Leg, Transaction
from .policy import BorneBy, DayWage, DeductionRule, Policy, RecoveryPlan, SavingsChoice
from .requests import Request
from .runs import Decision, Deduction, Item, Payment, Run, RunFile
from .sales import Advance, Refund, RefundShare, Sale, SaleShare
from .statements import Statement, StatementPicture
from .yarn import YarnCorrection, YarnKind, YarnMove, YarnRate, YarnRequest

__all__ = [
    "Advance",
    "Books",
    "BorneBy",
    "DayWage",
    "Decision",
    "Deduction",
    "DeductionRule",
    "Item",
    "Job",
    "Leg",
    "Payment",
    "Policy",
    "RecoveryPlan",
    "Refund",
    "RefundShare",
    "Request",
    "Run",
    "RuleEnd",
    "RunFile",
    "Sale",
    "SaleShare",
    "SavingsChoice",
    "Statement",
    "StatementPicture",
    "Transaction",
    "YarnCorrection",
    "YarnKind",
    "YarnMove",
    "YarnRate",
    "YarnRequest",
]
