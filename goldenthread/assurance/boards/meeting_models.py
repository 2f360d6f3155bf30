"""Meetings of boards: the agenda as it was sent out, who was there, and minutes of which no version is lost."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from goldenthread.assurance.boards.models import Board, Membership

PERSON = settings.AUTH_USER_MODEL


class MeetingQuerySet(models.QuerySet):
    def of_board(self, board):
        return self.filter(board=board)

    def of_boards(self, boards):
        return self.filter(board__in=boards)

    def planned_by_day(self, day):
        """Those that were known of on a day."""
        return self.filter(planned_on__lte=day)

    def not_cancelled(self, day):
        return self.filter(Q(cancelled_on__isnull=True) | Q(cancelled_on__gt=day))

    def to_come(self, day):
        return self.planned_by_day(day).not_cancelled(day).filter(meets_on__gte=day).order_by("meets_on")

    def of_round(self, held):
        return self.filter(round=held)

    def newest_first(self):
        return self.order_by("-meets_on", "-pk")

    def held_before(self, meeting):
        """The board's earlier meetings that took place, the newest first."""
        earlier = self.filter(board=meeting.board_id, meets_on__lt=meeting.meets_on)
        return earlier.filter(held_recorded_at__isnull=False).newest_first()

    def held_after(self, meeting):
        later = self.filter(board=meeting.board_id, meets_on__gt=meeting.meets_on)
        return later.filter(held_recorded_at__isnull=False).order_by("meets_on")

    def for_page(self):
        return self.select_related(
            "board",
            "round__improvement_plan",
            "instead_of",
            "minutes_agreed_in",
            "agenda_sent_by",
            "held_recorded_by",
            "minutes_agreed_by",
            "cancelled_by",
        )


class Meeting(models.Model):
    """One meeting of a board. Where it stands follows from what is recorded; one that is moved is cancelled and planned
    anew (`instead_of`), so that the first day stays on record."""

    board = models.ForeignKey(Board, on_delete=models.CASCADE, related_name="meetings")
    round = models.ForeignKey(
        "assurance.Round", null=True, blank=True, on_delete=models.PROTECT, related_name="meetings"
    )
    meets_on = models.DateField()
    begins = models.CharField(max_length=20, blank=True)
    place = models.CharField(max_length=200, blank=True)
    instead_of = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="moved_to"
    )
    planned_on = models.DateField()
    planned_by = models.ForeignKey(PERSON, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    cancelled_on = models.DateField(null=True, blank=True)
    cancelled_because = models.TextField(blank=True)
    cancelled_by = models.ForeignKey(
        PERSON, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    agenda_sent_at = models.DateTimeField(null=True, blank=True)
    agenda_sent_by = models.ForeignKey(
        PERSON, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    held_recorded_at = models.DateTimeField(null=True, blank=True)
    held_recorded_by = models.ForeignKey(
        PERSON, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    minutes_agreed_on = models.DateField(null=True, blank=True)
    minutes_agreed_in = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="minutes_agreed"
    )
    minutes_agreed_by = models.ForeignKey(
        PERSON, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    revision = models.PositiveIntegerField(default=0)

    objects = MeetingQuerySet.as_manager()

    class Meta:
        ordering = ["meets_on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["board", "meets_on"],
                condition=Q(cancelled_on__isnull=True),
                name="one_meeting_of_a_board_a_day",
            ),
            models.CheckConstraint(
                condition=Q(cancelled_on__isnull=True) | ~Q(cancelled_because=""),
                name="cancelled_meeting_says_why",
            ),
            models.CheckConstraint(
                condition=Q(cancelled_on__isnull=True) | Q(held_recorded_at__isnull=True),
                name="cancelled_meeting_was_not_held",
            ),
        ]

    class Privacy:
        personal: set[str] = set()
        plain = {
            "id",
            "board",
            "round",
            "meets_on",
            "begins",
            "place",
            "instead_of",
            "planned_on",
            "planned_by",
            "cancelled_on",
            "cancelled_because",
            "cancelled_by",
            "agenda_sent_at",
            "agenda_sent_by",
            "held_recorded_at",
            "held_recorded_by",
            "minutes_agreed_on",
            "minutes_agreed_in",
            "minutes_agreed_by",
            "revision",
        }


class AgendaItemQuerySet(models.QuerySet):
    def of_meeting(self, meeting):
        return self.filter(meeting=meeting)

    def asks(self):
        """The keys of the asks that an item each is about."""
        return self.exclude(ask=None).values_list("ask", flat=True)

    def built(self):
        """Those that nobody wrote, with what hangs on them."""
        return self.exclude(key="").select_related("meeting").prefetch_related("minutes", "log")

    def for_page(self):
        return self.select_related(
            "meeting__board",
            "exception__round__improvement_plan",
            "exception__action",
            "exception__risk",
            "ask__review",
            "added_by",
        ).prefetch_related("minutes__said_by")


class AgendaItem(models.Model):
    """One item of an agenda. key: what it was built from ("escalation:12"), "" where somebody added it.

    ask: what a government's review asked for, where the item is about that. changed_at: when somebody wrote over what it
    was built with; from then on building the agenda again leaves it.
    """

    class Purpose(models.TextChoices):
        DECIDE = "decide", "To decide"
        DISCUSS = "discuss", "To discuss"
        NOTE = "note", "To note"

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="items")
    order = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=300)
    words = models.TextField(blank=True)
    purpose = models.CharField(max_length=10, choices=Purpose, default=Purpose.DISCUSS)
    key = models.CharField(max_length=60, blank=True)
    exception = models.ForeignKey(
        "assurance.RoundException",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="agenda_items",
    )
    ask = models.ForeignKey(
        "assurance.Ask", null=True, blank=True, on_delete=models.SET_NULL, related_name="agenda_items"
    )
    added_by = models.ForeignKey(PERSON, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField()
    changed_at = models.DateTimeField(null=True, blank=True)

    objects = AgendaItemQuerySet.as_manager()

    class Meta:
        ordering = ["order", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "key"], condition=~Q(key=""), name="agenda_item_built_once"
            )
        ]

    class Privacy:
        personal: set[str] = set()
        plain = {
            "id",
            "meeting",
            "order",
            "title",
            "words",
            "purpose",
            "key",
            "exception",
            "ask",
            "added_by",
            "added_at",
            "changed_at",
        }


class AttendanceQuerySet(models.QuerySet):
    def with_members(self):
        return self.select_related("member__user")


class Attendance(models.Model):
    """How a member came to a meeting, or did not."""

    class Attended(models.TextChoices):
        PRESENT = "present", "Present"
        DEPUTY = "deputy", "Sent a deputy"
        APOLOGIES = "apologies", "Apologies"
        ABSENT = "absent", "Absent"

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="attendances")
    member = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="attendances")
    attended = models.CharField(max_length=10, choices=Attended)
    deputy_name = models.CharField(max_length=150, blank=True)

    objects = AttendanceQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "member"], name="attendance_once"),
            models.CheckConstraint(
                condition=~Q(attended="deputy") | ~Q(deputy_name=""), name="deputy_is_named"
            ),
        ]

    class Privacy:
        personal = {"deputy_name"}
        plain = {"id", "meeting", "member", "attended"}


class Minute(models.Model):
    """What was minuted under an item: the newest row holds. One written after the minutes were agreed corrects them, and
    says why."""

    item = models.ForeignKey(AgendaItem, on_delete=models.CASCADE, related_name="minutes")
    words = models.TextField()
    reason = models.TextField(blank=True)
    said_by = models.ForeignKey(PERSON, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    said_at = models.DateTimeField()

    class Meta:
        ordering = ["said_at", "pk"]

    class Privacy:
        personal: set[str] = set()
        plain = {"id", "item", "words", "reason", "said_by", "said_at"}
