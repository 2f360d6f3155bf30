"""The evidence bank. Every row is dated and none is written over: what an item says is its newest version."""

from django.conf import settings
from django.db import models
from django.db.models import Case, Exists, OuterRef, Prefetch, Q, Value, When

from goldenthread.assurance.days import end_of

PERSON = settings.AUTH_USER_MODEL


class EvidenceDocumentQuerySet(models.QuerySet):
    def of_digest(self, digest):
        return self.filter(digest=digest)


class EvidenceDocument(models.Model):
    """A file that was handed in, kept once under its SHA-256 however often it is handed in (`documents`)."""

    digest = models.CharField(max_length=64, unique=True)
    ending = models.CharField(max_length=10)
    size = models.PositiveIntegerField()
    stored_at = models.DateTimeField()

    objects = EvidenceDocumentQuerySet.as_manager()

    class Privacy:
        personal: set[str] = set()
        plain = {"id", "digest", "ending", "size", "stored_at"}


class EvidenceItem(models.Model):
    """One piece of evidence. What it says is in its versions; `revision` counts what was written about it."""

    added_at = models.DateTimeField()
    added_by = models.ForeignKey(PERSON, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    revision = models.PositiveIntegerField(default=0)

    class Privacy:
        personal: set[str] = set()
        plain = {"id", "added_at", "added_by", "revision"}

    def __str__(self):
        return f"E{self.pk}"


class EvidenceVersionQuerySet(models.QuerySet):
    def standing_on(self, day):
        """What each item said at the end of a day: its newest version by then."""
        known = EvidenceVersion.objects.filter(said_at__lt=end_of(day))
        later = known.filter(item=OuterRef("item"), number__gt=OuterRef("number"))
        return self.filter(said_at__lt=end_of(day)).exclude(Exists(later))

    def offered(self):
        """Those that have not been withdrawn."""
        return self.filter(is_withdrawn=False)

    def withdrawn(self):
        return self.filter(is_withdrawn=True)

    def of_item(self, pk):
        return self.filter(item_id=pk)

    def with_file(self, pk):
        return self.filter(pk=pk, document__isnull=False).select_related("document", "item")

    def told_from_first(self):
        return self.select_related("said_by", "document").order_by("number")

    def matching(self, words: str):
        """Whose title, words, source, figure or links hold every one of these words."""
        found = self
        for word in words.split():
            linked = EvidenceLink.objects.standing().naming(word)
            found = found.filter(
                Q(title__icontains=word)
                | Q(shows__icontains=word)
                | Q(source__icontains=word)
                | Q(item__figure__code__iexact=word)
                | Q(item__in=linked.values("item"))
            )
        return found

    def narrowed(self, **choices):
        """Those of a kind, a strength, a voice, where one is given."""
        return self.filter(**{name: value for name, value in choices.items() if value})

    def for_area(self, number, day):
        """Linked by that day to an action of the area or to what a review asked of it."""
        linked = EvidenceLink.objects.standing_on(day).filter(
            Q(action__sub_theme__area__number=number) | Q(ask__area__number=number)
        )
        return self.filter(item__in=linked.values("item"))

    def linked_to_nothing(self, day):
        return self.exclude(item__in=EvidenceLink.objects.standing_on(day).values("item"))

    def dated_since(self, day):
        return self.filter(dated_on__gte=day)

    def dated_before(self, day):
        return self.filter(dated_on__lt=day)

    def ranked(self):
        """With `strength_rank`: the strongest last."""
        ranks = [
            When(strength=value, then=Value(rank)) for rank, value in enumerate(EvidenceVersion.Strength)
        ]
        return self.annotate(strength_rank=Case(*ranks))

    def for_list(self, day):
        links = EvidenceLink.objects.standing_on(day).with_targets()
        return self.select_related(
            "item__figure__published", "item__added_by", "document", "said_by"
        ).prefetch_related(Prefetch("item__links", queryset=links, to_attr="standing_links"))


class EvidenceVersion(models.Model):
    """What an item says from `said_at` until the next version. Withdrawing and restoring are versions too.

    dated_on: the day the evidence is of. from_on, until_on: the stretch of time it speaks of, where it has one.
    why: what was changed and for what reason; "" for the first.
    """

    class Kind(models.TextChoices):
        FIGURE = "figure", "Figure of the scorecard"
        COUNT = "count", "Count from other records"
        SURVEY = "survey", "Survey"
        AUDIT = "audit", "Audit"
        CASE_STUDY = "case_study", "Case study"
        DOCUMENT = "document", "Document"
        VISIT = "visit", "Visit or observation"

    class Strength(models.TextChoices):
        """How much it can bear, the weakest first; what each means stands in `meanings`."""

        ONE_ACCOUNT = "one_account", "One account"
        ONCE = "once", "Measured once"
        REPEATED = "repeated", "Measured again"
        SEVERAL = "several", "Several sources agree"
        CHECKED = "checked", "Independently checked"

    class Voice(models.TextChoices):
        CHILDREN = "children", "Children and young people"
        PARENTS = "parents", "Parents and carers"
        SCHOOLS = "schools", "Schools and other settings"
        HEALTH = "health", "Health services"
        STAFF = "staff", "Staff of the council"
        INSPECTORS = "inspectors", "Inspectors and reviewers"
        RECORDS = "records", "Records"

    item = models.ForeignKey(EvidenceItem, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=200)
    shows = models.TextField()
    kind = models.CharField(max_length=12, choices=Kind)
    strength = models.CharField(max_length=12, choices=Strength)
    voice = models.CharField(max_length=12, choices=Voice)
    source = models.CharField(max_length=300, blank=True)
    dated_on = models.DateField()
    from_on = models.DateField(null=True, blank=True)
    until_on = models.DateField(null=True, blank=True)
    document = models.ForeignKey(
        EvidenceDocument, null=True, blank=True, on_delete=models.PROTECT, related_name="versions"
    )
    document_name = models.CharField(max_length=200, blank=True)
    is_withdrawn = models.BooleanField(default=False)
    why = models.TextField(blank=True)
    said_at = models.DateTimeField()
    said_by = models.ForeignKey(PERSON, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    objects = EvidenceVersionQuerySet.as_manager()

    class Meta:
        ordering = ["item", "number"]
        constraints = [
            models.UniqueConstraint(fields=["item", "number"], name="evidence_version_number_once"),
            models.CheckConstraint(
                condition=Q(number=1) | ~Q(why=""), name="evidence_version_says_what_changed"
            ),
            models.CheckConstraint(
                condition=Q(from_on__isnull=True)
                | Q(until_on__isnull=True)
                | Q(from_on__lte=models.F("until_on")),
                name="evidence_period_in_order",
            ),
        ]

    class Privacy:
        personal: set[str] = set()
        plain = {
            "id",
            "item",
            "number",
            "title",
            "shows",
            "kind",
            "strength",
            "voice",
            "source",
            "dated_on",
            "from_on",
            "until_on",
            "document",
            "document_name",
            "is_withdrawn",
            "why",
            "said_at",
            "said_by",
        }

    def __str__(self):
        return self.title


class FrozenFigure(models.Model):
    """A figure of the scorecard as a published month has it, taken once: what became of the figure since changes nothing here.

    month_on: the month of the figure, which `published` holds: it is that month's own edition or a later month's.
    """

    item = models.OneToOneField(EvidenceItem, on_delete=models.CASCADE, related_name="figure")
    code = models.CharField(max_length=40)
    title = models.CharField(max_length=500)
    month_on = models.DateField()
    unit = models.CharField(max_length=40, blank=True)
    value = models.FloatField()
    value_words = models.CharField(max_length=60)
    numerator = models.IntegerField(null=True, blank=True)
    denominator = models.IntegerField(null=True, blank=True)
    fraction_words = models.CharField(max_length=60, blank=True)
    rag = models.CharField(max_length=10, blank=True)
    published = models.ForeignKey("scorecard.PublishedMonth", on_delete=models.PROTECT, related_name="+")
    published_digest = models.CharField(max_length=64)

    class Privacy:
        personal: set[str] = set()
        plain = {
            "id",
            "item",
            "code",
            "title",
            "month_on",
            "unit",
            "value",
            "value_words",
            "numerator",
            "denominator",
            "fraction_words",
            "rag",
            "published",
            "published_digest",
        }

    def __str__(self):
        return f"{self.code} {self.month_on:%Y-%m}"

    @property
    def words(self) -> str:
        """ "76.0% (130 of 171)"."""
        return f"{self.value_words} ({self.fraction_words})" if self.fraction_words else self.value_words


class EvidenceLinkQuerySet(models.QuerySet):
    def standing_on(self, day):
        """Made by the end of a day, and not yet taken away then."""
        ended = Q(unlinked_at__isnull=True) | Q(unlinked_at__gte=end_of(day))
        return self.filter(ended, linked_at__lt=end_of(day))

    def standing(self):
        return self.filter(unlinked_at__isnull=True)

    def of_item(self, item):
        return self.filter(item=item)

    def naming(self, code):
        return self.filter(Q(kpi_code__iexact=code) | Q(action__code__iexact=code))

    def told_from_first(self):
        return self.with_targets().select_related("linked_by", "unlinked_by").order_by("linked_at", "pk")

    def with_targets(self):
        return self.select_related("action__sub_theme__area", "ask__review", "ask__area", "item").order_by(
            "pk"
        )

    def with_verdicts(self):
        return self.prefetch_related(Prefetch("verdicts", OfferVerdict.objects.select_related("said_by")))

    def to_asks(self, asks):
        return self.filter(ask__in=asks)

    def offers(self):
        """Links to what a review asked for."""
        return self.filter(ask__isnull=False)

    def to_actions(self):
        return self.filter(action__isnull=False)

    def to_action(self, action):
        return self.filter(action=action)

    def to_kpis(self, codes):
        return self.filter(kpi_code__in=codes)

    def to_same_as(self, link):
        return self.filter(action=link.action, ask=link.ask, kpi_code=link.kpi_code)


class EvidenceLink(models.Model):
    """An item is put to an action, to an indicator, or is offered for what a review asked: what it shows of this."""

    item = models.ForeignKey(EvidenceItem, on_delete=models.CASCADE, related_name="links")
    action = models.ForeignKey(
        "assurance.Action", null=True, blank=True, on_delete=models.PROTECT, related_name="evidence_links"
    )
    kpi_code = models.CharField(max_length=40, blank=True, db_index=True)
    ask = models.ForeignKey(
        "assurance.Ask", null=True, blank=True, on_delete=models.PROTECT, related_name="offers"
    )
    shows = models.TextField(blank=True)
    linked_at = models.DateTimeField()
    linked_by = models.ForeignKey(PERSON, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    unlinked_at = models.DateTimeField(null=True, blank=True)
    unlinked_by = models.ForeignKey(PERSON, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    why_unlinked = models.TextField(blank=True)

    objects = EvidenceLinkQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(action__isnull=False, kpi_code="", ask__isnull=True)
                | (Q(action__isnull=True, ask__isnull=True) & ~Q(kpi_code=""))
                | Q(action__isnull=True, kpi_code="", ask__isnull=False),
                name="evidence_link_has_one_target",
            ),
            models.UniqueConstraint(
                fields=["item", "action"],
                condition=Q(unlinked_at__isnull=True, action__isnull=False),
                name="evidence_linked_to_action_once",
            ),
            models.UniqueConstraint(
                fields=["item", "kpi_code"],
                condition=Q(unlinked_at__isnull=True) & ~Q(kpi_code=""),
                name="evidence_linked_to_kpi_once",
            ),
            models.UniqueConstraint(
                fields=["item", "ask"],
                condition=Q(unlinked_at__isnull=True, ask__isnull=False),
                name="evidence_offered_for_ask_once",
            ),
            models.CheckConstraint(
                condition=Q(unlinked_at__isnull=True) | ~Q(why_unlinked=""),
                name="evidence_unlinked_with_a_reason",
            ),
        ]

    class Privacy:
        personal: set[str] = set()
        plain = {
            "id",
            "item",
            "action",
            "kpi_code",
            "ask",
            "shows",
            "linked_at",
            "linked_by",
            "unlinked_at",
            "unlinked_by",
            "why_unlinked",
        }


class OfferVerdict(models.Model):
    """How a piece of evidence was judged that was offered for what a review asked. The latest stands, all are kept."""

    class Verdict(models.TextChoices):
        ACCEPTED = "accepted", "Accepted"
        PARTLY = "partly", "Shows part of it"
        NOT_ACCEPTED = "not", "Not accepted"

    link = models.ForeignKey(EvidenceLink, on_delete=models.CASCADE, related_name="verdicts")
    verdict = models.CharField(max_length=10, choices=Verdict)
    words = models.TextField(blank=True)
    judged_on = models.DateField()
    said_at = models.DateTimeField()
    said_by = models.ForeignKey(PERSON, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["judged_on", "pk"]

    class Privacy:
        personal: set[str] = set()
        plain = {"id", "link", "verdict", "words", "judged_on", "said_at", "said_by"}
