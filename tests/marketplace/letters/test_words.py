"""Words of letters that editors change: what they may say, what stays, and the way back to the program's."""

from types import SimpleNamespace
from typing import Any

import pytest
from django.conf import settings
from django.core import mail
from django.core.exceptions import ValidationError
from django.test import Client

from marketplace.forks.order.mails import send
from marketplace.letters.kinds import LETTERS
from marketplace.letters.models import LetterText
from marketplace.letters.rendering import rendered, sample_of
from tests.catalog.loom import make_person

pytestmark = pytest.mark.django_db
THANKS = "Dear {name},\n\nthank you for order {number}."


def letter(name: str = "order_placed", language: str = "en", **words: Any) -> LetterText:
    LetterText.objects.filter(letter=name, language=language).update(**words)
    return LetterText.objects.get(letter=name, language=language)


@pytest.mark.parametrize(
    ("field", "words", "said"),
    [
        ("opening", "Made by {legal_name}", "{legal_name} can't be named in this letter. There is: {number}, {name}."),
        ("subject", "Thank you, {name}", "{number} is missing"),
        ("opening", "{number.__class__}", "A brace stands alone"),
        ("opening", "{number!r:>9} {{name}}", "A brace stands alone"),
        ("closing", "{0} }", "A brace stands alone"),
        ("closing", "See https://elsewhere.example", "No links"),
        ("closing", "Write to me@elsewhere.example", "No links"),
        ("opening", "You have ₹500 back", "No amounts"),
        ("opening", "<b>Thanks</b>", "Words only"),
        ("opening", "{% now 'Y' %}", "A brace stands alone"),
    ],
)  # fmt: skip
def test_words_name_only_what_the_letter_has(field: str, words: str, said: str) -> None:
    text = letter()
    setattr(text, field, words)
    with pytest.raises(ValidationError) as refused:
        text.full_clean()
    assert list(refused.value.message_dict) == [field] and said in " ".join(refused.value.message_dict[field])


def test_a_letter_has_the_editors_words_and_the_programs_where_there_are_none() -> None:
    context = sample_of("order_placed")
    context["order"] = SimpleNamespace(**vars(context["order"]))
    context["order"].shipping_address = SimpleNamespace(name="Asha <b>&", active_address_fields=[])

    def sent(language: str = "en") -> Any:
        send("order_placed", to="asha@buyers.example", language=language, path="/", context=context)
        return mail.outbox.pop()

    before, hindi = sent(), sent("hi")
    text = letter(opening=THANKS, closing="Warmly, {name}")
    text.full_clean()
    changed = sent()
    html = changed.alternatives[0][0]
    assert changed.subject == before.subject == "Your order 100001 is paid"
    assert (
        "Dear Asha <b>&,\n\nthank you for order 100001." in changed.body
        and "Warmly, Asha <b>&" in changed.body
    )
    assert "<p>Dear Asha &lt;b&gt;&amp;,</p>" in html and "<b>" not in html
    assert "We pack it now" not in changed.body + html
    for kept in ("₹4,670", "The link needs no login", "You get this because you ordered"):
        assert kept in changed.body and kept in html
    assert (sent("hi").body, sent("hi").subject) == (hindi.body, hindi.subject)
    letter(subject="{number}: thank you\r\nBcc: x@x.example")
    assert "\n" not in sent().subject
    letter(subject="", opening="Order {gone}", closing="")
    assert sent().body == before.body, "words that can't be filled in stop no letter"
    letter(opening=THANKS, live=False)
    assert sent().body == before.body


def test_every_letter_in_every_language_is_there_and_shows_with_its_sample() -> None:
    rows = {(row.letter, row.language) for row in LetterText.objects.all()}
    assert rows == {(name, code) for name in LETTERS for code, _name in settings.SHOP_LANGUAGES}
    for name, language in rows:
        about = LETTERS[name]
        words = " ".join(f"{{{each.key}}}" for each in about.names)
        subject, text, html = rendered(
            name, language, sample_of(name), text=LetterText(letter=name, language=language, subject=f"S {words}", opening=f"Opening {words}", closing="The end.")
        )  # fmt: skip
        assert subject.startswith("S") and "{" not in subject + text
        assert all("Opening" in part and "The end." in part for part in (text, html)), name


def test_the_programs_words_stand_in_files_and_names_in_them_are_escaped() -> None:
    folder = settings.ROOT / "marketplace/templates/mail/words"
    assert {path.stem for path in folder.iterdir()} == {
        name for name, about in LETTERS.items() if about.layout
    }
    context = sample_of("review_refused") | {"piece": "Eri <b>&", "quoted": "Not <i>this</i>."}
    subject, text, html = rendered("review_refused", "en", context)
    assert subject == "Your review is not on the page"
    assert "you say of “Eri <b>&”" in text and "Not <i>this</i>." in text
    assert "you say of “Eri &lt;b&gt;&amp;”" in html and "Not &lt;i&gt;this&lt;/i&gt;." in html
    letter("review_refused", opening="We read it: {piece}.")
    _subject, text, html = rendered("review_refused", "en", context)
    assert "We read it: Eri <b>&." in text and "you say of" not in text + html and "Not <i>this" in text


def test_an_editor_changes_words_looks_at_them_and_goes_back(client: Client) -> None:
    text = letter()
    edit = f"/cms/snippets/letters/lettertext/edit/{text.pk}/"
    client.force_login(make_person("editor", username="words"))
    listed = client.get("/cms/snippets/letters/lettertext/").content.decode()
    assert listed.count("/lettertext/edit/") >= len(LETTERS) and "/lettertext/add/" not in listed
    hindi = client.get("/cms/snippets/letters/lettertext/", {"language": "hi"}).context["object_list"]
    assert {row.language for row in hindi} == {"hi"} and len(hindi) == len(LETTERS)
    page = client.get(edit).content.decode()
    assert "{number}" in page and "the pieces, the amounts, the address and the link" in page
    wrong = {"subject": "Hello {weaver}", "opening": "", "closing": "", "action-publish": "1"}
    refused = client.post(edit, wrong).content.decode()
    assert "{weaver} can&#x27;t be named in this letter" in refused and "{number} is missing" in refused
    words = {"subject": "Thank you for {number}", "opening": THANKS, "closing": ""}
    preview = f"/cms/snippets/letters/lettertext/preview/{text.pk}/"
    assert client.post(preview, words).json()["is_valid"]
    shown = client.get(preview, {"mode": "html"}).content.decode()
    plain = client.get(preview, {"mode": "text"})
    assert "thank you for order 100001." in shown and "₹4,670" in shown
    assert plain["Content-Type"].startswith("text/plain") and "Thank you for 100001" in plain.content.decode()
    client.post(edit, words)
    assert rendered("order_placed", "en", sample_of("order_placed"))[0] == "Your order 100001 is paid", (
        "a draft"
    )
    client.post(edit, words | {"action-publish": "1"})
    assert rendered("order_placed", "en", sample_of("order_placed"))[0] == "Thank you for 100001"
    history = client.get(f"/cms/snippets/letters/lettertext/history/{text.pk}/").content.decode()
    assert history.count("words") >= 2
    client.post(edit, dict.fromkeys(words, "") | {"action-publish": "1"})
    assert rendered("order_placed", "en", sample_of("order_placed"))[0] == "Your order 100001 is paid"
    client.force_login(make_person("admin"))
    assert client.get(edit).status_code in (302, 403)
