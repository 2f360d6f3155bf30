"""The monthly round and what is said in it."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

PERSON = settings.AUTH_USER_MODEL


class RoundQuerySet(models.QuerySet):
    def of_plan(self, improvement_plan):
        return self.filter(improvement_plan=improvement_plan)

    def of_month(self, first_day):
        return self.filter(month_on=first_day)

    def running(self):
        """Opened and not closed."""
        return self.filter(closed_at__isnull=True)

    def newest_first(self):
        return self.select_related("improvement_plan", "closed_by").order_by("-month_on")

    def before(self, held):
        """The rounds of the same plan before this one, the newest first."""
        return self.of_plan(held.improvement_plan_id).filter(month_on__lt=held.month_on).newest_first()


class Round(models.Model):
    """One month's round of an improvement plan. Its stage follows from its days and what has been done."""

    improvement_plan = models.ForeignKey(
        "assurance.ImprovementPlan", on_delete=models.CASCADE, related_name="rounds"
    )
    month_on = models.DateField()
    opened_on = models.DateField()
    owners_due_on = models.DateField()
    leads_due_on = models.DateField()
    group_meets_on = models.DateField()
    board_meets_on = models.DateField()
    opened_by = models.ForeignKey(PERSON, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    group_reviewed_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_by = models.ForeignKey(PERSON, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    report_digest = models.CharField(max_length=64, blank=True)
    published_edition = models.PositiveSmallIntegerField(null=True, blank=True)
    revision = models.PositiveIntegerField(default=0)

    objects = RoundQuerySet.as_manager()

    class Meta:
        ordering = ["month_on"]
        constraints = [
            models.UniqueConstraint(fields=["improvement_plan", "month_on"], name="one_round_a_month"),
            models.CheckConstraint(
                condition=Q(opened_on__lte=F("owners_due_on"))
                & Q(owners_due_on__lte=F("leads_due_on"))
                & Q(leads_due_on__lte=F("group_meets_on"))
                & Q(group_meets_on__lte=F("board_meets_on")),
                name="round_days_in_order",
            ),
        ]

    class Privacy:
        personal: set[str] = set()
        plain = {
            "id",
            "improvement_plan",
            "month_on",
            "opened_on",
            "owners_due_on",
            "leads_due_on",
            "group_meets_on",
            "board_meets_on",
            "opened_by",
            "group_reviewed_at",
            "closed_at",
            "closed_by",
            "report_digest",
            "published_edition",
            "revision",
        }


class UpdateQuerySet(models.QuerySet):
    def of_round(self, held):
        return self.filter(round=held)

    def of_action(self, action):
        return self.filter(action=action)

    def of_month(self, improvement_plan, first_day):
        return self.filter(round__improvement_plan=improvement_plan, round__month_on=first_day)

    def submitted(self):
        return self.filter(submitted_at__isnull=False)

    def in_own_words_before(self, held):
        """What was said in the plan's rounds before this one, but that nothing has changed; the oldest first."""
        found = self.submitted().filter(nothing_changed=False, round__month_on__lt=held.month_on)
        of_plan = found.filter(round__improvement_plan=held.improvement_plan_id)
        return of_plan.select_related("round").order_by("round__month_on")

    def newest_first(self, day):
        """What had been said by a day."""
        return self.filter(submitted_at__date__lte=day).with_words().order_by("-round__month_on")

    def with_words(self):
        """With who said it and what was said to it."""
        return self.select_related("said_by", "round").prefetch_related(
            "challenges__said_by", "challenges__answered_by"
        )


class Update(models.Model):
    """What an owner says of an action in a round. A draft until it is submitted."""

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="updates")
    action = models.ForeignKey("assurance.Action", on_delete=models.PROTECT, related_name="updates")
    said_by = models.ForeignKey(PERSON, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    said_at = models.DateTimeField()
    nothing_changed = models.BooleanField(default=False)
    words = models.TextField(blank=True)
    progress = models.CharField(max_length=10, blank=True)
    impact = models.CharField(max_length=10, blank=True)
    reason_it_stands = models.TextField(blank=True)
    ask = models.TextField(blank=True)
    submitted_at = models.DateTimeField(null=True, blank=True)
    revision = models.PositiveIntegerField(default=0)

    objects = UpdateQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["round", "action"], name="one_update_per_action_and_round")
        ]

    class Privacy:
        personal: set[str] = set()
        plain = {
            "id",
            "round",
            "action",
            "said_by",
            "said_at",
            "nothing_changed",
            "words",
            "progress",
            "impact",
            "reason_it_stands",
            "ask",
            "submitted_at",
            "revision",
        }


class ChallengeQuerySet(models.QuerySet):
    def for_page(self):
        return self.select_related(
            "update_said__round__improvement_plan", "update_said__action__sub_theme__area", "said_by"
        )

    def waiting(self):
        """Challenges without an answer; a comment asks for none."""
        return self.filter(is_comment=False, answered_at__isnull=True)


class Challenge(models.Model):
    """What an area lead or the delivery group says to an update, and the owner's answer."""

    update_said = models.ForeignKey(Update, on_delete=models.CASCADE, related_name="challenges")
    said_by = models.ForeignKey(PERSON, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    said_at = models.DateTimeField()
    words = models.TextField()
    is_comment = models.BooleanField(default=False)  # a comment asks for no answer
    answer = models.TextField(blank=True)
    answered_by = models.ForeignKey(PERSON, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    answered_at = models.DateTimeField(null=True, blank=True)

    objects = ChallengeQuerySet.as_manager()

    class Meta:
        ordering = ["said_at", "pk"]

    class Privacy:
        personal: set[str] = set()
        plain = {
            "id",
            "update_said",
            "said_by",
            "said_at",
            "words",
            "is_comment",
            "answer",
            "answered_by",
            "answered_at",
        }


class RoundExceptionQuerySet(models.QuerySet):
    def of_round(self, held):
        return self.filter(round=held)

    def of_action(self, action):
        return self.filter(action=action).order_by("-round__month_on")

    def sent_up(self, day):
        """What had been escalated to the board by a day."""
        return self.filter(is_escalated=True, raised_at__date__lte=day).select_related(
            "round", "commented_by"
        )

    def for_page(self):
        return self.select_related(
            "round__improvement_plan",
            "action__sub_theme__area",
            "action__watched_in",
            "risk",
            "raised_by",
            "commented_by",
        )

    def spoken_of(self, improvement_plan, first_day):
        """A month's exceptions of actions and indicators that somebody explained."""
        found = self.filter(round__improvement_plan=improvement_plan, round__month_on=first_day)
        return found.exclude(commentary="").exclude(action=None, kpi_code="").for_page()

    def decided_by(self, day, improvement_plan):
        """What the board decided of actions up to a day, the newest last."""
        found = self.filter(round__improvement_plan=improvement_plan, decided_on__lte=day)
        return found.exclude(action=None).select_related("round").order_by("decided_on", "pk")

    def every_decision(self, day, improvement_plan):
        """What the board decided up to a day, of anything."""
        return self.filter(round__improvement_plan=improvement_plan, decided_on__lte=day).for_page()

    def without_commentary(self):
        """Red indicators of which nobody has said why."""
        return self.filter(kind=RoundException.Kind.KPI, commentary="")

    def escalated(self):
        return self.filter(is_escalated=True)

    def of_month(self, improvement_plan, first_day):
        return self.filter(round__improvement_plan=improvement_plan, round__month_on=first_day)

    def before_month(self, improvement_plan, first_day):
        """Of earlier months' rounds, the oldest first."""
        found = self.filter(round__improvement_plan=improvement_plan, round__month_on__lt=first_day)
        return found.order_by("round__month_on", "pk")

    def undecided(self):
        """Escalated, and the board's answer is not recorded."""
        return self.filter(is_escalated=True, decided_on__isnull=True)


class RoundException(models.Model):
    """Something off track that the board should know of: raised by the figures or by a person."""

    class Kind(models.TextChoices):
        ACTION = "action", "Action"
        KPI = "kpi", "Indicator"
        RISK = "risk", "Risk"
        OTHER = "other", "Other"

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="exceptions")
    kind = models.CharField(max_length=10, choices=Kind)
    action = models.ForeignKey(
        "assurance.Action", null=True, blank=True, on_delete=models.PROTECT, related_name="exceptions"
    )
    kpi_code = models.CharField(max_length=40, blank=True)
    risk = models.ForeignKey(
        "assurance.Risk", null=True, blank=True, on_delete=models.PROTECT, related_name="exceptions"
    )
    why = models.TextField()
    raised_by = models.ForeignKey(PERSON, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    raised_at = models.DateTimeField()
    commentary = models.TextField(blank=True)
    commented_by = models.ForeignKey(
        PERSON, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    commented_at = models.DateTimeField(null=True, blank=True)
    is_escalated = models.BooleanField(default=False)
    ask_of_board = models.TextField(blank=True)
    outcome = models.TextField(blank=True)
    decided_on = models.DateField(null=True, blank=True)
    decided_before = models.TextField(blank=True)  # what was decided first, and why it is otherwise now
    revision = models.PositiveIntegerField(default=0)

    objects = RoundExceptionQuerySet.as_manager()

    class Meta:
        verbose_name = "exception"
        ordering = ["kind", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(is_escalated=False) | ~Q(ask_of_board=""), name="escalation_says_what_is_asked"
            )
        ]

    class Privacy:
        personal: set[str] = set()
        plain = {
            "id",
            "round",
            "kind",
            "action",
            "kpi_code",
            "risk",
            "why",
            "raised_by",
            "raised_at",
            "commentary",
            "commented_by",
            "commented_at",
            "is_escalated",
            "ask_of_board",
            "outcome",
            "decided_on",
            "decided_before",
            "revision",
        }

    @property
    def is_spoken_of(self) -> bool:
        """Whether somebody raised it or said something of it: then it stays when its cause has gone."""
        return bool(self.raised_by_id or self.commentary or self.ask_of_board or self.outcome)
