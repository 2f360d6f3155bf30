"""A panel's meeting, who sat on it, the cases before it, what it said of each and who stood aside.

What a panel says is advice: the decision is the authority's, made on the day on which the family is told.
"""

from django.conf import settings
from django.db import models
from django.db.models import Count, Q

from goldenthread.people.models import Child

PERSON = settings.AUTH_USER_MODEL


class Question(models.TextChoices):
    ASSESS = "assess", "Whether to assess"
    ISSUE = "issue", "Whether to issue a plan"
    PLACEMENT = "placement", "Which placement to name"


class Outcome(models.TextChoices):
    AGREED = "agreed", "Agreed"
    NOT_AGREED = "not_agreed", "Not agreed"
    DEFERRED = "deferred", "Deferred: more is needed"


class PanelQuerySet(models.QuerySet):
    def open_for(self, question):
        """Panels on a question that are not closed; of no question none."""
        return self.filter(question=question or "", closed_at__isnull=True)

    def newest_first(self):
        """With how many cases are before each, and how many of them have been spoken of."""
        return (
            self.select_related("chair")
            .annotate(cases=Count("items"), spoken_of=Count("items", filter=~Q(items__outcome="")))
            .order_by("-held_on", "-pk")
        )

    def for_page(self):
        return self.select_related("chair", "closed_by").prefetch_related("members")

    def locked(self):
        """Nobody else may change these rows until the transaction ends."""
        return self.select_for_update(of=("self",))


class Panel(models.Model):
    """One meeting with one question. Closed once each case has an outcome and the minute is agreed."""

    question = models.CharField(max_length=10, choices=Question)
    held_on = models.DateField()
    chair = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    minute = models.TextField(blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_by = models.ForeignKey(PERSON, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    revision = models.PositiveIntegerField(default=0)

    objects = PanelQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["question", "held_on"], name="one_panel_a_day_and_question")
        ]

    class Privacy:
        personal = {"minute"}
        plain = {"id", "question", "held_on", "chair", "closed_at", "closed_by", "revision"}

    def __str__(self):
        return self.get_question_display()


class PanelMember(models.Model):
    panel = models.ForeignKey(Panel, on_delete=models.CASCADE, related_name="members")
    name = models.CharField(max_length=150)
    post = models.CharField(max_length=150)
    order = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["order"]

    class Privacy:
        personal: set[str] = set()
        plain = {"id", "panel", "name", "post", "order"}

    def __str__(self):
        return f"{self.name}, {self.post}"


class PanelItemQuerySet(models.QuerySet):
    def of_panel(self, panel):
        return self.filter(panel=panel).order_by("order", "pk")

    def visible_to(self, user):
        return self.filter(request__child__in=Child.objects.all().visible_to(user))

    def of_request(self, request):
        return self.filter(request=request).select_related("panel").order_by("-panel__held_on", "-pk")

    def for_page(self):
        """With what the pack shows of each case. Four queries more."""
        return self.select_related(
            "panel", "request__child__current_setting", "request__officer", "request__assessment"
        ).prefetch_related("conflicts", "request__assessment__advice", "request__exceptions")

    def locked(self):
        """Nobody else may change these rows until the transaction ends."""
        return self.select_for_update(of=("self",))


class PanelItem(models.Model):
    """One case before a panel: what the officer says of it, what the panel said and why."""

    panel = models.ForeignKey(Panel, on_delete=models.PROTECT, related_name="items")
    request = models.ForeignKey("casework.Request", on_delete=models.PROTECT, related_name="panel_items")
    order = models.PositiveSmallIntegerField()
    summary = models.TextField()
    put_by = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    outcome = models.CharField(max_length=12, choices=Outcome, blank=True)
    reasons = models.TextField(blank=True)
    recorded_by = models.ForeignKey(PERSON, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(null=True, blank=True)
    revision = models.PositiveIntegerField(default=0)

    objects = PanelItemQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["panel", "request"], name="case_once_before_a_panel"),
            models.CheckConstraint(
                condition=Q(outcome="") | ~Q(reasons=""), name="panel_outcome_has_its_reasons"
            ),
        ]

    class Privacy:
        personal = {"summary", "outcome", "reasons"}
        plain = {"id", "panel", "request", "order", "put_by", "recorded_by", "recorded_at", "revision"}


class Conflict(models.Model):
    """A member of a panel said that they stand too near a case, and what they did."""

    item = models.ForeignKey(PanelItem, on_delete=models.CASCADE, related_name="conflicts")
    member = models.ForeignKey(PanelMember, on_delete=models.PROTECT, related_name="+")
    words = models.TextField()
    left_the_room = models.BooleanField(default=True)

    class Meta:
        verbose_name = "conflict of interest"
        constraints = [models.UniqueConstraint(fields=["item", "member"], name="conflict_declared_once")]

    class Privacy:
        personal = {"words"}
        plain = {"id", "item", "member", "left_the_room"}


RECORDED = [Panel, PanelMember, PanelItem, Conflict]
