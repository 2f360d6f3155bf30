"""A plan as it is written. Rows hang from the request, because a plan is written before it is sent; what was sent is
kept whole in versions and never changes."""

from django.conf import settings
from django.db import models
from django.db.models import Max, Q

from goldenthread.casework.plan_writing import sections

PERSON = settings.AUTH_USER_MODEL


class WrittenPlanQuerySet(models.QuerySet):
    def of_case(self, request):
        return self.filter(request=request)

    def whole(self):
        """Everything that the plan says now, in a fixed number of queries."""
        return self.prefetch_related(
            "sections__written_by", "needs", "outcomes__needs", "provision__outcomes", "advice"
        )

    def locked(self):
        """Nobody else may change these rows until the transaction ends."""
        return self.select_for_update(of=("self",))


class WrittenPlan(models.Model):
    """The text of a case's plan, which several people write at once."""

    request = models.OneToOneField("casework.Request", on_delete=models.PROTECT, related_name="written_plan")
    begun_by = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    begun_at = models.DateTimeField()

    objects = WrittenPlanQuerySet.as_manager()

    class Privacy:
        personal: set[str] = set()
        plain = {"id", "request", "begun_by", "begun_at"}


class _Said(models.Model):
    """Who wrote what stands there now, when, and how often it was written."""

    written_by = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField()
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        abstract = True


class PlanSectionQuerySet(models.QuerySet):
    def called(self, code):
        return self.filter(code=code).select_related("written_by")


class PlanSection(_Said):
    """The text of one section: whole for A, I and J, and an introduction to the rows of the others. `voice` says who
    gave the views in section A, and how."""

    written_plan = models.ForeignKey(WrittenPlan, on_delete=models.CASCADE, related_name="sections")
    code = models.CharField(max_length=10, choices=sections.CHOICES)
    text = models.TextField(blank=True)
    voice = models.CharField(max_length=300, blank=True)

    objects = PlanSectionQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["written_plan", "code"], name="plan_section_once")]

    class Privacy:
        personal = {"text", "voice"}
        plain = {"id", "written_plan", "code", "written_by", "written_at", "revision"}


class RowQuerySet(models.QuerySet):
    def of_case(self, request):
        return self.filter(written_plan__request=request).select_related("written_by", "written_plan")

    def standing(self):
        return self.filter(removed_at__isnull=True)

    def in_order(self):
        return self.order_by("section", "number")

    def next_number(self, section):
        """Numbers are not used again: what F2 was in one version it is in all."""
        return (self.filter(section=section).aggregate(last=Max("number"))["last"] or 0) + 1

    def locked(self):
        """Nobody else may change these rows until the transaction ends."""
        return self.select_for_update(of=("self",))


class _Row(_Said):
    """One numbered line of a section. Taking it out leaves it on file, and it can be put back."""

    MAIN = "text"  # the field that a line cannot be without

    number = models.PositiveSmallIntegerField()
    removed_by = models.ForeignKey(PERSON, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    removed_at = models.DateTimeField(null=True, blank=True)

    objects = RowQuerySet.as_manager()

    class Meta:
        abstract = True
        ordering = ["section", "number"]

    @property
    def key(self) -> str:
        """F1, H2.1: how people call it, and how the plan does."""
        letter = sections.BY_CODE[self.section].letter
        return f"{letter}.{self.number}" if letter[-1].isdigit() else f"{letter}{self.number}"

    @property
    def words(self) -> str:
        """What it says first of all."""
        return getattr(self, self.MAIN)

    @property
    def is_standing(self) -> bool:
        return self.removed_at is None


ROW_PLAIN = {
    "id",
    "written_plan",
    "section",
    "number",
    "written_by",
    "written_at",
    "revision",
    "removed_by",
    "removed_at",
}


def _once(name: str) -> models.UniqueConstraint:
    return models.UniqueConstraint(fields=["written_plan", "section", "number"], name=name)


class WrittenNeed(_Row):
    """One need, in section B, C or D."""

    written_plan = models.ForeignKey(WrittenPlan, on_delete=models.CASCADE, related_name="needs")
    section = models.CharField(max_length=10, choices=sections.choices_of(sections.Kind.NEEDS))
    text = models.TextField()

    class Meta(_Row.Meta):
        constraints = [_once("written_need_number_once")]

    class Privacy:
        personal = {"text"}
        plain = ROW_PLAIN


class WrittenOutcome(_Row):
    """One outcome, for the needs that it belongs to. `measure` says how everybody will know that it is reached."""

    written_plan = models.ForeignKey(WrittenPlan, on_delete=models.CASCADE, related_name="outcomes")
    section = models.CharField(
        max_length=10,
        choices=sections.choices_of(sections.Kind.OUTCOMES),
        default=sections.OUTCOMES.code,
    )
    text = models.TextField()
    measure = models.TextField(blank=True)
    reach_by_on = models.DateField(null=True, blank=True)
    needs = models.ManyToManyField(WrittenNeed, related_name="outcomes", blank=True)

    class Meta(_Row.Meta):
        constraints = [_once("written_outcome_number_once")]

    class Privacy:
        personal = {"text", "measure", "reach_by_on", "needs"}
        plain = ROW_PLAIN


class WrittenProvision(_Row):
    """One thing that the child must receive, for the outcomes that it serves: what, by whom, how often, how long, and
    when it is looked at again."""

    MAIN = "what"

    written_plan = models.ForeignKey(WrittenPlan, on_delete=models.CASCADE, related_name="provision")
    section = models.CharField(max_length=10, choices=sections.choices_of(sections.Kind.PROVISION))
    what = models.TextField()
    who = models.CharField(max_length=300, blank=True)
    how_often = models.CharField(max_length=200, blank=True)
    how_long = models.CharField(max_length=200, blank=True)
    reviewed = models.CharField(max_length=200, blank=True)
    educates = models.BooleanField(default=False)
    for_adulthood = models.BooleanField(default=False)
    outcomes = models.ManyToManyField(WrittenOutcome, related_name="provision", blank=True)

    class Meta(_Row.Meta):
        constraints = [_once("written_provision_number_once")]

    class Privacy:
        personal = {
            "what",
            "who",
            "how_often",
            "how_long",
            "reviewed",
            "educates",
            "for_adulthood",
            "outcomes",
        }
        plain = ROW_PLAIN


class ListedAdvice(_Row):
    """One report in section K; `advice` is the advice that the assessment asked for, if it is one of these."""

    MAIN = "title"

    written_plan = models.ForeignKey(WrittenPlan, on_delete=models.CASCADE, related_name="advice")
    section = models.CharField(
        max_length=10, choices=sections.choices_of(sections.Kind.ADVICE), default=sections.ADVICE.code
    )
    advice = models.ForeignKey(
        "casework.Advice", null=True, blank=True, on_delete=models.PROTECT, related_name="listed"
    )
    title = models.CharField(max_length=200)
    author = models.CharField(max_length=200, blank=True)
    dated_on = models.DateField(null=True, blank=True)

    class Meta(_Row.Meta):
        verbose_name = "listed advice"
        constraints = [_once("listed_advice_number_once")]

    class Privacy:
        personal = {"advice", "title", "author", "dated_on"}
        plain = ROW_PLAIN


class WrittenVersionQuerySet(models.QuerySet):
    def of_case(self, request):
        return self.filter(written_plan__request=request).select_related("frozen_by").order_by("number")

    def of_child(self, child):
        """Those sent to the family, the newest first."""
        of_child = self.filter(written_plan__request__child=child)
        return of_child.select_related("written_plan__request").order_by("-sent_on", "-pk")


class WrittenVersion(models.Model):
    """The plan as it was sent: a draft, the final plan or an amended one. `content` is all that it said."""

    class Kind(models.TextChoices):
        DRAFT = "draft", "Draft"
        FINAL = "final", "Final plan"
        AMENDED = "amended", "Amended plan"

    written_plan = models.ForeignKey(WrittenPlan, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=10, choices=Kind)
    sent_on = models.DateField()
    content = models.JSONField()
    digest = models.CharField(max_length=64)
    frozen_by = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    frozen_at = models.DateTimeField()

    objects = WrittenVersionQuerySet.as_manager()

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["written_plan", "number"], name="written_version_number_once")
        ]

    class Privacy:
        personal = {"content", "sent_on"}
        plain = {"id", "written_plan", "number", "kind", "digest", "frozen_by", "frozen_at"}

    @property
    def is_draft(self) -> bool:
        return self.kind == self.Kind.DRAFT


class QualityCheckQuerySet(models.QuerySet):
    def newest(self):
        return self.select_related("checked_by").order_by("-checked_at", "-pk").first()


class QualityCheck(models.Model):
    """Somebody read the whole plan with what the checks found. It holds for the text with this digest alone; `reason` is
    a manager's, why the plan may go out although the checks found something hard."""

    written_plan = models.ForeignKey(WrittenPlan, on_delete=models.CASCADE, related_name="quality_checks")
    digest = models.CharField(max_length=64)
    hard = models.PositiveSmallIntegerField()
    soft = models.PositiveSmallIntegerField()
    reason = models.TextField(blank=True)
    checked_by = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    checked_at = models.DateTimeField()

    objects = QualityCheckQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(hard=0) | ~Q(reason=""), name="quality_check_passed_or_excused"
            )
        ]

    class Privacy:
        personal = {"reason"}
        plain = {"id", "written_plan", "digest", "hard", "soft", "checked_by", "checked_at"}


class SectionCommentQuerySet(models.QuerySet):
    def of_case(self, request):
        return self.filter(written_plan__request=request).select_related("said_by", "settled_by")

    def of_section(self, code):
        return self.filter(section=code).order_by("said_at", "pk")

    def open(self):
        return self.filter(settled_at__isnull=True)


class SectionComment(models.Model):
    """What one of those who write the plan says to the others about a section. No family sees it."""

    written_plan = models.ForeignKey(WrittenPlan, on_delete=models.CASCADE, related_name="comments")
    section = models.CharField(max_length=10, choices=sections.CHOICES)
    text = models.TextField()
    said_by = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    said_at = models.DateTimeField()
    settled_by = models.ForeignKey(PERSON, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    settled_at = models.DateTimeField(null=True, blank=True)

    objects = SectionCommentQuerySet.as_manager()

    class Privacy:
        personal = {"text"}
        plain = {"id", "written_plan", "section", "said_by", "said_at", "settled_by", "settled_at"}


class RepresentationQuerySet(models.QuerySet):
    def of_case(self, request):
        told = self.filter(written_plan__request=request).select_related("recorded_by", "answered_by")
        return told.order_by("received_on", "pk")

    def locked(self):
        """Nobody else may change these rows until the transaction ends."""
        return self.select_for_update(of=("self",))


class Representation(models.Model):
    """What the family said about a draft that they were sent, and what became of it. `section` is empty when it is about
    the whole plan; `voice` says who said it, and how."""

    written_plan = models.ForeignKey(WrittenPlan, on_delete=models.PROTECT, related_name="representations")
    section = models.CharField(max_length=10, choices=sections.CHOICES, blank=True)
    voice = models.CharField(max_length=200)
    received_on = models.DateField()
    text = models.TextField()
    recorded_by = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()
    answer = models.TextField(blank=True)
    answered_by = models.ForeignKey(PERSON, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    answered_at = models.DateTimeField(null=True, blank=True)

    objects = RepresentationQuerySet.as_manager()

    class Privacy:
        personal = {"voice", "received_on", "text", "answer", "section"}
        plain = {"id", "written_plan", "recorded_by", "recorded_at", "answered_by", "answered_at"}


# Every change to these is written down: who, when, from what, to what.
RECORDED = [
    WrittenPlan,
    PlanSection,
    WrittenNeed,
    WrittenOutcome,
    WrittenProvision,
    ListedAdvice,
    WrittenVersion,
    QualityCheck,
    SectionComment,
    Representation,
]
