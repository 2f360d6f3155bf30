"""The Department's published statistics, as they were imported: the files, each figure, what a later file revised, and
the areas that this one is compared with.

Nothing here says anything about a person: they are totals of whole authorities, published under an open licence.
"""

from django.conf import settings
from django.db import models
from django.db.models import Q


class BenchmarkImportQuerySet(models.QuerySet):
    def with_people(self):
        """Newest first, each with who imported it, and who took it back."""
        return self.select_related("imported_by", "taken_back_by")

    def locked(self, pk):
        """The one with this number, held until it is settled; None if there is none."""
        return self.select_for_update().filter(pk=pk).first()

    def numbered(self, pk):
        return self.with_people().filter(pk=pk).first()


class BenchmarkImport(models.Model):
    """One file of published figures, taken in whole. counts: figures added, revised, as before, and left out, by reason.

    One that was taken back keeps its record and no figure.
    """

    file_name = models.CharField(max_length=200)
    digest = models.CharField(max_length=64)
    release = models.CharField(max_length=200, blank=True)
    published_on = models.DateField(null=True, blank=True)
    licence = models.CharField(max_length=100)
    source = models.CharField(max_length=200)
    counts = models.JSONField(default=dict)
    imported_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    imported_at = models.DateTimeField()
    taken_back_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    taken_back_at = models.DateTimeField(null=True, blank=True)

    objects = BenchmarkImportQuerySet.as_manager()

    class Meta:
        get_latest_by = ["imported_at", "pk"]
        ordering = ["-imported_at", "-pk"]

    class Privacy:
        personal: set[str] = set()
        plain = {
            "id",
            "file_name",
            "digest",
            "release",
            "published_on",
            "licence",
            "source",
            "counts",
            "imported_by",
            "imported_at",
            "taken_back_by",
            "taken_back_at",
        }

    def __str__(self):
        return self.file_name


class BenchmarkFigureQuerySet(models.QuerySet):
    def of_measures(self, measures):
        return self.filter(measure__in=measures)

    def of_areas(self, names):
        return self.filter(area__in=names)

    def of_england_and(self, kind):
        """Of England, and of the areas chosen as this kind."""
        chosen = BenchmarkArea.objects.filter(kind=kind).values("name")
        return self.filter(Q(level=BenchmarkFigure.Level.COUNTRY) | Q(area__in=chosen))

    def of_authority(self, code):
        return self.filter(authority_code=code)

    def with_file(self):
        return self.select_related("imported")

    def in_order(self):
        return self.order_by("measure", "year", "area")

    def measures(self):
        """What is held: (measure, unit, source, first year, last year, figures), by measure."""
        return (
            self.values("measure")
            .annotate(
                unit=models.Max("unit"),
                source=models.Max("source"),
                first=models.Min("year"),
                last=models.Max("year"),
                figures=models.Count("pk"),
            )
            .order_by("measure")
        )

    def names_among(self, names):
        """Those of these areas that have a figure."""
        return set(self.of_areas(names).values_list("area", flat=True).distinct())

    def area_names(self, level):
        return list(self.filter(level=level).order_by("area").values_list("area", flat=True).distinct())


class BenchmarkFigure(models.Model):
    """One published figure of one area in one year: a value, or what stands in its place and why there is none.

    year: the calendar year, or the year of the January of an academic one. text: the symbol or word as printed where
    there is no number. source: the file inside the release.
    """

    class Level(models.TextChoices):
        COUNTRY = "country", "Country"
        REGION = "region", "Region"
        AUTHORITY = "authority", "Local authority"

    measure = models.CharField(max_length=100)
    year = models.PositiveSmallIntegerField()
    area = models.CharField(max_length=100)
    level = models.CharField(max_length=10, choices=Level)
    authority_code = models.CharField(max_length=3, blank=True)
    value = models.FloatField(null=True, blank=True)
    text = models.CharField(max_length=20, blank=True)
    unit = models.CharField(max_length=20)
    source = models.CharField(max_length=120)
    imported = models.ForeignKey(BenchmarkImport, on_delete=models.PROTECT, related_name="figures")

    objects = BenchmarkFigureQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["measure", "year", "area"], name="one_figure_per_measure_year_area"
            ),
            models.CheckConstraint(
                condition=Q(value__isnull=True) | Q(text=""), name="benchmark_has_value_or_text"
            ),
        ]
        indexes = [models.Index(fields=["area", "measure"])]

    class Privacy:
        personal: set[str] = set()
        plain = {
            "id",
            "measure",
            "year",
            "area",
            "level",
            "authority_code",
            "value",
            "text",
            "unit",
            "source",
            "imported",
        }


class BenchmarkRevisionQuerySet(models.QuerySet):
    def made_by(self, imported):
        """What this file replaced."""
        return self.filter(replaced_in=imported).select_related("figure").order_by("pk")

    def of_figures_from(self, imported):
        """What a later file replaced of this one's figures."""
        return self.filter(was_imported=imported)

    def of_measures(self, measures):
        """Latest first."""
        found = self.filter(figure__measure__in=measures)
        return found.select_related("figure", "replaced_in").order_by("-pk")

    def of_areas(self, names):
        return self.filter(figure__area__in=names)


class BenchmarkRevision(models.Model):
    """What a figure was before a later file gave another."""

    figure = models.ForeignKey(BenchmarkFigure, on_delete=models.PROTECT, related_name="revisions")
    was_value = models.FloatField(null=True, blank=True)
    was_text = models.CharField(max_length=20, blank=True)
    was_source = models.CharField(max_length=120, blank=True)
    was_imported = models.ForeignKey(BenchmarkImport, on_delete=models.PROTECT, related_name="+")
    replaced_in = models.ForeignKey(BenchmarkImport, on_delete=models.PROTECT, related_name="revisions")

    objects = BenchmarkRevisionQuerySet.as_manager()

    class Privacy:
        personal: set[str] = set()
        plain = {"id", "figure", "was_value", "was_text", "was_source", "was_imported", "replaced_in"}


class BenchmarkAreaQuerySet(models.QuerySet):
    def of_kind(self, kind):
        return self.filter(kind=kind)

    def names(self):
        return list(self.values_list("name", flat=True))


class BenchmarkArea(models.Model):
    """An area that this one is compared with, as the Department spells it: itself, its region, a statistical neighbour."""

    class Kind(models.TextChoices):
        OWN = "own", "This authority"
        REGION = "region", "Its region"
        NEIGHBOUR = "neighbour", "Statistical neighbour"

    name = models.CharField(max_length=100, unique=True)
    kind = models.CharField(max_length=10, choices=Kind)

    objects = BenchmarkAreaQuerySet.as_manager()

    class Meta:
        ordering = ["name"]

    class Privacy:
        personal: set[str] = set()
        plain = {"id", "name", "kind"}

    def __str__(self):
        return self.name
