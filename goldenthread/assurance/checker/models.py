"""Findings of the checker that somebody has looked at and set aside, with the reason."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q


class SuppressedFindingQuerySet(models.QuerySet):
    def standing(self):
        """Those that hold: nobody has taken them back."""
        return self.filter(restored_at=None)

    def of_kind(self, kind):
        return self.filter(kind=kind)

    def by_identity(self) -> dict[str, SuppressedFinding]:
        """The ones that hold, by the identity of the finding."""
        return {each.identity: each for each in self.standing().select_related("suppressed_by")}

    def locked(self):
        return self.select_for_update(of=("self",))


class SuppressedFinding(models.Model):
    """A finding that somebody set aside, and why.

    identity: that of the finding; it comes of the rule, the subject and the figures, so a changed figure is a new finding
    that nobody has set aside. words and place: as they were said then. Taking it back is recorded, not erased.
    """

    class Kind(models.TextChoices):
        PLAN = "plan", "Improvement plan"
        SCORECARD = "scorecard", "Scorecard"
        REPORT = "report", "Report"

    kind = models.CharField(max_length=10, choices=Kind)
    rule = models.CharField(max_length=60)
    identity = models.CharField(max_length=16)
    place = models.CharField(max_length=300)
    words = models.TextField()
    reason = models.TextField()
    suppressed_at = models.DateTimeField()
    suppressed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    restored_at = models.DateTimeField(null=True, blank=True)
    restored_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    objects = SuppressedFindingQuerySet.as_manager()

    class Meta:
        ordering = ["-suppressed_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "identity"], condition=Q(restored_at=None), name="finding_set_aside_once"
            )
        ]

    class Privacy:
        personal: set[str] = set()
        plain = {
            "id",
            "kind",
            "rule",
            "identity",
            "place",
            "words",
            "reason",
            "suppressed_at",
            "suppressed_by",
            "restored_at",
            "restored_by",
        }

    def __str__(self):
        return f"{self.rule}: {self.place}"
