"""What families say to the service: complaints now; enquiries and surveys later."""

from django.db import models
from django.db.models import F, Q

from goldenthread.accounts.roles import Permission
from goldenthread.people import refs
from goldenthread.people.models import Child, District


class ComplaintQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Those who work on the case; not the schools and advice writers who may open the child's record."""
        if not user.may(Permission.RECORD_FACTS):
            return self.none()
        return self.filter(child__in=Child.objects.all().visible_to(user))

    def with_clocks(self):
        return self.filter(child__isnull=False)

    def of_refs(self, refs):
        """Those with these references; all when None."""
        return self if refs is None else self.filter(ref__in=refs)

    def of_child(self, child):
        return self.filter(child=child).order_by("-received_on", "-pk")

    def acknowledged_on(self, ref):
        return self.filter(ref=ref).values_list("acknowledged_on", flat=True).first()

    def following(self, complaint):
        return self.filter(follows=complaint)

    def locked(self):
        """Nobody else may change these rows until the transaction ends."""
        return self.select_for_update(of=("self",))


class Complaint(models.Model):
    """A complaint about the SEND service. Each stage has its own row, because each has its own clock."""

    class Upheld(models.TextChoices):
        UPHELD = "upheld", "Upheld"
        PARTLY = "partly", "Upheld in part"
        NOT_UPHELD = "not", "Not upheld"

    ref = models.CharField(max_length=20, unique=True, default=refs.new_complaint_ref)
    child = models.ForeignKey(
        Child, null=True, blank=True, on_delete=models.PROTECT, related_name="complaints"
    )
    district = models.ForeignKey(District, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    stage = models.PositiveSmallIntegerField(choices=[(1, "Stage 1"), (2, "Stage 2")], default=1)
    follows = models.OneToOneField(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="next_stage"
    )
    received_on = models.DateField(db_index=True)
    acknowledged_on = models.DateField(null=True, blank=True)
    answered_on = models.DateField(null=True, blank=True)
    upheld = models.CharField(max_length=10, choices=Upheld, blank=True)

    objects = ComplaintQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(answered_on__isnull=True) | Q(answered_on__gte=F("received_on")),
                name="complaint_answered_after_received",
            ),
            models.CheckConstraint(
                condition=Q(acknowledged_on__isnull=True) | Q(acknowledged_on__gte=F("received_on")),
                name="complaint_acknowledged_after_received",
            ),
            models.CheckConstraint(
                condition=Q(upheld="") | Q(answered_on__isnull=False),
                name="complaint_upheld_only_when_answered",
            ),
        ]

    class Privacy:
        personal = {"child", "received_on", "acknowledged_on", "answered_on", "upheld"}
        plain = {"id", "ref", "district", "stage", "follows"}

    def __str__(self):
        return self.ref

    @property
    def child_ref(self) -> str:
        return self.child.ref if self.child_id else ""
