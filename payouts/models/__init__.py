from .ledger import Books, Leg, Transaction
from .policy import Policy
from .runs import Item, Payment, Run, RunFile
from .sales import Advance, Refund, RefundShare, Sale, SaleShare

__all__ = [
    "Advance",
    "Books",
    "Item",
    "Leg",
    "Payment",
    "Policy",
    "Refund",
    "RefundShare",
    "Run",
    "RunFile",
    "Sale",
    "SaleShare",
    "Transaction",
]
