"""The improvement plan: areas of weakness, sub-themes, actions, ratings, the indicators they answer to, and risks."""

from django.conf import settings
from django.db import models
from django.db.models import Case, F, Max, Q, When

from goldenthread.assurance.boards.log_models import LogEntry, LogNote
from goldenthread.assurance.boards.meeting_models import AgendaItem, Attendance, Meeting, Minute
from goldenthread.assurance.boards.models import Board, BoardDetails, Membership, Terms, TermsReview
from goldenthread.assurance.boards.scrutiny_models import ScrutinyFollowUp, ScrutinyReply, ScrutinyRequest
from goldenthread.assurance.checker.models import SuppressedFinding
from goldenthread.assurance.evidence.models import (
    EvidenceDocument,
    EvidenceItem,
    EvidenceLink,
    EvidenceVersion,
    FrozenFigure,
    OfferVerdict,
)
from goldenthread.assurance.plan_history.models import (
    ActionChange,
    CarryOver,
    EarlierTitle,
    Milestone,
    PlanVersion,
)
from goldenthread.assurance.reviews.models import (
    ActionVerdict,
    AreaVerdict,
    Ask,
    AskJudgement,
    GovernmentReview,
)
from goldenthread.assurance.risks.models import (
    Mitigation,
    MitigationStatement,
    Risk,
    RiskAssessment,
    RiskStatement,
)
from goldenthread.assurance.rounds.models import Challenge, Round, RoundException, Update
from goldenthread.people.today import today


class ImprovementPlanQuerySet(models.QuerySet):
    def in_force_on(self, day):
        """The plan that a day's pages show: the one begun last by then; None before the first begins.

        A plan that has ended is shown until another begins: what it left undone is still to be answered for.
        """
        return self._just_in_force_on(day).first()

    def _just_in_force_on(self, day):
        begun = self.filter(Q(began_on__isnull=True) | Q(began_on__lte=day))
        return begun.order_by(F("began_on").desc(nulls_last=True), "-pk")[:1]

    def shown_on(self, day):
        """The plan whose pages a day shows; None before one is imported, or before the first began."""
        return self.just_shown_on(day).first()

    def just_shown_on(self, day):
        """The same as a queryset of one, which another query may look into."""
        return self._just_in_force_on(day) if day < today() else self.just_current()

    def current(self):
        """The one in force today. Before any begins, the first that will: it is being prepared."""
        return self.just_current().first()

    def just_current(self):
        """The same as a queryset of one, which another query may look into."""
        begun = Q(began_on__isnull=True) | Q(began_on__lte=today())
        found = self.annotate(
            has_begun=Case(When(begun, then=1), default=0), since=Case(When(begun, then=F("began_on")))
        )
        return found.order_by("-has_begun", F("since").desc(nulls_last=True), "began_on", "-pk")[:1]

    def titled(self, title):
        return self.filter(title=title)

    def newest_first(self):
        return self.select_related("follows").order_by(F("began_on").desc(nulls_last=True), "-pk")


class ImprovementPlan(models.Model):
    """A plan as it was agreed or published. One is in force at a time; those before it stay on file."""

    class Kind(models.TextChoices):
        WRITTEN_STATEMENT = "statement", "Written statement of action"
        ACCELERATED = "accelerated", "Accelerated progress plan"
        PRIORITIES = "priorities", "Partnership priorities"
        OTHER = "other", "Improvement plan"

    title = models.CharField(max_length=200, unique=True)
    kind = models.CharField(max_length=15, choices=Kind, default=Kind.OTHER)
    began_on = models.DateField(null=True, blank=True)
    ended_on = models.DateField(null=True, blank=True)
    follows = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="followed_by_plans"
    )
    revision = models.PositiveIntegerField(default=0)
    published_on = models.DateField(null=True, blank=True)
    imported_at = models.DateTimeField()
    imported_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    source_name = models.CharField(max_length=200)
    source_digest = models.CharField(max_length=64)

    objects = ImprovementPlanQuerySet.as_manager()

    class Privacy:
        personal: set[str] = set()
        plain = {
            "id",
            "title",
            "kind",
            "began_on",
            "ended_on",
            "follows",
            "revision",
            "published_on",
            "imported_at",
            "imported_by",
            "source_name",
            "source_digest",
        }

    def __str__(self):
        return self.title


class AreaQuerySet(models.QuerySet):
    def numbers(self) -> list[str]:
        return list(self.values_list("number", flat=True))

    def with_measures(self):
        return self.prefetch_related("high_impact")

    def in_force(self):
        """Of the plan in force."""
        return self.filter(improvement_plan__in=ImprovementPlan.objects.just_current().values("pk"))


class Area(models.Model):
    """An area of weakness."""

    improvement_plan = models.ForeignKey(ImprovementPlan, on_delete=models.CASCADE, related_name="areas")
    number = models.CharField(max_length=10)
    title = models.CharField(max_length=500)
    led_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="led_areas"
    )
    order = models.PositiveSmallIntegerField()

    objects = AreaQuerySet.as_manager()

    class Meta:
        ordering = ["order"]
        constraints = [
            models.UniqueConstraint(fields=["improvement_plan", "number"], name="area_number_once")
        ]

    class Privacy:
        personal: set[str] = set()
        plain = {"id", "improvement_plan", "number", "title", "led_by", "order"}

    def __str__(self):
        return f"Area {self.number}"


class SubThemeQuerySet(models.QuerySet):
    def of_plan(self, improvement_plan):
        return self.filter(area__improvement_plan=improvement_plan).select_related("area")

    def in_order(self):
        return self.order_by("area__order", "order")


class SubTheme(models.Model):
    area = models.ForeignKey(Area, on_delete=models.CASCADE, related_name="sub_themes")
    code = models.CharField(max_length=10)
    title = models.CharField(max_length=500)
    order = models.PositiveSmallIntegerField()

    objects = SubThemeQuerySet.as_manager()

    class Meta:
        ordering = ["order"]
        constraints = [models.UniqueConstraint(fields=["area", "code"], name="sub_theme_code_once")]

    class Privacy:
        personal: set[str] = set()
        plain = {"id", "area", "code", "title", "order"}

    def __str__(self):
        return self.code


class Brag(models.TextChoices):
    """Blue, red, amber, green, worst first; how each is defined for progress and for impact stands in `ratings`."""

    RED = "red", "Red"
    AMBER = "amber", "Amber"
    GREEN = "green", "Green"
    BLUE = "blue", "Blue"


class ActionQuerySet(models.QuerySet):
    def for_list(self):
        return self.with_places().prefetch_related("owners", "kpi_links", "ratings")

    def with_places(self):
        """With where they stand, and under which area they are watched."""
        return self.select_related("sub_theme__area", "watched_in")

    def for_statement(self):
        """With its owners and with what the rules about ratings look at."""
        return self.with_places().prefetch_related("owners", "ratings")

    def for_rules_about_ratings(self) -> list:
        """With what those rules look at: the ratings of those alone that are not rated for impact. Two queries."""
        found = list(self.select_related("sub_theme"))
        models.prefetch_related_objects([each for each in found if not each.impact], "ratings")
        return found

    def for_page(self):
        return self.for_list().prefetch_related("evidence", "ratings__said_by", "owners__user")

    def for_report(self):
        """With who answers for them and every rating with who gave it."""
        return self.select_related("sub_theme__area").prefetch_related("owners__user", "ratings__said_by")

    def with_parts(self):
        """With all that its state holds, and its changes."""
        return self.with_places().prefetch_related(
            "owners", "kpi_links", "evidence", "milestones", "changes__changed_by", "changes__other"
        )

    def of_plan(self, improvement_plan):
        return self.filter(sub_theme__area__improvement_plan=improvement_plan)

    def in_force(self):
        """Of the plan in force."""
        plans = ImprovementPlan.objects.just_current().values("pk")
        return self.filter(sub_theme__area__improvement_plan__in=plans)

    def called(self, code):
        return self.filter(code=code)

    def codes(self) -> list[str]:
        return list(self.values_list("code", flat=True))

    def numbers(self) -> list[int]:
        return list(self.values_list("pk", flat=True))

    def next_order(self) -> int:
        """A place after all of these."""
        return (self.aggregate(last=Max("order"))["last"] or 0) + 1

    def among_codes(self, codes):
        return (
            self.select_related("sub_theme__area")
            .prefetch_related("owners", "kpi_links")
            .filter(code__in=codes)
        )

    def in_order(self):
        return self.order_by("sub_theme__area__order", "sub_theme__order", "order")

    def cited(self) -> list[tuple[str, str]]:
        """(area's number, indicator's code) for each indicator that an action cites, in the plan's order."""
        order = ("sub_theme__area__order", "sub_theme__order", "order", "kpi_links__order")
        linked = self.exclude(kpi_links=None).order_by(*order)
        return list(linked.values_list("sub_theme__area__number", "kpi_links__code"))

    def of_area_record(self, area):
        return self.filter(sub_theme__area=area).order_by("sub_theme__order", "order")

    def not_ended(self):
        return self.exclude(monitoring__in=ENDED)

    def monitored(self):
        """Those that are still followed, under whichever area: not released, merged, split or retired."""
        return self.filter(monitoring__in=FOLLOWED)

    def reported_in(self, held):
        """Those that a round asks about, and those that were reported on in it before they were let go."""
        said = self.filter(updates__round=held, updates__submitted_at__isnull=False).values("pk")
        return self.filter(Q(monitoring__in=FOLLOWED) | Q(pk__in=said))

    def citing(self, kpi_codes):
        return self.filter(pk__in=ActionKpi.objects.filter(code__in=kpi_codes).values("action"))


FOLLOWED = ("active", "moved")  # of Action.Monitoring
ENDED = ("merged", "split", "retired")


class Action(models.Model):
    """One action. `progress` and `impact` repeat the latest rating, for filtering; `actions.rate` writes both.

    monitoring: whether the board and the Department still follow it, or what became of it (`plan_history`).
    watched_in: the other area under which a review put it; it keeps its code and its place in the plan.
    """

    class Monitoring(models.TextChoices):
        ACTIVE = "active", "Monitored"
        RELEASED = "released", "Released from formal monitoring"
        MERGED = "merged", "Merged into another"
        MOVED = "moved", "Watched under another area"
        SPLIT = "split", "Split into several"
        RETIRED = "retired", "Retired"

    sub_theme = models.ForeignKey(SubTheme, on_delete=models.CASCADE, related_name="actions")
    code = models.CharField(max_length=15)
    title = models.TextField()
    due_on = models.DateField(null=True, blank=True)
    due_text = models.CharField(max_length=100, blank=True)
    is_open_ended = models.BooleanField(default=False)
    open_ended_reason = models.CharField(max_length=500, blank=True)
    progress = models.CharField(max_length=10, choices=Brag, blank=True)
    impact = models.CharField(max_length=10, choices=Brag, blank=True)
    kpi_text = models.TextField(blank=True)
    monitoring = models.CharField(max_length=10, choices=Monitoring, default=Monitoring.ACTIVE)
    watched_in = models.ForeignKey(
        Area, null=True, blank=True, on_delete=models.RESTRICT, related_name="watched_actions"
    )
    order = models.PositiveSmallIntegerField()
    revision = models.PositiveIntegerField(default=0)

    objects = ActionQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["sub_theme", "code"], name="action_code_once")]

    class Privacy:
        personal: set[str] = set()
        plain = {
            "id",
            "sub_theme",
            "code",
            "title",
            "due_on",
            "due_text",
            "is_open_ended",
            "open_ended_reason",
            "progress",
            "impact",
            "kpi_text",
            "monitoring",
            "watched_in",
            "order",
            "revision",
        }

    def __str__(self):
        return self.code

    @property
    def area(self) -> Area:
        return self.sub_theme.area

    @property
    def followed_in(self) -> Area:
        """The area whose lead answers for what is said of it: its own, or that under which a review put it."""
        return self.watched_in or self.area

    @property
    def is_followed(self) -> bool:
        """A round asks about it."""
        return self.monitoring in FOLLOWED

    @property
    def has_ended(self) -> bool:
        """Merged, split or retired: nothing more is done under this code."""
        return self.monitoring in ENDED

    @property
    def progress_rank(self) -> int:
        """For sorting: red first, not rated last."""
        return _rank(self.progress)

    @property
    def impact_rank(self) -> int:
        return _rank(self.impact)

    @property
    def accountable(self):
        """The owner who answers for it, or None where the plan names nobody or several."""
        return next((owner for owner in self.owners.all() if owner.is_accountable), None)

    @property
    def answerable(self) -> list:
        """The owners who report on it: the accountable one, or all where the plan names none."""
        return [self.accountable] if self.accountable else list(self.owners.all())

    @property
    def kpi_codes(self) -> list[str]:
        return [link.code for link in self.kpi_links.all()]

    def days_overdue_on(self, day, progress=None) -> int:
        """Days past the due date while neither green nor blue for progress; 0 when it is not late, or has ended."""
        rated = self.progress if progress is None else progress
        if self.due_on is None or rated in (Brag.GREEN, Brag.BLUE) or self.has_ended:
            return 0
        return max(0, (day - self.due_on).days)


def _rank(brag: str) -> int:
    return Brag.values.index(brag) if brag else len(Brag.values)


class ActionOwnerQuerySet(models.QuerySet):
    def of_plan(self, improvement_plan):
        return self.filter(action__sub_theme__area__improvement_plan=improvement_plan)

    def organisations(self) -> list[str]:
        """The organisations that own an action, by name."""
        named = self.exclude(organisation="").order_by("organisation")
        return list(named.values_list("organisation", flat=True).distinct())


class ActionOwner(models.Model):
    """Who answers for an action. One is accountable; a published plan may name several and say of none that they lead."""

    action = models.ForeignKey(Action, on_delete=models.CASCADE, related_name="owners")
    role = models.CharField(max_length=200)
    organisation = models.CharField(max_length=100, blank=True)
    is_accountable = models.BooleanField(default=False)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="owned_actions",
    )
    order = models.PositiveSmallIntegerField()

    objects = ActionOwnerQuerySet.as_manager()

    class Meta:
        ordering = ["order"]
        constraints = [
            models.UniqueConstraint(
                fields=["action"], condition=Q(is_accountable=True), name="one_accountable_owner_per_action"
            )
        ]

    class Privacy:
        personal: set[str] = set()
        plain = {"id", "action", "role", "organisation", "is_accountable", "user", "order"}


class Rating(models.Model):
    """A dated statement about an action's progress or impact."""

    class Scale(models.TextChoices):
        PROGRESS = "progress", "Progress"
        IMPACT = "impact", "Impact"

    action = models.ForeignKey(Action, on_delete=models.CASCADE, related_name="ratings")
    scale = models.CharField(max_length=10, choices=Scale)
    brag = models.CharField(max_length=10, choices=Brag, blank=True)
    said_on = models.DateField(null=True, blank=True)
    said_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    words = models.TextField(blank=True)
    reason_it_stands = models.TextField(blank=True)  # given where the facts speak against the rating
    source = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["-said_on", "-pk"]

    class Privacy:
        personal: set[str] = set()
        plain = {
            "id",
            "action",
            "scale",
            "brag",
            "said_on",
            "said_by",
            "words",
            "reason_it_stands",
            "source",
        }


class Evidence(models.Model):
    """What an action says will show that it worked."""

    action = models.ForeignKey(Action, on_delete=models.CASCADE, related_name="evidence")
    text = models.TextField()
    order = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["order"]

    class Privacy:
        personal: set[str] = set()
        plain = {"id", "action", "text", "order"}


class PlanKpiQuerySet(models.QuerySet):
    def codes(self) -> list[str]:
        return list(self.values_list("code", flat=True))

    def in_force(self):
        """Of the plan in force."""
        return self.filter(improvement_plan__in=ImprovementPlan.objects.just_current().values("pk"))

    def titles(self) -> dict[str, str]:
        return dict(self.values_list("code", "title"))


class PlanKpi(models.Model):
    """A coded indicator that the improvement plan lists, in the plan's own name for it."""

    improvement_plan = models.ForeignKey(ImprovementPlan, on_delete=models.CASCADE, related_name="kpis")
    code = models.CharField(max_length=40)
    title = models.CharField(max_length=500)
    is_listed = models.BooleanField(default=True)
    order = models.PositiveSmallIntegerField()

    objects = PlanKpiQuerySet.as_manager()

    class Meta:
        ordering = ["order"]
        constraints = [models.UniqueConstraint(fields=["improvement_plan", "code"], name="plan_kpi_once")]

    class Privacy:
        personal: set[str] = set()
        plain = {"id", "improvement_plan", "code", "title", "is_listed", "order"}


class ActionKpi(models.Model):
    """An action names an indicator by its code, whether or not the plan lists it."""

    action = models.ForeignKey(Action, on_delete=models.CASCADE, related_name="kpi_links")
    code = models.CharField(max_length=40, db_index=True)
    order = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["order"]
        constraints = [models.UniqueConstraint(fields=["action", "code"], name="action_kpi_once")]

    class Privacy:
        personal: set[str] = set()
        plain = {"id", "action", "code", "order"}


class HighImpactMeasureQuerySet(models.QuerySet):
    def cited_in(self, improvement_plan) -> list[tuple[str, str]]:
        """(area's number, indicator's code) of a plan's measures that have a code."""
        found = self.filter(area__improvement_plan=improvement_plan).exclude(code="")
        return list(found.values_list("area__number", "code"))


class HighImpactMeasure(models.Model):
    """An indicator that an area of weakness is chiefly judged by, as published. Its figures are `scorecard` targets."""

    area = models.ForeignKey(Area, on_delete=models.CASCADE, related_name="high_impact")
    code = models.CharField(max_length=40, blank=True)
    title = models.CharField(max_length=500)
    baseline_text = models.CharField(max_length=100, blank=True)
    order = models.PositiveSmallIntegerField()

    objects = HighImpactMeasureQuerySet.as_manager()

    class Meta:
        ordering = ["order"]

    class Privacy:
        personal: set[str] = set()
        plain = {"id", "area", "code", "title", "baseline_text", "order"}


# Whose changes are written to the log of changes. What hangs under an action is replaced with it.
RECORDED = [
    ImprovementPlan,
    Area,
    SubTheme,
    Action,
    Rating,
    PlanKpi,
    HighImpactMeasure,
    Risk,
    RiskStatement,
    RiskAssessment,
    Mitigation,
    MitigationStatement,
    ActionChange,
    EarlierTitle,
    Milestone,
    PlanVersion,
    CarryOver,
    Round,
    Update,
    Challenge,
    RoundException,
    GovernmentReview,
    AreaVerdict,
    Ask,
    AskJudgement,
    ActionVerdict,
    SuppressedFinding,
    EvidenceDocument,
    EvidenceItem,
    EvidenceVersion,
    FrozenFigure,
    EvidenceLink,
    OfferVerdict,
    Board,
    BoardDetails,
    Membership,
    Terms,
    TermsReview,
    Meeting,
    AgendaItem,
    Attendance,
    Minute,
    LogEntry,
    LogNote,
    ScrutinyRequest,
    ScrutinyReply,
    ScrutinyFollowUp,
]
