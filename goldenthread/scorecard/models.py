"""Results of indicators by month and group, and the targets they are held against.

A result is worked out from facts by `scorecard.actions.compute`; nobody types one in. Every result keeps its numerator
and denominator, so a percentage never stands alone.
"""

from django.conf import settings
from django.db import models
from django.db.models import Q


class ResultQuerySet(models.QuerySet):
    def of_month(self, first_day):
        return self.filter(month_on=first_day)

    def of_code(self, code):
        return self.filter(code=code).order_by("month_on")

    def whole_area(self):
        return self.filter(grouped_by="")

    def up_to(self, first_day):
        return self.filter(month_on__lte=first_day)

    def group_names(self, grouped_by):
        return list(
            self.filter(grouped_by=grouped_by).order_by("group").values_list("group", flat=True).distinct()
        )

    def months(self):
        """The first days of the months that have results, latest first."""
        return list(self.values_list("month_on", flat=True).distinct().order_by("-month_on"))


class Result(models.Model):
    """One indicator, one month, one group ("" is the whole area)."""

    code = models.CharField(max_length=40)
    month_on = models.DateField()
    grouped_by = models.CharField(max_length=20, blank=True)
    group = models.CharField(max_length=100, blank=True)
    numerator = models.IntegerField(null=True, blank=True)
    denominator = models.IntegerField(null=True, blank=True)
    value = models.FloatField(null=True, blank=True)
    definition_version = models.CharField(max_length=20)
    computed_at = models.DateTimeField()

    objects = ResultQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["code", "month_on", "grouped_by", "group"], name="one_result_per_cell"
            )
        ]
        indexes = [models.Index(fields=["month_on", "grouped_by"])]

    class Privacy:
        personal: set[str] = set()
        plain = {
            "id",
            "code",
            "month_on",
            "grouped_by",
            "group",
            "numerator",
            "denominator",
            "value",
            "definition_version",
            "computed_at",
        }


class TargetQuerySet(models.QuerySet):
    def of_code(self, code):
        return self.filter(code=code).order_by("from_on", "pk")


class Target(models.Model):
    """A baseline, a standard or a target for one indicator, from a day on; a text where the paper gives no number."""

    class Kind(models.TextChoices):
        BASELINE = "baseline", "Baseline"
        STANDARD = "standard", "Standard"
        TARGET = "target", "Target"

    code = models.CharField(max_length=40, db_index=True)
    kind = models.CharField(max_length=10, choices=Kind)
    label = models.CharField(max_length=60)
    period = models.CharField(max_length=60, blank=True)
    from_on = models.DateField(null=True, blank=True)
    value = models.FloatField(null=True, blank=True)
    text = models.CharField(max_length=100, blank=True)
    source = models.CharField(max_length=200)

    objects = TargetQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["code", "kind", "label"], name="one_target_per_label"),
            models.CheckConstraint(
                condition=Q(value__isnull=False) | ~Q(text=""), name="target_has_value_or_text"
            ),
        ]

    class Privacy:
        personal: set[str] = set()
        plain = {"id", "code", "kind", "label", "period", "from_on", "value", "text", "source"}


class FactsRun(models.Model):
    """When the facts were last projected from the database, and how many rows each table has."""

    finished_at = models.DateTimeField()
    as_of_on = models.DateField()
    started_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    counts = models.JSONField(default=dict)
    unclassified = models.JSONField(default=dict)
    digest = models.CharField(max_length=64)

    class Meta:
        get_latest_by = "finished_at"

    class Privacy:
        personal: set[str] = set()
        plain = {"id", "finished_at", "as_of_on", "started_by", "counts", "unclassified", "digest"}


class ResultsRunQuerySet(models.QuerySet):
    def covering(self, first_day):
        return self.filter(first_month_on__lte=first_day, last_month_on__gte=first_day)


class ResultsRun(models.Model):
    """One working-out of results: from which facts, for which months, by whom, and what it changed."""

    finished_at = models.DateTimeField()
    facts = models.ForeignKey(FactsRun, on_delete=models.PROTECT, related_name="results_runs")
    started_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    first_month_on = models.DateField()
    last_month_on = models.DateField()
    breakdowns = models.JSONField(default=list)
    added = models.PositiveIntegerField()
    changed = models.PositiveIntegerField()
    removed = models.PositiveIntegerField()

    objects = ResultsRunQuerySet.as_manager()

    class Meta:
        get_latest_by = ["finished_at", "pk"]

    class Privacy:
        personal: set[str] = set()
        plain = {
            "id",
            "finished_at",
            "facts",
            "started_by",
            "first_month_on",
            "last_month_on",
            "breakdowns",
            "added",
            "changed",
            "removed",
        }
