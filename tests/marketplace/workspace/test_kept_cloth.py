"""What communities keep and agree to, as staff record it."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from catalog.keeping import KeepingRefused, record_sign_off, restrict_piece
from catalog.models import Product, Restriction, SignOff
from marketplace.accounts.models import User
from tests.catalog.loom import make_person
from tests.marketplace.storefront.stock import make_piece

pytestmark = pytest.mark.django_db


@pytest.fixture
def quality(client: Client) -> User:
    user = make_person("quality", username="quality")
    client.force_login(user)
    return user


def keep(piece: Product, by: User) -> Restriction:
    return restrict_piece(
        product=piece, community="the four clans", reason="Worn at weddings.", by=by, now=timezone.now()
    )


def paper(name: str = "paper.pdf", content: bytes = b"%PDF-1.7") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def agreement(**changed: object) -> dict[str, object]:
    today = timezone.localdate()
    return {
        "key": str(uuid4()),
        "signed_by": "Senora",
        "office": "Speaker",
        "signed_on": today.isoformat(),
        "form": "written",
        "proof": paper(),
        "from_day": today.isoformat(),
        "to_day": "",
    } | changed


def can_be_bought(piece: Product) -> bool:
    return "/basket/add/" in Client().get(piece.get_absolute_url()).text


def test_a_piece_is_kept_then_agreed_to_then_ended_and_each_shows_in_the_shop_at_once(
    client: Client, quality: User
) -> None:
    piece = make_piece()
    form = {"reference": " ie-00001 ", "community": "the  four clans", "reason": "Worn at weddings."}
    for _time in range(2):  # sent twice, it's kept once
        client.post("/work/kept/new/", form)
    kept = Restriction.objects.get()
    assert (kept.community, kept.entered_by) == ("the four clans", quality)
    assert not can_be_bought(piece)
    assert "not sold" in client.get("/work/kept/").text

    given = agreement(to_day=(timezone.localdate() + timedelta(days=20)).isoformat())
    for _time in range(2):
        given["proof"] = paper()
        client.post(f"/work/kept/{kept.pk}/", given)
    signed = SignOff.objects.get()
    assert (signed.recorded_by, signed.form, signed.signed_on) == (quality, "written", timezone.localdate())
    assert can_be_bought(piece)
    assert "agreements that end within 30 days" in client.get("/desk/").text
    page = client.get(f"/work/kept/{kept.pk}/").text
    assert "Senora" in page and "in force" in page

    client.post(f"/work/kept/agreement/{signed.pk}/end/", {"why": ""})
    assert can_be_bought(piece)
    client.post(f"/work/kept/agreement/{signed.pk}/end/", {"why": "The meeting took it back."})
    client.post(f"/work/kept/agreement/{signed.pk}/end/", {"why": "Again."})
    signed.refresh_from_db()
    assert (signed.withdrawn_by, signed.withdrawn_why) == (quality, "The meeting took it back.")
    assert not can_be_bought(piece)
    assert "no longer agreed" in client.get("/work/kept/").text


def test_the_paper_is_for_those_who_keep_the_records_alone(client: Client, quality: User) -> None:
    kept = keep(make_piece(), quality)
    client.post(f"/work/kept/{kept.pk}/", agreement(proof=paper("A scan.PDF", b"%PDF-1.7 paper")))
    signed = SignOff.objects.get()
    answer = client.get(f"/work/kept/agreement/{signed.pk}/proof/")
    assert answer.getvalue() == b"%PDF-1.7 paper"
    assert answer.headers["Content-Disposition"] == f'attachment; filename="sign-off-{signed.pk}.pdf"'
    assert answer.headers["Content-Type"] == "application/pdf"
    assert client.get(f"/media/{signed.proof.name}").status_code == 404
    client.force_login(make_person("coordinator", username="else"))
    assert client.get(f"/work/kept/agreement/{signed.pk}/proof/").status_code == 403


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"proof": ""}, "needs its paper"),
        ({"proof": ("run.html", b"<script>")}, "a PDF, a picture or a sound"),
        ({"signed_on": 1}, "still to come"),
        ({"to_day": -1}, "would have ended already"),
        ({"from_day": 9, "to_day": 8}, "would have ended already"),
        ({"office": " "}, "required"),
    ],
)
def test_an_agreement_that_proves_nothing_is_not_recorded(
    client: Client, quality: User, changed: dict[str, object], said: str
) -> None:
    kept, today = keep(make_piece(), quality), timezone.localdate()
    for name, value in changed.items():
        if isinstance(value, int):
            changed = changed | {name: (today + timedelta(days=value)).isoformat()}
        elif isinstance(value, tuple):
            changed = changed | {name: paper(*value)}
    answer = client.post(f"/work/kept/{kept.pk}/", agreement(**changed))
    assert answer.status_code == 422
    assert said in answer.text
    assert not SignOff.objects.exists()


def test_a_spoken_agreement_needs_no_paper(client: Client, quality: User) -> None:
    kept = keep(make_piece(), quality)
    client.post(f"/work/kept/{kept.pk}/", agreement(form="spoken", proof=""))
    assert SignOff.objects.get().form == "spoken"


def test_what_was_entered_by_mistake_is_taken_back_until_somebody_has_signed(
    client: Client, quality: User
) -> None:
    piece = make_piece()
    kept = keep(piece, quality)
    client.post(f"/work/kept/{kept.pk}/undo/")
    assert not Restriction.objects.exists() and can_be_bought(piece)
    kept = keep(piece, quality)
    client.post(f"/work/kept/{kept.pk}/", agreement())
    client.post(f"/work/kept/{kept.pk}/undo/")
    assert Restriction.objects.get() == kept


def test_whoever_may_not_keep_cloth_keeps_none() -> None:
    piece, stranger = make_piece(), make_person("editor")
    with pytest.raises(KeepingRefused, match="role"):
        keep(piece, stranger)
    kept = keep(piece, make_person("admin", username="admin"))
    with pytest.raises(KeepingRefused, match="role"):
        record_sign_off(
            restriction=kept, signed_by="x", office="y", signed_on=timezone.localdate(), form="spoken",
            from_day=timezone.localdate(), to_day=None, proof=None, by=stranger, now=timezone.now(), key=uuid4(),
        )  # fmt: skip
    assert not SignOff.objects.exists()


def test_a_reference_that_no_piece_has_is_said_to_have_none(client: Client, quality: User) -> None:
    answer = client.post("/work/kept/new/", {"reference": "IE-9", "community": "x", "reason": "y"})
    assert answer.status_code == 422 and "no piece with this reference" in answer.text
    assert "No cloth is kept" in client.get("/work/kept/").text
