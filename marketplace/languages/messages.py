"""The messages that buyers read, gathered from templates and modules, and the catalogues that have their translations.

Pure Python, so that nothing but the project's own packages is needed: Django reads templates, Babel modules and catalogues.
"""

import ast
import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_python
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.conf import settings
from django.utils.translation.template import templatize

from .borrowed import COUNTED, SINGLE
from .names import CONTEXT, KNOWN

ROOT = settings.ROOT
LOCALE = Path(settings.LOCALE_PATHS[0])
MADE = datetime(2026, 1, 1, tzinfo=UTC)
"""Written into catalogues in place of the moment, so that nothing changes but messages."""

TEMPLATES = (
    "*.html", "account/*", "cms/**/*", "components/*", "mail/*", "mail/words/*", "own_data/*", "storefront/*",
)  # fmt: skip
"""Below ``marketplace/templates``; staff have pages of their own, which are English for now."""
MODULES = (
    "catalog/models.py", "catalog/pictures.py", "cms/feeds.py", "cms/newsletter/[fsv]*.py", "cms/contact/[fmv]*.py", "marketplace/accounts/gates.py",
    "marketplace/accounts/limits.py", "marketplace/custom/*.py", "marketplace/forks/order/*.py",
    "marketplace/forks/shipping/*.py", "marketplace/own_data/*.py", "marketplace/payment/gift_*.py", "marketplace/payment/models.py", "marketplace/payment/returns.py", "marketplace/payment/returning.py",
    "marketplace/payment/vouchers.py", "marketplace/reviews/*.py",
    "marketplace/storefront/**/*.py", "marketplace/wholesale/*.py", "payouts/models/invoices.py", "payouts/services/impact.py",
)  # fmt: skip
STAFF = (
    "base_staff.html", "cms/help.html", "cms/letter_about.html", "cms/messages.html", "cms/newsletter_overview.html", "cms/to_look_at.html", "cms/translate.html", "cms/translations.html", "cms/waiting.html", "components/README.md", "mail/README.md", "mail/books_broken*",
    "mail/custom_work*", "mail/refunds_stuck*", "mail/wholesale_work*",
)  # fmt: skip
"""Among them, what only staff read."""
STAFF_MODULES = ("marketplace/storefront/models.py",)
"""The same of modules."""
PLAIN, COUNTING = ("gettext", "gettext_lazy", "gettext_noop", "_"), ("ngettext", "ngettext_lazy")
KEYWORDS: Any = [*PLAIN, *COUNTING]
"""What marks a message in a module; only names of the catalogue have a context, and those stand in a list."""
_CALL = re.compile(r"(?<![\w.])(?:gettext|ngettext|pgettext|npgettext|_)\(")


@dataclass(frozen=True)
class Key:
    """What a catalogue finds a message by."""

    context: str | None
    text: str
    plural: str | None = None


@dataclass
class Found:
    places: list[str] = field(default_factory=list)


def messages() -> dict[Key, Found]:
    """Every message that a buyer may read, with the files that have it."""
    found: dict[Key, Found] = {}

    def note(key: Key, place: str) -> None:
        found.setdefault(key, Found())
        if place not in found[key].places:
            found[key].places.append(place)

    for path in _templates():
        for key in _of_template(path):
            note(key, _named(path))
    for path in _modules():
        for key in _of_module(path):
            note(key, _named(path))
    for name in KNOWN:
        note(Key(CONTEXT, name), "marketplace/languages/names.py")
    for text in SINGLE:
        note(Key(None, text), "marketplace/languages/borrowed.py")
    for text, plural in COUNTED:
        note(Key(None, text, plural), "marketplace/languages/borrowed.py")
    duties = ROOT / "marketplace/forks/shipping/data/duties.csv"
    with duties.open(newline="") as file:
        for row in csv.DictReader(file):
            note(Key(CONTEXT, row["words"]), _named(duties))
    return found


def _named(path: Path) -> str:
    return str(path.relative_to(ROOT))


def _templates() -> Iterator[Path]:
    base = ROOT / "marketplace" / "templates"
    staff = {path for pattern in STAFF for path in base.glob(pattern)}
    for path in sorted({path for pattern in TEMPLATES for path in base.glob(pattern)} - staff):
        if path.is_file():
            yield path


def _modules() -> Iterator[Path]:
    staff = {ROOT / name for name in STAFF_MODULES}
    yield from sorted({path for pattern in MODULES for path in ROOT.glob(pattern)} - staff)


def _of_template(path: Path) -> Iterator[Key]:
    """Django turns a template into calls, with everything else crossed out."""
    source = templatize(path.read_text())
    for start in _CALL.finditer(source):
        call = _whole_call(source, start.start())
        values = [_constant(each) for each in call.args]
        texts = [value for value in values if value is not None]
        name = call.func.id if isinstance(call.func, ast.Name) else ""
        context = texts.pop(0) if name in ("pgettext", "npgettext") else None
        yield Key(context, texts[0], texts[1] if len(texts) > 1 else None)


def _whole_call(source: str, start: int) -> ast.Call:
    """The call that begins there: it ends where Python first understands it."""
    end = start
    while end := source.find(")", end) + 1:
        try:
            tree = ast.parse(source[start:end], mode="eval")
        except SyntaxError:
            continue
        assert isinstance(tree.body, ast.Call)
        return tree.body
    raise ValueError(f"No call ends here: {source[start : start + 80]}")


def _constant(node: ast.expr) -> str | None:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None


def _of_module(path: Path) -> Iterator[Key]:
    with path.open("rb") as file:
        for _line, name, given, _comments in extract_python(file, KEYWORDS, [], {"encoding": "utf-8"}):
            texts = [str(each) for each in (given if isinstance(given, tuple | list) else (given,)) if each]
            if texts:
                yield Key(None, texts[0], texts[1] if name in COUNTING else None)


def catalogue(path: Path) -> Catalog:
    """A catalogue as translators write it."""
    with path.open("rb") as file:
        return read_po(file)


def write_anew(path: Path, found: dict[Key, Found]) -> list[Key]:
    """Give a catalogue exactly these messages, with the translations that it has; gives those without one."""
    before = catalogue(path)
    after = Catalog(locale=before.locale, domain="django", project="impulse-empower", fuzzy=False)
    after.header_comment = before.header_comment
    after.creation_date = after.revision_date = MADE
    missing = []
    for key, where in found.items():
        source = (key.text, key.plural) if key.plural else key.text
        known = before.get(source, key.context)
        said = known.string if known and not known.fuzzy else ""
        places: Any = [
            (place, None) for place in where.places
        ]  # no line numbers: they'd change with any line
        after.add(source, said, locations=places, context=key.context)
        if not all(said if isinstance(said, tuple | list) else [said]):
            missing.append(key)
    with path.open("wb") as out:
        write_po(out, after, width=110, omit_header=False)
    return missing


def compile_one(path: Path) -> bytes:
    """The catalogue as Django reads it."""
    out = io.BytesIO()
    write_mo(out, catalogue(path))
    return out.getvalue()


def sources() -> list[Path]:
    """The catalogue of each language."""
    return sorted(LOCALE.glob("*/LC_MESSAGES/django.po"))


def demonstrations() -> list[Path]:
    """What the demonstration's data say, by hand: whoever has a shop has other data."""
    return sorted((ROOT / "marketplace" / "demo").glob("locale/*/LC_MESSAGES/django.po"))
