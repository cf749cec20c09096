"""Statements of the bank and of Stripe against the books: read, matched, and decided where a person must."""

from .importing import Imported, NoColumns, import_statement, store_statement

__all__ = ["Imported", "NoColumns", "import_statement", "store_statement"]
