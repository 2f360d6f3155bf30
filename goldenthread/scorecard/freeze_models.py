"""Published months: who published which figures and when, where they are kept, and why some have changed since."""

from django.conf import settings
from django.db import models
from django.db.models import Q


class PublishedMonthQuerySet(models.QuerySet):
    def of_month(self, first_day):
        """Every edition, the newest first."""
        return self.filter(month_on=first_day).order_by("-edition")

    def newest(self):
        """The last edition of each month."""
        later = self.model.objects.filter(
            month_on=models.OuterRef("month_on"), edition__gt=models.OuterRef("edition")
        )
        return self.exclude(models.Exists(later)).order_by("-month_on")

    def before(self, moment):
        """The last edition of the newest month that had been published; None where none had been."""
        return self.filter(published_at__lt=moment).order_by("-month_on", "-edition").first()

    def with_people(self):
        return self.select_related("published_by")


class PublishedMonth(models.Model):
    """One edition of a month's figures, kept in a folder of its own. Neither the row nor the folder is changed afterwards.

    signed_off_name, signed_off_role: who answered for the figures, in that capacity; they need have no account here.
    reason: why another edition was published; "" for the first. manifest_digest: SHA-256 of the folder's manifest,
    which has the digest of every other file.
    """

    month_on = models.DateField()
    edition = models.PositiveSmallIntegerField()
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    published_at = models.DateTimeField()
    signed_off_name = models.CharField(max_length=120)
    signed_off_role = models.CharField(max_length=120)
    note = models.TextField(blank=True)
    reason = models.TextField(blank=True)
    facts_as_of_on = models.DateField()
    facts_digest = models.CharField(max_length=64)
    manifest_digest = models.CharField(max_length=64)

    objects = PublishedMonthQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["month_on", "edition"], name="one_row_per_edition"),
            models.CheckConstraint(
                condition=Q(edition=1) | (Q(edition__gt=1) & ~Q(reason="")),
                name="another_edition_has_a_reason",
            ),
            models.CheckConstraint(
                condition=~Q(signed_off_name="") & ~Q(signed_off_role=""),
                name="published_month_is_signed_off",
            ),
        ]

    class Privacy:
        personal: set[str] = set()
        plain = {
            "id",
            "month_on",
            "edition",
            "published_by",
            "published_at",
            "signed_off_name",
            "signed_off_role",
            "note",
            "reason",
            "facts_as_of_on",
            "facts_digest",
            "manifest_digest",
        }

    def __str__(self):
        return self.folder_name

    @property
    def folder_name(self) -> str:
        """ "2024-10-1": the month and its edition."""
        return f"{self.month_on:%Y-%m}-{self.edition}"

    @property
    def publisher(self) -> str:
        return self.published_by.display_name if self.published_by else "the operator"


class RevisionReasonQuerySet(models.QuerySet):
    def of_published(self, published):
        return self.filter(published__in=published).select_related("written_by")

    def locked(self):
        """Nobody else may change these rows until the transaction ends."""
        return self.select_for_update(of=("self",))


class RevisionReason(models.Model):
    """Why a published figure has changed, in somebody's words, beside what the data say.

    numerator, denominator, value: the figure as it was known when the words were written. When it moves again, the
    words no longer account for it.
    """

    published = models.ForeignKey(PublishedMonth, on_delete=models.PROTECT, related_name="reasons")
    code = models.CharField(max_length=40)
    reason = models.TextField()
    numerator = models.IntegerField(null=True, blank=True)
    denominator = models.IntegerField(null=True, blank=True)
    value = models.FloatField(null=True, blank=True)
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField()
    revision = models.PositiveIntegerField(default=1)

    objects = RevisionReasonQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["published", "code"], name="one_reason_per_published_figure"),
            models.CheckConstraint(condition=~Q(reason=""), name="revision_reason_says_something"),
        ]

    class Privacy:
        personal: set[str] = set()
        plain = {
            "id",
            "published",
            "code",
            "reason",
            "numerator",
            "denominator",
            "value",
            "written_by",
            "written_at",
            "revision",
        }

    def __str__(self):
        return f"{self.published}: {self.code}"
