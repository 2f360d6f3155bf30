"""Cases as somebody's work: whose they are, what presses, and what keeps each request from going on."""

from datetime import date, timedelta

from django.db import models
from django.db.models import Case, Count, DateField, Exists, Min, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Coalesce

from goldenthread import statute
from goldenthread.accounts.models import User
from goldenthread.casework.orders.models import Requires, TribunalOrder
from goldenthread.clocks.models import Clock

FINAL = "plan_issued"
NEVER = date(9999, 12, 31)  # sorts what no duty presses behind the rest
OF_A_REQUEST, OF_A_PLAN = ["request"], ["plan", "review"]


class Stage(models.TextChoices):
    """Where a request stands on its road to a plan, as far as its facts tell."""

    REQUEST = "request", "Whether to assess"
    ASSESSMENT = "assessment", "Needs assessment"
    WRITING = "writing", "Writing the draft"
    DRAFT = "draft", "Draft with the family"


class Blocker(models.TextChoices):
    """What keeps a request from its next step: the first that applies, in the order of the road."""

    PANEL = "panel", "Waits for a panel"
    UNDECIDED = "undecided", "Not decided whether to assess, and before no panel"
    NOT_ASKED = "not_asked", "No advice asked for"
    PSYCHOLOGY = "psychology", "Educational psychologist's advice missing"
    ADVICE = "advice", "Other advice missing"
    ISSUE_UNDECIDED = "issue_undecided", "Not decided whether to issue, and before no panel"
    DRAFT_NOT_SENT = "draft_not_sent", "Draft not sent"
    FAMILY = "family", "The family's time with the draft"
    SETTING_SILENT = "setting_silent", "A setting has not answered in time"
    SETTING_ASKED = "setting_asked", "A setting has time left to answer"
    FINAL_NOT_SENT = "final_not_sent", "Final plan not sent"


def _ordered(requires):
    """An order that stands requires this of the case."""
    return Exists(TribunalOrder.objects.standing().requiring(requires).filter(request=OuterRef("pk")))


def _at(stage):
    """Of the cases under way, those where `casework.stages` says so: an order opens a road as a decision does."""
    undrafted, unagreed = Q(plan__draft_sent_on__isnull=True), Q(assessment__issue_agreed_on__isnull=True)
    assess, make_plan = _ordered(Requires.ASSESS), _ordered(Requires.MAKE_PLAN)
    return {
        Stage.REQUEST: Q(decision=""),
        Stage.ASSESSMENT: (Q(decision="assess") | Q(assess)) & undrafted & unagreed & ~make_plan,
        Stage.WRITING: (~unagreed | Q(make_plan)) & undrafted,
        Stage.DRAFT: ~undrafted,
    }[stage]


class CaseloadQuerySet(models.QuerySet):
    def with_live_plan(self):
        """Those that led to a plan that is kept, or came with one."""
        held = Q(plan__first_issued_on__isnull=False) | Q(plan__transferred_in_on__isnull=False)
        return self.filter(held, plan__ceased_on__isnull=True)

    def of_officers(self, officers):
        """Those that these people hold, by their keys."""
        return self.filter(officer_id__in=list(officers))

    def without_officer(self):
        """With nobody, or with somebody whose account is closed: to be handed over."""
        return self.filter(Q(officer__isnull=True) | Q(officer__in=User.objects.closed()))

    def with_nobody(self):
        return self.filter(officer__isnull=True)

    def of_district(self, name):
        return self.filter(child__district__name=name)

    def at_stage(self, stage):
        return self.filter(_at(Stage(stage)))

    def matching(self, words: str):
        """Those whose reference, or whose child's name, reference or date of birth, holds every one of these words."""
        children = self.model.child.field.related_model.objects.matching(words)
        return self.filter(Q(ref__iexact=words.strip()) | Q(child__in=children))

    def with_soonest(self, today, kinds):
        """The day of the duty that falls due first, of those that run on each case, as `soonest_on`.

        kinds: the kinds of subject whose clocks count. A request's are its own; a plan's and its reviews' are the
        child's, who has one plan.
        """
        running = Clock.objects.foreseen_on(today).of_kinds(kinds).soonest_first()
        if kinds == OF_A_REQUEST:
            running = running.filter(subject_ref=OuterRef("ref"))
        else:
            running = running.filter(child_id=OuterRef("child_id"))
        return self.annotate(
            soonest_on=Coalesce(
                Subquery(running.values("due_on")[:1]), Value(NEVER), output_field=DateField()
            ),
        )

    def pressing(self, first, last):
        """Of those `with_soonest`: the soonest day lies from `first` to `last`, both counted; None is open."""
        found = self.filter(soonest_on__lt=NEVER)
        found = found.filter(soonest_on__gte=first) if first else found
        return found.filter(soonest_on__lte=last) if last else found

    def counts_pressing(self, today, soon_on) -> dict[str, int]:
        """Of those `with_soonest`: how many there are, are late, and fall due by `soon_on`."""
        late, soon = Q(soonest_on__lt=today), Q(soonest_on__gte=today, soonest_on__lte=soon_on)
        counts = {"cases": Count("pk"), "late": Count("pk", filter=late), "soon": Count("pk", filter=soon)}
        return self.order_by().aggregate(**counts)

    def owing_a_plan(self):
        """Those whose clock of the final plan runs: of those under way, all but what an order has opened again."""
        return self._with_final_plan()

    def past_limit(self, today):
        """Those whose last day for the final plan has passed."""
        return self._with_final_plan(due_on__lt=today)

    def within_limit(self, today):
        return self._with_final_plan(due_on__gte=today)

    def _with_final_plan(self, **clock):
        running = Clock.objects.running().of_duty(FINAL).of_kinds(OF_A_REQUEST)
        return self.filter(ref__in=running.filter(**clock).values("subject_ref"))

    def received_within(self, first, last):
        """The day of receipt lies from `first` to `last`, both counted; None is open."""
        found = self.filter(received_on__gte=first) if first else self
        return found.filter(received_on__lte=last) if last else found

    def with_blocker(self, today):
        """What keeps each request from its next step, as `blocker`."""
        return self.annotate(blocker=self._blocker(today))

    def blocked_by(self, blocker):
        """Of those `with_blocker`."""
        return self.filter(blocker=blocker)

    def counts_by_blocker(self):
        """Of those `with_blocker`: how many each keeps back."""
        return self.order_by().values("blocker").annotate(cases=Count("pk"))

    def _blocker(self, today):
        draft_is_out, agreed = (
            Q(plan__draft_sent_on__isnull=False),
            Q(assessment__issue_agreed_on__isnull=False),
        )
        asked = self._has(consultations__answered_on__isnull=True, consultations__withdrawn_on__isnull=True)
        silent = self._has(
            consultations__answered_on__isnull=True,
            consultations__withdrawn_on__isnull=True,
            consultations__sent_on__lt=last_answered_in_time(today),
        )
        found = [
            (draft_is_out & Q(_window(today)), Blocker.FAMILY),
            (draft_is_out & Q(silent), Blocker.SETTING_SILENT),
            (draft_is_out & Q(asked), Blocker.SETTING_ASKED),
            (draft_is_out, Blocker.FINAL_NOT_SENT),
            (agreed, Blocker.DRAFT_NOT_SENT),
            (
                Q(self._has(panel_items__outcome="", panel_items__panel__closed_at__isnull=True)),
                Blocker.PANEL,
            ),
            (Q(decision=""), Blocker.UNDECIDED),
            (Q(self._missing(assessment__advice__kind="psychology")), Blocker.PSYCHOLOGY),
            (Q(self._missing()), Blocker.ADVICE),
            (Q(self._has(assessment__advice__isnull=False)), Blocker.ISSUE_UNDECIDED),
        ]
        whens = [When(condition, then=Value(blocker.value)) for condition, blocker in found]
        return Case(*whens, default=Value(Blocker.NOT_ASKED.value), output_field=models.CharField())

    def _has(self, **of_the_case):
        """Whether the case itself has a row of this kind."""
        return Exists(self.model.objects.filter(pk=OuterRef("pk"), **of_the_case))

    def _missing(self, **advice):
        return self._has(
            assessment__advice__returned_on__isnull=True, assessment__advice__isnull=False, **advice
        )

    def loads(self):
        """By officer: how many, and since when the oldest waits."""
        return self.order_by().values("officer_id").annotate(cases=Count("pk"), oldest_on=Min("received_on"))

    def by_officer(self):
        """How many each officer holds, as (the officer's key, how many)."""
        return self.order_by().values_list("officer_id").annotate(cases=Count("pk"))

    def for_caseload(self):
        """With what a line of a caseload shows, in a fixed number of queries."""
        return self.select_related("child__district", "officer", "assessment", "plan").prefetch_related(
            "assessment__advice", "plan__reviews", "consultations__setting", "panel_items__panel", "orders"
        )


def _window(today):
    """The family's days with the draft are not over yet."""
    days = Clock.objects.of_duty("draft_window").of_kinds(OF_A_REQUEST)
    return Exists(days.filter(subject_ref=OuterRef("ref"), due_on__gte=today))


def last_answered_in_time(today) -> date:
    """A setting asked before this day has had all the days that the law gives it. They are counted in days alone."""
    days: timedelta = statute.due("setting_consultation", sent_on=today).due_on - today
    return today - days
