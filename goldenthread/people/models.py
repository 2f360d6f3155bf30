"""The local area and its districts, settings, children and young people, and their families.

`Child` means a child or young person from birth to 25. Field comments give the SEN2 item that each field is home to.
"""

from django.conf import settings
from django.db import models
from django.db.models import BooleanField, Count, ExpressionWrapper, F, OuterRef, Q, Subquery

from goldenthread import statute
from goldenthread.accounts.models import Team
from goldenthread.accounts.roles import AdviceWriter, Caseworker, Parent, SendManager, SettingStaff
from goldenthread.people import codes, names, refs

MONTHS_IN_YEAR = 12
THAT_HOLDS_FIRST = ("-since_on", "-said_at", "-pk")  # of what is recorded of a young person's rights


class LocalArea(models.Model):
    """The one local area that this installation serves. Its name, code and districts are data."""

    name = models.CharField(max_length=100)
    authority_code = models.CharField(max_length=3, unique=True)  # SEN2 0 LEA
    has_medical_officer = models.CharField(max_length=1, choices=codes.Officer, blank=True)  # SEN2 0 DMO
    has_clinical_officer = models.CharField(max_length=1, choices=codes.Officer, blank=True)  # SEN2 0 DCO
    has_social_care_officer = models.CharField(max_length=1, choices=codes.Officer, blank=True)  # SEN2 0 DSCO
    stands_still_on = models.DateField(null=True, blank=True)  # a demonstration's story stops on this day

    class Privacy:
        personal: set[str] = set()
        plain = {
            "id",
            "name",
            "authority_code",
            "has_medical_officer",
            "has_clinical_officer",
            "has_social_care_officer",
            "stands_still_on",
        }

    def __str__(self):
        return self.name


class DistrictQuerySet(models.QuerySet):
    def by_name(self):
        return self.order_by("name")


class District(models.Model):
    name = models.CharField(max_length=100, unique=True)
    team = models.ForeignKey(Team, null=True, blank=True, on_delete=models.PROTECT, related_name="districts")

    objects = DistrictQuerySet.as_manager()

    class Meta:
        ordering = ["name"]

    class Privacy:
        personal: set[str] = set()
        plain = {"id", "name", "team"}

    def __str__(self):
        return self.name


class SettingQuerySet(models.QuerySet):
    def by_name(self):
        return self.order_by("name", "pk")

    def matching(self, words: str):
        """Settings whose name, URN, UKPRN or district holds every one of these words."""
        found = self
        for word in words.split():
            found = found.filter(
                Q(name__icontains=word) | Q(urn=word) | Q(ukprn=word) | Q(district__name__icontains=word)
            )
        return found

    def for_list(self):
        """With how many closures are written down for each."""
        return self.select_related("district").annotate(own_closures=Count("closures")).order_by("name", "pk")

    def locked(self):
        """Nobody else may change these rows until the transaction ends."""
        return self.select_for_update(of=("self",))


class Setting(models.Model):
    """A school, college, nursery or other place where children learn."""

    name = models.CharField(max_length=200)
    urn = models.CharField(max_length=6, blank=True)  # SEN2 4.7a, 5.7a
    ukprn = models.CharField(max_length=8, blank=True)  # SEN2 4.7b, 5.7b
    kind = models.CharField(max_length=30, choices=codes.SettingKind)
    phase = models.CharField(max_length=20, choices=codes.Phase)
    district = models.ForeignKey(
        District, null=True, blank=True, on_delete=models.PROTECT, related_name="settings"
    )
    organisation = models.ForeignKey(
        "accounts.Organisation", null=True, blank=True, on_delete=models.PROTECT, related_name="settings"
    )

    objects = SettingQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["urn"], condition=~Q(urn=""), name="setting_urn_once"),
            models.UniqueConstraint(fields=["ukprn"], condition=~Q(ukprn=""), name="setting_ukprn_once"),
        ]

    class Privacy:
        personal: set[str] = set()
        plain = {"id", "name", "urn", "ukprn", "kind", "phase", "district", "organisation"}

    def __str__(self):
        return self.name


class ClosureQuerySet(models.QuerySet):
    def beginning_within(self, first, last):
        """Those whose first closed day lies from `first` to `last`, both counted."""
        return self.filter(first_closed_on__gte=first, first_closed_on__lte=last).in_order()

    def overlapping(self, first_closed_on, reopens_on):
        return self.filter(first_closed_on__lt=reopens_on, reopens_on__gt=first_closed_on)

    def in_order(self):
        return self.order_by("first_closed_on", "pk")

    def locked(self):
        """Nobody else may change these rows until the transaction ends."""
        return self.select_for_update(of=("self",))


class SettingClosure(models.Model):
    """Days on which a setting is closed; only four weeks or more bear on a deadline."""

    class Source(models.TextChoices):
        TYPED = "typed", "Typed in"
        IMPORTED = "imported", "Imported"

    setting = models.ForeignKey(Setting, on_delete=models.CASCADE, related_name="closures")
    name = models.CharField(max_length=100, blank=True)  # Summer holiday
    first_closed_on = models.DateField()
    reopens_on = models.DateField()
    source = models.CharField(max_length=10, choices=Source, default=Source.TYPED)
    revision = models.PositiveIntegerField(default=1)

    objects = ClosureQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(reopens_on__gt=F("first_closed_on")), name="closure_reopens_after_it_closes"
            )
        ]

    class Privacy:
        personal: set[str] = set()
        plain = {"id", "setting", "name", "first_closed_on", "reopens_on", "source", "revision"}

    def __str__(self):
        return f"{self.name or 'Closure'} from {self.first_closed_on}"


class DefaultClosureQuerySet(models.QuerySet):
    def for_setting(self, setting):
        """Those of its district or of all, and of its kind or of all."""
        here = Q(district__isnull=True) | Q(district_id=setting.district_id)
        return self.filter(here, kind__in=["", setting.kind])

    def beginning_within(self, first, last):
        return self.filter(first_closed_on__gte=first, first_closed_on__lte=last).order_by(
            "first_closed_on", "pk"
        )

    def for_list(self):
        return self.select_related("district").order_by("-first_closed_on", "district__name", "kind")


class DefaultClosure(models.Model):
    """A holiday in the term dates of a district or of a kind of setting: what is taken to hold where a setting's own
    calendar is not known."""

    district = models.ForeignKey(
        District, null=True, blank=True, on_delete=models.CASCADE, related_name="default_closures"
    )
    kind = models.CharField(max_length=30, choices=codes.SettingKind, blank=True)
    name = models.CharField(max_length=100)
    first_closed_on = models.DateField()
    reopens_on = models.DateField()

    objects = DefaultClosureQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(reopens_on__gt=F("first_closed_on")),
                name="default_closure_reopens_after_it_closes",
            ),
            models.UniqueConstraint(
                fields=["district", "kind", "first_closed_on"], name="default_closure_once_in_a_district"
            ),
            models.UniqueConstraint(
                fields=["kind", "first_closed_on"],
                condition=Q(district__isnull=True),
                name="default_closure_once_in_the_area",
            ),
        ]

    class Privacy:
        personal: set[str] = set()
        plain = {"id", "district", "kind", "name", "first_closed_on", "reopens_on"}

    def __str__(self):
        return f"{self.name} from {self.first_closed_on}"


class ProclaimedHoliday(models.Model):
    """A bank holiday proclaimed since the product's own list was made."""

    day_on = models.DateField(unique=True)
    name = models.CharField(max_length=100)
    authority = models.CharField(max_length=300)  # the proclamation: "Royal Proclamation of 6 November 2022"

    class Meta:
        ordering = ["day_on"]

    class Privacy:
        personal: set[str] = set()
        plain = {"id", "day_on", "name", "authority"}

    def __str__(self):
        return self.name


class ChildQuerySet(models.QuerySet):
    def visible_to(self, user):
        """The children this person may see: a manager all, a caseworker those of the team's districts, a school those
        placed there, a parent their own. Anybody else, none."""
        held = {role.code for role in user.roles}
        if SendManager.code in held:
            return self
        seen = Q(pk__in=[])
        if Caseworker.code in held:
            seen |= Q(district__team_id=user.team_id) & Q(district__team__isnull=False)
        if SettingStaff.code in held and user.organisation_id:
            seen |= Q(current_setting__organisation_id=user.organisation_id)
        if AdviceWriter.code in held and user.organisation_id:
            seen |= Q(pk__in=Child.objects.asked_about(user.organisation_id).values("pk"))
        if Parent.code in held:
            seen |= _of_own_family(user)
        return self.filter(seen)

    def asked_about(self, organisation_id):
        """The children about whom this organisation still owes advice: it has not come, and the assessment goes on."""
        request = "requests"
        asked = f"{request}__assessment__advice"
        return self.filter(
            **{
                f"{asked}__asked_of_id": organisation_id,
                f"{asked}__returned_on__isnull": True,
                f"{request}__withdrawn_on__isnull": True,
                f"{request}__moved_on__isnull": True,
                f"{request}__assessment__not_issued_on__isnull": True,
                f"{request}__plan__first_issued_on__isnull": True,
            }
        )

    def of_family(self, user):
        """The children of this person's own family, for as long as a parent reads for them, and a young person's own record,
        whatever else the person may see."""
        return self.filter(_of_own_family(user)).order_by("born_on", "pk")

    def matching(self, words: str):
        """Children whose name, reference, UPN, ULN or date of birth holds every one of these words."""
        found = self.standing()
        for word in words.split():
            date = codes.typed_date(word)
            by_date = Q(born_on=date) if date else Q()
            found = found.filter(
                Q(surname__icontains=word)
                | Q(forename__icontains=word)
                | Q(ref__iexact=word)
                | Q(upn__iexact=word)
                | Q(uln__iexact=word)
                | Q(postcode__istartswith=word)
                | (by_date if date else Q(pk__in=[]))
            )
        return found

    def with_number(self, field: str, number: str):
        return self.filter(**{field: number})

    def numbered(self, pks):
        return self.filter(pk__in=list(pks)).order_by("pk")

    def among_visible(self, user, pks) -> list[int]:
        """Those of these that this person may see."""
        return list(self.visible_to(user).filter(pk__in=pks).values_list("pk", flat=True))

    def standing(self):
        """Without the records that were found to be another's child and merged into that."""
        return self.filter(merged_into__isnull=True)

    def sounding_like(self, words):
        """Those of whom each word is a name, or sounds like one."""
        found = self.standing()
        for word in words:
            found = found.filter(sounds__contains=f" {names.sound(word)} ")
        return found

    def perhaps(self, described):
        """The records worth comparing with a child described: a number agrees, or a name sounds alike and so does
        another, the birth day or the home. See `alike`."""
        forenames, surnames = (_any_sound(name) for name in (described.forename, described.surname))
        told = described.born_on
        born = Q(born_on__in=_birth_days(told)) if told else Q(pk__in=[])
        near = Q(born_on__year__in=(told.year - 1, told.year, told.year + 1)) if told else Q()
        home = Q(postcode__iexact=described.postcode) if described.postcode else Q(pk__in=[])
        by_number = Q(upn=described.upn) & ~Q(upn="") | Q(uln=described.uln) & ~Q(uln="")
        by_name = (forenames & surnames & near) | ((forenames | surnames) & (born | home))
        return self.standing().filter(by_number | by_name).select_related("district__team", "current_setting")

    def locked(self):
        """Nobody else may change these rows until the transaction ends."""
        return self.select_for_update(of=("self",))

    def with_account(self):
        return self.select_related("account")

    def for_search(self):
        return self.select_related("district", "current_setting").order_by(
            "surname", "forename", "born_on", "pk"
        )


def _of_own_family(user) -> Q:
    from goldenthread.people.today import today  # which reads the local area, and so these models

    ties = Guardianship.objects.filter(carer__user_id=user.pk)
    return Q(pk__in=ties.values("child_id")) & _open_to_parents(today()) | Q(account_id=user.pk)


def _open_to_parents(day) -> Q:
    """Children whose parents read and write for them: until the rights are the young person's own, and after that for as
    long as it holds that the young person lacks the capacity, or agrees."""
    held = CapacityRecord.objects.filter(child=OuterRef("pk"), since_on__lte=day)
    leaves = ExpressionWrapper(
        Q(lacks_capacity=True) | Q(shares_with_parents=True), output_field=BooleanField()
    )
    that_holds = held.order_by(*THAT_HOLDS_FIRST).annotate(leaves=leaves).values("leaves")[:1]
    return Q(born_on__gt=statute.past_school_age_if_born_by(day)) | Q(Subquery(that_holds))


def _any_sound(name: str) -> Q:
    found = Q(pk__in=[])
    for word in names.plain_words(name):
        found |= Q(sounds__contains=f" {names.sound(word)} ")
    return found


def _birth_days(told) -> list:
    """The day itself, and the same with day and month exchanged."""
    return [told] if told.day > MONTHS_IN_YEAR else [told, told.replace(month=told.day, day=told.month)]


class Child(models.Model):
    """A child or young person known to the SEND service. `sounds` is worked out from the names."""

    ref = models.CharField(max_length=20, unique=True, default=refs.new_child_ref)
    surname = models.CharField(max_length=100)  # SEN2 1.1
    forename = models.CharField(max_length=100)  # SEN2 1.2
    born_on = models.DateField()  # SEN2 1.3
    sex = models.CharField(max_length=1, choices=codes.Sex, blank=True)  # SEN2 1.4
    gender_recorded = models.CharField(
        max_length=1, choices=codes.GenderRecorded, blank=True
    )  # SEN2 1.4 in 2023
    ethnicity = models.CharField(max_length=4, blank=True)  # SEN2 1.5
    postcode = models.CharField(max_length=8, blank=True)  # SEN2 1.6
    upn = models.CharField(max_length=13, blank=True)  # SEN2 1.7a
    uln = models.CharField(max_length=10, blank=True)  # SEN2 1.7b
    number_unknown_because = models.CharField(
        max_length=4, choices=codes.NumberUnknown, blank=True
    )  # SEN2 1.7c
    district = models.ForeignKey(
        District, null=True, blank=True, on_delete=models.PROTECT, related_name="children"
    )
    current_setting = models.ForeignKey(
        Setting, null=True, blank=True, on_delete=models.PROTECT, related_name="children"
    )
    sounds = names.SoundsField(of=["forename", "surname"])
    account = models.OneToOneField(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="own_record"
    )  # a young person's own, with which they read their family's pages
    merged_into = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="merged_records"
    )
    revision = models.PositiveIntegerField(default=0)

    objects = ChildQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["surname", "forename"]), models.Index(fields=["born_on"])]
        constraints = [
            models.UniqueConstraint(fields=["upn"], condition=~Q(upn=""), name="child_upn_once"),
            models.UniqueConstraint(fields=["uln"], condition=~Q(uln=""), name="child_uln_once"),
        ]

    class Privacy:
        personal = {
            "surname",
            "forename",
            "born_on",
            "sex",
            "gender_recorded",
            "ethnicity",
            "postcode",
            "upn",
            "uln",
            "number_unknown_because",
            "district",
            "current_setting",
            "sounds",
            "merged_into",
            "account",
        }
        plain = {"id", "ref", "revision"}

    def __str__(self):
        return self.ref

    @property
    def name(self) -> str:
        return f"{self.forename} {self.surname}"

    @property
    def child_ref(self) -> str:
        return self.ref

    def age_on(self, day) -> int:
        return statute.years_old(self.born_on, day)

    def school_year_on(self, day) -> int:
        """National curriculum year: 0 is Reception; below it the years before school."""
        return statute.national_curriculum_year(self.born_on, day)

    def rights_are_their_own(self, day) -> bool:
        """Whether compulsory school age is over, so that the rights are the young person's and no longer the parents'; unless
        it is recorded that the young person lacks the capacity to use them, and a parent does it for them (Children and
        Families Act 2014, sections 80 and 83; SEND Regulations 2014, regulation 64)."""
        if day <= statute.school_age_ends_on(self.born_on):
            return False
        held = CapacityRecord.objects.of_child(self).holding_on(day)
        return not (held and held.lacks_capacity)


class CapacityRecordQuerySet(models.QuerySet):
    def of_child(self, child):
        """The newest first: it holds."""
        return self.filter(child=child).select_related("said_by").order_by(*THAT_HOLDS_FIRST)

    def holding_on(self, day):
        return self.filter(since_on__lte=day).first()


class CapacityRecord(models.Model):
    """Whether a young person lacks the capacity to use their rights under the Act, since a day, and how that was found; and
    where they have it, whether they agree that their parents go on reading and writing for them. The newest holds; without
    one a young person is taken to have it, and to have agreed to nothing."""

    child = models.ForeignKey(Child, on_delete=models.CASCADE, related_name="capacity_records")
    lacks_capacity = models.BooleanField()
    shares_with_parents = models.BooleanField(default=False)
    since_on = models.DateField()
    words = models.TextField()
    said_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    said_at = models.DateTimeField()

    objects = CapacityRecordQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(lacks_capacity=True, shares_with_parents=True),
                name="agreement_is_of_who_has_capacity",
            )
        ]

    class Privacy:
        personal = {"lacks_capacity", "shares_with_parents", "since_on", "words"}
        plain = {"id", "child", "said_by", "said_at"}


class ChildMergeQuerySet(models.QuerySet):
    def standing(self):
        return self.filter(undone_at__isnull=True).select_related("kept", "merged_by")


class ChildMerge(models.Model):
    """Two records that were one child's: what went from one to the other, so that it can be undone.

    moved: for each row that now belongs to the kept record, its model ("casework.request") and its number.
    filled: the fields of the kept record that were empty and took the other's value; given: what the other then lost,
    because no two records may have the same number.
    """

    kept = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="merges")
    merged = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="merged_by_records")
    reason = models.TextField()
    merged_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    merged_at = models.DateTimeField()
    moved = models.JSONField()
    filled = models.JSONField()
    given = models.JSONField()
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    undone_at = models.DateTimeField(null=True, blank=True)

    objects = ChildMergeQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["merged"], condition=Q(undone_at__isnull=True), name="child_merged_once"
            ),
            models.CheckConstraint(condition=~Q(kept=F("merged")), name="child_not_merged_into_itself"),
        ]

    class Privacy:
        personal = {"kept", "merged", "reason", "moved", "filled", "given"}
        plain = {"id", "merged_by", "merged_at", "undone_by", "undone_at"}


class Carer(models.Model):
    """A parent or carer; with an account if they use the family pages."""

    name = models.CharField(max_length=150)
    email = models.EmailField(blank=True)
    telephone = models.CharField(max_length=30, blank=True)
    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="carer"
    )
    children = models.ManyToManyField(Child, through="Guardianship", related_name="carers")

    class Privacy:
        personal = {"name", "email", "telephone", "user"}
        plain = {"id"}

    def __str__(self):
        return f"carer {self.pk}"


class GuardianshipQuerySet(models.QuerySet):
    def of_user(self, user):
        """This person's tie, with who they are as a carer; None for anybody else."""
        return self.filter(carer__user_id=user.pk).select_related("carer").first()


class Guardianship(models.Model):
    """How a carer stands to a child, and whether they hold parental responsibility."""

    child = models.ForeignKey(Child, on_delete=models.CASCADE, related_name="guardianships")
    carer = models.ForeignKey(Carer, on_delete=models.CASCADE, related_name="guardianships")
    relationship = models.CharField(max_length=50)
    has_parental_responsibility = models.BooleanField(default=True)

    objects = GuardianshipQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["child", "carer"], name="carer_once_per_child")]

    class Privacy:
        personal = {"child", "carer", "relationship", "has_parental_responsibility"}
        plain = {"id"}
