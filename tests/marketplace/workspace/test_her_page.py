"""A weaver's own page: how it's opened, that it's hers alone, and questions that go to finance and back."""

import itertools
import re
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from catalog.models import Product
from marketplace.accounts.models import User
from marketplace.kernel.months import india_day
from marketplace.making.hours import note_hours, take_back_hours
from marketplace.workspace import doors
from marketplace.workspace.models import PhoneCode, Pin, Recording
from marketplace.workspace.phrases import FIGURES, LARGE, PHRASES, number_said, rupees_said
from marketplace.workspace.saying import keep_recording
from marketplace.workspace.urls import urlpatterns
from payouts.models import Question
from payouts.services.dispatch import dispatch_lines
from payouts.services.posting import post
from payouts.services.questions import answer_question
from payouts.services.refusals import Refused
from tests.catalog.loom import make_coordinator, make_draft, make_group, make_person, make_weaver
from tests.marketplace.dashboard.orders import make_order
from tests.marketplace.dashboard.orders import make_piece as make_piece_of
from weavers.models import AccessLog, Notice, Weaver

_numbers = itertools.count(71001)
pytestmark = pytest.mark.django_db


def make_piece(her: Weaver) -> Product:
    return make_piece_of(f"IE-{next(_numbers)}", makers=[her])


@pytest.fixture
def sent(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str]]:
    """Messages that would have gone to phones."""
    found: list[tuple[str, str]] = []
    monkeypatch.setattr(doors, "send_short", lambda to, text: found.append((to, text)))
    return found


def type_in(client: Client, number: str, how: str, digits: str = "") -> Any:
    return client.post("/mine/enter/", {"number": number, "digits": digits, "how": how})


def plain(answer: Any) -> str:
    """A page without what is different each time."""
    return re.sub(
        r'(csrfmiddlewaretoken" value|name="key" value|number" value)="[^"]*"', "", answer.content.decode()
    )


def test_a_code_on_her_phone_opens_her_page_once_and_says_nothing(client: Client, sent: list[Any]) -> None:
    her = make_weaver("Daplin", phone="+919876543210", code="W0042")
    known = type_in(client, "42", "send")
    unknown = type_in(Client(), "4711", "send")
    assert plain(known) == plain(unknown)
    [(to, text)] = sent
    assert to == "+919876543210" and re.fullmatch(r"\d{3} \d{3}", text)
    wrong = type_in(client, "42", "code", "000000" if text != "000 000" else "111111")
    never = type_in(Client(), "4711", "code", "000000")
    assert wrong.status_code == never.status_code == 422 and plain(wrong) == plain(never)
    assert type_in(client, "w0042", "code", text).status_code == 302
    page = client.get("/mine/")
    assert page.status_code == 200 and "Daplin" in page.content.decode()
    her.refresh_from_db()
    assert her.user and list(her.user.groups.values_list("name", flat=True)) == ["weaver"]
    assert client.session.get_expiry_age() <= 1800
    assert type_in(Client(), "42", "code", text).status_code == 422, "used once"
    type_in(client, "42", "send")
    PhoneCode.objects.update(until=timezone.now())
    assert type_in(Client(), "42", "code", sent[-1][1]).status_code == 422, "too late"


def test_a_pin_opens_it_until_too_many_were_tried_and_never_for_staff(client: Client) -> None:
    her, coordinator = make_weaver("Banri", code="W0043"), make_coordinator()
    for bad in ("1234", "0000", "123", "abcd", "2525", "0043", "9876"):
        with pytest.raises(doors.PinRefused):
            doors.choose_pin(weaver=her, pin=bad, by=coordinator, now=timezone.now())
    doors.choose_pin(weaver=her, pin="5093", by=coordinator, now=timezone.now())
    assert "5093" not in Pin.objects.get().hash
    assert type_in(client, "43", "pin", "5093").status_code == 302
    for _ in range(5):
        assert type_in(Client(), "43", "pin", "0000").status_code == 422
    assert type_in(Client(), "43", "pin", "5093").status_code == 422, "six an hour, the right one too"
    staff = make_weaver("Lari", code="W0044", user=coordinator)
    doors.choose_pin(weaver=staff, pin="5093", by=coordinator, now=timezone.now())
    assert type_in(Client(), "44", "pin", "5093").status_code == 422


@pytest.mark.django_db(transaction=True)
def test_each_way_in_works_where_no_test_holds_a_transaction(client: Client, sent: list[Any]) -> None:
    her = make_weaver("Banri", phone="+919876543210", code="W0045")
    doors.choose_pin(weaver=her, pin="5093", by=make_coordinator(), now=timezone.now())
    assert type_in(client, "45", "pin", "5093").status_code == 302
    type_in(client, "45", "send")
    assert type_in(Client(), "45", "code", sent[-1][1]).status_code == 302


def test_her_coordinator_opens_it_with_her_for_a_quarter_of_an_hour(client: Client, monkeypatch: Any) -> None:
    her, coordinator = make_weaver("Daplin"), make_coordinator()
    other = make_weaver("Rimi", group=make_group("Elsewhere"))
    client.force_login(coordinator)
    assert client.post(f"/work/weavers/{other.code}/open/").status_code == 404
    assert client.get("/mine/").status_code == 403
    client.post(f"/work/weavers/{her.code}/open/")
    assert "You have this open with her" in client.get("/mine/").content.decode()
    [kept] = AccessLog.objects.all()
    assert (kept.user, kept.weaver, kept.what) == (coordinator, her, "her own page")
    later = timezone.now() + timedelta(minutes=16)
    with monkeypatch.context() as patched:
        patched.setattr("marketplace.workspace.whose.timezone.now", lambda: later)
        assert client.get("/mine/").status_code == 403
    assert client.get("/mine/").status_code == 403, "what has ended stays ended"
    client.post(f"/work/weavers/{her.code}/open/")
    away = client.get("/mine/away/")
    assert away["Location"].startswith("https://mausam.imd.gov.in")
    assert client.get("/mine/").status_code == 403 and client.get("/work/").status_code == 200
    client.post(f"/work/weavers/{her.code}/open/")
    coordinator.coordinator.groups.clear()  # type: ignore[attr-defined]
    assert client.get("/mine/").status_code == 403, "she looks after her no more"


def full_life(name: str, group: str) -> dict[str, Any]:
    """A weaver with a bit of everything."""
    her = make_weaver(name, group=make_group(group), user=make_person("weaver"))
    coordinator = make_coordinator(make_group(group))
    piece = make_piece(her)
    order = make_order(piece)
    make_order(make_piece(her))
    dispatch_lines(lines=list(order.lines.all()), by=make_person("fulfilment"), now=timezone.now())
    leg_of = post(
        kind="advance", source_key=f"A-{name}", moment=timezone.now() - timedelta(days=1),
        legs=[("assets:advances", her, 987_00), ("assets:bank", None, -987_00)],
    )  # fmt: skip
    question = Question.objects.create(
        weaver=her, about="month/owed", label="Yours now", amount=1, asked_at=timezone.now(), asked_by=coordinator,
        voice="questions/none.ogg", key=uuid4(),
    )  # fmt: skip
    return {
        "weaver": her, "piece": piece.pk, "leg": leg_of.legs.get(weaver=her).pk, "question": question.pk,
        "draft": make_draft(coordinator, her).pk,
    }  # fmt: skip


def test_nothing_on_her_page_is_anybody_elses_whatever_id_is_guessed(client: Client) -> None:
    one, two = full_life("Daplin", "Umden"), full_life("Rimi", "Majuli")
    client.force_login(one["weaver"].user)
    ids = {two["piece"], two["leg"], two["question"], two["draft"]} - {
        one["piece"],
        one["leg"],
        one["question"],
    }
    guessed = [f"/mine/pieces/{n}/" for n in (two["piece"], two["draft"])]
    guessed += [f"/mine/questions/{two['question']}/voice/", "/mine/2026-10.pdf"]
    guessed += [f"/mine/ask/?about={about}" for about in (
        f"piece/{two['piece']}", f"line/{two['leg']}", "statement/2026-10", "month/", "month/other/x", "", "piece/x",
        "line/99999999999999999",
    )]  # fmt: skip
    guessed += [f"/mine/consents/{n}/proof/" for n in ids]
    assert {address: client.get(address).status_code for address in guessed} == dict.fromkeys(guessed, 404)
    pages = [
        "/mine/" + str(each.pattern)[5:]
        for each in urlpatterns
        if str(each.pattern).startswith("mine/") and "<" not in str(each.pattern)
    ]
    pages = [each for each in pages if not re.search(r"withdraw|take|erase|done|away|enter|ask", each)]
    pages += ["/mine/accounts/advances/", "/mine/accounts/savings/", f"/mine/pieces/{one['piece']}/"]
    pages += [f"/mine/pieces/?where={where}" for where in ("waiting", "shop", "sold", "coming")]
    pages += [
        f"/mine/ask/?about={each}" for each in ("month/earned", f"line/{one['leg']}", f"piece/{one['piece']}")
    ]
    for address in pages:
        answer = client.get(address)
        text = answer.content.decode()
        assert answer.status_code == 200, address
        assert "Rimi" not in text and two["weaver"].code not in text, address
        if not address.endswith("webmanifest"):
            assert "<title>Workbook</title>" in text and "Impulse" not in text, address
            assert answer["Cache-Control"] == "private, no-store", address


def test_a_question_goes_to_finance_and_comes_back_with_an_answer(client: Client) -> None:
    her = make_weaver("Daplin", user=make_person("weaver"))
    finance = make_person("finance", username="chumki")
    client.force_login(her.user)  # type: ignore[arg-type]
    form = {"about": "month/earned", "key": str(uuid4()), "words": "I sold two."}
    for _twice in range(2):
        assert client.post("/mine/ask/", form).status_code == 302
    question = Question.objects.get()
    assert (question.amount, question.words, question.asked_by) == (0, "I sold two.", her.user)
    office = Client()
    office.force_login(finance)
    assert "Earned this month" in office.get("/office/questions/").content.decode()
    assert office.post(f"/office/questions/{question.pk}/", {"answer": ""}).status_code == 422
    assert (
        office.post(f"/office/questions/{question.pk}/", {"answer": "One is on its way."}).status_code == 302
    )
    with pytest.raises(Refused):
        answer_question(question=question, answer="No.", by=make_person("finance"), now=timezone.now())
    question.refresh_from_db()
    assert (question.answer, question.answered_by, question.seen_at) == ("One is on its way.", finance, None)
    notice = Notice.objects.get()
    assert (notice.kind, notice.told_at) == ("answer", None)
    assert "An answer is here for you" in client.get("/mine/").content.decode()
    assert "One is on its way." in client.get("/mine/questions/").content.decode()
    question.refresh_from_db()
    notice.refresh_from_db()
    assert question.seen_at and notice.how == "page"
    assert "An answer is here" not in client.get("/mine/").content.decode()
    assert make_client("approver").get("/office/questions/").status_code == 403


def make_client(role: str) -> Client:
    client = Client()
    client.force_login(make_person(role))
    return client


def test_her_page_speaks_where_there_is_a_recording_and_is_whole_without(client: Client) -> None:
    her = make_weaver("Daplin", user=make_person("weaver"), language="kha")
    client.force_login(her.user)  # type: ignore[arg-type]
    assert "data-say" not in client.get("/mine/").content.decode()
    file = lambda: ContentFile(b"OggS" + b"\0" * 2000, name="a.ogg")  # noqa: E731
    editor = make_person("editor")
    for language in ("kha", "kha", "as"):
        keep_recording(phrase="yours", language=language, file=file(), by=editor, now=timezone.now())
    assert Recording.objects.count() == 2 and "yours" in PHRASES
    assert client.get("/mine/").content.decode().count("data-say") == 1
    assert client.get("/mine/say/yours/")["Content-Type"] == "audio/ogg"
    assert client.get("/mine/say/sold/").status_code == 404


@pytest.mark.parametrize(
    ("paise", "said"),
    [
        (0, "n0 rupees"),
        (2_345_00, "n2 thousand n3 hundred n45 rupees"),
        (-100_000_50, "less n1 lakh rupees n50 paise"),
        (12_34_56_789_07, "n12 crore n34 lakh n56 thousand n7 hundred n89 rupees n7 paise"),
        (99, "n99 paise"),
    ],
)
def test_a_figure_is_put_together_from_its_parts(paise: int, said: str) -> None:
    assert " ".join(rupees_said(paise)) == said
    assert set(rupees_said(paise)) <= set(FIGURES)


@given(number=st.integers(0, 10**11))
def test_what_is_read_is_the_number(number: int) -> None:
    whole, sums = 0, [0]
    for part in number_said(number):
        if part == "crore":  # the largest, which may have any number before it
            whole, sums = (whole + sum(sums)) * LARGE[part], [0]
        elif part in LARGE:
            sums[-1] *= LARGE[part]
            sums.append(0)
        else:
            sums[-1] += int(part[1:])
    assert whole + sum(sums) == number


def test_a_figure_is_read_where_all_of_its_parts_are_recorded(client: Client) -> None:
    her = make_weaver("Daplin", user=make_person("weaver"), language="kha")
    editor = Client()
    editor.force_login(make_person("editor"))

    def record(*names: str, phrase: str = "") -> int:
        files = [SimpleUploadedFile(name, b"OggS" + b"\0" * 2000) for name in names]
        return editor.post(
            "/work/recordings/", {"language": "kha", "phrase": phrase, "file": files}
        ).status_code

    assert record("yours.ogg", phrase="yours") == 302
    assert record("00.ogg", "hundreds.ogg") == record("0.ogg", "00 (1).ogg") == 422
    assert set(Recording.objects.values_list("phrase", flat=True)) == {"yours"}
    client.force_login(her.user)  # type: ignore[arg-type]
    assert 'data-say=""' in client.get("/mine/").content.decode()
    assert record("00.ogg", "Rupees.ogg") == 302
    page = client.get("/mine/").content.decode()
    assert page.count('data-say="n0 rupees"') == 3  # hers now, advances, savings
    assert page.count('data-say="n0"') == 4  # pieces
    assert client.get("/mine/say/rupees/")["Content-Type"] == "audio/ogg"
    page = editor.get("/work/recordings/?language=kha").content.decode()
    assert "2 of 107 parts are recorded" in page


def test_her_page_takes_as_many_queries_however_much_there_is(client: Client) -> None:
    life = full_life("Daplin", "Umden")
    client.force_login(life["weaver"].user)
    counts = []

    def count() -> dict[str, int]:
        found = {}
        for address in ("/mine/", "/mine/month/", "/mine/pieces/?where=coming", "/mine/questions/"):
            client.get(address)  # small pictures are made once
            with CaptureQueriesContext(connection) as seen:
                client.get(address)
            found[address] = len(seen)
        return found

    counts.append(count())
    for _ in range(3):
        order = make_order(make_piece(life["weaver"]))
        dispatch_lines(lines=list(order.lines.all()), by=make_person("fulfilment"), now=timezone.now())
        make_order(make_piece(life["weaver"]))
    counts.append(count())
    assert counts[0] == counts[1]


def test_who_left_is_signed_out_after_half_an_hour_and_statements_have_no_telling_name() -> None:
    user: User = make_person("weaver")
    her: Weaver = make_weaver("Daplin", user=user)
    client = Client()
    client.force_login(user)
    client.get("/mine/")
    assert client.session.get_expiry_age() <= 1800
    assert client.get("/mine/away/").status_code == 302
    assert client.get("/mine/")["Location"].startswith("/mine/enter/")
    assert her.code not in client.get("/mine/app.webmanifest").content.decode()


def test_the_hours_she_told_are_on_her_month_and_she_can_ask_about_each(client: Client) -> None:
    her = make_weaver("Daplin", user=make_person("weaver"))
    other = make_weaver("Rimi", group=her.group)
    coordinator, now = make_coordinator(her.group), timezone.now()
    notes = [
        note_hours(
            weaver=weaver, kind=kind, pieces=pieces, minutes=minutes, day=india_day(now), by=coordinator, now=now, key=uuid4()
        )
        for weaver, kind, pieces, minutes in (
            (her, "Ryndia shawl", 2, 4530), (her, "Eri stole", 1, 600), (her, "Gero wrap", 1, 60), (other, "Mekhela", 1, 120)
        )
    ]  # fmt: skip
    take_back_hours(note=notes[2], by=coordinator, now=now)
    client.force_login(her.user)  # type: ignore[arg-type]
    page = client.get("/mine/month/").content.decode()
    assert "75.50 h" in page and "10 h" in page and "85.50 h" in page
    assert "Gero wrap" not in page and "Mekhela" not in page
    asked = [client.get(f"/mine/ask/?about=noted/{note.pk}").status_code for note in notes]
    assert asked == [200, 200, 404, 404]
