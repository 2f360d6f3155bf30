"""Boards and groups of the partnership: what each is, who sits on it, and its terms of reference, with their days."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

PERSON = settings.AUTH_USER_MODEL


class BoardQuerySet(models.QuerySet):
    def known_by(self, day):
        """Those that had begun by a day, whether or not they have ended since."""
        return self.filter(began_on__lte=day)

    def going_on(self, day):
        return self.known_by(day).filter(Q(ended_on__isnull=True) | Q(ended_on__gt=day))

    def not_ended(self):
        return self.filter(ended_on__isnull=True)

    def that_scrutinise(self):
        """Ended or not: what a committee asked outlives it."""
        return self.filter(details__kind=BoardDetails.Kind.SCRUTINY).distinct()

    def offered(self) -> list[tuple[str, str]]:
        """(slug, short name) for a filter."""
        return list(self.values_list("slug", "short_name"))

    def called(self, slug):
        return self.filter(slug=slug)

    def for_list(self):
        """With details, members, terms and meetings. Few queries, however many boards there are."""
        return self.prefetch_related(
            "details__reports_to",
            "memberships__user",
            "terms__said_by",
            "terms__reviews__said_by",
            "meetings",
        )


class Board(models.Model):
    """A board, a group or a committee. What it is called and what it is for stands in `BoardDetails`, by day."""

    slug = models.SlugField(max_length=40, unique=True)
    short_name = models.CharField(max_length=60, unique=True)
    began_on = models.DateField()
    ended_on = models.DateField(null=True, blank=True)
    ended_because = models.TextField(blank=True)

    objects = BoardQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ended_on__isnull=True) | Q(ended_on__gte=F("began_on")),
                name="board_ends_after_it_begins",
            )
        ]

    class Privacy:
        personal: set[str] = set()
        plain = {"id", "slug", "short_name", "began_on", "ended_on", "ended_because"}

    def __str__(self):
        return self.short_name


class BoardDetails(models.Model):
    """What a board is, from a day on: the newest row that a day has reached holds."""

    class Kind(models.TextChoices):
        BOARD = "board", "Improvement board"
        GROUP = "group", "Delivery group"
        TASK = "task", "Task and finish group"
        PARTNER = "partner", "Partners' group"
        SCRUTINY = "scrutiny", "Scrutiny committee"

    board = models.ForeignKey(Board, on_delete=models.CASCADE, related_name="details")
    from_on = models.DateField()
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=10, choices=Kind)
    reports_to = models.ForeignKey(
        Board, null=True, blank=True, on_delete=models.PROTECT, related_name="reported_to_by"
    )
    purpose = models.TextField(blank=True)
    quorum = models.PositiveSmallIntegerField(null=True, blank=True)  # members who must be there
    said_by = models.ForeignKey(PERSON, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    said_at = models.DateTimeField()

    class Meta:
        verbose_name = verbose_name_plural = "board details"
        ordering = ["from_on", "pk"]

    class Privacy:
        personal: set[str] = set()
        plain = {
            "id",
            "board",
            "from_on",
            "name",
            "kind",
            "reports_to",
            "purpose",
            "quorum",
            "said_by",
            "said_at",
        }


class MembershipQuerySet(models.QuerySet):
    def sitting_on(self, day):
        return self.filter(Q(ended_on__isnull=True) | Q(ended_on__gt=day), began_on__lte=day)

    def of_user(self, user):
        return self.filter(user=user)

    def for_page(self):
        return self.select_related("user", "board")


class Membership(models.Model):
    """A person or a post on a board, from one day to another. Somebody else in the post is another row."""

    class Part(models.TextChoices):
        CHAIR = "chair", "Chair"
        DEPUTY = "deputy", "Deputy chair"
        MEMBER = "member", "Member"
        ADVISER = "adviser", "In attendance"

    board = models.ForeignKey(Board, on_delete=models.CASCADE, related_name="memberships")
    user = models.ForeignKey(
        PERSON, null=True, blank=True, on_delete=models.PROTECT, related_name="memberships"
    )
    name = models.CharField(max_length=150, blank=True)  # of somebody without an account
    post = models.CharField(max_length=200, blank=True)
    organisation = models.CharField(max_length=150, blank=True)
    part = models.CharField(max_length=10, choices=Part, default=Part.MEMBER)
    began_on = models.DateField()
    ended_on = models.DateField(null=True, blank=True)
    said_by = models.ForeignKey(PERSON, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    said_at = models.DateTimeField()

    objects = MembershipQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(user__isnull=False) | ~Q(name="") | ~Q(post=""), name="member_is_somebody"
            ),
            models.CheckConstraint(
                condition=Q(ended_on__isnull=True) | Q(ended_on__gte=F("began_on")),
                name="membership_ends_after_it_begins",
            ),
        ]

    class Privacy:
        personal = {"name"}
        plain = {
            "id",
            "board",
            "user",
            "post",
            "organisation",
            "part",
            "began_on",
            "ended_on",
            "said_by",
            "said_at",
        }

    @property
    def who(self) -> str:
        """The person's name where it is known, else the post."""
        return (self.user.display_name if self.user else self.name) or self.post

    @property
    def votes(self) -> bool:
        """Whether they count towards the quorum."""
        return self.part != self.Part.ADVISER

    def sits_on(self, day) -> bool:
        return self.began_on <= day and (self.ended_on is None or self.ended_on > day)


class Terms(models.Model):
    """One version of a board's terms of reference, as agreed on a day. A later version takes its place from its own day.

    review_months: how often the board agreed to look at them again.
    """

    board = models.ForeignKey(Board, on_delete=models.CASCADE, related_name="terms")
    version = models.PositiveSmallIntegerField()
    agreed_on = models.DateField()
    words = models.TextField()
    review_months = models.PositiveSmallIntegerField()
    said_by = models.ForeignKey(PERSON, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    said_at = models.DateTimeField()

    class Meta:
        verbose_name = verbose_name_plural = "terms of reference"
        ordering = ["version"]
        constraints = [models.UniqueConstraint(fields=["board", "version"], name="terms_version_once")]

    class Privacy:
        personal: set[str] = set()
        plain = {"id", "board", "version", "agreed_on", "words", "review_months", "said_by", "said_at"}


class TermsReview(models.Model):
    """The board looked at its terms of reference and left them as they are."""

    terms = models.ForeignKey(Terms, on_delete=models.CASCADE, related_name="reviews")
    reviewed_on = models.DateField()
    words = models.TextField(blank=True)
    said_by = models.ForeignKey(PERSON, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    said_at = models.DateTimeField()

    class Meta:
        ordering = ["reviewed_on", "pk"]

    class Privacy:
        personal: set[str] = set()
        plain = {"id", "terms", "reviewed_on", "words", "said_by", "said_at"}
