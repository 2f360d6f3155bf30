"""What scrutiny asks and recommends, what was answered, and whether it was content. Each is a dated statement."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from goldenthread.assurance.boards.meeting_models import Meeting
from goldenthread.assurance.boards.models import Board

PERSON = settings.AUTH_USER_MODEL


class ScrutinyRequestQuerySet(models.QuerySet):
    def asked_by_day(self, day):
        return self.filter(asked_on__lte=day)

    def owned_by(self, user):
        return self.filter(owner=user)

    def of_kind(self, kind):
        return self.filter(kind=kind)

    def of_committee(self, board):
        return self.filter(committee=board)

    def of_committee_called(self, slug):
        return self.filter(committee__slug=slug)

    def called(self, number):
        return self.filter(pk=number)

    def matching(self, words: str):
        """Those whose words, asker or owner hold every one of these words."""
        found = self
        for word in words.split():
            found = found.filter(
                Q(words__icontains=word)
                | Q(asked_by_whom__icontains=word)
                | Q(owner_post__icontains=word)
                | Q(owner__display_name__icontains=word)
            )
        return found

    def for_list(self):
        """With replies, follow-ups and later requests of the same. Four queries."""
        return self.select_related("committee", "meeting", "owner", "repeats").prefetch_related(
            "replies__said_by", "follow_ups__said_by", "repeated_in"
        )


class ScrutinyRequest(models.Model):
    """Information that scrutiny asked for, or something it recommended. asked_by_whom: in the words of the minutes."""

    class Kind(models.TextChoices):
        INFORMATION = "information", "Request for information"
        RECOMMENDATION = "recommendation", "Recommendation"

    committee = models.ForeignKey(Board, on_delete=models.PROTECT, related_name="scrutiny_requests")
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=20, choices=Kind)
    asked_on = models.DateField()
    meeting = models.ForeignKey(
        Meeting, null=True, blank=True, on_delete=models.PROTECT, related_name="scrutiny_requests"
    )
    asked_by_whom = models.CharField(max_length=200)
    words = models.TextField()
    owner = models.ForeignKey(
        PERSON, null=True, blank=True, on_delete=models.PROTECT, related_name="scrutiny_requests"
    )
    owner_post = models.CharField(max_length=200, blank=True)
    due_on = models.DateField(null=True, blank=True)
    due_text = models.CharField(max_length=200, blank=True)  # in the words of who asked: "at each meeting"
    repeats = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="repeated_in"
    )
    recorded_by = models.ForeignKey(PERSON, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    objects = ScrutinyRequestQuerySet.as_manager()

    class Meta:
        ordering = ["asked_on", "number"]
        constraints = [
            models.UniqueConstraint(fields=["committee", "number"], name="scrutiny_number_once"),
            models.CheckConstraint(
                condition=Q(owner__isnull=False) | ~Q(owner_post=""), name="scrutiny_request_has_an_owner"
            ),
        ]

    class Privacy:
        personal: set[str] = set()
        plain = {
            "id",
            "committee",
            "number",
            "kind",
            "asked_on",
            "meeting",
            "asked_by_whom",
            "words",
            "owner",
            "owner_post",
            "due_on",
            "due_text",
            "repeats",
            "recorded_by",
            "recorded_at",
        }

    @property
    def who(self) -> str:
        return self.owner.display_name if self.owner else self.owner_post

    @property
    def is_recommendation(self) -> bool:
        return self.kind == self.Kind.RECOMMENDATION


class ScrutinyReply(models.Model):
    """What was answered. position: of a recommendation, what the partnership says to it."""

    class Extent(models.TextChoices):
        PART = "part", "In part: more is to follow"
        WHOLE = "whole", "In full"

    class Position(models.TextChoices):
        ACCEPTED = "accepted", "Accepted"
        PARTLY = "partly", "Accepted in part"
        REJECTED = "rejected", "Rejected"

    request = models.ForeignKey(ScrutinyRequest, on_delete=models.CASCADE, related_name="replies")
    answered_on = models.DateField()
    words = models.TextField()
    extent = models.CharField(max_length=10, choices=Extent, default=Extent.WHOLE)
    position = models.CharField(max_length=10, choices=Position, blank=True)
    given_by_whom = models.CharField(
        max_length=200, blank=True
    )  # who answered, where somebody else writes it down
    said_by = models.ForeignKey(PERSON, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    said_at = models.DateTimeField()

    class Meta:
        verbose_name_plural = "scrutiny replies"
        ordering = ["answered_on", "pk"]

    class Privacy:
        personal: set[str] = set()
        plain = {
            "id",
            "request",
            "answered_on",
            "words",
            "extent",
            "position",
            "given_by_whom",
            "said_by",
            "said_at",
        }


class ScrutinyFollowUp(models.Model):
    """What scrutiny said of the answer, or of there being none; or what was done about a recommendation."""

    class Verdict(models.TextChoices):
        CONTENT = "content", "Content: closed"
        AGAIN = "again", "Asked again"
        NOTED = "noted", "Noted"

    request = models.ForeignKey(ScrutinyRequest, on_delete=models.CASCADE, related_name="follow_ups")
    said_on = models.DateField()
    verdict = models.CharField(max_length=10, choices=Verdict)
    words = models.TextField()
    said_by = models.ForeignKey(PERSON, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    said_at = models.DateTimeField()

    class Meta:
        verbose_name = "scrutiny follow-up"
        ordering = ["said_on", "pk"]

    class Privacy:
        personal: set[str] = set()
        plain = {"id", "request", "said_on", "verdict", "words", "said_by", "said_at"}
