"""A weaver's statement for one month of an approved run, in her language; frozen when it is first made."""

from .freeze import language_of, make_statements, statement_of, unmade
from .giving import give_statement
from .jobs import ask, is_under_way, latest
from .printing import statement_pdf, write_print_file
from .tables import csv_of, write_xlsx

__all__ = [
    "ask",
    "csv_of",
    "give_statement",
    "is_under_way",
    "language_of",
    "latest",
    "make_statements",
    "statement_of",
    "statement_pdf",
    "unmade",
    "write_print_file",
    "write_xlsx",
]
