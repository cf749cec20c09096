"""Questions about a figure, from a weaver's page to finance and back."""

from uuid import uuid4

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods

from marketplace.accounts.gates import person
from payouts.models import Question
from payouts.services.questions import ask_question, see_answers
from payouts.services.refusals import Refused
from weavers.telling import answers_seen

from ..evidence import handed_out, voice
from ..her_figures import figure_of
from ..models import Recording
from ..whose import about_her, hers, herself


class QuestionForm(forms.Form):
    """Words, or her voice, or neither: the figure alone says enough."""

    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    words = forms.CharField(
        label=gettext_lazy("What seems wrong"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    voice = forms.FileField(
        label=gettext_lazy("Or say it"),
        required=False,
        widget=forms.FileInput(attrs={"accept": "audio/*", "capture": "user"}),
    )

    def clean_voice(self) -> object:
        file = self.cleaned_data["voice"]
        return voice(file) if file else None


@require_http_methods(["GET", "HEAD", "POST"])
@hers
def ask(request: HttpRequest) -> HttpResponse:
    """Ask about one figure; the figure is looked up anew, so that nothing but hers is asked about."""
    weaver, now = herself(request), timezone.now()
    figure = figure_of(weaver, request.POST.get("about") or request.GET.get("about", ""), now=now)
    form = QuestionForm(request.POST, request.FILES) if request.method == "POST" else QuestionForm()
    if form.is_bound and form.is_valid():
        try:
            ask_question(
                weaver=weaver, about=figure.about, label=figure.label, amount=figure.amount, by=person(request),
                now=now, **form.cleaned_data,
            )  # fmt: skip
        except Refused as refused:
            form.add_error(None, ValidationError(str(refused)))
        else:
            messages.success(request, _("Asked. The answer comes to this page."))
            return redirect("workspace:my-questions")
    context = {"figure": figure, "form": form} | about_her(request, weaver)
    return render(request, "workspace/ask.html", context, status=422 if form.errors else 200)


@require_GET
@hers
def my_questions(request: HttpRequest) -> HttpResponse:
    """All that she asked, with the answers; those that are new count as seen from now on."""
    weaver, now = herself(request), timezone.now()
    found = list(Question.objects.filter(weaver=weaver).select_related("answered_by"))
    if see_answers(weaver=weaver, now=now):
        answers_seen(weaver=weaver, by=person(request), now=now)
    return render(request, "workspace/my_questions.html", {"questions": found} | about_her(request, weaver))


@require_GET
@hers
def my_voice(request: HttpRequest, pk: int) -> HttpResponse:
    """What she said herself."""
    question = get_object_or_404(Question.objects.exclude(voice=""), pk=pk, weaver=herself(request))
    return handed_out(question.voice)


@require_GET
@hers
def say(request: HttpRequest, phrase: str) -> HttpResponse:
    """A phrase in her language."""
    language = herself(request).language
    recording = get_object_or_404(Recording, phrase=phrase, language=language)
    return handed_out(recording.file)
