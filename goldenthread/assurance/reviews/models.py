"""Government reviews and what they asked and judged."""

from django.conf import settings
from django.db import models


class GovernmentReviewQuerySet(models.QuerySet):
    def with_what_they_said(self):
        """In order, with verdicts, asks and decisions on actions. Five queries."""
        return self.prefetch_related(
            "verdicts",
            "asks__repeats__review",
            "action_verdicts__action__sub_theme",
            "action_verdicts__to_area",
        ).order_by("order")


class GovernmentReview(models.Model):
    """A review of progress by the Department and NHS England: a meeting, then a letter."""

    improvement_plan = models.ForeignKey(
        "assurance.ImprovementPlan", on_delete=models.CASCADE, related_name="government_reviews"
    )
    name = models.CharField(max_length=200)
    order = models.PositiveSmallIntegerField()
    met_on = models.DateField(null=True, blank=True)
    letter_on = models.DateField(null=True, blank=True)
    overall = models.TextField(blank=True)
    next_review = models.TextField(blank=True)
    revision = models.PositiveIntegerField(default=0)

    objects = GovernmentReviewQuerySet.as_manager()

    class Meta:
        ordering = ["order"]
        constraints = [
            models.UniqueConstraint(fields=["improvement_plan", "name"], name="government_review_once")
        ]

    class Privacy:
        personal: set[str] = set()
        plain = {
            "id",
            "improvement_plan",
            "name",
            "order",
            "met_on",
            "letter_on",
            "overall",
            "next_review",
            "revision",
        }

    def __str__(self):
        return self.name


class AreaVerdict(models.Model):
    """What a review said of one area's progress; of the whole plan where it names no area."""

    review = models.ForeignKey(GovernmentReview, on_delete=models.CASCADE, related_name="verdicts")
    area = models.ForeignKey(
        "assurance.Area", null=True, blank=True, on_delete=models.CASCADE, related_name="verdicts"
    )
    words = models.TextField()
    no_longer_monitored = models.BooleanField(default=False)
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["order", "pk"]

    class Privacy:
        personal: set[str] = set()
        plain = {"id", "review", "area", "words", "no_longer_monitored", "order"}


class AskQuerySet(models.QuerySet):
    def of_earlier_reviews(self, review, area):
        """Asks about one area (None is the whole plan) in the reviews before this one, latest review first."""
        earlier = self.filter(
            review__improvement_plan=review.improvement_plan, review__order__lt=review.order, area=area
        )
        return earlier.select_related("review").order_by("-review__order", "number")

    def for_choosing(self, improvement_plan):
        """Those of a plan's reviews, the newest review first."""
        asked = self.filter(review__improvement_plan=improvement_plan)
        return asked.select_related("review", "area").order_by("-review__order", "area__order", "number")


class Ask(models.Model):
    """Evidence that a review asked for, and how it was judged when it was shown."""

    class Verdict(models.TextChoices):
        OPEN = "open", "Not yet judged"
        ACCEPTED = "accepted", "Accepted"
        PARTLY = "partly", "Partly shown"
        REPEATED = "repeated", "Asked again"

    review = models.ForeignKey(GovernmentReview, on_delete=models.CASCADE, related_name="asks")
    area = models.ForeignKey(
        "assurance.Area", null=True, blank=True, on_delete=models.CASCADE, related_name="asks"
    )
    number = models.PositiveSmallIntegerField()
    words = models.TextField()
    verdict = models.CharField(max_length=10, choices=Verdict, default=Verdict.OPEN)
    judged_on = models.DateField(null=True, blank=True)
    response = models.TextField(blank=True)
    repeats = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.SET_NULL, related_name="repeated_by_asks"
    )
    revision = models.PositiveIntegerField(default=0)

    objects = AskQuerySet.as_manager()

    class Meta:
        ordering = ["area__order", "number"]
        constraints = [models.UniqueConstraint(fields=["review", "area", "number"], name="ask_number_once")]

    class Privacy:
        personal: set[str] = set()
        plain = {
            "id",
            "review",
            "area",
            "number",
            "words",
            "verdict",
            "judged_on",
            "response",
            "repeats",
            "revision",
        }


class AskJudgementQuerySet(models.QuerySet):
    def known_by(self, day):
        return self.filter(known_on__lte=day)

    def kept_between(self, day, until):
        """For a day after the first and up to the second."""
        return self.filter(known_on__gt=day, known_on__lte=until)


class AskJudgement(models.Model):
    """One statement of how an ask stood: what was shown, and the verdict. The latest stands, and none is written over.

    known_on: the day it was judged; for words written before or after that, the day on which they were written down.
    """

    ask = models.ForeignKey(Ask, on_delete=models.CASCADE, related_name="judgements")
    verdict = models.CharField(max_length=10, choices=Ask.Verdict)
    response = models.TextField(blank=True)
    judged_on = models.DateField(null=True, blank=True)
    known_on = models.DateField()
    said_at = models.DateTimeField()
    said_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    objects = AskJudgementQuerySet.as_manager()

    class Meta:
        ordering = ["known_on", "pk"]

    class Privacy:
        personal: set[str] = set()
        plain = {"id", "ask", "verdict", "response", "judged_on", "known_on", "said_at", "said_by"}


class ActionVerdict(models.Model):
    """What a review decided about one action's monitoring."""

    class Kind(models.TextChoices):
        RELEASED = "released", "Released from formal monitoring"
        MERGED = "merged", "Merged into another area"
        MOVED = "moved", "Moved to another area"
        KEPT = "kept", "Still monitored"

    review = models.ForeignKey(GovernmentReview, on_delete=models.CASCADE, related_name="action_verdicts")
    action = models.ForeignKey("assurance.Action", on_delete=models.CASCADE, related_name="verdicts")
    kind = models.CharField(max_length=10, choices=Kind)
    to_area = models.ForeignKey(
        "assurance.Area", null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )
    words = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["review", "action"], name="one_verdict_per_action_and_review")
        ]

    class Privacy:
        personal: set[str] = set()
        plain = {"id", "review", "action", "kind", "to_area", "words"}
