"""Figures that somebody returned: what came, from whom, when, for which stretch of time, and what it replaced."""

from django.conf import settings
from django.db import models
from django.db.models import Q


class ReturnQuerySet(models.QuerySet):
    def of_datasets(self, slugs):
        return self.filter(dataset__in=list(slugs))

    def latest_first(self):
        return self.select_related("returned_by", "taken_back_by").order_by("-returned_at", "-pk")

    def with_sizes(self):
        """How many figures each brought, and how many of them still stand."""
        standing = models.Count("readings", filter=Q(readings__is_current=True))
        return self.annotate(figures=models.Count("readings"), standing=standing)

    def with_ref(self, ref):
        return self.filter(ref=ref)


class Return(models.Model):
    """One file or form of returned figures, taken in whole; and who took it back, if somebody did."""

    ref = models.CharField(max_length=12, unique=True)
    dataset = models.CharField(max_length=40)
    source_name = models.CharField(max_length=200)
    source_digest = models.CharField(max_length=64)
    on_behalf_of = models.CharField(max_length=200)
    note = models.TextField(blank=True)
    returned_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    returned_at = models.DateTimeField()
    taken_back_at = models.DateTimeField(null=True, blank=True)
    taken_back_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    taken_back_reason = models.CharField(max_length=500, blank=True)

    objects = ReturnQuerySet.as_manager()

    class Meta:
        get_latest_by = ["returned_at", "pk"]

    class Privacy:
        personal: set[str] = set()
        plain = {
            "id",
            "ref",
            "dataset",
            "source_name",
            "source_digest",
            "on_behalf_of",
            "note",
            "returned_by",
            "returned_at",
            "taken_back_at",
            "taken_back_by",
            "taken_back_reason",
        }

    def __str__(self):
        return self.ref


class ReadingQuerySet(models.QuerySet):
    def standing(self):
        """Those that no later return has replaced or taken back."""
        return self.filter(is_current=True)

    def of_code(self, code):
        return self.filter(code=code).order_by("until_on", "pk")

    def of_codes(self, codes):
        return self.filter(code__in=list(codes))

    def whole_area(self):
        return self.filter(grouped_by="")

    def with_return(self):
        return self.select_related("return_of__returned_by", "return_of__taken_back_by")

    def with_what_they_replaced(self):
        return self.select_related("replaces__return_of")

    def latest_first(self):
        return self.order_by("grouped_by", "group", "-until_on", "-pk")

    def as_written(self):
        """In the order of the file or form."""
        return self.order_by("pk")

    def locked(self):
        return self.select_for_update(of=("self",))


class Reading(models.Model):
    """One returned figure. grouped_by and group are "" for the whole area; value is in the indicator's unit.

    One that was replaced stays, so that what was once shown can always be shown again. A measure has one standing figure
    for each group and last day: two could not both be the latest.
    """

    return_of = models.ForeignKey(Return, on_delete=models.PROTECT, related_name="readings")
    code = models.CharField(max_length=40)
    from_on = models.DateField()
    until_on = models.DateField()
    grouped_by = models.CharField(max_length=20, blank=True)
    group = models.CharField(max_length=100, blank=True)
    numerator = models.IntegerField(null=True, blank=True)
    denominator = models.IntegerField(null=True, blank=True)
    value = models.FloatField()
    note = models.CharField(max_length=500, blank=True)
    place = models.CharField(max_length=60, blank=True)
    replaces = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="replaced_by"
    )
    is_current = models.BooleanField(default=True)

    objects = ReadingQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["code", "until_on", "grouped_by", "group"],
                condition=Q(is_current=True),
                name="one_standing_reading_per_last_day",
            ),
            models.CheckConstraint(
                condition=Q(until_on__gte=models.F("from_on")), name="reading_ends_after_it_begins"
            ),
        ]
        indexes = [models.Index(fields=["code", "until_on"])]

    class Privacy:
        personal: set[str] = set()
        plain = {
            "id",
            "return_of",
            "code",
            "from_on",
            "until_on",
            "grouped_by",
            "group",
            "numerator",
            "denominator",
            "value",
            "note",
            "place",
            "replaces",
            "is_current",
        }


class FiguresGrantQuerySet(models.QuerySet):
    def of_user(self, user):
        return self.filter(user=user).order_by("dataset")

    def datasets(self):
        return list(self.values_list("dataset", flat=True))

    def by_person(self):
        return self.select_related("user", "granted_by").order_by("user__display_name", "dataset")


class FiguresGrant(models.Model):
    """A dataset that somebody who only returns figures may return: given by whom, and when."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    dataset = models.CharField(max_length=40)
    granted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    granted_at = models.DateTimeField()

    objects = FiguresGrantQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["user", "dataset"], name="one_grant_per_person_and_dataset")
        ]

    class Privacy:
        personal: set[str] = set()
        plain = {"id", "user", "dataset", "granted_by", "granted_at"}
