"""Results of indicators by month and group, and the targets they are held against.

A result is worked out from facts by `scorecard.actions.compute`; nobody types one in. Every result keeps its numerator
and denominator, so a percentage never stands alone.
"""

import datetime as dt

from django.conf import settings
from django.db import models
from django.db.models import Max, Min, Subquery
from django.db.models.functions import Coalesce

from goldenthread.scorecard.benchmark_models import (  # noqa: F401 -- Django finds models here
    BenchmarkArea,
    BenchmarkFigure,
    BenchmarkImport,
    BenchmarkRevision,
)
from goldenthread.scorecard.freeze_models import (  # noqa: F401 -- Django finds models here
    PublishedMonth,
    RevisionReason,
)
from goldenthread.scorecard.returned_models import (  # noqa: F401 -- Django finds models here
    FiguresGrant,
    Reading,
    Return,
)
from goldenthread.scorecard.target_models import Rebase, Target  # noqa: F401 -- Django finds models here


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

    def broken_down(self):
        return self.exclude(grouped_by="")

    def within_a_year_of(self, first_day, breakdowns):
        """The groups' figures of the twelve months that end with this one."""
        year_ago = first_day.replace(year=first_day.year - 1)
        return self.filter(month_on__gt=year_ago, month_on__lte=first_day, grouped_by__in=breakdowns)

    def breakdowns(self):
        """What there are figures by: "district", "need" ..."""
        return set(self.exclude(grouped_by="").order_by().values_list("grouped_by", flat=True).distinct())

    def versions(self):
        """(version of the definition, first and last month that it worked out), the newest first."""
        found = (
            self.order_by().values("definition_version").annotate(first=Min("month_on"), last=Max("month_on"))
        )
        return list(found.order_by("-last").values_list("definition_version", "first", "last"))

    def days_with_value(self):
        """The first days of the months that have a figure, earliest first."""
        found = self.filter(value__isnull=False).order_by("month_on")
        return list(found.values_list("month_on", flat=True).distinct())

    def months(self):
        """The first days of the months that have results, latest first. A figure may have been returned of a month that
        nobody has worked out: it stands in its own indicator's history, and the month is not one of these."""
        whole = ResultsRun.objects.whole()
        first = whole.order_by("first_month_on").values("first_month_on")[:1]
        last = whole.order_by("-last_month_on").values("last_month_on")[:1]
        found = self.filter(
            month_on__gte=Coalesce(Subquery(first), dt.date.min),
            month_on__lte=Coalesce(Subquery(last), dt.date.max),
        )
        return list(found.values_list("month_on", flat=True).distinct().order_by("-month_on"))


class Source(models.TextChoices):
    COMPUTED = "computed", "Worked out from cases"
    RETURNED = "returned", "Returned"


class Cell(models.Model):
    """One indicator, one month, one group ("" is the whole area).

    source: worked out from cases here, or returned as a figure. from_on: for a returned one, the first day that it
    describes; its last day falls in the month. reading: what was returned for this month and group; where the figure
    is worked out from cases all the same, what was returned beside it and is not the one shown.
    """

    code = models.CharField(max_length=40)
    month_on = models.DateField()
    grouped_by = models.CharField(max_length=20, blank=True)
    group = models.CharField(max_length=100, blank=True)
    numerator = models.IntegerField(null=True, blank=True)
    denominator = models.IntegerField(null=True, blank=True)
    value = models.FloatField(null=True, blank=True)
    source = models.CharField(max_length=10, choices=Source, default=Source.COMPUTED)
    from_on = models.DateField(null=True, blank=True)
    reading = models.ForeignKey(Reading, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    definition_version = models.CharField(max_length=20)
    computed_at = models.DateTimeField()

    objects = ResultQuerySet.as_manager()

    class Meta:
        abstract = True

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
            "source",
            "from_on",
            "reading",
            "definition_version",
            "computed_at",
        }


class Result(Cell):
    """The figure of the month."""

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["code", "month_on", "grouped_by", "group"], name="one_result_per_cell"
            )
        ]
        indexes = [models.Index(fields=["month_on", "grouped_by"])]

    class Privacy(Cell.Privacy):
        pass


class YearResult(Cell):
    """The figure of the twelve months that end with the month; never for a measure of how things stood on a day."""

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["code", "month_on", "grouped_by", "group"], name="one_year_result_per_cell"
            )
        ]
        indexes = [models.Index(fields=["month_on", "grouped_by"])]

    class Privacy(Cell.Privacy):
        pass


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

    def whole(self):
        """Those that worked out every indicator, not only some that a return touched."""
        return self.filter(codes=[])


class ResultsRun(models.Model):
    """One working-out of results: from which facts, for which months, by whom, and what it changed.

    codes: the indicators that it worked out, where those were not all of them.
    """

    finished_at = models.DateTimeField()
    facts = models.ForeignKey(FactsRun, on_delete=models.PROTECT, related_name="results_runs")
    started_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    first_month_on = models.DateField()
    last_month_on = models.DateField()
    breakdowns = models.JSONField(default=list)
    codes = models.JSONField(default=list)
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
            "codes",
            "added",
            "changed",
            "removed",
        }
