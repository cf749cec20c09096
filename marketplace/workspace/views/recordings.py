"""What is read to weavers: staff keep a recording of each phrase in each language."""

import re
from pathlib import PurePath

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from marketplace.accounts.gates import open_to, person
from weavers.models import Weaver

from ..evidence import handed_out, voice
from ..models import Recording
from ..phrases import ALL, FIGURES, PHRASES
from ..saying import drop_recording, keep_recording

keepers = open_to("workspace.keep_recordings")


@require_http_methods(["GET", "HEAD", "POST"])
@keepers
def recordings(request: HttpRequest) -> HttpResponse:
    """Each phrase of one language, with what is played and a place for another."""
    asked = request.POST.get("language") or request.GET.get("language", "")
    language = asked if asked in Weaver.Language.values else Weaver.Language.KHASI.value
    problem = ""
    if request.method == "POST":
        try:
            place = _keep(request, language)
        except ValidationError as refused:
            problem = " ".join(refused.messages)
        else:
            messages.success(request, _("Kept. It's played from now on."))
            return redirect(f"{request.path}?language={language}#{place}")
    kept = {each.phrase: each for each in Recording.objects.filter(language=language).select_related("by")}
    context = {
        "rows": [(key, words, kept.get(key)) for key, words in PHRASES.items()],
        "figures": [(key, words, kept.get(key)) for key, words in FIGURES.items()],
        "recorded": len(kept.keys() & FIGURES.keys()),
        "languages": Weaver.Language.choices,
        "language": language,
        "problem": problem,
    }
    return render(request, "workspace/recordings.html", context, status=422 if problem else 200)


def _keep(request: HttpRequest, language: str) -> str:
    """Keep one recording of a phrase, or one each of parts of figures, all or none; gives the place on the page."""
    phrase, files = request.POST.get("phrase", ""), request.FILES.getlist("file")
    if not files or (phrase and phrase not in ALL):
        raise ValidationError(_("Choose a recording."))
    of = {phrase: files[0]} if phrase else {_part(file.name or ""): file for file in files}
    if not phrase and len(of) < len(files):
        raise ValidationError(_("Two files are of the same number."))
    checked = {part: voice(file) for part, file in of.items()}
    with transaction.atomic():
        for part, file in checked.items():
            keep_recording(phrase=part, language=language, file=file, by=person(request), now=timezone.now())
    return phrase or "figures"


def _part(name: str) -> str:
    """The part of figures that a file is named after: ``7.m4a``, ``07 (1).m4a``, ``thousand.ogg``."""
    word = re.split(r"[^0-9a-z]", PurePath(name).stem.lower())[0]
    part = f"n{int(word)}" if word.isascii() and word.isdigit() else word
    if part not in FIGURES:
        raise ValidationError(
            _("“%(name)s” is named after no number: 7.m4a is seven, thousand.m4a thousand.") % {"name": name}
        )
    return part


@require_GET
@keepers
def play(request: HttpRequest, pk: int) -> HttpResponse:
    return handed_out(get_object_or_404(Recording, pk=pk).file)


@require_POST
@keepers
def drop(request: HttpRequest, pk: int) -> HttpResponse:
    recording = get_object_or_404(Recording, pk=pk)
    language = recording.language
    drop_recording(recording=recording)
    messages.success(request, _("Gone. The page shows the words alone."))
    return redirect(f"{request.path.rsplit('/', 3)[0]}/?language={language}")
