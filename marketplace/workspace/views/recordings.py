"""What is read to weavers: staff keep a recording of each phrase in each language."""

from pathlib import PurePath

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from marketplace.accounts.gates import open_to, person
from weavers.models import Weaver

from ..evidence import TYPES, voice
from ..models import Recording
from ..phrases import PHRASES
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
        phrase, file = request.POST.get("phrase", ""), request.FILES.get("file")
        try:
            if phrase not in PHRASES or file is None:
                raise ValidationError(_("Choose a recording."))
            keep_recording(
                phrase=phrase, language=language, file=voice(file), by=person(request), now=timezone.now()
            )
        except ValidationError as refused:
            problem = " ".join(refused.messages)
        else:
            messages.success(request, _("Kept. It's played from now on."))
            return redirect(f"{request.path}?language={language}#{phrase}")
    kept = {each.phrase: each for each in Recording.objects.filter(language=language).select_related("by")}
    context = {
        "rows": [(key, words, kept.get(key)) for key, words in PHRASES.items()],
        "languages": Weaver.Language.choices,
        "language": language,
        "problem": problem,
    }
    return render(request, "workspace/recordings.html", context, status=422 if problem else 200)


@require_GET
@keepers
def play(request: HttpRequest, pk: int) -> HttpResponse:
    recording = get_object_or_404(Recording, pk=pk)
    kind = TYPES.get(PurePath(str(recording.file.name)).suffix.lower(), "application/octet-stream")
    return FileResponse(recording.file.open(), content_type=kind)  # type: ignore[return-value]


@require_POST
@keepers
def drop(request: HttpRequest, pk: int) -> HttpResponse:
    recording = get_object_or_404(Recording, pk=pk)
    language = recording.language
    drop_recording(recording=recording)
    messages.success(request, _("Gone. The page shows the words alone."))
    return redirect(f"{request.path.rsplit('/', 3)[0]}/?language={language}")
