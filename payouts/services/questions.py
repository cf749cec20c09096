"""Asking about a figure, and answering: each one transaction, and sent twice to no further effect."""

from datetime import datetime
from functools import partial
from typing import Any
from uuid import UUID

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils.translation import gettext as _

from marketplace.accounts.models import User
from payouts.models import Question
from weavers.models import Weaver
from weavers.telling import note_answer

from .refusals import Refused

MOST_OPEN = 20
"""Questions of one weaver that wait; nobody needs more, and a stuck key would make them."""
MAY_ANSWER = "payouts.answer_questions"


@transaction.atomic
def ask_question(
    *,
    weaver: Weaver,
    about: str,
    label: str,
    amount: int | None,
    words: str,
    voice: ContentFile | None,
    by: User,
    now: datetime,
    key: UUID,
) -> Question:
    """She asks finance about a figure, ``amount`` in paise as she sees it. Raises Refused where too many wait."""
    Weaver.objects.select_for_update(of=("self",)).get(pk=weaver.pk)
    known = Question.objects.filter(key=key).first()
    if known:
        if known.weaver_id != weaver.pk:
            raise Refused(_("Open the page again, and ask there."))
        return known
    if Question.objects.filter(weaver=weaver, answered_at=None).count() >= MOST_OPEN:
        raise Refused(_("Many of your questions wait already. They are answered first."))
    facts: dict[str, Any] = {"about": about, "label": label[:200], "amount": amount, "words": words or None}
    return Question.objects.create(
        weaver=weaver, **facts, voice=voice or "", asked_by=by, asked_at=now, key=key
    )


@transaction.atomic
def answer_question(*, question: Question, answer: str, by: User, now: datetime) -> Question:
    """Finance answers; she finds it on her page, and her coordinator is asked to open that with her.

    Raises Refused where ``by`` may not, or somebody else's answer stands already.
    """
    if not by.has_perm(MAY_ANSWER):
        raise Refused(_("Your role doesn't include this."))
    found = Question.objects.select_for_update(of=("self",)).select_related("weaver").get(pk=question.pk)
    if found.answered_at:
        if (found.answer, found.answered_by_id) == (answer, by.pk):
            return found
        raise Refused(_("It has been answered already. She reads that answer."))
    if found.asked_by_id == by.pk or found.weaver.user_id == by.pk:
        raise Refused(_("Nobody answers her own question."))
    found.answer, found.answered_by, found.answered_at = answer, by, now
    found.save(update_fields=["answer", "answered_by", "answered_at"])
    note_answer(weaver=found.weaver, now=now)
    return found


def see_answers(*, weaver: Weaver, now: datetime) -> int:
    """She has her answers before her; gives how many were new."""
    new = Question.objects.filter(weaver=weaver, answered_at__isnull=False, seen_at=None)
    return new.update(seen_at=now)


def forget_questions(*, weaver: Weaver) -> None:
    """Her words, her voice and what was answered go; that a figure was asked about stays with the books."""
    found = Question.objects.filter(weaver=weaver)
    for question in found.exclude(voice=""):
        transaction.on_commit(partial(question.voice.storage.delete, str(question.voice.name)))
    found.update(words=None, answer=None, voice="")
