"""Letters, what became of each, where people are written to, whom a letter names, and the log of contacts.

A letter's words and addressees are fixed when it is sent; its PDF is made then, once, and kept under its digest. What
becomes of it afterwards is a new dated row each time, and how it stands is read from these.
"""

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q

from goldenthread.casework.notices.codes import Addressee, Channel, ContactKind, Step
from goldenthread.people import refs
from goldenthread.people.models import Carer, Child, Setting

PERSON = settings.AUTH_USER_MODEL


class NoticeQuerySet(models.QuerySet):
    def visible_to(self, user):
        children = Child.objects.all().visible_to(user)
        if not children.query.where:  # every child: to look each one up would cost more than the rest
            return self
        return self.filter(request__child__in=children)

    def with_story(self):
        """Everything that a letter's page reads, in a fixed number of queries."""
        return self.select_related(
            "request__child",
            "request__officer",
            "request__assessment",
            "request__plan",
            "prepared_by",
            "sent_by",
            "advice__asked_of",
            "review",
        ).prefetch_related(
            "copies__carer",
            "copies__organisation",
            "copies__setting",
            "copies__steps",
            "steps__said_by",
            "steps__copy",
            "enclosures",
        )

    def of_request(self, request):
        return self.filter(request=request).order_by("-prepared_at", "-pk")

    def of_child(self, child):
        return self.filter(request__child=child)

    def standing(self):
        """Those that were not withdrawn."""
        return self.exclude(Exists(NoticeStep.objects.filter(notice=OuterRef("pk"), kind=Step.WITHDRAWN)))

    def undelivered(self):
        """Sent, with a copy that no mail service has taken and that nobody can print."""
        return self.filter(Exists(NoticeCopy.objects.undelivered().filter(notice=OuterRef("pk"))))

    def to_post(self):
        """Put in the folder to print, and not yet posted, handed over or proved."""
        done = [Step.POSTED, Step.HANDED_OVER, Step.PROVED, Step.RETURNED]
        printed = NoticeStep.objects.filter(notice=OuterRef("pk"), kind=Step.TO_PRINT)
        left = NoticeStep.objects.filter(copy=OuterRef("copy"), kind__in=done)
        return self.filter(Exists(printed.filter(~Exists(left))))

    def unsent(self):
        return self.standing().filter(sent_on__isnull=True)

    def locked(self):
        """Nobody else may change these rows until the transaction ends."""
        return self.select_for_update(of=("self",))


class Notice(models.Model):
    """A letter of the process. `kind` and `template_version` name the template; `reasons` are the officer's own words in
    it. `seen_warnings` are the warnings about its addressees that were confirmed when it was sent."""

    ref = models.CharField(max_length=20, unique=True, default=refs.new_notice_ref)
    request = models.ForeignKey("casework.Request", on_delete=models.PROTECT, related_name="notices")
    review = models.ForeignKey(
        "casework.Review", null=True, blank=True, on_delete=models.PROTECT, related_name="notices"
    )
    advice = models.ForeignKey(
        "casework.Advice", null=True, blank=True, on_delete=models.PROTECT, related_name="notices"
    )
    kind = models.CharField(max_length=40)
    template_version = models.PositiveSmallIntegerField()
    reasons = models.TextField(blank=True)
    channel = models.CharField(max_length=20, choices=Channel)
    prepared_by = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    prepared_at = models.DateTimeField()
    sent_on = models.DateField(null=True, blank=True, db_index=True)
    sent_by = models.ForeignKey(PERSON, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    seen_warnings = models.JSONField(default=list, blank=True)
    revision = models.PositiveIntegerField(default=0)

    objects = NoticeQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(sent_on__isnull=True, sent_by__isnull=True)
                | Q(sent_on__isnull=False, sent_by__isnull=False),
                name="notice_sent_by_somebody",
            )
        ]

    class Privacy:
        personal = {"kind", "reasons", "channel", "sent_on", "seen_warnings"}
        plain = {
            "id",
            "ref",
            "request",
            "review",
            "advice",
            "template_version",
            "prepared_by",
            "prepared_at",
            "sent_by",
            "revision",
        }

    def __str__(self):
        return self.ref

    @property
    def child_ref(self) -> str:
        return self.request.child.ref

    @property
    def withdrawal(self):
        return next((step for step in self.steps.all() if step.kind == Step.WITHDRAWN), None)

    @property
    def is_withdrawn(self) -> bool:
        return self.withdrawal is not None


class NoticeCopyQuerySet(models.QuerySet):
    def to_user(self, user):
        """Letters that were sent to this person, as a parent or carer or as the young person."""
        own = Q(addressee=Addressee.YOUNG_PERSON, notice__request__child__account_id=user.pk)
        return self.filter(Q(carer__user_id=user.pk) | own, notice__sent_on__isnull=False)

    def of_child(self, child):
        return self.filter(notice__request__child=child)

    def telling_family(self, kind):
        """Sent to a parent or the young person, of letters of a kind that were not withdrawn; with what became of each."""
        withdrawn = NoticeStep.objects.filter(notice=OuterRef("notice"), kind=Step.WITHDRAWN)
        sent = self.filter(
            ~Exists(withdrawn),
            addressee__in=[Addressee.CARER, Addressee.YOUNG_PERSON],
            notice__kind=kind,
            notice__sent_on__isnull=False,
        )
        return sent.select_related("notice__request").prefetch_related("steps")

    def of_requests(self, refs):
        """Those about the requests with these references; all when None."""
        return self if refs is None else self.filter(notice__request__ref__in=refs)

    def of_review(self, review):
        return self.filter(notice__review=review)

    def with_story(self):
        return self.select_related("notice__request__child", "notice__sent_by", "carer").prefetch_related(
            "notice__steps", "notice__enclosures", "steps"
        )

    def newest_first(self):
        return self.order_by("-notice__sent_on", "-pk")

    def undelivered(self):
        """Sent, not withdrawn, and neither taken by a mail service nor put into the folder to print."""
        told = NoticeStep.objects.filter(copy=OuterRef("pk"), kind__in=[Step.TAKEN, Step.TO_PRINT])
        withdrawn = NoticeStep.objects.filter(notice=OuterRef("notice"), kind=Step.WITHDRAWN)
        return self.filter(~Exists(told), ~Exists(withdrawn), notice__sent_on__isnull=False)

    def locked(self):
        """Nobody else may change these rows until the transaction ends."""
        return self.select_for_update(of=("self",))


class NoticeCopy(models.Model):
    """One addressee's copy of a letter: to whom and where it went, and the digest of its PDF."""

    notice = models.ForeignKey(Notice, on_delete=models.CASCADE, related_name="copies")
    addressee = models.CharField(max_length=20, choices=Addressee)
    carer = models.ForeignKey(Carer, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey(
        "accounts.Organisation", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    setting = models.ForeignKey(Setting, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=200)
    address = models.TextField(blank=True)
    email = models.EmailField(blank=True)
    digest = models.CharField(max_length=64, blank=True)

    objects = NoticeCopyQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(addressee=Addressee.CARER, carer__isnull=False)
                | Q(addressee=Addressee.BODY, organisation__isnull=False)
                | Q(addressee=Addressee.SETTING, setting__isnull=False)
                | Q(
                    addressee=Addressee.YOUNG_PERSON,
                    carer__isnull=True,
                    organisation__isnull=True,
                    setting__isnull=True,
                ),
                name="notice_copy_goes_to_somebody",
            )
        ]

    class Privacy:
        personal = {"addressee", "carer", "organisation", "setting", "name", "address", "email"}
        plain = {"id", "notice", "digest"}


class NoticeEnclosure(models.Model):
    """A document that goes with a letter, kept under its digest as it was on the day: `label` is how the letter lists
    it."""

    notice = models.ForeignKey(Notice, on_delete=models.CASCADE, related_name="enclosures")
    label = models.CharField(max_length=200)
    file_name = models.CharField(max_length=100)
    digest = models.CharField(max_length=64)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["notice", "file_name"], name="notice_enclosure_named_once")
        ]

    class Privacy:
        personal = {"label", "digest"}
        plain = {"id", "notice", "file_name"}


class NoticeStep(models.Model):
    """Something that happened to a letter, or to one copy of it, on a day. Nothing here is changed afterwards."""

    notice = models.ForeignKey(Notice, on_delete=models.CASCADE, related_name="steps")
    copy = models.ForeignKey(
        NoticeCopy, null=True, blank=True, on_delete=models.CASCADE, related_name="steps"
    )
    kind = models.CharField(max_length=20, choices=Step)
    happened_on = models.DateField()
    words = models.TextField(blank=True)
    said_by = models.ForeignKey(PERSON, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    said_at = models.DateTimeField()

    class Meta:
        ordering = ["said_at", "pk"]

    class Privacy:
        personal = {"kind", "happened_on", "words"}
        plain = {"id", "notice", "copy", "said_by", "said_at"}


class AddressOnFileQuerySet(models.QuerySet):
    def newest_first(self):
        return self.order_by("-said_at", "-pk")

    def of_carers(self, carers):
        return self.filter(carer__in=carers)

    def of_people(self, *, carers, child):
        return self.filter(Q(carer__in=carers) | Q(child=child)).newest_first()

    def of_organisation(self, organisation):
        return self.filter(organisation=organisation).newest_first()

    def of_setting(self, setting):
        return self.filter(setting=setting).newest_first()


class AddressOnFile(models.Model):
    """Where somebody is written to, as was said on a day: the newest holds. Of a child it is the young person's own."""

    carer = models.ForeignKey(
        Carer, null=True, blank=True, on_delete=models.CASCADE, related_name="addresses"
    )
    child = models.ForeignKey(
        Child, null=True, blank=True, on_delete=models.PROTECT, related_name="addresses"
    )
    organisation = models.ForeignKey(
        "accounts.Organisation", null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )
    setting = models.ForeignKey(Setting, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    address = models.TextField(blank=True)
    email = models.EmailField(blank=True)
    said_by = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    said_at = models.DateTimeField()

    objects = AddressOnFileQuerySet.as_manager()

    class Meta:
        verbose_name = "address on file"
        verbose_name_plural = "addresses on file"
        constraints = [
            models.CheckConstraint(
                condition=~Q(address="") | ~Q(email=""), name="address_on_file_says_something"
            )
        ]

    class Privacy:
        personal = {"carer", "child", "organisation", "setting", "address", "email"}
        plain = {"id", "said_by", "said_at"}


class LetterContactsQuerySet(models.QuerySet):
    def newest_first(self):
        return self.select_related("said_by").order_by("-in_force_from_on", "-said_at", "-pk")

    def on(self, day):
        """The version in force on a day, or None when nobody has written one down."""
        return self.newest_first().filter(in_force_from_on__lte=day).first()

    def locked(self):
        """Nobody else may change these rows until the transaction ends."""
        return self.select_for_update(of=("self",))


class LetterContacts(models.Model):
    """Whom letters name, from a day on: the council's own address, the mediation provider and the information, advice
    and support service. Local configuration; a change is a new row."""

    service_name = models.CharField(max_length=150, blank=True)
    address = models.TextField(blank=True)
    telephone = models.CharField(max_length=60, blank=True)
    email = models.EmailField(blank=True)
    mediation_name = models.CharField(max_length=150, blank=True)
    mediation_telephone = models.CharField(max_length=60, blank=True)
    mediation_email = models.EmailField(blank=True)
    sendiass_name = models.CharField(max_length=150, blank=True)
    sendiass_telephone = models.CharField(max_length=60, blank=True)
    sendiass_email = models.EmailField(blank=True)
    local_offer = models.URLField(blank=True)
    in_force_from_on = models.DateField()
    said_by = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    said_at = models.DateTimeField()

    objects = LetterContactsQuerySet.as_manager()

    class Meta:
        verbose_name = "letter contacts"
        verbose_name_plural = "letter contacts"

    class Privacy:
        personal: set[str] = set()
        plain = {
            "id",
            "service_name",
            "address",
            "telephone",
            "email",
            "mediation_name",
            "mediation_telephone",
            "mediation_email",
            "sendiass_name",
            "sendiass_telephone",
            "sendiass_email",
            "local_offer",
            "in_force_from_on",
            "said_by",
            "said_at",
        }


class ContactQuerySet(models.QuerySet):
    def of_request(self, request):
        return self.filter(request=request)

    def for_list(self):
        return self.select_related("taken_by", "corrects", "followed_up_by", "corrected_by_contact").order_by(
            "-happened_on", "-pk"
        )

    def current(self):
        """Without those that a later entry corrects."""
        return self.filter(corrected_by_contact__isnull=True)

    def of_kind(self, kind):
        return self.filter(kind=kind) if kind else self

    def to_follow_up(self):
        return self.current().filter(follow_up_on__isnull=False, followed_up_on__isnull=True)

    def since(self, day):
        return self.filter(happened_on__gte=day)

    def numbered(self, pk):
        return self.filter(pk=pk)

    def locked(self):
        """Nobody else may change these rows until the transaction ends."""
        return self.select_for_update(of=("self",))


class Contact(models.Model):
    """One entry of a case's contact log: when, with whom, who took it, what was said. A correction is another entry that
    `corrects` the first and says why."""

    request = models.ForeignKey("casework.Request", on_delete=models.PROTECT, related_name="contacts")
    kind = models.CharField(max_length=20, choices=ContactKind)
    happened_on = models.DateField()
    with_whom = models.CharField(max_length=200)
    words = models.TextField()
    taken_by = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    follow_up_on = models.DateField(null=True, blank=True)
    followed_up_on = models.DateField(null=True, blank=True)
    followed_up_by = models.ForeignKey(
        PERSON, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    corrects = models.OneToOneField(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="corrected_by_contact"
    )
    correction_reason = models.TextField(blank=True)
    said_at = models.DateTimeField()

    objects = ContactQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(corrects__isnull=True) | ~Q(correction_reason=""),
                name="contact_corrected_for_a_reason",
            )
        ]

    class Privacy:
        personal = {
            "kind",
            "happened_on",
            "with_whom",
            "words",
            "follow_up_on",
            "followed_up_on",
            "correction_reason",
        }
        plain = {"id", "request", "taken_by", "followed_up_by", "corrects", "said_at"}


RECORDED = [Notice, NoticeCopy, NoticeEnclosure, NoticeStep, AddressOnFile, LetterContacts, Contact]
