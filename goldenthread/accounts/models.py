"""Organisations, teams, the people who use the system, what each may do, and the record of who read what."""

from copy import copy

from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models

from goldenthread.accounts.roles import ROLES, Administrator, Caseworker, Permission, Role


class OrganisationQuerySet(models.QuerySet):
    def settings(self, wanted=True):
        """Schools, colleges and nurseries; or with `wanted=False` everybody else but families and government."""
        if wanted:
            return self.filter(kind=Organisation.Kind.SETTING).order_by("name")
        beside = {Organisation.Kind.SETTING, Organisation.Kind.FAMILIES, Organisation.Kind.GOVERNMENT}
        return self.exclude(kind__in=beside).order_by("name")


class Organisation(models.Model):
    """A partner of the local area: the council, an NHS body, a setting, a parents' forum."""

    class Kind(models.TextChoices):
        COUNCIL = "council", "Council"
        NHS = "nhs", "NHS"
        SETTING = "setting", "School, college or nursery"
        FAMILIES = "families", "Parent carer forum"
        GOVERNMENT = "government", "Government"
        OTHER = "other", "Other"

    name = models.CharField(max_length=200, unique=True)
    kind = models.CharField(max_length=20, choices=Kind)

    objects = OrganisationQuerySet.as_manager()

    class Privacy:
        personal: set[str] = set()
        plain = {"id", "name", "kind"}

    def __str__(self):
        return self.name


class Team(models.Model):
    """A team of officers; a casework team looks after the children of its districts."""

    name = models.CharField(max_length=100, unique=True)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="teams")

    class Privacy:
        personal: set[str] = set()
        plain = {"id", "name", "organisation"}

    def __str__(self):
        return self.name


class UserManager(BaseUserManager):
    def create_user(self, email, password=None, **fields):
        user = self.model(email=self.normalize_email(email).lower(), **fields)
        user.set_password(password)
        user.save()
        return user

    def get_by_natural_key(self, email):
        return self.get(email__iexact=email)


class UserQuerySet(models.QuerySet):
    def active(self):
        return self.filter(is_active=True)

    def closed(self):
        """The people who could sign in once, and cannot any more."""
        return self.filter(is_active=False)

    def demonstration(self):
        """The people offered on the demonstration's sign-in page, in the order of their roles."""
        return self.active().filter(demonstration_order__isnull=False).order_by("demonstration_order")

    def officers(self):
        """The people to whom cases are allocated."""
        return self.active().filter(grants__role=Caseworker.code).distinct().order_by("display_name")

    def holders_of_cases(self):
        """The people with whom cases are, whether or not cases are given to them now."""
        return self.filter(requests__isnull=False).distinct().order_by("display_name", "pk")

    def holding(self, role: type[Role]):
        """The people who hold a role and can sign in."""
        return self.active().filter(grants__role=role.code).distinct().order_by("display_name", "pk")

    def who_may(self, permission: Permission):
        """The people who can sign in and whose roles give a permission."""
        codes = [role.code for role in ROLES if permission in role.permissions]
        return self.active().filter(grants__role__in=codes).distinct().order_by("display_name", "pk")

    def holding_any(self, *roles: type[Role]):
        """The people who hold one of several roles and can sign in."""
        codes = [role.code for role in roles]
        return self.active().filter(grants__role__in=codes).distinct().order_by("display_name", "pk")

    def with_email(self, email):
        return self.filter(email__iexact=email)

    def matching(self, words: str):
        """People whose name, email address, job or organisation holds every one of these words."""
        found = self
        for word in words.split():
            found = found.filter(
                models.Q(display_name__icontains=word)
                | models.Q(email__icontains=word)
                | models.Q(job_title__icontains=word)
                | models.Q(organisation__name__icontains=word)
            )
        return found

    def locked(self):
        """Nobody else may change these rows until the transaction ends."""
        return self.select_for_update(of=("self",))

    def numbered(self, pks):
        return self.filter(pk__in=list(pks)).order_by("pk")

    def with_roles(self):
        return self.select_related("organisation", "team").prefetch_related("grants")


class User(AbstractBaseUser):
    """A person with an account. They may do what their roles say, and nothing else; there is no superuser."""

    email = models.EmailField(unique=True)
    display_name = models.CharField(max_length=150)
    job_title = models.CharField(max_length=150, blank=True)
    organisation = models.ForeignKey(Organisation, null=True, blank=True, on_delete=models.PROTECT)
    team = models.ForeignKey(Team, null=True, blank=True, on_delete=models.PROTECT, related_name="members")
    is_active = models.BooleanField(default=True)
    joined_at = models.DateTimeField(auto_now_add=True)
    demonstration_order = models.PositiveSmallIntegerField(null=True, blank=True)
    wants_digest = models.BooleanField(default=True)  # the daily e-mail of what is late and what falls due

    objects = UserManager.from_queryset(UserQuerySet)()
    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"

    class Privacy:
        personal = {"email", "display_name", "job_title", "password"}
        plain = {
            "id",
            "last_login",
            "organisation",
            "team",
            "is_active",
            "joined_at",
            "demonstration_order",
            "wants_digest",
        }

    def __str__(self):
        return self.display_name

    @property
    def roles(self) -> list[type[Role]]:
        """The person's roles, most far-reaching first."""
        if not hasattr(self, "_roles"):
            held = {grant.role for grant in self.grants.all()}
            self._roles = [role for role in ROLES if role.code in held]
        return self._roles

    @property
    def permissions(self) -> frozenset[Permission]:
        return frozenset().union(*(role.permissions for role in self.roles))

    def may(self, permission: Permission) -> bool:
        return self.is_active and permission in self.permissions

    def only_as(self, permission: Permission) -> "User":
        """This person with only the roles that give the permission. What one role lets somebody do must not reach the
        children whom they see by another: a caseworker who is a parent records nothing on their own child's case."""
        narrowed = copy(self)
        narrowed._roles = [role for role in self.roles if permission in role.permissions]
        return narrowed


class RoleGrantQuerySet(models.QuerySet):
    def of_roles(self, codes):
        return self.filter(role__in=codes)

    def codes_for_update(self) -> set[str]:
        """The roles' codes; nobody else changes these grants until the transaction ends."""
        return set(self.select_for_update().values_list("role", flat=True))

    def administrators_for_update(self):
        """The grants of people who can still sign in as administrators; nobody else changes these until the
        transaction ends. Locked first and asked afterwards: a query that waits for a lock answers as of its start."""
        administrators = self.filter(role=Administrator.code)
        list(administrators.select_for_update().order_by("pk"))
        return administrators.filter(user__is_active=True)


class RoleGrant(models.Model):
    """One role given to one person: by whom and when."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="grants")
    role = models.CharField(max_length=40, choices=[(role.code, role.title) for role in ROLES])
    granted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    granted_at = models.DateTimeField(auto_now_add=True)

    objects = RoleGrantQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "role"], name="one_grant_per_role")]

    class Privacy:
        personal: set[str] = set()
        plain = {"id", "user", "role", "granted_by", "granted_at"}


class ReadRecordQuerySet(models.QuerySet):
    def of_child(self, child_ref):
        return self.filter(child_ref=child_ref).select_related("by").order_by("-at")


class ReadRecord(models.Model):
    """Somebody looked at a record about a child, or was refused. Kept beside the log of changes."""

    at = models.DateTimeField(auto_now_add=True, db_index=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="reads")
    kind = models.CharField(max_length=40)
    ref = models.CharField(max_length=40)
    child_ref = models.CharField(max_length=40, blank=True, db_index=True)
    refused = models.BooleanField(default=False)
    page = models.CharField(max_length=100, blank=True)

    objects = ReadRecordQuerySet.as_manager()

    class Privacy:
        personal: set[str] = set()
        plain = {"id", "at", "by", "kind", "ref", "child_ref", "refused", "page"}
