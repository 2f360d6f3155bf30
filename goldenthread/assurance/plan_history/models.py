"""The plan through time. Each row is a dated statement; what it replaces stays on file."""

from django.conf import settings
from django.db import models


class ActionChange(models.Model):
    """One change of an action. `state` is the whole action after it, so that any day's action can be shown again."""

    class Kind(models.TextChoices):
        RELEASED = "released", "Released from formal monitoring"
        MERGED = "merged", "Merged into another action"
        MOVED = "moved", "Moved"
        RESTORED = "restored", "Put back under monitoring"

    action = models.ForeignKey("assurance.Action", on_delete=models.CASCADE, related_name="changes")
    kind = models.CharField(max_length=10, choices=Kind)
    changed_on = models.DateField()
    changed_at = models.DateTimeField()
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    reason = models.TextField(blank=True)
    state = models.JSONField()

    class Meta:
        ordering = ["changed_on", "pk"]

    class Privacy:
        personal: set[str] = set()
        plain = {"id", "action", "kind", "changed_on", "changed_at", "changed_by", "reason", "state"}
