"""A plan as it is written. Rows hang from the request, because a plan is written before it is sent; what was sent is
kept whole in versions and never changes."""

from django.conf import settings
from django.db import models
from django.db.models import Max, Q
from django.utils import timezone

from goldenthread.casework import codes
from goldenthread.casework.plan_writing import sections
from goldenthread.govuk.formats import lower_first
from goldenthread.people.codes import SettingKind
from goldenthread.people.models import Child, Setting

PERSON = settings.AUTH_USER_MODEL


class WrittenPlanQuerySet(models.QuerySet):
    def of_case(self, request):
        return self.filter(request=request)

    def was_sent(self):
        """Of which some version went out."""
        return self.filter(versions__isnull=False).distinct()

    def whole(self):
        """Everything that the plan says now, in a fixed number of queries."""
        return self.prefetch_related(
            "sections__written_by",
            "needs",
            "outcomes__needs",
            "provision__outcomes",
            "advice",
            "placements__setting",
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


class WrittenPlacement(_Row):
    """What section I names: a setting, a type of setting only, or somewhere that is no setting; in this order first the
    main one. When the plan is issued it becomes the plan's named settings (SEN2 4.7)."""

    MAIN = "setting"

    written_plan = models.ForeignKey(WrittenPlan, on_delete=models.CASCADE, related_name="placements")
    section = models.CharField(
        max_length=10,
        choices=sections.choices_of(sections.Kind.PLACEMENT),
        default=sections.PLACEMENT.code,
    )
    setting = models.ForeignKey(Setting, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    type_only = models.CharField(max_length=30, choices=SettingKind, blank=True)
    elsewhere = models.CharField(max_length=4, choices=codes.OtherPlacement, blank=True)
    note = models.CharField(max_length=200, blank=True)
    in_sen_unit = models.BooleanField(default=False)
    in_resourced_provision = models.BooleanField(default=False)

    class Meta(_Row.Meta):
        constraints = [
            _once("written_placement_number_once"),
            models.CheckConstraint(
                condition=Q(setting__isnull=False, type_only="", elsewhere="")
                | Q(setting__isnull=True)
                & (~Q(type_only="") & Q(elsewhere="") | Q(type_only="") & ~Q(elsewhere="")),
                name="written_placement_is_one_thing",
            ),
        ]

    class Privacy:
        personal = {"setting", "type_only", "elsewhere", "note", "in_sen_unit", "in_resourced_provision"}
        plain = ROW_PLAIN

    @property
    def words(self) -> str:
        return ", ".join(part for part in (self.name, self.type_words, self.unit_words) if part)

    @property
    def name(self) -> str:
        if self.setting:
            return self.setting.name
        return self.get_elsewhere_display() if self.elsewhere else ""

    @property
    def type_words(self) -> str:
        """The type of setting, which the plan states beside its name, or alone."""
        if self.setting:
            return lower_first(self.setting.get_kind_display())
        return self.get_type_only_display() if self.type_only else ""

    @property
    def unit_words(self) -> str:
        held = {
            "in its SEN unit": self.in_sen_unit,
            "in its resourced provision": self.in_resourced_provision,
        }
        return ", ".join(words for words, is_so in held.items() if is_so)


class WrittenVersionQuerySet(models.QuerySet):
    def of_case(self, request):
        return self.filter(written_plan__request=request).select_related("frozen_by").order_by("number")

    def of_kinds(self, kinds):
        return self.filter(kind__in=kinds)

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
        """Those that reached the authority; what a family is still writing is theirs alone."""
        told = self.filter(written_plan__request=request, received_on__isnull=False)
        return told.select_related("recorded_by", "answered_by", "wish_setting").order_by("received_on", "pk")

    def locked(self):
        """Nobody else may change these rows until the transaction ends."""
        return self.select_for_update(of=("self",))

    def of_writer(self, request, user):
        """All that this person wrote on the case, sent or not."""
        own = self.filter(written_plan__request=request, recorded_by=user)
        return own.select_related("answered_by", "wish_setting").order_by("pk")

    def unsent(self):
        return self.filter(received_on__isnull=True)

    def arrived(self):
        """Written by a family in their own account, and not answered."""
        own = self.filter(received_on__isnull=False, answered_at__isnull=True)
        return own.filter(is_familys_own=True)

    def of_officer(self, user):
        return self.filter(written_plan__request__officer=user)

    def visible_to(self, user):
        return self.filter(written_plan__request__child__in=Child.objects.all().visible_to(user))

    def for_list(self):
        return self.select_related("written_plan__request__child").order_by("received_on", "pk")


class Representation(models.Model):
    """What the family said about a draft that they were sent, and what became of it. `section` is empty when it is about
    the whole plan; `voice` says who said it, and how. `wish` is the setting that they ask for, in their words, and
    `wish_setting` the same in the directory. One that a family still writes has no day on which it was received."""

    written_plan = models.ForeignKey(WrittenPlan, on_delete=models.PROTECT, related_name="representations")
    section = models.CharField(max_length=10, choices=sections.CHOICES, blank=True)
    voice = models.CharField(max_length=200)
    received_on = models.DateField(null=True, blank=True)
    text = models.TextField(blank=True)
    wish = models.CharField(max_length=200, blank=True)
    wish_setting = models.ForeignKey(
        Setting, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    asks_meeting = models.BooleanField(default=False)
    is_familys_own = models.BooleanField(default=False)
    recorded_by = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()
    revision = models.PositiveIntegerField(default=0)
    answer = models.TextField(blank=True)
    answered_by = models.ForeignKey(PERSON, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    answered_at = models.DateTimeField(null=True, blank=True)

    objects = RepresentationQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["written_plan", "section", "recorded_by"],
                condition=Q(received_on__isnull=True),
                name="representation_begun_once",
            )
        ]

    class Privacy:
        personal = {
            "voice",
            "received_on",
            "text",
            "wish",
            "wish_setting",
            "asks_meeting",
            "answer",
            "section",
        }
        plain = {
            "id",
            "written_plan",
            "is_familys_own",
            "recorded_by",
            "recorded_at",
            "revision",
            "answered_by",
            "answered_at",
        }

    @property
    def says_something(self) -> bool:
        return bool(self.text.strip() or self.wish.strip() or self.asks_meeting)


class VoicedViewsQuerySet(models.QuerySet):
    def of_case(self, request):
        """Those that were given; what a family is still writing is theirs alone."""
        given = self.filter(request=request, given_on__isnull=False)
        return given.select_related("recorded_by", "taken_by").order_by("given_on", "pk")

    def of_writer(self, request, user):
        return self.filter(request=request, recorded_by=user).order_by("pk")

    def of_whom(self, whose):
        return self.filter(whose=whose)

    def unsent(self):
        return self.filter(given_on__isnull=True)

    def arrived(self):
        """Given by a family in their own account, and not yet taken into section A or set aside."""
        return self.filter(given_on__isnull=False, is_familys_own=True, taken_at__isnull=True)

    def visible_to(self, user):
        return self.filter(request__child__in=Child.objects.all().visible_to(user))

    def of_officer(self, user):
        return self.filter(request__officer=user)

    def for_list(self):
        return self.select_related("request__child").order_by("given_on", "pk")

    def locked(self):
        """Nobody else may change these rows until the transaction ends."""
        return self.select_for_update(of=("self",))


class VoicedViews(models.Model):
    """What the child, or the parents, think and hope for, as it was given on a day: who voiced it and how stands with it.
    It is taken into section A of the plan, or read and left. One that a family still writes has no day."""

    class Whose(models.TextChoices):
        CHILD = "child", "The child's or young person's"
        PARENTS = "parents", "The parents'"

    request = models.ForeignKey("casework.Request", on_delete=models.PROTECT, related_name="voiced_views")
    whose = models.CharField(max_length=10, choices=Whose)
    text = models.TextField(blank=True)
    voice = models.CharField(max_length=300, blank=True)
    given_on = models.DateField(null=True, blank=True)
    is_familys_own = models.BooleanField(default=False)
    recorded_by = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()
    revision = models.PositiveIntegerField(default=0)
    taken_by = models.ForeignKey(PERSON, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    taken_at = models.DateTimeField(null=True, blank=True)
    was_put_in = models.BooleanField(default=False)

    objects = VoicedViewsQuerySet.as_manager()

    class Meta:
        verbose_name = "views"
        verbose_name_plural = "views"
        constraints = [
            models.UniqueConstraint(
                fields=["request", "whose", "recorded_by"],
                condition=Q(given_on__isnull=True),
                name="views_begun_once",
            ),
            models.CheckConstraint(
                condition=Q(given_on__isnull=True) | ~Q(text="") & ~Q(voice=""),
                name="views_given_say_something",
            ),
        ]

    class Privacy:
        personal = {"whose", "text", "voice", "given_on"}
        plain = {
            "id",
            "request",
            "is_familys_own",
            "recorded_by",
            "recorded_at",
            "revision",
            "taken_by",
            "taken_at",
            "was_put_in",
        }


class DraftingMeetingQuerySet(models.QuerySet):
    def of_case(self, request):
        return (
            self.filter(request=request).select_related("booked_by", "ended_by").order_by("-meets_at", "-pk")
        )

    def of_requests(self, requests):
        return self.filter(request__in=requests).order_by("-meets_at", "-pk")

    def standing(self):
        """Booked, and neither held nor moved nor cancelled."""
        return self.filter(ending="")

    def locked(self):
        """Nobody else may change these rows until the transaction ends."""
        return self.select_for_update(of=("self",))


class DraftingMeeting(models.Model):
    """A meeting about the draft with the family: when, where, who is asked, and what became of it. One that is moved ends,
    and another takes its place."""

    class Ending(models.TextChoices):
        HELD = "held", "Held"
        MOVED = "moved", "Moved"
        CANCELLED = "cancelled", "Cancelled"

    request = models.ForeignKey(
        "casework.Request", on_delete=models.PROTECT, related_name="drafting_meetings"
    )
    meets_at = models.DateTimeField()
    place = models.CharField(max_length=200)
    who = models.CharField(max_length=300)
    follows = models.OneToOneField(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="moved_to"
    )
    booked_by = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    booked_at = models.DateTimeField()
    ending = models.CharField(max_length=10, choices=Ending, blank=True)
    ended_on = models.DateField(null=True, blank=True)
    ended_by = models.ForeignKey(PERSON, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    words = models.TextField(blank=True)
    revision = models.PositiveIntegerField(default=0)

    objects = DraftingMeetingQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["request"], condition=Q(ending=""), name="drafting_meeting_one_at_a_time"
            ),
            models.CheckConstraint(
                condition=Q(ending="", ended_on__isnull=True) | ~Q(ending="") & Q(ended_on__isnull=False),
                name="drafting_meeting_ending_has_its_day",
            ),
        ]

    class Privacy:
        personal = {"meets_at", "place", "who", "ending", "ended_on", "words"}
        plain = {"id", "request", "follows", "booked_by", "booked_at", "ended_by", "revision"}

    @property
    def booked_on(self):
        return timezone.localtime(self.booked_at).date()

    @property
    def meets_on(self):
        return timezone.localtime(self.meets_at).date()


# Every change to these is written down: who, when, from what, to what.
RECORDED = [
    WrittenPlan,
    PlanSection,
    WrittenNeed,
    WrittenOutcome,
    WrittenProvision,
    ListedAdvice,
    WrittenPlacement,
    WrittenVersion,
    QualityCheck,
    SectionComment,
    Representation,
    VoicedViews,
    DraftingMeeting,
]
