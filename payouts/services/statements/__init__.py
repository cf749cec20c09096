"""A weaver's statement for one month of an approved run, in her language; frozen when it is first made."""

from .freeze import language_of, make_statements, statement_of, unmade
from .printing import statement_pdf, write_print_file

__all__ = ["language_of", "make_statements", "statement_of", "statement_pdf", "unmade", "write_print_file"]
