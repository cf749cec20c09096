"""What editors have written in place of a letter's own words."""

from __future__ import annotations

from typing import Any

from django.contrib.contenttypes.fields import GenericRelation
from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from wagtail.models import DraftStateMixin, PreviewableMixin, RevisionMixin, WorkflowMixin

from .kinds import LETTERS
from .letter import Letter
from .wording import what_is_wrong

FIELDS = ("subject", "opening", "closing")


class LetterText(WorkflowMixin, DraftStateMixin, RevisionMixin, PreviewableMixin, models.Model):
    """A letter in a language. A field that is empty is as the program has it; so is a row that isn't live."""

    letter = models.CharField(_("letter"), max_length=40, editable=False)
    language = models.CharField(_("language"), max_length=8, editable=False)
    subject = models.CharField(_("subject"), max_length=120, blank=True)
    opening = models.TextField(_("words at the beginning"), max_length=1000, blank=True)
    closing = models.TextField(_("words at the end"), max_length=1000, blank=True)

    revisions = GenericRelation("wagtailcore.Revision", related_query_name="letter_text")
    workflow_states = GenericRelation(
        "wagtailcore.WorkflowState",
        content_type_field="base_content_type",
        object_id_field="object_id",
        related_query_name="letter_text",
        for_concrete_model=False,
    )

    class Meta:
        ordering = ["letter", "language"]
        verbose_name = _("letter")
        verbose_name_plural = _("letters")
        permissions = [("publish_lettertext", "Can publish letter")]
        """Wagtail would make it too, but later than roles are given theirs."""
        constraints = [
            models.UniqueConstraint(fields=["letter", "language"], name="letter_in_a_language_once")
        ]

    def __str__(self) -> str:
        about = self.about
        return f"{about.title if about else self.letter} ({self.language})"

    @property
    def about(self) -> Letter | None:
        return LETTERS.get(self.letter)

    @property
    def changed(self) -> bool:
        """Whether any of its words are an editor's."""
        return any(getattr(self, name) for name in FIELDS)

    def clean(self) -> None:
        super().clean()
        names = self.about.names if self.about else ()
        known = {name.key: name for name in names}
        needed = frozenset(name.key for name in names if name.needed)
        self.subject = " ".join(self.subject.split())
        wrong = {
            field: found
            for field in FIELDS
            if (
                found := what_is_wrong(
                    getattr(self, field).strip(), known, needed=needed if field == "subject" else frozenset()
                )
            )
        }
        if wrong:
            raise ValidationError(wrong)

    @property
    def preview_modes(self) -> list[tuple[str, Any]]:
        return [("html", _("As most read it")), ("text", _("As plain text"))]

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        """The letter with a sample, as it would be sent."""
        from .rendering import rendered, sample_of

        subject, text, html = rendered(self.letter, self.language, sample_of(self.letter), text=self)
        if mode_name == "text":
            return HttpResponse(
                f"{_('subject')}: {subject}\n\n{text}", content_type="text/plain; charset=utf-8"
            )
        answer = HttpResponse(html)
        answer._csp_update = {"style-src-attr": ["'unsafe-inline'"]}  # type: ignore[attr-defined]  # as mails have it
        return answer
