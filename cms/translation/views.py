"""Editors translate: the report of what is missing, and a page's texts beside their originals."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from wagtail.admin.auth import user_has_any_page_permission, user_passes_test
from wagtail.models import Locale, Page

from marketplace.languages.pages import FIRST

from ..models import OpenPage, Translation
from . import reads, services
from .forms import WordsForm

A_PAGE = 40


@require_safe
@user_passes_test(user_has_any_page_permission)
def report(request: HttpRequest) -> HttpResponse:
    asked = {name: request.GET.get(name, "") for name in ("language", "state")}
    key = request.GET.get("page_of", "")
    rows = reads.report(**asked, page=int(key) if key.isdecimal() and len(key) < 10 else None)
    context = {
        "shelf": Paginator(rows, A_PAGE).get_page(request.GET.get("p")),
        "languages": reads.languages(),
        "states": reads.State.choices,
        "asked": asked,
        "page_of": key,
    }
    return render(request, "cms/translations.html", context)


@require_POST
@user_passes_test(user_has_any_page_permission)
def begin(request: HttpRequest, page_id: int, language: str) -> HttpResponse:
    original = get_object_or_404(Page, pk=page_id, live=True, locale__language_code=FIRST).specific
    locale = get_object_or_404(Locale.objects.exclude(language_code=FIRST), language_code=language)
    if not isinstance(original, OpenPage):
        raise Http404
    if not original.permissions_for_user(request.user).can_edit():
        raise PermissionDenied
    try:
        page = services.begin_translation(
            original=original, locale=locale, by=request.user, now=timezone.now()
        )
    except services.Refused as why:
        messages.error(request, str(why))
        return redirect("translations")
    return redirect("translate", page.pk)


@require_http_methods(["GET", "HEAD", "POST"])
@user_passes_test(user_has_any_page_permission)
def translate(request: HttpRequest, page_id: int) -> HttpResponse:
    page = get_object_or_404(Page, pk=page_id, alias_of=None).specific
    original = reads.original_of(page)
    if original is None:
        raise Http404
    if not page.permissions_for_user(request.user).can_edit():
        raise PermissionDenied
    form = _form(request, page, original)
    if request.method == "POST" and form.is_valid():
        try:
            services.carry_over(
                page=page,
                original=original,
                words=form.words(),
                still_right=form.still_right(),
                awaits_reader=form.cleaned_data["awaits_reader"],
                by=request.user,
                now=timezone.now(),
                seen=form.seen(),
            )
        except services.Refused as why:
            form.add_error(None, str(why))
            seen = services.Seen.of(original, page)  # what she typed stays, and she sees what is there now
            form.data = {
                **form.data.dict(),  # type: ignore[attr-defined]
                "seen_original": seen.original,
                "seen_draft": seen.draft,
            }
        else:
            messages.success(request, _("Kept as a draft. Look at it, then have it approved or publish it."))
            return redirect("translate", page.pk)
    done = sum(bool(row.own) and not row.is_behind for row in form.rows)
    context = {"page": page, "original": original, "form": form, "done": done, "media": form.media}
    return render(request, "cms/translate.html", context, status=422 if form.errors else 200)


def _form(request: HttpRequest, page: Any, original: OpenPage) -> WordsForm:
    kept = Translation.objects.filter(page=page.pk).first()
    return WordsForm(
        request.POST if request.method == "POST" else None,
        rows=reads.beside(page, original),
        language=page.locale.language_code,
        seen=services.Seen.of(original, page),
        awaits_reader=bool(kept and kept.awaits_reader),
    )
