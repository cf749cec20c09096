"""What weavers ask about their figures: a queue, and an answer that comes back on their pages."""

from pathlib import PurePath

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods

from marketplace.accounts.gates import open_to, person
from payouts.models import Question
from payouts.services.questions import MAY_ANSWER, answer_question
from payouts.services.refusals import Refused

A_PAGE = 50
SOUNDS = {".mp3": "audio/mpeg", ".m4a": "audio/mp4", ".ogg": "audio/ogg", ".wav": "audio/wav", ".aac": "audio/aac",
          ".amr": "audio/amr", ".webm": "audio/webm"}  # fmt: skip


class AnswerForm(forms.Form):
    answer = forms.CharField(
        label=gettext_lazy("Answer"),
        max_length=2000,
        help_text=gettext_lazy("Short and plain: it's read to her."),
        widget=forms.Textarea(attrs={"rows": 4}),
    )


@require_GET
@open_to(MAY_ANSWER)
def questions(request: HttpRequest) -> HttpResponse:
    """Those that wait, the oldest first; below them what was answered."""
    found = Question.objects.select_related("weaver__group", "answered_by").defer(
        "weaver__legal_name", "weaver__phone", "weaver__village", "words", "answer"
    )
    paginator = Paginator(found.filter(answered_at__isnull=False).order_by("-answered_at"), A_PAGE)
    page = paginator.get_page(request.GET.get("page"))
    page.numbers = paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)  # type: ignore[attr-defined]
    context = {
        "waiting": list(found.filter(answered_at=None).order_by("asked_at", "pk")),
        "page": page,
        "query": "",
        "here": "questions",
    }
    return render(request, "office/questions.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(MAY_ANSWER)
def question(request: HttpRequest, pk: int) -> HttpResponse:
    """One question, with where her figures stand, and a place for the answer."""
    found = get_object_or_404(
        Question.objects.select_related("weaver__group", "asked_by", "answered_by"), pk=pk
    )
    form = AnswerForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            answer_question(
                question=found, answer=form.cleaned_data["answer"], by=person(request), now=timezone.now()
            )
        except Refused as refused:
            messages.error(request, str(refused))
            return redirect("office:question", pk=pk)
        messages.success(
            request, _("Answered. It stands on her page, and her coordinator is asked to open it with her.")
        )
        return redirect("office:questions")
    kind, _slash, which = found.about.partition("/")
    context = {
        "question": found,
        "form": form,
        "run": which if kind == "statement" else "",
        "here": "questions",
    }
    return render(request, "office/question.html", context, status=422 if form.errors else 200)


@require_GET
@open_to(MAY_ANSWER)
def voice(request: HttpRequest, pk: int) -> HttpResponse:
    """What she said."""
    found = get_object_or_404(Question.objects.exclude(voice=""), pk=pk)
    kind = SOUNDS.get(PurePath(str(found.voice.name)).suffix.lower(), "application/octet-stream")
    return FileResponse(found.voice.open(), content_type=kind)  # type: ignore[return-value]
