"""Consultations of settings. Whether one is answered, late or silent follows from its days."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from goldenthread.people.models import Setting


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

    def waiting(self):
        return self.filter(answered_on__isnull=True, withdrawn_on__isnull=True)

    def of_setting(self, setting):
        return self.filter(setting=setting)

    def locked(self):
        """Nobody else may change these rows until the transaction ends."""
        return self.select_for_update(of=("self",))


class Consultation(models.Model):
    """One setting asked about one child: when, what it answered and why, or that it was taken back."""

    request = models.ForeignKey("casework.Request", on_delete=models.PROTECT, related_name="consultations")
    setting = models.ForeignKey(Setting, on_delete=models.PROTECT, related_name="consultations")
    is_familys_wish = models.BooleanField(default=False)
    sent_on = models.DateField()
    sent_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    answer = models.CharField(max_length=12, choices=Answer, blank=True)
    answered_on = models.DateField(null=True, blank=True)
    words = models.TextField(blank=True)
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
        plain = {"id", "request", "sent_by", "revision"}


RECORDED = [Consultation]
