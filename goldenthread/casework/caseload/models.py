"""Who stands in for whom while they are away, and cases that changed hands together."""

from django.conf import settings
from django.db import models
from django.db.models import Count, F, Q

PERSON = settings.AUTH_USER_MODEL


class AbsenceQuerySet(models.QuerySet):
    def on(self, day):
        """Those that hold on a day: the first and the last count."""
        return self.filter(from_on__lte=day, until_on__gte=day)

    def from_today(self, day):
        """Those that hold on a day or later, the soonest first."""
        return (
            self.filter(until_on__gte=day).select_related("officer", "covered_by").order_by("from_on", "pk")
        )

    def overlapping(self, from_on, until_on):
        return self.filter(from_on__lte=until_on, until_on__gte=from_on)

    def of_officer(self, officer):
        return self.filter(officer=officer)

    def covered_by(self, officer):
        return self.filter(covered_by=officer)

    def for_page(self):
        return self.select_related("officer", "covered_by", "recorded_by")

    def locked(self):
        """Nobody else may change these rows until the transaction ends."""
        return self.select_for_update(of=("self",))


class Absence(models.Model):
    """An officer is away from one day to another, both counted, and somebody sees to their cases. The cases stay theirs;
    it ends by itself. Why somebody is away is not asked."""

    officer = models.ForeignKey(PERSON, on_delete=models.CASCADE, related_name="absences")
    from_on = models.DateField()
    until_on = models.DateField()
    covered_by = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="covers")
    recorded_by = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()
    revision = models.PositiveIntegerField(default=0)

    objects = AbsenceQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["until_on"], name="absences_by_their_end")]
        constraints = [
            models.CheckConstraint(
                condition=Q(until_on__gte=F("from_on")), name="absence_ends_after_it_begins"
            ),
            models.CheckConstraint(condition=~Q(officer=F("covered_by")), name="absence_covered_by_another"),
        ]

    class Privacy:
        personal = {"officer", "from_on", "until_on"}
        plain = {"id", "covered_by", "recorded_by", "recorded_at", "revision"}

    def __str__(self):
        return f"absence {self.pk}"


class HandoverQuerySet(models.QuerySet):
    def newest_first(self):
        """With who made each and how many cases changed hands."""
        return (
            self.select_related("made_by", "undone_by")
            .annotate(number=Count("cases"))
            .order_by("-made_at", "-pk")
        )

    def locked(self):
        """Nobody else may change these rows until the transaction ends."""
        return self.select_for_update(of=("self",))


class Handover(models.Model):
    """Cases that changed hands together: who did it, when, and what those who take them should know."""

    made_by = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    note = models.TextField(blank=True)
    undone_by = models.ForeignKey(PERSON, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    undone_at = models.DateTimeField(null=True, blank=True)

    objects = HandoverQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(undone_by__isnull=True, undone_at__isnull=True)
                | Q(undone_by__isnull=False, undone_at__isnull=False),
                name="handover_undone_by_somebody",
            )
        ]

    class Privacy:
        personal = {"note"}
        plain = {"id", "made_by", "made_at", "undone_by", "undone_at"}

    def __str__(self):
        return f"handover {self.pk}"


class HandedCaseQuerySet(models.QuerySet):
    def of_handover(self, handover):
        return self.filter(handover=handover).select_related("from_officer", "to_officer").order_by("pk")

    def changed_since(self):
        """Those of which the case has been written on after it changed hands."""
        return self.exclude(request__revision=F("revision"))


class HandedCase(models.Model):
    """One case of a handover: with whom it was, to whom it went, and the case's revision just afterwards."""

    handover = models.ForeignKey(Handover, on_delete=models.CASCADE, related_name="cases")
    request = models.ForeignKey("casework.Request", on_delete=models.CASCADE, related_name="handed")
    from_officer = models.ForeignKey(
        PERSON, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    to_officer = models.ForeignKey(PERSON, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    revision = models.PositiveIntegerField()

    objects = HandedCaseQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["handover", "request"], name="case_once_in_a_handover")
        ]

    class Privacy:
        personal: set[str] = set()
        plain = {"id", "handover", "request", "from_officer", "to_officer", "revision"}


RECORDED = [Absence, Handover, HandedCase]
