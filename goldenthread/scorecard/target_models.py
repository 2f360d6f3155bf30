"""What an indicator is held against, and where the limits of its chart begin again."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

DISTRICT = "district"


class TargetQuerySet(models.QuerySet):
    def of_code(self, code):
        return self.filter(code=code).order_by("from_on", "pk")

    def whole_area(self):
        return self.filter(grouped_by="")

    def of_place(self, code, grouped_by, group):
        return self.of_code(code).filter(grouped_by=grouped_by, group=group)

    def locked(self):
        """Nobody else may change these rows until the transaction ends."""
        return self.select_for_update(of=("self",))


class Target(models.Model):
    """A baseline, a standard or a target for one indicator, from a day on; a text where the paper gives no number.

    It is for the whole area, or for one district. until_on: the last day of the period that a baseline describes.
    """

    class Kind(models.TextChoices):
        BASELINE = "baseline", "Baseline"
        STANDARD = "standard", "Standard"
        TARGET = "target", "Target"

    code = models.CharField(max_length=40, db_index=True)
    kind = models.CharField(max_length=10, choices=Kind)
    label = models.CharField(max_length=60)
    grouped_by = models.CharField(max_length=20, blank=True)
    group = models.CharField("district", max_length=100, blank=True)
    period = models.CharField(max_length=60, blank=True)
    from_on = models.DateField("from", null=True, blank=True)
    until_on = models.DateField("until", null=True, blank=True)
    value = models.FloatField(null=True, blank=True)
    text = models.CharField(max_length=100, blank=True)
    source = models.CharField(max_length=200)
    revision = models.PositiveIntegerField(default=1)

    objects = TargetQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["code", "kind", "label", "grouped_by", "group"], name="one_target_per_label_and_place"
            ),
            models.CheckConstraint(
                condition=Q(value__isnull=False) | ~Q(text=""), name="target_has_value_or_text"
            ),
            models.CheckConstraint(
                condition=Q(grouped_by="", group="") | (Q(grouped_by=DISTRICT) & ~Q(group="")),
                name="target_is_of_the_area_or_a_district",
            ),
            models.CheckConstraint(
                condition=Q(until_on__isnull=True) | Q(until_on__gte=F("from_on")),
                name="target_period_ends_after_it_begins",
            ),
        ]

    class Privacy:
        personal: set[str] = set()
        plain = {
            "id",
            "code",
            "kind",
            "label",
            "grouped_by",
            "group",
            "period",
            "from_on",
            "until_on",
            "value",
            "text",
            "source",
            "revision",
        }

    def __str__(self):
        return f"{self.code} {self.label}"

    def get_additional_data(self):
        """The log of changes keeps the code, so that what was removed is still found by it."""
        return {"code": self.code}


class RebaseQuerySet(models.QuerySet):
    def of_code(self, code):
        return self.filter(code=code).select_related("decided_by").order_by("month_on")

    def in_order(self):
        return self.order_by("month_on")

    def of_codes(self, codes):
        return self.in_order().filter(code__in=list(codes))


class Rebase(models.Model):
    """From this month on an indicator's control limits are worked out anew, because somebody said why."""

    code = models.CharField(max_length=40)
    month_on = models.DateField("month")
    reason = models.CharField(max_length=300)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField()

    objects = RebaseQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["code", "month_on"], name="one_rebase_per_month"),
            models.CheckConstraint(condition=~Q(reason=""), name="rebase_has_a_reason"),
        ]

    class Privacy:
        personal: set[str] = set()
        plain = {"id", "code", "month_on", "reason", "decided_by", "decided_at"}

    def __str__(self):
        return f"{self.code} from {self.month_on}"

    def get_additional_data(self):
        return {"code": self.code}
