"""Documents on a case. The file itself is kept once under its digest (`storing`); a row says what it is and who may read
it. Withdrawing keeps both, with the reason."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from goldenthread.people import refs
from goldenthread.people.models import Child

PERSON = settings.AUTH_USER_MODEL


class DocumentKind(models.TextChoices):
    ADVICE = "advice", "Advice"
    PARENTS_VIEWS = "parents_views", "Parents' views"
    CHILDS_VIEWS = "childs_views", "The child's or young person's own views"
    SCHOOL_REPORT = "school_report", "School report"
    MEDICAL_LETTER = "medical_letter", "Medical letter"
    OTHER = "other", "Other"


class DocumentQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self.filter(request__child__in=Child.objects.all().visible_to(user))

    def of_request(self, request):
        return self.filter(request=request).order_by("-arrived_on", "-pk")

    def of_child(self, child):
        return self.filter(request__child=child).order_by("-arrived_on", "-pk")

    def of_given(self, given):
        return self.filter(given=given).order_by("pk")

    def standing(self):
        """Those that were not withdrawn."""
        return self.filter(withdrawn_at__isnull=True)

    def withdrawn(self):
        return self.filter(withdrawn_at__isnull=False)

    def of_kind(self, kind):
        return self.filter(kind=kind) if kind else self

    def for_family(self, user):
        """What this member of the family may read: what is marked for the family, and what they handed in themselves."""
        return self.standing().filter(Q(is_for_family=True) | Q(added_by=user))

    def unseen(self):
        """Handed in from outside the service, and nobody of the service has looked at it. What was given as advice is
        looked at with the advice."""
        return self.standing().filter(seen_at__isnull=True, given__isnull=True)

    def of_officer(self, user):
        return self.filter(request__officer=user)

    def numbered(self, pk):
        return self.filter(pk=pk)

    def for_list(self):
        return self.select_related("added_by", "withdrawn_by", "seen_by", "given__advice__asked_of")

    def with_case(self):
        return self.select_related("request__child", "added_by")

    def locked(self):
        """Nobody else may change these rows until the transaction ends."""
        return self.select_for_update(of=("self",))


class CaseDocument(models.Model):
    """One document on a case. `given` is the advice of which it is a part; `arrived_on` the day it came, which may be
    before it was added; `seen_at` when somebody of the service had looked at it."""

    ref = models.CharField(max_length=20, unique=True, default=refs.new_document_ref)
    request = models.ForeignKey("casework.Request", on_delete=models.PROTECT, related_name="documents")
    given = models.ForeignKey(
        "casework.GivenAdvice", null=True, blank=True, on_delete=models.PROTECT, related_name="documents"
    )
    kind = models.CharField(max_length=20, choices=DocumentKind)
    description = models.CharField(max_length=200)
    is_for_family = models.BooleanField(default=False)
    file_name = models.CharField(max_length=150)
    digest = models.CharField(max_length=64, db_index=True)
    ending = models.CharField(max_length=10)
    size = models.PositiveIntegerField()
    arrived_on = models.DateField()
    added_by = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField()
    seen_by = models.ForeignKey(PERSON, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    seen_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = models.ForeignKey(
        PERSON, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_because = models.TextField(blank=True)
    revision = models.PositiveIntegerField(default=0)

    objects = DocumentQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(withdrawn_at__isnull=True, withdrawn_because="")
                | (Q(withdrawn_at__isnull=False) & ~Q(withdrawn_because="")),
                name="case_document_withdrawn_for_a_reason",
            )
        ]
        indexes = [
            models.Index(
                fields=["request"],
                name="case_documents_unseen",
                condition=Q(seen_at__isnull=True, withdrawn_at__isnull=True, given__isnull=True),
            )
        ]

    class Privacy:
        personal = {
            "kind",
            "description",
            "is_for_family",
            "file_name",
            "digest",
            "arrived_on",
            "withdrawn_because",
        }
        plain = {
            "id",
            "ref",
            "request",
            "given",
            "ending",
            "size",
            "added_by",
            "added_at",
            "seen_by",
            "seen_at",
            "withdrawn_by",
            "withdrawn_at",
            "revision",
        }

    def __str__(self):
        return self.ref

    @property
    def child_ref(self) -> str:
        return self.request.child.ref

    @property
    def is_withdrawn(self) -> bool:
        return self.withdrawn_at is not None


RECORDED = [CaseDocument]
