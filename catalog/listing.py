"""From a weaver's loom to the shop: draft → submitted → live, or sent back, or withdrawn.

Each verb is one transaction that checks, writes and notes who did what when; ListingRefused says why one
wasn't taken, and then nothing has changed. A step sent twice under one key (made by the phone) is taken once.
"""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from django.db import connection, transaction
from django.db.models import Max, QuerySet
from django.utils.text import slugify
from django.utils.translation import gettext as _
from wagtail.images.models import Image

from marketplace.accounts.models import User
from marketplace.kernel.money import show_rupees
from marketplace.kernel.months import india_day
from weavers.models import Weaver

from .in_force import InForce, NoTerms, split_on
from .models import Category, ListingChange, Maker, Product, ProductCategory, ProductClass, ProductImage
from .pictures import forget_unused_pictures, keep_pictures, let_go_pictures, tiny
from .terms import Terms

State = Product.State

MOST_PICTURES = 8
STEPS: dict[str, set[str]] = {
    State.SUBMITTED: {State.DRAFT, State.SENT_BACK},
    State.LIVE: {State.SUBMITTED},
    State.SENT_BACK: {State.SUBMITTED},
    State.WITHDRAWN: {State.DRAFT, State.SENT_BACK, State.SUBMITTED, State.LIVE},
    State.DRAFT: {State.SENT_BACK},
}
"""State → the states it can be reached from. A piece that is woven for a buyer takes none of these (``bespoke``)."""


class ListingRefused(Exception):
    """A step that isn't allowed now. The message is for the person who asked; nothing has changed."""


class ChangedMeanwhile(ListingRefused):
    """Somebody has changed the piece since the version that a change began from."""


@dataclass(frozen=True)
class Facts:
    """What is said of a piece. Sizes in cm, ``gst_rate`` in percent, ``hours`` of all makers together.

    ``yarn_paise`` is what the yarn in one piece cost; None where nobody has worked it out.
    """

    title: str
    terms: str
    gst_rate: Decimal
    fibre: str
    technique: str
    colour: str
    hours: int
    length_cm: int
    width_cm: int
    lead_time_days: int = 0
    description: str = ""
    dye: str = ""
    dyestuff: str = ""
    community: str = ""
    weight_grams: int | None = None
    making: str = ""
    care: str = ""
    irregularities: str = ""
    one_of_a_kind: bool = False
    yarn_paise: int | None = None


Makers = Sequence[tuple[Weaver, int]]
"""Each weaver once, with her weight of 1 or more."""

Changed = dict[str, list[str]]
"""Field → what it was and what it became, as people read it."""


@transaction.atomic
def draft_listing(
    *,
    facts: Facts,
    shelf: Category,
    makers: Makers,
    pictures: Sequence[Image] = (),
    by: User,
    now: datetime,
    key: UUID,
    besides: Changed | None = None,
) -> Product:
    """Store a new piece of the groups that ``by`` coordinates, with a reference of its own (``IE-00073``).

    ``besides`` is what else its history notes: where it's from. Under a key that is stored already, gives the piece that was stored then, and leaves it as it is.
    """
    _may(by, "catalogue.list_piece")
    stored = taken_under(key, by)
    if stored:
        return stored
    _check(facts, makers, pictures, by)
    piece = Product.objects.create(
        upc=next_reference(),
        slug=slugify(facts.title)[:200] or "piece",
        product_class=piece_class(),
        state=State.DRAFT,
        **asdict(facts),
    )
    _put(piece, shelf, makers, pictures)
    ListingChange.objects.create(
        product=piece, before="", after=State.DRAFT, by=by, at=now, key=key, changed=besides or {}
    )
    forget_unused_pictures(now=now)
    return piece


@transaction.atomic
def revise_listing(
    *,
    product: Product,
    facts: Facts,
    shelf: Category,
    makers: Makers,
    pictures: Sequence[Image],
    by: User,
    now: datetime,
    key: UUID | None = None,
    version: int | None = None,
    besides: Changed | None = None,
) -> Product:
    """Change a draft, or a piece that was sent back, which then is a draft again. Notes what is different now.

    ``pictures`` are all that it has from now on, in their order; ``besides`` what else of it changes. Raises
    ChangedMeanwhile where it is no longer what ``version`` named.
    """
    piece = _locked(product)
    may_touch(by, piece)
    if piece.state not in (State.DRAFT, State.SENT_BACK):
        raise ListingRefused(_("Only a draft or a piece that was sent back can be changed."))
    if version is not None and version != version_of(piece):
        raise ChangedMeanwhile(_("Somebody else has changed this piece meanwhile."))
    _check(facts, makers, pictures, by)
    before = _as_read(piece)
    for name, value in asdict(facts).items():
        setattr(piece, name, value)
    piece.slug = slugify(facts.title)[:200] or "piece"
    piece.save()
    _put(piece, shelf, makers, pictures)
    after = _as_read(piece)
    changed = {name: [was, after[name]] for name, was in before.items() if was != after[name]} | (
        besides or {}
    )
    if changed or piece.state != State.DRAFT:
        _note(piece, State.DRAFT, by=by, now=now, key=key, changed=changed)
    return piece


def version_of(piece: Product) -> int:
    """What a change begins from: any other change or step gives the piece another one."""
    return piece.listing_changes.aggregate(newest=Max("pk"))["newest"] or 0


def taken_under(key: UUID, by: User) -> Product | None:
    """The piece of the step that was taken under this key. Raises ListingRefused where somebody else has sent it.

    In a transaction, two that arrive at once wait for each other here.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"listing {key}"])
    step = ListingChange.objects.select_related("product").filter(key=key).first()
    if step and step.by_id != by.pk:
        raise ListingRefused(_("This was sent by somebody else already."))
    return step.product if step else None


@transaction.atomic
def submit_listing(*, product: Product, by: User, now: datetime, key: UUID | None = None) -> Product:
    """Hand a complete piece to quality. Refused where a picture, price, size or maker is missing."""
    if key and (stored := taken_under(key, by)):
        return stored
    piece = _locked(product)
    may_touch(by, piece)
    missing = what_is_missing(piece, on=india_day(now))
    if missing and piece.state in STEPS[State.SUBMITTED]:
        raise ListingRefused(_("Still missing: %(what)s.") % {"what": ", ".join(missing)})
    return _move(piece, State.SUBMITTED, by=by, now=now, key=key)


@transaction.atomic
def approve_listing(*, product: Product, by: User, now: datetime) -> Product:
    """Put a submitted piece into the shop. Whoever listed it can't approve it."""
    _may(by, "catalogue.approve_listing")
    piece = _locked(product)
    if listers(piece).filter(pk=by.pk).exists():
        raise ListingRefused(_("Whoever listed a piece can't approve it; somebody else has to look."))
    if missing := what_is_missing(piece, on=india_day(now)):
        raise ListingRefused(_("Still missing: %(what)s.") % {"what": ", ".join(missing)})
    return _move(piece, State.LIVE, by=by, now=now)


@transaction.atomic
def send_back_listing(*, product: Product, by: User, now: datetime, note: str) -> Product:
    """Give a submitted piece back to its coordinator, with what has to be better."""
    _may(by, "catalogue.approve_listing")
    note = note.strip()
    if not note:
        raise ListingRefused(_("Say what has to be better, so that she knows what to do."))
    return _move(_locked(product), State.SENT_BACK, by=by, now=now, note=note)


@transaction.atomic
def withdraw_listing(*, product: Product, by: User, now: datetime, note: str = "") -> Product:
    """Take a piece back, out of the shop too if it was there. What was ordered before stays ordered."""
    piece = _locked(product)
    may_touch(by, piece)
    return _move(piece, State.WITHDRAWN, by=by, now=now, note=note.strip())


def what_is_missing(piece: Product, *, on: date) -> list[str]:
    """What a piece still needs before it can be shown, in words, by the terms and rates of that day."""
    makers = list(piece.makers.select_related("weaver"))
    lacking = {
        _("a picture"): not piece.images.exists(),
        _("a price"): not piece.price,
        _("its size"): not (piece.length_cm and piece.width_cm),
        _("the hours of work"): not piece.hours,
        _("who made it"): not makers,
    }
    rules = InForce.read([piece])
    try:
        rules.terms_on(piece, on)
    except NoTerms:
        lacking[_("what its makers earn")] = True
    split = split_on(piece, on)
    if split and split.earning > split.net:
        lacking[_("a price that leaves enough for what its makers earn")] = True
    return [what for what, missing in lacking.items() if missing]


def listers(piece: Product) -> QuerySet[User]:
    """Those who drafted, changed or submitted a piece."""
    steps = piece.listing_changes.filter(after__in=[State.DRAFT, State.SUBMITTED])
    return User.objects.filter(pk__in=steps.values("by"))


def next_reference() -> str:
    """A reference that no piece has, like ``IE-00073``. Those in files that were loaded are passed over."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval('catalogue_reference')")
        number = cursor.fetchone()[0]
        if Product.objects.filter(upc=f"IE-{number:05d}").exists():
            cursor.execute(
                "SELECT setval('catalogue_reference', greatest(nextval('catalogue_reference'), max("
                "substring(upc FROM 4)::int) + 1)) FROM catalogue_product WHERE upc ~ '^IE-[0-9]{5,8}$'"
            )
            number = cursor.fetchone()[0]
    return f"IE-{number:05d}"


def piece_class() -> ProductClass:
    """The one kind of product that Oscar knows of here: sent by post, counted in stock."""
    kind, _made = ProductClass.objects.get_or_create(
        name="Piece", defaults={"requires_shipping": True, "track_stock": True}
    )
    return kind


def _may(by: User, permission: str) -> None:
    if not by.has_perm(permission):
        raise ListingRefused(_("Your role doesn't include this."))


def note_change(piece: Product, changed: Changed, *, by: User, now: datetime) -> None:
    """Note what somebody changed of a piece that stays in its state."""
    ListingChange.objects.create(
        product=piece, before=piece.state, after=piece.state, by=by, at=now, changed=changed
    )


def may_touch(by: User, piece: Product) -> None:
    """Raises ListingRefused for whoever doesn't look after this piece."""
    _may(by, "catalogue.list_piece")
    if not Product.objects.of(by).filter(pk=piece.pk).exists():
        raise ListingRefused(_("This piece is of another coordinator's group."))


def _locked(product: Product) -> Product:
    return Product.objects.select_for_update(of=("self",)).get(pk=product.pk)


def _check(facts: Facts, makers: Makers, pictures: Sequence[Image], by: User) -> None:
    try:
        Terms.agreed(facts.terms)
    except ValueError as problem:
        raise ListingRefused(_("What the makers earn is an amount in rupees or a percentage.")) from problem
    if facts.one_of_a_kind and facts.lead_time_days:
        raise ListingRefused(_("The only one of its kind can't be made to order."))
    hers = set(Weaver.objects.of(by).at_work().values_list("pk", flat=True))
    chosen = [weaver.pk for weaver, _weight in makers]
    if not chosen or not hers.issuperset(chosen):
        raise ListingRefused(_("A piece is made by one or more weavers of your own groups."))
    if len(set(chosen)) != len(chosen) or min(weight for _weaver, weight in makers) < 1:
        raise ListingRefused(_("Each maker is named once, with a share of 1 or more."))
    if len(pictures) > MOST_PICTURES:
        raise ListingRefused(_("A piece can have %(most)d pictures at most.") % {"most": MOST_PICTURES})


def _put(piece: Product, shelf: Category, makers: Makers, pictures: Sequence[Image]) -> None:
    """Its shelf, makers and pictures: these, and no others."""
    ProductCategory.objects.filter(product=piece).exclude(category=shelf).delete()
    ProductCategory.objects.get_or_create(product=piece, category=shelf)
    piece.makers.all().delete()
    Maker.objects.bulk_create(Maker(product=piece, weaver=weaver, weight=weight) for weaver, weight in makers)
    before = dict(ProductImage.objects.filter(product=piece).values_list("image", "tiny"))
    ProductImage.objects.filter(product=piece).delete()
    ProductImage.objects.bulk_create(
        ProductImage(
            product=piece, image=image, display_order=place, tiny=before.get(image.pk) or tiny(image.file)
        )
        for place, image in enumerate(pictures)
    )
    keep_pictures(pictures)
    let_go_pictures(before)


def _move(
    piece: Product, after: State, *, by: User, now: datetime, note: str = "", key: UUID | None = None
) -> Product:
    if piece.state not in STEPS[after]:
        raise ListingRefused(
            _("This piece is “%(now)s”; it can't become “%(then)s”.")
            % {"now": piece.get_state_display(), "then": after.label}
        )
    return _note(piece, after, by=by, now=now, note=note, key=key)


def _note(
    piece: Product,
    after: State,
    *,
    by: User,
    now: datetime,
    note: str = "",
    key: UUID | None = None,
    changed: Changed | None = None,
) -> Product:
    change = ListingChange(
        product=piece,
        before=piece.state,
        after=after,
        by=by,
        at=now,
        note=note[:500],
        key=key,
        changed=changed or {},
    )
    piece.state = after
    piece.save(update_fields=["state", "date_updated"])
    change.save()
    return piece


def _as_read(piece: Product) -> dict[str, str]:
    """What is said of a piece, as its history shows it."""
    said = {}
    for name in Facts.__dataclass_fields__:
        value = getattr(piece, name)
        if isinstance(value, bool):
            said[name] = str(_("yes") if value else _("no"))
        elif name == "terms" and value:
            said[name] = str(Terms.parse(value))
        elif name == "yarn_paise":
            said[name] = "" if value is None else show_rupees(value)
        elif isinstance(value, Decimal):
            said[name] = f"{value.normalize():f}"
        else:
            said[name] = "" if value is None else str(value)
    makers = piece.makers.select_related("weaver")
    said["makers"] = ", ".join(f"{each.weaver.display_name} {each.weight}" for each in makers)
    said["pictures"] = str(piece.images.count())
    return said
