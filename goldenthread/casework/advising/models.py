"""What became of a request for advice between asking and having it: steps, and the advice itself as it was given.

`Advice` keeps the dates that the law counts. Advice that was given has come, in the law's sense, when the service accepts
it: on the day on which it was given.
"""

from django.conf import settings
from django.db import models
from django.db.models import Case, Count, Exists, F, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Coalesce

from goldenthread.clocks.models import Clock
from goldenthread.people.models import Child

PERSON = settings.AUTH_USER_MODEL
OWED = "advice_returned"


class Standing(models.TextChoices):
    """How a request for advice stands, for the one who was asked. Worked out, never stored."""

    ASKED = "asked", "Asked"
    RECEIVED = "received", "Received"
    SENT_BACK = "sent_back", "Sent back"
    SENT = "sent", "Given, not looked at yet"
    GIVEN = "given", "Given"
    GIVEN_LATE = "given_late", "Given late"
    NOT_NEEDED = "not_needed", "No longer needed"


TO_DO = (Standing.ASKED, Standing.RECEIVED, Standing.SENT_BACK)


def _over() -> Q:
    """Nobody needs the advice any more."""
    request = "assessment__request"
    return (
        Q(**{f"{request}__withdrawn_on__isnull": False})
        | Q(**{f"{request}__moved_on__isnull": False})
        | Q(assessment__not_issued_on__isnull=False)
        | Q(**{f"{request}__plan__first_issued_on__isnull": False})
    )


class AskedQuerySet(models.QuerySet):
    """What a request for advice is asked, as those who write it see it."""

    def asked_of_organisation(self, organisation_id):
        """Of nobody when there is no organisation."""
        return self.filter(asked_of_id=organisation_id) if organisation_id else self.none()

    def numbered(self, pk):
        return self.filter(pk=pk)

    def among(self, pks):
        return self.filter(pk__in=pks)

    def of_kind(self, kind):
        return self.filter(kind=kind) if kind else self

    # Which of them stand so, asked of what a standing rests on: of a long list no standing has to be worked out.

    def still_to_give(self):
        """As those of `TO_DO`."""
        waiting = GivenAdvice.objects.filter(advice=OuterRef("pk")).waiting()
        return self.filter(~_over(), ~Exists(waiting), returned_on__isnull=True)

    def not_looked_at(self):
        waiting = GivenAdvice.objects.filter(advice=OuterRef("pk")).waiting()
        return self.filter(~_over(), Exists(waiting), returned_on__isnull=True)

    def come(self):
        return self.filter(returned_on__isnull=False)

    def not_needed(self):
        return self.filter(_over(), returned_on__isnull=True)

    def late_on(self, day):
        """Past its day, and still to be given."""
        return self.still_to_give().with_due_on().filter(due_on__lt=day)

    def counts_to_give(self, day) -> dict[str, int]:
        """How many are still to be given, `to_do`, and how many of them are `late`."""
        late = Count("pk", filter=Q(due_on__lt=day))
        return self.still_to_give().with_due_on().aggregate(to_do=Count("pk"), late=late)

    def with_beginning(self):
        """With `began_on`, from which the time runs. It is as long for each, so what began first falls due first."""
        return self.annotate(began_on=Coalesce("request_received_on", "requested_on"))

    def with_due_on(self):
        """With `due_on`, from the clock."""
        request = "assessment__request"
        clocks = Clock.objects.of_duty(OWED).filter(
            subject_kind="request",
            subject_ref=OuterRef(f"{request}__ref"),
            detail__startswith=OuterRef("kind"),
            started_on=OuterRef("began_on"),
        )
        return self.with_beginning().annotate(due_on=Subquery(clocks.order_by("pk").values("due_on")[:1]))

    def with_standing(self):
        """With `due_on` and `standing`."""
        given = GivenAdvice.objects.filter(advice=OuterRef("pk"))
        acknowledged = AdviceStep.objects.filter(advice=OuterRef("pk"), kind=AdviceStep.Kind.ACKNOWLEDGED)
        return self.with_due_on().annotate(
            standing=Case(
                When(returned_on__gt=F("due_on"), then=Value(Standing.GIVEN_LATE)),
                When(returned_on__isnull=False, then=Value(Standing.GIVEN)),
                When(_over(), then=Value(Standing.NOT_NEEDED)),
                When(Exists(given.waiting()), then=Value(Standing.SENT)),
                When(Exists(given.sent_back()), then=Value(Standing.SENT_BACK)),
                When(Exists(acknowledged), then=Value(Standing.RECEIVED)),
                default=Value(Standing.ASKED),
                output_field=models.CharField(),
            ),
        )

    def for_queue(self):
        return self.select_related(
            "assessment__request__child__current_setting", "assessment__request__officer", "asked_of"
        ).prefetch_related("steps")


class AdviceStepQuerySet(models.QuerySet):
    def of_advice(self, advice):
        return self.filter(advice=advice).select_related("said_by").order_by("said_at", "pk")

    def acknowledgements(self):
        return self.filter(kind=AdviceStep.Kind.ACKNOWLEDGED)


class AdviceStep(models.Model):
    """What the body that was asked said on a day: that the request has reached it, or that the advice will be late, why
    and when it will come. Neither moves the last lawful day."""

    class Kind(models.TextChoices):
        ACKNOWLEDGED = "acknowledged", "Receipt acknowledged"
        DELAYED = "delayed", "Said that it will be late"

    advice = models.ForeignKey("casework.Advice", on_delete=models.PROTECT, related_name="steps")
    kind = models.CharField(max_length=20, choices=Kind)
    said_on = models.DateField()
    reason = models.TextField(blank=True)
    expected_on = models.DateField(null=True, blank=True)
    said_by = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    said_at = models.DateTimeField()

    objects = AdviceStepQuerySet.as_manager()

    class Meta:
        ordering = ["said_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["advice"], condition=Q(kind="acknowledged"), name="advice_acknowledged_once"
            ),
            models.CheckConstraint(
                condition=~Q(kind="delayed") | Q(expected_on__isnull=False) & ~Q(reason=""),
                name="delayed_advice_says_why_and_when",
            ),
        ]

    class Privacy:
        personal = {"said_on", "reason", "expected_on"}
        plain = {"id", "advice", "kind", "said_by", "said_at"}


class GivenAdviceQuerySet(models.QuerySet):
    def visible_to(self, user):
        seen = Child.objects.all().visible_to(user)
        return self.filter(advice__assessment__request__child__in=seen)

    def of_advice(self, advice):
        """What was given, the newest first."""
        found = self.filter(advice=advice, given_at__isnull=False).select_related("given_by", "settled_by")
        return found.prefetch_related("documents").order_by("-given_at", "-pk")

    def draft_of(self, advice):
        return self.filter(advice=advice, given_at__isnull=True, verdict="")

    def never_given(self, advice):
        """The draft, if there is one, and those that were left out for documents, the oldest first."""
        found = self.filter(advice=advice, given_at__isnull=True)
        return found.select_related("written_by", "settled_by").order_by("pk")

    def waiting(self):
        """Given, and the service has not said anything yet. What was recorded by hand as come waits no more."""
        return self.filter(given_at__isnull=False, verdict="", advice__returned_on__isnull=True)

    def sent_back(self):
        return self.filter(verdict=GivenAdvice.Verdict.SENT_BACK)

    def accepted_of(self, advice):
        """What was accepted of several requests for advice, with its documents."""
        found = self.filter(advice__in=advice, verdict=GivenAdvice.Verdict.ACCEPTED)
        found = found.select_related("given_by", "advice__asked_of")
        return found.prefetch_related("documents").order_by("given_at", "pk")

    def of_case(self, request):
        return self.filter(advice__assessment__request=request)

    def of_advice_alone(self):
        """The keys of the requests for advice."""
        return self.values_list("advice_id", flat=True)

    def of_officer(self, user):
        return self.filter(advice__assessment__request__officer=user)

    def with_case(self):
        return self.select_related("advice__asked_of", "advice__assessment__request__child", "given_by")

    def locked(self):
        """Nobody else may change these rows until the transaction ends."""
        return self.select_for_update(of=("self",))


class GivenAdvice(models.Model):
    """Advice as it is written and given: on a form, or as documents. Before `given_at` it is a draft that its writers
    alone read; afterwards it never changes, and the service accepts it or sends it back with what is `missing`. A draft
    that was left out, because documents were given instead, stays for its writers to read."""

    class Verdict(models.TextChoices):
        ACCEPTED = "accepted", "Accepted"
        SENT_BACK = "sent_back", "Sent back"
        LEFT_OUT = "left_out", "Left out"  # a draft, by its own writers

    advice = models.ForeignKey("casework.Advice", on_delete=models.PROTECT, related_name="given")
    summary = models.TextField(blank=True)
    views = models.TextField(blank=True)  # the child's own, as told to the writer
    needs = models.TextField(blank=True)  # one a line
    outcomes = models.TextField(blank=True)  # one a line
    provision = models.JSONField(default=list, blank=True)  # rows of what, who, how_often, how_long
    written_by = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField()
    given_on = models.DateField(null=True, blank=True)
    given_by = models.ForeignKey(PERSON, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    given_at = models.DateTimeField(null=True, blank=True)
    verdict = models.CharField(max_length=10, choices=Verdict, blank=True)
    missing = models.TextField(blank=True)
    settled_by = models.ForeignKey(PERSON, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    settled_at = models.DateTimeField(null=True, blank=True)
    revision = models.PositiveIntegerField(default=0)

    objects = GivenAdviceQuerySet.as_manager()

    class Meta:
        verbose_name = "given advice"
        constraints = [
            models.UniqueConstraint(
                fields=["advice"], condition=Q(given_at__isnull=True, verdict=""), name="one_draft_of_advice"
            ),
            models.UniqueConstraint(
                fields=["advice"],
                condition=Q(given_at__isnull=False, verdict=""),
                name="advice_looked_at_before_more_is_given",
            ),
            models.CheckConstraint(
                condition=Q(given_at__isnull=True, given_on__isnull=True, verdict__in=["", "left_out"])
                | Q(given_at__isnull=False, given_on__isnull=False) & ~Q(verdict="left_out"),
                name="given_advice_has_its_day",
            ),
            models.CheckConstraint(
                condition=~Q(verdict="sent_back") | ~Q(missing=""), name="advice_sent_back_for_a_reason"
            ),
        ]

    class Privacy:
        personal = {
            "summary",
            "views",
            "needs",
            "outcomes",
            "provision",
            "given_on",
            "missing",
        }
        plain = {
            "id",
            "advice",
            "written_by",
            "written_at",
            "given_by",
            "given_at",
            "verdict",
            "settled_by",
            "settled_at",
            "revision",
        }

    @property
    def lacks(self) -> str:
        """What advice on the form cannot do without, the first that is missing. A child may need nothing, and then the
        words say so."""
        if not self.summary:
            return "a summary"
        if not self.needs:
            return "what the child needs"
        return "" if all(row["what"] for row in self.provision) else "what each line of provision provides"


RECORDED = [AdviceStep, GivenAdvice]
