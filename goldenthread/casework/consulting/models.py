"""Consultations of settings. Whether one is answered, late or silent follows from its days."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from goldenthread.accounts.roles import SettingStaff
from goldenthread.people.models import Child, Setting


class Answer(models.TextChoices):
    """What a setting says. The grounds of refusal are those of the Children and Families Act 2014, section 39(4)."""

    WILLING = "willing", "It can meet the needs and has a place"
    UNSUITABLE = "unsuitable", "Unsuitable for the child's age, ability, aptitude or needs"
    OTHERS = "others", "Incompatible with the efficient education of others"
    RESOURCES = "resources", "Incompatible with the efficient use of resources"
    OTHER = "other", "Another answer"


class ConsultationQuerySet(models.QuerySet):
    def of_request(self, request):
        return self.filter(request=request).select_related("setting", "sent_by").order_by("sent_on", "pk")

    def visible_to(self, user):
        """A setting's staff see what their own setting was asked, and never what others were, of a child of theirs either."""
        if SettingStaff.code in {role.code for role in user.roles}:
            return self.of_organisation(user.organisation_id)
        return self.filter(request__child__in=Child.objects.all().visible_to(user))

    def of_organisation(self, organisation_id):
        """Those asked of the settings of one organisation; none without one. What has no reference of its own was asked
        before settings could answer here."""
        asked = self.filter(setting__organisation__isnull=False, ref__isnull=False)
        return asked.filter(setting__organisation_id=organisation_id)

    def with_page(self):
        """With what a setting's page of one reads."""
        case = ("request__child", "request__plan", "request__assessment", "request__officer")
        found = self.select_related(*case, "setting", "sent_by", "answered_by")
        return found.prefetch_related("request__plan__reviews")

    def sent_to(self, organisation_id):
        """The newest first."""
        return self.of_organisation(organisation_id).with_page().order_by("-sent_on", "-pk")

    def arrived(self):
        """The setting answered itself, and nobody has said that they saw it."""
        return self.filter(is_own_answer=True, answered_on__isnull=False, noted_at__isnull=True)

    def of_officer(self, user):
        return self.filter(request__officer=user)

    def for_list(self):
        return self.select_related("setting", "request__child").order_by("answered_on", "pk")

    def waiting(self):
        return self.filter(answered_on__isnull=True, withdrawn_on__isnull=True)

    def of_setting(self, setting):
        return self.filter(setting=setting)

    def locked(self):
        """Nobody else may change these rows until the transaction ends."""
        return self.select_for_update(of=("self",))


class Consultation(models.Model):
    """One setting asked about one child: when, what it answered and why, or that it was taken back. `notice` is the letter
    that asked; `is_own_answer` that the setting gave its answer itself; `noted_by` who has seen that it did."""

    ref = models.CharField(max_length=20, unique=True, null=True, blank=True)  # older ones have none
    request = models.ForeignKey("casework.Request", on_delete=models.PROTECT, related_name="consultations")
    setting = models.ForeignKey(Setting, on_delete=models.PROTECT, related_name="consultations")
    is_familys_wish = models.BooleanField(default=False)
    sent_on = models.DateField()
    sent_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    answer = models.CharField(max_length=12, choices=Answer, blank=True)
    answered_on = models.DateField(null=True, blank=True)
    words = models.TextField(blank=True)
    notice = models.OneToOneField(
        "casework.Notice", null=True, blank=True, on_delete=models.PROTECT, related_name="consultation"
    )
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    is_own_answer = models.BooleanField(default=False)
    noted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    noted_at = models.DateTimeField(null=True, blank=True)
    withdrawn_on = models.DateField(null=True, blank=True)
    withdrawn_because = models.TextField(blank=True)
    revision = models.PositiveIntegerField(default=0)

    objects = ConsultationQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(answer="", answered_on__isnull=True)
                | ~Q(answer="") & Q(answered_on__isnull=False),
                name="consultation_answer_has_its_day",
            ),
            models.CheckConstraint(
                condition=Q(answered_on__isnull=True) | Q(answered_on__gte=F("sent_on")),
                name="consultation_answered_after_sent",
            ),
            models.UniqueConstraint(
                fields=["request", "setting"],
                condition=Q(answered_on__isnull=True, withdrawn_on__isnull=True),
                name="setting_asked_once_at_a_time",
            ),
        ]

    class Privacy:
        personal = {
            "setting",
            "is_familys_wish",
            "sent_on",
            "answer",
            "answered_on",
            "words",
            "withdrawn_on",
            "withdrawn_because",
        }
        plain = {
            "id",
            "ref",
            "request",
            "sent_by",
            "notice",
            "answered_by",
            "is_own_answer",
            "noted_by",
            "noted_at",
            "revision",
        }

    def __str__(self):
        return self.ref or f"consultation {self.pk}"

    @property
    def child_ref(self) -> str:
        return self.request.child.ref

    @property
    def is_waiting(self) -> bool:
        return self.answered_on is None and self.withdrawn_on is None


RECORDED = [Consultation]
