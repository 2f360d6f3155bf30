"""The plan through time. Each row is a dated statement; what it replaces stays on file."""

from django.conf import settings
from django.db import models

PERSON = settings.AUTH_USER_MODEL


class ActionChangeQuerySet(models.QuerySet):
    def by(self, day):
        """What had been changed by a day, the oldest first."""
        return self.filter(changed_on__lte=day).select_related("changed_by", "other")

    def into(self, action):
        """How other actions went into this one, or came out of it."""
        return self.filter(other=action).select_related("changed_by", "action")

    def last_of(self, action):
        return self.filter(action=action).order_by("-changed_on", "-pk").first()


class ActionChange(models.Model):
    """One change of an action. `state` is the whole action after it, so that any day's action can be shown again.

    other: the action that this one was merged into, or was split out of. agreed: who agreed to the change, in words.
    """

    class Kind(models.TextChoices):
        ADDED = "added", "Added to the plan"
        EDITED = "edited", "Changed"
        MILESTONE = "milestone", "Milestones changed"
        RELEASED = "released", "Released from formal monitoring"
        MERGED = "merged", "Merged into another action"
        SPLIT = "split", "Split into several"
        MOVED = "moved", "Moved"
        RETIRED = "retired", "Retired"
        RESTORED = "restored", "Put back under monitoring"

    action = models.ForeignKey("assurance.Action", on_delete=models.CASCADE, related_name="changes")
    kind = models.CharField(max_length=10, choices=Kind)
    other = models.ForeignKey(
        "assurance.Action", null=True, blank=True, on_delete=models.SET_NULL, related_name="changes_of_others"
    )
    changed_on = models.DateField()
    changed_at = models.DateTimeField()
    changed_by = models.ForeignKey(PERSON, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    reason = models.TextField(blank=True)
    agreed = models.CharField(max_length=200, blank=True)
    state = models.JSONField()

    objects = ActionChangeQuerySet.as_manager()

    class Meta:
        ordering = ["changed_on", "pk"]

    class Privacy:
        personal: set[str] = set()
        plain = {
            "id",
            "action",
            "kind",
            "other",
            "changed_on",
            "changed_at",
            "changed_by",
            "reason",
            "agreed",
            "state",
        }


class EarlierTitleQuerySet(models.QuerySet):
    def of_plan(self, improvement_plan):
        places = models.Q(area__improvement_plan=improvement_plan)
        return self.filter(places | models.Q(sub_theme__area__improvement_plan=improvement_plan))

    def still_held_on(self, day):
        """Those that had not been given up by a day, the one given up last first."""
        return self.filter(until_on__gte=day).order_by("-until_on", "-pk")


class EarlierTitle(models.Model):
    """The title that an area or a sub-theme had up to a day and has no longer. The one it has now stands on itself."""

    area = models.ForeignKey(
        "assurance.Area", null=True, blank=True, on_delete=models.CASCADE, related_name="earlier_titles"
    )
    sub_theme = models.ForeignKey(
        "assurance.SubTheme", null=True, blank=True, on_delete=models.CASCADE, related_name="earlier_titles"
    )
    title = models.CharField(max_length=500)
    until_on = models.DateField()
    recorded_by = models.ForeignKey(PERSON, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    objects = EarlierTitleQuerySet.as_manager()

    class Meta:
        ordering = ["until_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(area__isnull=True, sub_theme__isnull=False)
                | models.Q(area__isnull=False, sub_theme__isnull=True),
                name="earlier_title_of_one_place",
            )
        ]

    class Privacy:
        personal: set[str] = set()
        plain = {"id", "area", "sub_theme", "title", "until_on", "recorded_by", "recorded_at"}


class MilestoneQuerySet(models.QuerySet):
    def late_of(self, actions, day):
        """Those of these actions that were due before a day and are not reached."""
        found = self.filter(action__in=actions, due_on__lt=day, reached_on=None, is_dropped=False)
        return found.select_related("action")


class Milestone(models.Model):
    """A step on an action's way, as it stands now; how it stood before is in the states of the action's changes."""

    action = models.ForeignKey("assurance.Action", on_delete=models.CASCADE, related_name="milestones")
    number = models.PositiveSmallIntegerField()
    words = models.CharField(max_length=500)
    due_on = models.DateField()
    reached_on = models.DateField(null=True, blank=True)
    reached_by = models.ForeignKey(PERSON, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    is_dropped = models.BooleanField(default=False)

    objects = MilestoneQuerySet.as_manager()

    class Meta:
        ordering = ["due_on", "number"]
        constraints = [models.UniqueConstraint(fields=["action", "number"], name="milestone_number_once")]

    class Privacy:
        personal: set[str] = set()
        plain = {"id", "action", "number", "words", "due_on", "reached_on", "reached_by", "is_dropped"}

    def days_late_on(self, day) -> int:
        """Days past its due day, until it was reached; 0 for one in time or dropped."""
        if self.is_dropped:
            return 0
        return max(0, ((self.reached_on or day) - self.due_on).days)


class PlanVersionQuerySet(models.QuerySet):
    def of_plan(self, improvement_plan):
        return self.filter(improvement_plan=improvement_plan)

    def by(self, day):
        """Those agreed by a day, the newest first."""
        return self.filter(agreed_on__lte=day).select_related("recorded_by").order_by("-number")


class PlanVersion(models.Model):
    """The plan as it was agreed on a day. `state` is the whole of it, and does not change afterwards."""

    improvement_plan = models.ForeignKey(
        "assurance.ImprovementPlan", on_delete=models.CASCADE, related_name="versions"
    )
    number = models.PositiveSmallIntegerField()
    agreed_on = models.DateField()
    agreed_where = models.CharField(max_length=200, blank=True)
    words = models.TextField()
    recorded_by = models.ForeignKey(PERSON, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()
    state = models.JSONField()

    objects = PlanVersionQuerySet.as_manager()

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["improvement_plan", "number"], name="plan_version_number_once")
        ]

    class Privacy:
        personal: set[str] = set()
        plain = {
            "id",
            "improvement_plan",
            "number",
            "agreed_on",
            "agreed_where",
            "words",
            "recorded_by",
            "recorded_at",
            "state",
        }


class CarryOverQuerySet(models.QuerySet):
    def from_plan(self, improvement_plan, day):
        """What had been said by a day of how a plan's actions went on, the newest first."""
        found = self.filter(action__sub_theme__area__improvement_plan=improvement_plan, said_on__lte=day)
        return found.with_what_it_says()

    def into_action(self, action, day):
        """Statements that name this action of a later plan, the newest first."""
        return self.filter(into=action, said_on__lte=day).with_what_it_says()

    def with_what_it_says(self):
        return (
            self.select_related("said_by", "action__sub_theme__area__improvement_plan")
            .prefetch_related("into__sub_theme__area")
            .order_by("-said_on", "-pk")
        )

    def of_action(self, action, day):
        return self.filter(action=action, said_on__lte=day).with_what_it_says()


class CarryOver(models.Model):
    """How an action of an earlier plan went on in the plan that follows. The one said last holds."""

    class Outcome(models.TextChoices):
        CARRIED = "carried", "Carried over as it is"
        MERGED = "merged", "Became part of another action"
        PART = "part", "Carried over in part"
        NOT_CARRIED = "none", "Not carried over"

    action = models.ForeignKey("assurance.Action", on_delete=models.CASCADE, related_name="carried_over")
    outcome = models.CharField(max_length=10, choices=Outcome)
    into = models.ManyToManyField("assurance.Action", blank=True, related_name="carried_from")
    why = models.TextField(blank=True)
    said_on = models.DateField()
    said_at = models.DateTimeField()
    said_by = models.ForeignKey(PERSON, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    objects = CarryOverQuerySet.as_manager()

    class Meta:
        verbose_name = "carry-over"
        ordering = ["said_on", "pk"]

    class Privacy:
        personal: set[str] = set()
        plain = {"id", "action", "outcome", "into", "why", "said_on", "said_at", "said_by"}
