"""The risk register. What is said of a risk is a row with its day; a later row takes its place and never its room."""

from django.conf import settings
from django.db import models

PERSON = settings.AUTH_USER_MODEL


def _person(related_name="+", **options):
    return models.ForeignKey(
        PERSON, null=True, blank=True, on_delete=models.PROTECT, related_name=related_name, **options
    )


class RiskQuerySet(models.QuerySet):
    def of_plan(self, improvement_plan):
        return self.filter(improvement_plan=improvement_plan)

    def of_plans(self, plans):
        return self.filter(improvement_plan__in=plans)

    def ever_naming_action(self, action):
        """Those of which any statement named it; `standing` says which still does."""
        return self.filter(statements__actions=action).distinct()

    def ever_naming_area(self, area):
        """The same of an area, named itself or by one of its actions."""
        by_action = models.Q(statements__actions__sub_theme__area=area)
        return self.filter(models.Q(statements__areas=area) | by_action).distinct()

    def ever_of(self, user):
        """Those that somebody has answered for, or a mitigation of theirs."""
        theirs = models.Q(statements__owner=user) | models.Q(mitigations__statements__owner=user)
        return self.filter(theirs).distinct()

    def for_register(self):
        return self.prefetch_related("mitigations")

    def numbered(self, number):
        return self.filter(number=number)

    def with_all_said(self):
        """With every statement, assessment and mitigation: `standing` chooses those of a day. Six queries."""
        return self.select_related("improvement_plan").prefetch_related(
            models.Prefetch("statements", RiskStatement.objects.with_people()),
            "statements__areas",
            "statements__actions",
            models.Prefetch("assessments", RiskAssessment.objects.select_related("assessed_by")),
            "mitigations",
            models.Prefetch("mitigations__statements", MitigationStatement.objects.with_people()),
        )

    def highest_number(self) -> int:
        return self.aggregate(highest=models.Max("number"))["highest"] or 0


class Risk(models.Model):
    """A risk to the improvement plan. Title, grades and progress repeat what was said last; the statements keep all of it."""

    class Severity(models.TextChoices):
        HIGH = "high", "High"
        MEDIUM = "medium", "Medium"
        LOW = "low", "Low"

    improvement_plan = models.ForeignKey(
        "assurance.ImprovementPlan", on_delete=models.CASCADE, related_name="risks"
    )
    number = models.PositiveSmallIntegerField()
    dated_on = models.DateField(null=True, blank=True)
    title = models.TextField()
    severity_before = models.CharField(max_length=10, choices=Severity, blank=True)
    severity_after = models.CharField(max_length=10, choices=Severity, blank=True)
    progress = models.TextField(blank=True)
    revision = models.PositiveIntegerField(default=0)

    objects = RiskQuerySet.as_manager()

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["improvement_plan", "number"], name="risk_number_once")
        ]

    class Privacy:
        personal: set[str] = set()
        plain = {
            "id",
            "improvement_plan",
            "number",
            "dated_on",
            "title",
            "severity_before",
            "severity_after",
            "progress",
            "revision",
        }

    def __str__(self):
        return f"Risk {self.number}"

    @property
    def is_unmoved(self) -> bool:
        """The mitigations change nothing, on the register's own published grading."""
        return bool(self.severity_before) and self.severity_before == self.severity_after


class RiskStatementQuerySet(models.QuerySet):
    def with_people(self):
        return self.select_related("owner", "said_by")


class RiskStatement(models.Model):
    """The whole of a risk as it was said from a day on, and what made somebody say it."""

    class Kind(models.TextChoices):
        PUBLISHED = "published", "Published"
        ADDED = "added", "Put on the register"
        CHANGED = "changed", "Changed"
        EXPLAINED = "explained", "Asked why nothing moves"
        ACCEPTED = "accepted", "Accepted"
        CLOSED = "closed", "Closed"
        REOPENED = "reopened", "Open again"

    class State(models.TextChoices):
        OPEN = "open", "Open"
        ACCEPTED = "accepted", "Accepted"
        CLOSED = "closed", "Closed"

    risk = models.ForeignKey(Risk, on_delete=models.CASCADE, related_name="statements")
    kind = models.CharField(max_length=10, choices=Kind)
    said_on = models.DateField()
    said_by = _person()
    recorded_at = models.DateTimeField()
    words = models.TextField(blank=True)  # why it was said
    title = models.TextField()
    category = models.CharField(max_length=30, blank=True)  # a code of the scale
    owner = _person("owned_risks")
    owner_post = models.CharField(max_length=200, blank=True)
    target_score = models.PositiveSmallIntegerField(null=True, blank=True)
    review_on = models.DateField(null=True, blank=True)
    state = models.CharField(max_length=10, choices=State, default=State.OPEN)
    severity_before = models.CharField(max_length=10, blank=True)
    severity_after = models.CharField(max_length=10, blank=True)
    progress = models.TextField(blank=True)
    areas = models.ManyToManyField("assurance.Area", blank=True, related_name="+")
    actions = models.ManyToManyField("assurance.Action", blank=True, related_name="+")

    objects = RiskStatementQuerySet.as_manager()

    class Meta:
        ordering = ["said_on", "pk"]

    class Privacy:
        personal: set[str] = set()
        plain = {
            "id",
            "risk",
            "kind",
            "said_on",
            "said_by",
            "recorded_at",
            "words",
            "title",
            "category",
            "owner",
            "owner_post",
            "target_score",
            "review_on",
            "state",
            "severity_before",
            "severity_after",
            "progress",
            "areas",
            "actions",
        }


class RiskAssessment(models.Model):
    """How likely and how bad, before anything is done about it (inherent) and with what has been done (residual)."""

    risk = models.ForeignKey(Risk, on_delete=models.CASCADE, related_name="assessments")
    assessed_on = models.DateField()
    assessed_by = _person()
    recorded_at = models.DateTimeField()
    inherent_likelihood = models.PositiveSmallIntegerField()
    inherent_impact = models.PositiveSmallIntegerField()
    residual_likelihood = models.PositiveSmallIntegerField()
    residual_impact = models.PositiveSmallIntegerField()
    words = models.TextField()

    class Meta:
        ordering = ["assessed_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(
                    inherent_likelihood__gte=1,
                    inherent_impact__gte=1,
                    residual_likelihood__gte=1,
                    residual_impact__gte=1,
                    residual_likelihood__lte=models.F("inherent_likelihood"),
                    residual_impact__lte=models.F("inherent_impact"),
                ),
                name="residual_no_higher_than_inherent",
            )
        ]

    class Privacy:
        personal: set[str] = set()
        plain = {
            "id",
            "risk",
            "assessed_on",
            "assessed_by",
            "recorded_at",
            "inherent_likelihood",
            "inherent_impact",
            "residual_likelihood",
            "residual_impact",
            "words",
        }

    @property
    def inherent(self) -> int:
        return self.inherent_likelihood * self.inherent_impact

    @property
    def residual(self) -> int:
        return self.residual_likelihood * self.residual_impact


class Mitigation(models.Model):
    """Something done about a risk. Its text repeats what was said last; without a statement it is as published."""

    risk = models.ForeignKey(Risk, on_delete=models.CASCADE, related_name="mitigations")
    text = models.TextField()
    order = models.PositiveSmallIntegerField()
    is_published = models.BooleanField(default=True)  # it came with an imported register
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["order", "pk"]

    class Privacy:
        personal: set[str] = set()
        plain = {"id", "risk", "text", "order", "is_published", "revision"}


class MitigationStatementQuerySet(models.QuerySet):
    def with_people(self):
        return self.select_related("owner", "said_by")


class MitigationStatement(models.Model):
    """The whole of a mitigation as it was said from a day on."""

    class Lowers(models.TextChoices):
        LIKELIHOOD = "likelihood", "How likely it is"
        IMPACT = "impact", "How bad it would be"
        BOTH = "both", "Both"

    class State(models.TextChoices):
        ACTIVE = "active", "Under way"
        DONE = "done", "Done"
        DROPPED = "dropped", "Given up"

    mitigation = models.ForeignKey(Mitigation, on_delete=models.CASCADE, related_name="statements")
    said_on = models.DateField()
    said_by = _person()
    recorded_at = models.DateTimeField()
    words = models.TextField(blank=True)
    text = models.TextField()
    owner = _person("owned_mitigations")
    owner_post = models.CharField(max_length=200, blank=True)
    due_on = models.DateField(null=True, blank=True)
    lowers = models.CharField(max_length=10, choices=Lowers, blank=True)
    state = models.CharField(max_length=10, choices=State, default=State.ACTIVE)
    done_on = models.DateField(null=True, blank=True)

    objects = MitigationStatementQuerySet.as_manager()

    class Meta:
        ordering = ["said_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state="done", done_on__isnull=False)
                | (~models.Q(state="done") & models.Q(done_on__isnull=True)),
                name="mitigation_done_has_its_day",
            )
        ]

    class Privacy:
        personal: set[str] = set()
        plain = {
            "id",
            "mitigation",
            "said_on",
            "said_by",
            "recorded_at",
            "words",
            "text",
            "owner",
            "owner_post",
            "due_on",
            "lowers",
            "state",
            "done_on",
        }
