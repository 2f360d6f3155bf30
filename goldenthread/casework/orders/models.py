"""Orders of the First-tier Tribunal, and what counts as one: an appeal conceded, an agreement at mediation.

The decision that is overturned stays where it was recorded; the order stands beside it and says what must be done now.
"""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from goldenthread.people import refs


class Origin(models.TextChoices):
    """What the order is. The value ends the code of each duty that follows from it in `statute`."""

    TRIBUNAL = "order", "Order of the Tribunal"
    CONCESSION = "concession", "Appeal not opposed by the council"
    MEDIATION = "mediation", "Agreement at mediation"


class Requires(models.TextChoices):
    """What has to be done: regulations 44(2), 45 and 42(2) of the SEND Regulations 2014."""

    ASSESS = "assess", "Assess needs"
    MAKE_PLAN = "make_plan", "Make a plan"
    RECONSIDER = "reconsider", "Reconsider whether to make a plan"
    AMEND_CONTENTS = "amend_contents", "Amend the needs or the provision in the plan"
    AMEND_SETTING = "amend_setting", "Amend only the setting named in the plan"
    AMEND_BOTH = "amend_both", "Amend the provision and the setting"
    KEEP_PLAN = "keep_plan", "Keep the plan as it is"
    KEEP_AND_AMEND = "keep_and_amend", "Keep the plan, and amend it"
    END_PLAN = "end_plan", "The appeal against ending the plan is dismissed"
    REASSESS = "reassess", "Assess again the needs of a child with a plan"


REOPENS = {Requires.ASSESS, Requires.MAKE_PLAN, Requires.RECONSIDER}
ASSESSES = {Requires.ASSESS, Requires.REASSESS}
LOOKS_AGAIN = {Requires.RECONSIDER, Requires.REASSESS}  # may end with nothing changed
AMENDS = {
    Requires.AMEND_CONTENTS,
    Requires.AMEND_SETTING,
    Requires.AMEND_BOTH,
    Requires.KEEP_AND_AMEND,
}
KEEPS = {Requires.KEEP_PLAN, Requires.KEEP_AND_AMEND}


class TribunalOrderQuerySet(models.QuerySet):
    def standing(self):
        """Those that nobody has taken back as recorded in error."""
        return self.filter(taken_back_on__isnull=True)

    def requiring(self, *what):
        return self.filter(requires__in=what)

    def reopening_for_plan(self):
        """By which the notice that there is no plan stands no more."""
        sent_back = Q(requires=Requires.RECONSIDER, declined_on__isnull=True)
        return self.filter(Q(requires=Requires.MAKE_PLAN) | sent_back)

    def of_requests(self, refs):
        """Those of the requests with these references; all when None."""
        return self if refs is None else self.filter(request__ref__in=refs)

    def locked(self):
        """Nobody else may change these rows until the transaction ends."""
        return self.select_for_update(of=("self",))


class TribunalOrder(models.Model):
    """One order, concession or agreement. `made_on` is the day from which its times run: the order sent out, the
    Tribunal told, the agreement reached."""

    ref = models.CharField(max_length=20, unique=True, default=refs.new_order_ref)
    request = models.ForeignKey("casework.Request", on_delete=models.PROTECT, related_name="orders")
    origin = models.CharField(max_length=10, choices=Origin)
    requires = models.CharField(max_length=20, choices=Requires)
    made_on = models.DateField()
    received_on = models.DateField()
    note = models.TextField(blank=True)
    told_on = models.DateField(null=True, blank=True)  # the family, that there will be an assessment
    amended_on = models.DateField(null=True, blank=True)  # the plan was issued as amended
    # The family told, after the council looked again, that nothing changes: no plan all the same, or the plan as it was.
    declined_on = models.DateField(null=True, blank=True)
    # An order to keep a plan takes back its ceasing; what stood there is kept here.
    ceasing_undone_on = models.DateField(null=True, blank=True)
    cease_reason_undone = models.CharField(max_length=1, blank=True)
    marked = models.CharField(max_length=40, blank=True)  # the fact of the SEN2 return that it made true
    taken_back_on = models.DateField(null=True, blank=True)
    taken_back_because = models.TextField(blank=True)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    objects = TribunalOrderQuerySet.as_manager()

    class Meta:
        ordering = ["made_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(received_on__gte=F("made_on")), name="order_received_after_it_was_made"
            ),
            models.CheckConstraint(
                condition=Q(told_on__isnull=True) | Q(told_on__gte=F("made_on")),
                name="order_told_of_after_it_was_made",
            ),
            models.CheckConstraint(
                condition=Q(amended_on__isnull=True) | Q(amended_on__gte=F("made_on")),
                name="order_amended_after_it_was_made",
            ),
            models.CheckConstraint(
                condition=Q(declined_on__isnull=True) | Q(declined_on__gte=F("made_on")),
                name="order_declined_after_it_was_made",
            ),
            models.CheckConstraint(
                condition=Q(taken_back_on__isnull=True) | ~Q(taken_back_because=""),
                name="order_taken_back_for_a_reason",
            ),
        ]

    class Privacy:
        personal = {
            "origin",
            "requires",
            "made_on",
            "received_on",
            "note",
            "told_on",
            "amended_on",
            "declined_on",
            "ceasing_undone_on",
            "cease_reason_undone",
            "marked",
            "taken_back_on",
            "taken_back_because",
        }
        plain = {"id", "ref", "request", "recorded_by", "recorded_at"}

    def __str__(self):
        return self.ref

    @property
    def child_ref(self) -> str:
        return self.request.child.ref

    @property
    def is_standing(self) -> bool:
        return self.taken_back_on is None

    @property
    def is_to_be_amended(self) -> bool:
        return self.is_standing and self.requires in AMENDS and self.amended_on is None

    @property
    def is_to_be_looked_at(self) -> bool:
        """Whether the council is still to look again, and to say what comes of it."""
        is_open = self.amended_on is None and self.declined_on is None
        return self.is_standing and self.requires in LOOKS_AGAIN and is_open


RECORDED = [TribunalOrder]
