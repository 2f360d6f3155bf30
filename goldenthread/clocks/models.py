"""Every running duty in one table, so that "what is late?" is one indexed question.

A clock's row is worked out from facts and can be worked out again: `actions.rebuild` deletes nothing that it would not
write back. Whether a clock is late is not stored; it is asked of a given day.
"""

from django.conf import settings
from django.db import models
from django.db.models import Count, Exists, F, Min, OuterRef, Q

from goldenthread import statute
from goldenthread.clocks.sources import SOURCES
from goldenthread.people import bank_holidays
from goldenthread.people.models import Child, District

WINDOWS = [code for code, duty in statute.DUTIES.items() if duty.bound is statute.Bound.WINDOW]
# Owed only once one of two decisions has been taken: nobody is late while it may still go the other way.
CONDITIONAL = [code for code, duty in statute.DUTIES.items() if duty.only_if]


def _within(first, last) -> Q:
    from_first = Q(due_on__gte=first) if first else Q()
    to_last = Q(due_on__lte=last) if last else Q()
    return from_first & to_last


def _began(first, last) -> Q:
    from_first = Q(started_on__gte=first) if first else Q()
    return from_first & Q(started_on__lte=last) if last else from_first


class ClockQuerySet(models.QuerySet):
    def visible_to(self, user):
        children = Child.objects.all().visible_to(user)
        if (
            not children.query.where
        ):  # every child: to look each one up would cost more than the rest of the question
            return self
        # asked of each clock that is found otherwise, which are few; a team's children are thousands
        return self.filter(Exists(children.filter(pk=OuterRef("child_id"))))

    def running(self):
        return self.filter(met_on__isnull=True, stopped_on__isnull=True, due_on__isnull=False)

    def for_next_step(self):
        """Those that run, and the family's days with a draft, which are let pass."""
        return self.filter(Q(met_on__isnull=True, stopped_on__isnull=True) | Q(duty="draft_window"))

    def overdue_on(self, day):
        return self.running().owed().filter(due_on__lt=day)

    def due_between(self, first, last):
        """Still running, and the last lawful day lies from `first` to `last`, both counted."""
        return self.foreseen_on(first).filter(due_on__gte=first, due_on__lte=last)

    def of_child(self, child):
        return self.filter(child=child).order_by("due_on", "duty", "pk")

    def of_subjects(self, kind, refs):
        return self.filter(subject_kind=kind, subject_ref__in=refs)

    def of_kinds(self, kinds):
        return self.filter(subject_kind__in=kinds)

    def subjects_of(self, child):
        return self.filter(child=child).values_list("subject_kind", "subject_ref").distinct()

    def of_refs(self, refs):
        """The clocks of these subjects, of whatever kind. The kinds are named so that the index serves."""
        return self.filter(subject_kind__in=list(SOURCES), subject_ref__in=refs).order_by(
            "due_on", "duty", "pk"
        )

    def numbered(self, pks):
        return self.filter(pk__in=pks)

    def met(self):
        return self.filter(met_on__isnull=False)

    def of_duty(self, code):
        return self.filter(duty=code)

    def of_district(self, name):
        return self.filter(district__name=name)

    def of_team(self, name):
        return self.filter(district__team__name=name)

    def of_officer(self, officer_id):
        return self.filter(officer_id=officer_id)

    def of_officers(self, officers):
        return self.filter(officer_id__in=list(officers))

    def without_officer(self):
        return self.filter(officer__isnull=True)

    def soonest_first(self):
        return self.order_by("due_on", "duty", "pk")

    def counts_by(self, *columns):
        return self.values(*columns).annotate(clocks=Count("pk")).order_by(*columns)

    def for_list(self):
        return self.select_related("child", "district__team", "officer")

    def owed(self):
        """What can be late: neither the days that a family must be given, nor what one decision alone would owe."""
        return self.exclude(duty__in=WINDOWS + CONDITIONAL)

    def foreseen_on(self, day):
        """Running, and to be done by its day; what one decision alone would owe is listed until that day has passed."""
        past = Q(duty__in=CONDITIONAL, due_on__lt=day)
        return self.running().exclude(duty__in=WINDOWS).exclude(past)

    def due_within(self, first, last):
        """The last lawful day lies from `first` to `last`, both counted; None is open."""
        return self.filter(_within(first, last))

    def counts_within(self, spans):
        """By duty, how many fall due within each span: (first, last) by name, both counted, None for open."""
        return (
            self.values("duty")
            .annotate(**{name: Count("pk", filter=_within(*span)) for name, span in spans.items()})
            .order_by("duty")
        )

    def totals_by_officer(self, spans):
        """By officer, how many fall due within each span: (first, last) by name, both counted, None for open."""
        return (
            self.order_by()
            .values("officer_id")
            .annotate(**{name: Count("pk", filter=_within(*span)) for name, span in spans.items()})
        )

    def ages(self, today, ages):
        """By district and officer: how many are past their last day, since when the oldest runs, and how many began in
        each of the `ages`: (first, last) day by name, both counted, None for open."""
        began = {name: Count("pk", filter=_began(*span)) for name, span in ages.items()}
        return (
            self.order_by()
            .values("district__name", "officer_id", "officer__display_name")
            .annotate(
                all=Count("pk"),
                past=Count("pk", filter=Q(due_on__lt=today)),
                oldest_on=Min("started_on"),
                **began,
            )
        )

    def totals_by_team(self, spans):
        """By team, how many fall due within each span: (first, last) by name, both counted, None for open."""
        return (
            self.values(team=F("district__team__name"))
            .annotate(**{name: Count("pk", filter=_within(*span)) for name, span in spans.items()})
            .order_by(F("team").asc(nulls_last=True))
        )


class Clock(models.Model):
    """One duty towards one child: from which fact it runs, by when, and what ended it."""

    duty = models.CharField(max_length=60)
    child = models.ForeignKey(Child, on_delete=models.CASCADE, related_name="clocks")
    subject_kind = models.CharField(max_length=20)
    subject_ref = models.CharField(max_length=20)
    detail = models.CharField(max_length=60, blank=True)
    started_on = models.DateField()
    due_on = models.DateField(null=True, blank=True)
    met_on = models.DateField(null=True, blank=True)
    stopped_on = models.DateField(null=True, blank=True)
    is_excepted = models.BooleanField(default=False)
    district = models.ForeignKey(District, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    officer = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="clocks"
    )

    objects = ClockQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["duty", "subject_kind", "subject_ref", "detail"], name="one_clock_per_duty"
            )
        ]
        indexes = [
            models.Index(
                fields=["due_on", "duty"],  # the duty too, so that counts are read from the index alone
                name="running_clocks_by_day",
                condition=Q(met_on__isnull=True, stopped_on__isnull=True),
            ),
            models.Index(fields=["subject_kind", "subject_ref"], name="clocks_of_a_subject"),
        ]

    class Privacy:
        personal = {"started_on", "due_on", "met_on", "stopped_on", "is_excepted", "district"}
        plain = {"id", "duty", "child", "subject_kind", "subject_ref", "detail", "officer"}

    def __str__(self):
        return f"{self.duty} of {self.subject_ref}"

    @property
    def title(self) -> str:
        return statute.DUTIES[self.duty].title

    def explain(self) -> statute.Due:
        """Why this date: rule, start, arithmetic and authority, worked out again from the facts of today."""
        source = SOURCES[self.subject_kind]
        policy, facts = source.policy_of(self), source.facts_of(self)
        return statute.due(self.duty, policy=policy, calendar=bank_holidays.calendar(), **facts)

    def days_late_on(self, day) -> int:
        """Days past the last lawful day: when it was met, or up to the given day. Nought when in time, and where it
        is not known, or never came about, that the duty was owed."""
        if self.due_on is None or (self.duty in CONDITIONAL and self.met_on is None):
            return 0
        ended_on = self.met_on or self.stopped_on or day
        return max((ended_on - self.due_on).days, 0)

    def is_foreseen_on(self, day) -> bool:
        """Whether `foreseen_on` finds it."""
        past = self.duty in CONDITIONAL and self.due_on < day
        return self.is_running() and self.duty not in WINDOWS and not past

    def is_running(self) -> bool:
        return self.met_on is None and self.stopped_on is None


class ClockChangeQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self.filter(child__in=Child.objects.all().visible_to(user))

    def of_child(self, child):
        return self.filter(child=child).newest_first()

    def of_refs(self, refs):
        """Changes to the clocks of these subjects, the clocks that run no longer among them."""
        return self.filter(subject_ref__in=refs).newest_first()

    def of_clock(self, clock):
        same = {name: getattr(clock, name) for name in ("duty", "subject_kind", "subject_ref", "detail")}
        return self.filter(child_id=clock.child_id, **same).newest_first()

    def corrections(self):
        """Without a duty's first ending, which is no correction."""
        ended = Q(what__in=[ClockChange.What.MET, ClockChange.What.STOPPED], was_on__isnull=True)
        return self.exclude(ended)

    def newest_first(self):
        return self.order_by("-changed_at", "-pk")

    def for_list(self):
        return self.select_related("child", "changed_by")


class ClockChange(models.Model):
    """What a clock said before a fact was written or corrected. The clock's own columns are repeated here, because a
    correction can end it: a review corrected to another day opens another clock."""

    class What(models.TextChoices):
        STARTED = "started_on", "Start"
        DUE = "due_on", "Last lawful day"
        MET = "met_on", "Met"
        STOPPED = "stopped_on", "Stopped"
        EXCEPTED = "excepted", "Exception recorded"
        NOT_EXCEPTED = "not_excepted", "Exception taken back"
        REMOVED = "removed", "Owed no longer"

    duty = models.CharField(max_length=60)
    child = models.ForeignKey(Child, on_delete=models.CASCADE, related_name="clock_changes")
    subject_kind = models.CharField(max_length=20)
    subject_ref = models.CharField(max_length=20)
    detail = models.CharField(max_length=60, blank=True)
    what = models.CharField(max_length=20, choices=What)
    was_on = models.DateField(null=True, blank=True)
    became_on = models.DateField(null=True, blank=True)
    changed_at = models.DateTimeField()
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    because = models.TextField(blank=True)  # the facts written: "request: received on"

    objects = ClockChangeQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["subject_ref"], name="changes_of_a_subject")]

    class Privacy:
        personal = {"what", "was_on", "became_on", "because"}
        plain = {"id", "duty", "child", "subject_kind", "subject_ref", "detail", "changed_at", "changed_by"}

    def __str__(self):
        return f"{self.duty} of {self.subject_ref}: {self.get_what_display()}"

    @property
    def title(self) -> str:
        return statute.DUTIES[self.duty].title


class LocalPolicyQuerySet(models.QuerySet):
    def of_code(self, code):
        """The versions of one policy, oldest first."""
        return self.filter(code=code).order_by("in_force_from_on")

    def locked(self):
        """Nobody else may change these rows until the transaction ends."""
        return self.select_for_update(of=("self",))

    def for_list(self):
        return self.select_related("changed_by").order_by("code", "-in_force_from_on")


class LocalPolicy(models.Model):
    """One version of a policy of the council's own: for what begins from one day to another. Not law: it is read from
    what people wrote down, and who changed it is kept."""

    class Code(models.TextChoices):
        COMPLAINTS = "complaints", "Complaints"

    code = models.CharField(max_length=20, choices=Code)
    title = models.CharField(max_length=200)  # as the page names it: "Corporate complaints policy 2025"
    values = models.JSONField()  # what `clocks.policy` reads for this code
    in_force_from_on = models.DateField()
    in_force_to_on = models.DateField(null=True, blank=True)
    source = models.CharField(max_length=300)  # where it was decided: the minute, the page, the code
    changed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    changed_at = models.DateTimeField()
    revision = models.PositiveIntegerField(default=1)

    objects = LocalPolicyQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["code", "in_force_from_on"], name="one_policy_from_a_day"),
            models.CheckConstraint(
                condition=Q(in_force_to_on__isnull=True) | Q(in_force_to_on__gte=F("in_force_from_on")),
                name="policy_ends_after_it_begins",
            ),
        ]

    class Privacy:
        personal: set[str] = set()
        plain = {
            "id",
            "code",
            "title",
            "values",
            "in_force_from_on",
            "in_force_to_on",
            "source",
            "changed_by",
            "changed_at",
            "revision",
        }

    def __str__(self):
        return f"{self.title}, from {self.in_force_from_on}"


class ReminderSentQuerySet(models.QuerySet):
    def sent(self):
        return self.filter(sent_at__isnull=False)

    def last_sent_on(self, user, kind, before):
        """The day of this person's newest digest before a day, or None."""
        found = self.sent().filter(user=user, kind=kind, day_on__lt=before).order_by("-day_on")
        return found.values_list("day_on", flat=True).first()

    def free_to_send(self, before):
        """Not sent, and nobody is sending it: a run that took it and has not come back since `before` has died."""
        return self.filter(Q(taken_at__isnull=True) | Q(taken_at__lt=before), sent_at__isnull=True)


class ReminderSent(models.Model):
    """One person's digest of one day: sent, being sent, or not sent and why. Sent once, however often it is tried."""

    class Kind(models.TextChoices):
        OFFICER = "officer", "A caseworker's own cases"
        MANAGER = "manager", "Totals by team"
        OWNER = "owner", "Actions to report on in the monthly round"

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="reminders")
    day_on = models.DateField()
    kind = models.CharField(max_length=10, choices=Kind)
    taken_at = models.DateTimeField(null=True, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    failed_because = models.TextField(blank=True)

    objects = ReminderSentQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["user", "day_on", "kind"], name="one_reminder_a_day"),
        ]

    class Privacy:
        personal: set[str] = set()
        plain = {"id", "user", "day_on", "kind", "taken_at", "sent_at", "failed_because"}
