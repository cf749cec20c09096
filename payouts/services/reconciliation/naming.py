"""Finding our payments' references in what a bank writes."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from django.db.models import F, Func, TextField, Value

from payouts.models import BankLine, Payment

_BEGINS = re.compile(r"(?<![A-Z0-9])20\d\d-?(?:0[1-9]|1[0-2])(?!\d{3})[A-Z0-9-]*")
_OURS = re.compile(r"20\d\d-(?:0[1-9]|1[0-2])(?:-\d{1,2})?-[A-Z][A-Z-]{0,5}\d[A-Z0-9-]*")
_LATER = re.compile(r"-?R\d+(?![A-Z0-9])")


@dataclass
class Named:
    """The payments that a line names, and what looks like a reference of ours but is none."""

    payments: list[Payment] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)
    unclear: bool = False


def written(line: BankLine) -> str:
    """All that the bank writes about a line, in capitals."""
    return f"{line.reference} {line.text or ''} {line.bank_reference}".upper()


def _prefixes(token: str) -> Iterator[tuple[str, str]]:
    """Each beginning of a token that ends where a word ends, the longest first, without its hyphens; and the rest."""
    ends = [match.start() for match in re.finditer("-", token)] + [len(token)]
    for end in reversed(ends):
        yield token[:end].replace("-", ""), token[end:]


def named_in(lines: Iterable[BankLine]) -> dict[int, Named]:
    """By line the payments it names, in one query. Banks may leave the hyphens out, and write on after a hyphen.

    The longest beginning of a word that is a reference counts, so ``2026-06-W0001-R2`` never names its first try.
    """
    tokens = {line.pk: _BEGINS.findall(written(line)) for line in lines}
    wanted = {plain for each in tokens.values() for token in each for plain, _rest in _prefixes(token)}
    known: dict[str, list[Payment]] = defaultdict(list)
    bare = Func(F("reference"), Value("-"), Value(""), function="replace", output_field=TextField())
    if wanted:
        found = Payment.objects.annotate(bare=bare).filter(bare__in=wanted).select_related("run", "weaver")
        for payment in found.defer("payee_name", "account_number", "upi_id"):
            known[payment.bare].append(payment)
    return {pk: _named(each, known) for pk, each in tokens.items()}


def _named(tokens: list[str], known: dict[str, list[Payment]]) -> Named:
    named = Named()
    for token in tokens:
        for plain, rest in _prefixes(token):
            if found := known.get(plain):
                if _LATER.match(rest):
                    break
                exact = [payment for payment in found if token.startswith(payment.reference)] or found
                named.unclear |= len(exact) > 1
                named.payments += [payment for payment in exact if payment not in named.payments]
                break
        else:
            if _OURS.fullmatch(token):
                named.unknown.append(token[:30])
            continue
        if _LATER.match(rest):
            named.unknown.append(token[:30])
    return named
