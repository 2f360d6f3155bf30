"""The boards' log of decisions and actions. What changes is a dated note; the entry's own words stay."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from goldenthread.assurance.boards.meeting_models import AgendaItem, Meeting
from goldenthread.assurance.boards.models import Board

PERSON = settings.AUTH_USER_MODEL


class LogEntryQuerySet(models.QuerySet):
    def said_by_day(self, day):
        return self.filter(said_on__lte=day)

    def of_board(self, board):
        return self.filter(board=board)

    def of_meeting(self, meeting):
        return self.filter(meeting=meeting)

    def of_board_called(self, slug):
        return self.filter(board__slug=slug)

    def of_kind(self, kind):
        return self.filter(kind=kind)

    def owned_by(self, user):
        return self.filter(owner=user)

    def actions(self):
        return self.filter(kind=LogEntry.Kind.ACTION)

    def matching(self, words: str):
        """Entries whose words, owner or board hold every one of these words."""
        found = self
        for word in words.split():
            found = found.filter(
                Q(words__icontains=word)
                | Q(owner_post__icontains=word)
                | Q(owner__display_name__icontains=word)
                | Q(board__short_name__icontains=word)
            )
        return found

    def for_list(self):
        return self.select_related("board", "meeting", "owner", "item").prefetch_related("notes__said_by")


class LogEntry(models.Model):
    """A decision or an action of a board. The owner is an account or, without one, a post.

    What a board decides of a round's exception is not here: it stands on the exception, and the log reads it there.
    """

    class Kind(models.TextChoices):
        DECISION = "decision", "Decision"
        ACTION = "action", "Action"

    board = models.ForeignKey(Board, on_delete=models.CASCADE, related_name="log")
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=10, choices=Kind)
    meeting = models.ForeignKey(Meeting, null=True, blank=True, on_delete=models.PROTECT, related_name="log")
    item = models.ForeignKey(AgendaItem, null=True, blank=True, on_delete=models.PROTECT, related_name="log")
    words = models.TextField()
    said_on = models.DateField()
    owner = models.ForeignKey(
        PERSON, null=True, blank=True, on_delete=models.PROTECT, related_name="log_entries"
    )
    owner_post = models.CharField(max_length=200, blank=True)
    due_on = models.DateField(null=True, blank=True)
    recorded_by = models.ForeignKey(PERSON, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    objects = LogEntryQuerySet.as_manager()

    class Meta:
        verbose_name = "log entry"
        ordering = ["-said_on", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["board", "number"], name="log_number_once"),
            models.CheckConstraint(
                condition=Q(kind="decision") | Q(owner__isnull=False) | ~Q(owner_post=""),
                name="board_action_has_an_owner",
            ),
        ]

    class Privacy:
        personal: set[str] = set()
        plain = {
            "id",
            "board",
            "number",
            "kind",
            "meeting",
            "item",
            "words",
            "said_on",
            "owner",
            "owner_post",
            "due_on",
            "recorded_by",
            "recorded_at",
        }

    @property
    def reference(self) -> str:
        return f"{self.board.short_name} {self.number}"

    @property
    def who(self) -> str:
        return self.owner.display_name if self.owner else self.owner_post

    def notes_by(self, day) -> list:
        return [note for note in self.notes.all() if note.said_on <= day]

    def due_as_of(self, day):
        """The due day as it stood: the first one, or the newest that a note moved it to."""
        moved = [note.due_on for note in self.notes_by(day) if note.kind == LogNote.Kind.MOVED]
        return moved[-1] if moved else self.due_on

    def ended_as_of(self, day):
        """The note by which it was done or withdrawn, or None while it is open. Taking it up again opens it."""
        last = None
        for note in self.notes_by(day):
            if note.kind in (LogNote.Kind.DONE, LogNote.Kind.WITHDRAWN):
                last = note
            elif note.kind == LogNote.Kind.REOPENED:
                last = None
        return last

    def is_open_on(self, day) -> bool:
        return self.kind == self.Kind.ACTION and self.ended_as_of(day) is None

    def days_late_on(self, day) -> int:
        """Days past the due day while it is open; 0 when it is not late."""
        due = self.due_as_of(day)
        return max(0, (day - due).days) if due and self.is_open_on(day) else 0


class LogNote(models.Model):
    """What became of an entry: progress, another due day, done, withdrawn, taken up again."""

    class Kind(models.TextChoices):
        NOTE = "note", "Progress"
        DONE = "done", "Done"
        MOVED = "moved", "Another due day"
        WITHDRAWN = "withdrawn", "Withdrawn"
        REOPENED = "reopened", "Taken up again"

    entry = models.ForeignKey(LogEntry, on_delete=models.CASCADE, related_name="notes")
    kind = models.CharField(max_length=10, choices=Kind)
    said_on = models.DateField()
    words = models.TextField()
    due_on = models.DateField(null=True, blank=True)
    said_by = models.ForeignKey(PERSON, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    said_at = models.DateTimeField()

    class Meta:
        ordering = ["said_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(kind="moved") | Q(due_on__isnull=False), name="moved_entry_has_its_day"
            )
        ]

    class Privacy:
        personal: set[str] = set()
        plain = {"id", "entry", "kind", "said_on", "words", "due_on", "said_by", "said_at"}
