"""Requests, assessments, advice, plans and reviews, as dated facts.

The request is the hub, as in the SEN2 return. What a case's status is, what is late and what comes next are worked out
from these dates by `statute` and `clocks`, and never typed in. Comments give the SEN2 item each field is home to.
"""

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import Exists, F, OuterRef, Q, prefetch_related_objects

from goldenthread import statute
from goldenthread.casework import codes
from goldenthread.casework.advising import models as advising
from goldenthread.casework.caseload import models as caseload
from goldenthread.casework.caseload.querysets import CaseloadQuerySet
from goldenthread.casework.consulting import models as consulting
from goldenthread.casework.documents import models as documents
from goldenthread.casework.notices import models as notices
from goldenthread.casework.orders import models as orders
from goldenthread.casework.panels import models as panels
from goldenthread.casework.plan_writing import models as plan_writing
from goldenthread.people import refs
from goldenthread.people.models import Child, Setting

LAST_ASKED = 60  # requests for advice of a district that tell who is usually asked


def _not_before(later: str, earlier: str, name: str) -> models.CheckConstraint:
    """A later fact cannot be dated before the one it follows from; either may be missing."""
    return models.CheckConstraint(
        condition=Q(**{f"{later}__isnull": True})
        | Q(**{f"{earlier}__isnull": True})
        | Q(**{f"{later}__gte": F(earlier)}),
        name=name,
    )


class RequestQuerySet(CaseloadQuerySet):
    def visible_to(self, user):
        children = Child.objects.all().visible_to(user)
        if not children.query.where:  # every child: to look each one up would cost more than the rest
            return self
        # asked of each request that is found otherwise, which are few; a team's children are thousands
        return self.filter(Exists(children.filter(pk=OuterRef("child_id"))))

    def knowing_orders(self):
        """With whether there is a tribunal's order, so that most cases are not asked for theirs."""
        found = orders.TribunalOrder.objects.filter(request=OuterRef("pk"))
        return self.annotate(has_orders=Exists(found))

    def with_story(self):
        """Everything that a case page reads, in a fixed number of queries."""
        return (
            self.select_related(
                "child__district__team", "child__current_setting", "officer", "assessment", "plan"
            )
            .knowing_orders()
            .prefetch_related(
                "exceptions",
                "assessment__advice",
                "plan__reviews",
                "plan__needs",
                "plan__placements",
                "plan__provision_gaps",
            )
        )

    def of_child(self, child):
        return self.filter(child=child).order_by("-received_on", "-pk")

    def undecided(self):
        """Neither decided nor ended: a second request would only repeat them."""
        return self.filter(
            decided_on__isnull=True, withdrawn_on__isnull=True, moved_on__isnull=True, is_historical=False
        )

    def under_way(self):
        """On the road to a first plan: undecided, being assessed, or reopened by an order."""
        reopened = orders.TribunalOrder.objects.standing().filter(request=OuterRef("pk"))
        refused = Q(decision=codes.Decision.REFUSE) & ~Exists(reopened.requiring(orders.Requires.ASSESS))
        no_plan = Q(assessment__not_issued_on__isnull=False) & ~Exists(reopened.reopening_for_plan())
        has_plan = Q(plan__first_issued_on__isnull=False) | Q(plan__transferred_in_on__isnull=False)
        running = self.filter(is_historical=False, withdrawn_on__isnull=True, moved_on__isnull=True)
        return running.exclude(refused).exclude(no_plan).exclude(has_plan)

    def last_assessed_on(self, child, *, but=None):
        """When the child's latest assessment ended: with the decision to make a plan, or the notice that there is none.
        None where there was no assessment."""
        others = self.filter(child=child).exclude(pk=but.pk if but else None)
        ends = others.values_list("assessment__issue_agreed_on", "assessment__not_issued_on")
        return max((day for row in ends for day in row if day), default=None)

    def numbered(self, pks):
        return self.filter(pk__in=pks)

    def called(self, refs):
        """Those with these references, with their story."""
        return self.with_story().filter(ref__in=refs)

    def with_clocks(self):
        """Those that the law put under a limit while this authority kept the record."""
        return self.filter(is_historical=False, received_on__isnull=False)

    def of_refs(self, refs):
        """Those with these references; all when None."""
        return self if refs is None else self.filter(ref__in=refs)

    def locked(self):
        """Nobody else may change these rows until the transaction ends."""
        return self.select_for_update(of=("self",))


class Request(models.Model):
    """A request for an EHC needs assessment, or the day the authority became responsible for deciding on one."""

    ref = models.CharField(max_length=20, unique=True, default=refs.new_request_ref)
    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="requests")
    received_on = models.DateField(
        null=True, blank=True, db_index=True
    )  # SEN2 2.1; empty only when historical
    source = models.CharField(max_length=30, choices=codes.RequestSource, blank=True)  # SEN2 2.2
    in_youth_accommodation = models.BooleanField(default=False)  # SEN2 2.3
    decided_on = models.DateField(null=True, blank=True)  # SEN2 2.4: the day the requester was told
    decision = models.CharField(max_length=10, choices=codes.Decision, blank=True)  # SEN2 2.5
    withdrawn_on = models.DateField(null=True, blank=True)  # SEN2 2.5 W, 3.1 W
    is_historical = models.BooleanField(default=False)  # SEN2 2.5 H, 3.1 H
    had_mediation = models.BooleanField(default=False)  # SEN2 2.6
    had_appeal = models.BooleanField(default=False)  # SEN2 2.7
    moved_to_authority = models.CharField(max_length=3, blank=True)  # SEN2 2.8
    moved_on = models.DateField(null=True, blank=True)
    moved_in_from_authority = models.CharField(max_length=3, blank=True)  # where it was under way before
    needed_because = models.TextField(
        blank=True
    )  # what was said of another assessment so soon, if anything was
    officer = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="requests"
    )
    revision = models.PositiveIntegerField(default=0)  # so that two people editing never overwrite each other

    objects = RequestQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(is_historical=True) | Q(received_on__isnull=False),
                name="request_received_or_historical",
            ),
            models.CheckConstraint(
                condition=Q(decision="", decided_on__isnull=True)
                | (~Q(decision="") & Q(decided_on__isnull=False)),
                name="request_decision_has_its_date",
            ),
            _not_before("decided_on", "received_on", "request_decided_after_received"),
            _not_before("withdrawn_on", "received_on", "request_withdrawn_after_received"),
        ]

    class Privacy:
        personal = {
            "received_on",
            "source",
            "in_youth_accommodation",
            "decided_on",
            "decision",
            "withdrawn_on",
            "had_mediation",
            "had_appeal",
            "moved_to_authority",
            "moved_on",
            "moved_in_from_authority",
            "needed_because",
        }
        plain = {"id", "ref", "child", "is_historical", "officer", "revision"}

    def __str__(self):
        return self.ref

    @property
    def child_ref(self) -> str:
        return self.child.ref

    def recently_assessed_on(self) -> date | None:
        """When the child's last assessment ended, if in the months before this request that the law calls recent."""
        ended_on = Request.objects.last_assessed_on(self.child, but=self)
        if ended_on is None or self.received_on is None or ended_on > self.received_on:
            return None
        return ended_on if statute.assessed_recently(ended_on, self.received_on) else None

    @property
    def every_order(self) -> list:
        """Oldest first, with those taken back. One query where they were not fetched, and none where there are none."""
        if not getattr(self, "has_orders", True):
            return []
        if "orders" not in getattr(self, "_prefetched_objects_cache", {}):
            prefetch_related_objects([self], "orders")
        return list(self.orders.all())

    @property
    def standing_orders(self) -> list:
        """Those of them that hold."""
        return [order for order in self.every_order if order.is_standing]

    def hold_order(self, order) -> None:
        """Read the story as if this order were written as it now is: for the checks before it is."""
        others = [one for one in self.every_order if one.pk != order.pk]
        held = sorted([*others, order], key=lambda one: (one.made_on, one.pk or 0))
        self._prefetched_objects_cache["orders"] = held

    @property
    def story_refs(self) -> list[str]:
        """The references under which clocks of this request, its plan and its reviews run."""
        plan = getattr(self, "plan", None)
        return [self.ref] + ([plan.ref, *(review.ref for review in plan.reviews.all())] if plan else [])


class TimeExceptionQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self.filter(request__child__in=Child.objects.all().visible_to(user))

    def approved(self):
        """Those that figures and clocks go by."""
        return self.filter(standing=TimeException.Standing.APPROVED)

    def proposed(self):
        """Those that wait for somebody to approve or refuse them."""
        return self.filter(standing=TimeException.Standing.PROPOSED)

    def of_request(self, request):
        return self.filter(request=request)

    def for_queue(self):
        """The one that has waited longest first."""
        return self.select_related(
            "request__child__district", "request__officer", "recorded_by", "decided_by"
        ).order_by("recorded_at", "pk")

    def decided_lately(self):
        """Those on which somebody decided, the newest first."""
        return self.for_queue().filter(decided_at__isnull=False).order_by("-decided_at", "-pk")

    def locked(self):
        """Nobody else may change these rows until the transaction ends."""
        return self.select_for_update(of=("self",))


class TimeException(models.Model):
    """Somebody recorded why a limit was impractical to keep. The due date stands; the count is shown with and without.

    It counts once it is approved. What came in from before, or from another system, stands approved without a name.
    """

    class Standing(models.TextChoices):
        PROPOSED = "proposed", "Waiting for approval"
        APPROVED = "approved", "Approved"
        REFUSED = "refused", "Not approved"

    request = models.ForeignKey(Request, on_delete=models.CASCADE, related_name="exceptions")
    kind = models.CharField(max_length=30, choices=codes.ExceptionKind)  # SEN2 3.7 Week20
    reason = models.TextField()
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()
    standing = models.CharField(max_length=10, choices=Standing, default=Standing.APPROVED)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_because = models.TextField(blank=True)
    revision = models.PositiveIntegerField(default=0)

    objects = TimeExceptionQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(
                fields=["recorded_at"], name="exceptions_to_approve", condition=Q(standing="proposed")
            )
        ]
        constraints = [
            models.CheckConstraint(
                condition=~Q(standing="refused")
                | Q(decided_by__isnull=False, decided_at__isnull=False) & ~Q(decided_because=""),
                name="exception_refused_for_a_reason",
            )
        ]

    class Privacy:
        personal = {"kind", "reason", "standing", "decided_because"}
        plain = {"id", "request", "recorded_by", "recorded_at", "decided_by", "decided_at", "revision"}


class Assessment(models.Model):
    """The needs assessment that follows a decision to assess."""

    request = models.OneToOneField(Request, on_delete=models.PROTECT, related_name="assessment")
    issue_agreed_on = models.DateField(null=True, blank=True)  # SEN2 3.1 Y before the plan is out
    not_issued_on = models.DateField(
        null=True, blank=True
    )  # SEN2 3.2 when 3.1 is N: the day the family was told
    had_mediation = models.BooleanField(default=False)  # SEN2 3.3
    had_appeal = models.BooleanField(default=False)  # SEN2 3.4
    had_other_mediation = models.BooleanField(default=False)  # SEN2 3.5
    had_other_appeal = models.BooleanField(default=False)  # SEN2 3.6

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(issue_agreed_on__isnull=True) | Q(not_issued_on__isnull=True),
                name="assessment_issued_or_not",
            )
        ]

    class Privacy:
        personal = {
            "issue_agreed_on",
            "not_issued_on",
            "had_mediation",
            "had_appeal",
            "had_other_mediation",
            "had_other_appeal",
        }
        plain = {"id", "request"}


class AdviceQuerySet(advising.AskedQuerySet):
    def outstanding(self):
        return self.filter(returned_on__isnull=True)

    def with_clocks(self):
        """Advice from a body that owes it, in the order in which it was asked for."""
        asked = self.filter(assessment__request__is_historical=False).exclude(kind=codes.AdviceKind.PARENT)
        return asked.order_by("assessment__request_id", "pk")

    def of_requests(self, refs):
        return self if refs is None else self.filter(assessment__request__ref__in=refs)

    def last_asked_in(self, district_id) -> list[tuple[str, int]]:
        """Pairs of a kind and the organisation asked for it, for the children of a district; the last asked comes last."""
        asked = self.filter(assessment__request__child__district_id=district_id, asked_of__isnull=False)
        latest = asked.order_by("-requested_on", "-pk").values_list("kind", "asked_of_id")[:LAST_ASKED]
        return list(latest)[::-1]

    def locked(self):
        """Nobody else may change these rows until the transaction ends."""
        return self.select_for_update(of=("self",))


class Advice(models.Model):
    """Advice asked for under regulation 6, and when it came."""

    assessment = models.ForeignKey(Assessment, on_delete=models.CASCADE, related_name="advice")
    kind = models.CharField(max_length=20, choices=codes.AdviceKind)
    asked_of = models.ForeignKey(
        "accounts.Organisation", null=True, blank=True, on_delete=models.PROTECT, related_name="advice"
    )
    requested_on = models.DateField()
    request_received_on = models.DateField(null=True, blank=True)
    returned_on = models.DateField(null=True, blank=True)

    objects = AdviceQuerySet.as_manager()

    class Meta:
        constraints = [
            _not_before("request_received_on", "requested_on", "advice_request_received_after_sent"),
            _not_before("returned_on", "requested_on", "advice_returned_after_requested"),
        ]

    class Privacy:
        personal = {"kind", "asked_of", "requested_on", "request_received_on", "returned_on"}
        plain = {"id", "assessment"}

    @property
    def is_waiting(self) -> bool:
        """Given, and the service has not answered yet: for a list whose `given` is fetched."""
        return any(one.given_at and not one.verdict for one in self.given.all()) and not self.returned_on

    @property
    def expected_on(self):
        """The day on which it comes, as its writer said last; None when nobody has said that it will be late."""
        return next((one.expected_on for one in reversed(self.steps.all()) if one.expected_on), None)

    @property
    def clock_started_on(self):
        """Six weeks run from receipt by the body (regulation 8(1)); from sending until receipt is recorded."""
        return self.request_received_on or self.requested_on


class PlanQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self.filter(request__child__in=Child.objects.all().visible_to(user))

    def with_clocks(self):
        return self.filter(Q(first_issued_on__isnull=False) | Q(transferred_in_on__isnull=False))

    def live(self):
        """Issued or brought from another authority, and not ceased."""
        held = Q(first_issued_on__isnull=False) | Q(transferred_in_on__isnull=False)
        return self.filter(held, ceased_on__isnull=True)

    def moving(self):
        """Those whose family moves, or moved, to another authority's area."""
        return self.filter(moves_on__isnull=False, move_known_on__isnull=False)

    def move_facts(self, ref) -> dict:
        """The two days from which the time to transfer the plan runs."""
        moved_on, aware_on = self.values_list("moves_on", "move_known_on").get(ref=ref)
        return {"moved_on": moved_on, "aware_on": aware_on}

    def of_child(self, child):
        return self.filter(request__child=child)

    def of_requests(self, pks):
        """Those of these requests, by their keys."""
        return self.filter(request__in=pks)

    def transferred_on(self, ref):
        return self.values_list("transferred_in_on", flat=True).get(ref=ref)

    def of_refs(self, refs):
        """Those with these references; all when None."""
        return self if refs is None else self.filter(ref__in=refs)


class Plan(models.Model):
    """An EHC plan."""

    ref = models.CharField(max_length=20, unique=True, default=refs.new_plan_ref)
    request = models.OneToOneField(Request, on_delete=models.PROTECT, related_name="plan")
    draft_sent_on = models.DateField(null=True, blank=True)
    first_issued_on = models.DateField(null=True, blank=True, db_index=True)  # SEN2 3.2 when 3.1 is Y
    current_from_on = models.DateField(null=True, blank=True)  # SEN2 4.1
    transferred_from_authority = models.CharField(max_length=3, blank=True)  # SEN2 5.1
    transferred_in_on = models.DateField(null=True, blank=True)
    transfer_notified_on = models.DateField(null=True, blank=True)  # the family told: regulation 15(4)
    moves_on = models.DateField(null=True, blank=True)  # the family's move to another authority's area
    move_known_on = models.DateField(null=True, blank=True)  # when this authority became aware of it
    transferred_to_authority = models.CharField(max_length=3, blank=True)
    papers_sent = models.TextField(blank=True)  # with the plan, to the authority that takes it over
    issued_early_because = models.TextField(blank=True)  # before the family's days with the draft had run
    residential = models.CharField(max_length=1, choices=codes.Residential, blank=True)  # SEN2 4.2
    work_based = models.CharField(max_length=1, choices=codes.WorkBased, blank=True)  # SEN2 4.3
    has_personal_budget = models.BooleanField(default=False)  # SEN2 4.4a
    has_arranged_budget = models.BooleanField(default=False)  # SEN2 4.4b
    direct_payments = models.CharField(max_length=1, choices=codes.DirectPayments, blank=True)  # SEN2 4.4c
    ceased_on = models.DateField(null=True, blank=True, db_index=True)  # SEN2 4.5
    cease_reason = models.CharField(max_length=1, choices=codes.CeaseReason, blank=True)  # SEN2 4.6
    ceased_early_because = models.TextField(blank=True)  # before the time for an appeal had run

    objects = PlanQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(ceased_on__isnull=True, cease_reason="")
                | (Q(ceased_on__isnull=False) & ~Q(cease_reason="")),
                name="plan_ceased_for_a_reason",
            ),
            _not_before("first_issued_on", "draft_sent_on", "plan_issued_after_draft"),
            _not_before("ceased_on", "first_issued_on", "plan_ceased_after_issue"),
        ]

    class Privacy:
        personal = {
            "draft_sent_on",
            "first_issued_on",
            "current_from_on",
            "transferred_from_authority",
            "transferred_in_on",
            "transfer_notified_on",
            "moves_on",
            "move_known_on",
            "transferred_to_authority",
            "papers_sent",
            "issued_early_because",
            "residential",
            "work_based",
            "has_personal_budget",
            "has_arranged_budget",
            "direct_payments",
            "ceased_on",
            "cease_reason",
            "ceased_early_because",
        }
        plain = {"id", "ref", "request"}

    def __str__(self):
        return self.ref

    @property
    def child_ref(self) -> str:
        return self.request.child.ref


class _Place(models.Model):
    """Where: exactly one of a setting and a code for somewhere that is none."""

    rank = models.PositiveSmallIntegerField(choices=codes.Rank, default=codes.Rank.PRIMARY)
    setting = models.ForeignKey(Setting, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    elsewhere = models.CharField(max_length=4, choices=codes.OtherPlacement, blank=True)
    elsewhere_note = models.CharField(max_length=200, blank=True)
    in_sen_unit = models.BooleanField(default=False)
    in_resourced_provision = models.BooleanField(default=False)

    class Meta:
        abstract = True


def _somewhere(name: str) -> models.CheckConstraint:
    return models.CheckConstraint(
        condition=(Q(setting__isnull=False) & Q(elsewhere="")) | (Q(setting__isnull=True) & ~Q(elsewhere="")),
        name=name,
    )


class NamedSetting(_Place):
    """What Section I of the plan names (SEN2 4.7). It may rightly differ from where the person goes."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="named_settings")

    class Meta:
        constraints = [
            _somewhere("named_setting_is_somewhere"),
            models.UniqueConstraint(fields=["plan", "rank"], name="named_setting_rank_once"),
        ]

    class Privacy:
        personal = {"setting", "elsewhere", "elsewhere_note", "in_sen_unit", "in_resourced_provision"}
        plain = {"id", "plan", "rank"}


class Placement(_Place):
    """Where the person goes (SEN2 5.7), from when to when."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="placements")
    entered_on = models.DateField()  # SEN2 5.7e
    left_on = models.DateField(null=True, blank=True)  # SEN2 5.7f
    residential = models.CharField(max_length=1, choices=codes.Residential, blank=True)  # SEN2 5.2
    work_based = models.CharField(max_length=1, choices=codes.WorkBased, blank=True)  # SEN2 5.3
    attendance = models.CharField(max_length=2, choices=codes.Attendance, blank=True)  # SEN2 5.5g in 2023

    class Meta:
        constraints = [
            _somewhere("placement_is_somewhere"),
            _not_before("left_on", "entered_on", "placement_left_after_entered"),
        ]

    class Privacy:
        personal = {
            "setting",
            "elsewhere",
            "elsewhere_note",
            "in_sen_unit",
            "in_resourced_provision",
            "entered_on",
            "left_on",
            "residential",
            "work_based",
            "attendance",
        }
        plain = {"id", "plan", "rank"}


class PlanNeed(models.Model):
    """A kind of need, primary or secondary (SEN2 5.8)."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="needs")
    need = models.CharField(max_length=4, choices=codes.Need)
    rank = models.PositiveSmallIntegerField(choices=codes.Rank, default=codes.Rank.PRIMARY)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["plan", "rank"], name="need_rank_once")]

    class Privacy:
        personal = {"need"}
        plain = {"id", "plan", "rank"}


class ReviewQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self.filter(plan__request__child__in=Child.objects.all().visible_to(user))

    def with_clocks(self):
        return self.filter(meeting_on__isnull=False)

    def decided(self):
        return self.filter(decided_on__isnull=False).order_by("plan_id", "decided_on")

    def of_plans(self, refs):
        return self if refs is None else self.filter(plan__ref__in=refs)

    def of_requests(self, pks):
        """Those of the plans of these requests, by their keys."""
        return self.filter(plan__request__in=pks)

    def decided_to_cease(self, *, since=None):
        """The latest after which it was decided to end the plan, after the given day; None where there is none."""
        found = self.filter(decision=codes.ReviewDecision.CEASE).order_by("-decided_on", "-pk")
        return (found.filter(decided_on__gt=since) if since else found).first()

    def amendment_facts(self, ref) -> dict:
        """The two days from which the limit for the amended plan runs."""
        notice_on, meeting_on = self.values_list("amendments_proposed_on", "meeting_on").get(ref=ref)
        return {"notice_on": notice_on, "meeting_on": meeting_on}

    def of_refs(self, refs):
        """Those with these references; all when None."""
        return self if refs is None else self.filter(ref__in=refs)

    def locked(self):
        """Nobody else may change these rows until the transaction ends."""
        return self.select_for_update(of=("self",))


class Review(models.Model):
    """An annual review, with its five dates kept apart: meeting, papers received, decision, proposed amendments, final
    plan."""

    ref = models.CharField(max_length=20, unique=True, default=refs.new_review_ref)
    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="reviews")
    meeting_on = models.DateField(null=True, blank=True, db_index=True)  # SEN2 5.4a
    papers_received_on = models.DateField(null=True, blank=True)
    decided_on = models.DateField(
        null=True, blank=True
    )  # SEN2 5.4b: the day the authority wrote with its decision
    decision = models.CharField(max_length=10, choices=codes.ReviewDecision, blank=True)  # SEN2 5.4c
    amendments_proposed_on = models.DateField(null=True, blank=True)  # SEN2 5.4d
    final_plan_on = models.DateField(null=True, blank=True)  # SEN2 5.6b for a transfer
    phase_transfer = models.CharField(max_length=20, choices=codes.PhaseTransfer, blank=True)
    phase_transfer_due_on = models.DateField(null=True, blank=True)  # SEN2 5.6a
    issued_early_because = models.TextField(
        blank=True
    )  # before the family's days with the amendments had run
    revision = models.PositiveIntegerField(default=0)

    objects = ReviewQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(decision="", decided_on__isnull=True)
                | (~Q(decision="") & Q(decided_on__isnull=False)),
                name="review_decision_has_its_date",
            ),
            _not_before("papers_received_on", "meeting_on", "review_papers_after_meeting"),
            _not_before("decided_on", "meeting_on", "review_decided_after_meeting"),
            _not_before("amendments_proposed_on", "meeting_on", "review_amendments_after_meeting"),
            _not_before("final_plan_on", "amendments_proposed_on", "review_final_after_amendments"),
        ]

    class Privacy:
        personal = {
            "meeting_on",
            "papers_received_on",
            "decided_on",
            "decision",
            "amendments_proposed_on",
            "final_plan_on",
            "phase_transfer",
            "phase_transfer_due_on",
            "issued_early_because",
        }
        plain = {"id", "ref", "plan", "revision"}

    def __str__(self):
        return self.ref

    @property
    def child_ref(self) -> str:
        return self.plan.request.child.ref


class ProvisionGapQuerySet(models.QuerySet):
    def open(self):
        return self.filter(until_on__isnull=True)

    def locked(self):
        """Nobody else may change these rows until the transaction ends."""
        return self.select_for_update(of=("self",))


class ProvisionGap(models.Model):
    """Provision that the plan specifies, or ought to have specified by then, was not delivered: from its first day to
    its last, both counted. A dated fact until the delivery of provision is recorded session by session."""

    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="provision_gaps")
    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="provision_gaps")
    what = models.CharField(max_length=200)
    from_on = models.DateField()
    until_on = models.DateField(null=True, blank=True)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    objects = ProvisionGapQuerySet.as_manager()

    class Meta:
        ordering = ["from_on", "pk"]
        constraints = [_not_before("until_on", "from_on", "provision_gap_ends_after_it_begins")]

    class Privacy:
        personal = {"what", "from_on", "until_on"}
        plain = {"id", "child", "plan", "recorded_by", "recorded_at"}


class ChronologyNoteQuerySet(models.QuerySet):
    def of_child(self, child):
        return self.filter(child=child).select_related("written_by")

    def of_entry(self, key):
        return self.filter(entry_key=key)


class ChronologyNote(models.Model):
    """What somebody who read a child's chronology wrote beside one of its entries. An empty text is a note taken
    back. `entry_key` names the entry as `chronology.Entry.key` does."""

    child = models.ForeignKey(Child, on_delete=models.CASCADE, related_name="chronology_notes")
    entry_key = models.CharField(max_length=120)
    text = models.TextField(blank=True)
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField()
    revision = models.PositiveIntegerField(default=0)

    objects = ChronologyNoteQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["child", "entry_key"], name="one_note_per_chronology_entry")
        ]

    class Privacy:
        personal = {"text"}
        plain = {"id", "child", "entry_key", "written_by", "written_at", "revision"}


# Every change to these is written down: who, when, from what, to what.
RECORDED = [
    Request,
    TimeException,
    Assessment,
    Advice,
    Plan,
    NamedSetting,
    Placement,
    PlanNeed,
    Review,
    ProvisionGap,
    ChronologyNote,
    *advising.RECORDED,
    *caseload.RECORDED,
    *consulting.RECORDED,
    *documents.RECORDED,
    *panels.RECORDED,
    *plan_writing.RECORDED,
    *notices.RECORDED,
    *orders.RECORDED,
]
