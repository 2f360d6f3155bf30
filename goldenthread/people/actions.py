"""Every write about children and young people, about when settings are closed, and about bank holidays."""

from django.db import transaction

from goldenthread import statute
from goldenthread.accounts import history
from goldenthread.accounts.errors import Conflict, Refused
from goldenthread.accounts.models import User
from goldenthread.accounts.recording import not_in_the_future, recorded, recording
from goldenthread.accounts.roles import Parent
from goldenthread.people import closure_import
from goldenthread.people.closure_files import Row, faults_of_days
from goldenthread.people.models import (
    CapacityRecord,
    Carer,
    Child,
    Guardianship,
    ProclaimedHoliday,
    Setting,
    SettingClosure,
)
from goldenthread.people.seen import check_seen
from goldenthread.people.signals import district_changed
from goldenthread.people.today import this_moment
from goldenthread.statute.wording import in_words

IDENTIFIERS = {"upn": "UPN", "uln": "ULN"}
CHANGEABLE = {
    "forename",
    "surname",
    "born_on",
    "sex",
    "postcode",
    "upn",
    "uln",
    "number_unknown_because",
    "district",
    "current_setting",
}


@recorded
def record_child(*, by, today, forename, surname, born_on, carer=None, **details) -> Child:
    """A child or young person new to the service. `details` are further fields of `Child`; `carer` the parent or carer
    who is told first: name, relationship, email, telephone, has_parental_responsibility."""
    not_in_the_future(born_on, today, field="born_on")
    for field, words in IDENTIFIERS.items():
        _refuse_taken(field, words, details.get(field, ""))
    child = Child.objects.create(forename=forename, surname=surname, born_on=born_on, **details)
    if carer:
        _tie(child, **carer)
    return child


@recorded
def change_child(*, by, today, child, expected_revision=None, **details) -> Child:
    """What is known of a child is corrected: any of `CHANGEABLE`. What it was stays in the log of changes."""
    child = Child.objects.locked().get(pk=child.pk)
    check_seen(child, expected_revision)
    moved = "district" in details and details["district"] != child.district
    for field in CHANGEABLE & details.keys():
        if field in IDENTIFIERS and details[field] != getattr(child, field):
            _refuse_taken(field, IDENTIFIERS[field], details[field])
        setattr(child, field, details[field])
    not_in_the_future(child.born_on, today, field="born_on")
    child.revision += 1
    child.save()
    if moved:
        district_changed.send(sender=Child, child=child)
    return child


def _refuse_taken(field: str, words: str, number: str) -> None:
    if number and Child.objects.with_number(field, number).exists():
        raise Refused(f"Another child already has the {words} {number}", field=field)


def _tie(child, *, relationship, has_parental_responsibility, **details) -> None:
    carer = Carer.objects.create(**details)
    Guardianship.objects.create(
        child=child,
        carer=carer,
        relationship=relationship,
        has_parental_responsibility=has_parental_responsibility,
    )


@recorded
def set_setting(*, by, child, setting) -> Child:
    """Where the child learns now; None for nowhere."""
    child = Child.objects.locked().get(pk=child.pk)
    child.current_setting = setting
    child.save(update_fields=["current_setting"])
    return child


@recorded
def set_district(*, by, child, district) -> Child:
    """The child lives in another district: its team takes over, and the clocks go with the child."""
    child = Child.objects.locked().get(pk=child.pk)
    child.district = district
    child.save(update_fields=["district"])
    district_changed.send(sender=Child, child=child)
    return child


# When settings are closed


@recorded
def add_closure(*, by, setting, name, first_closed_on, reopens_on) -> SettingClosure:
    """A setting is closed from one day until it reopens on another."""
    setting = Setting.objects.locked().get(pk=setting.pk)
    _check_closure(setting, first_closed_on, reopens_on)
    return SettingClosure.objects.create(
        setting=setting, name=name, first_closed_on=first_closed_on, reopens_on=reopens_on
    )


@recorded
def change_closure(
    *, by, closure, name, first_closed_on, reopens_on, expected_revision=None
) -> SettingClosure:
    """What somebody types takes the place of what was imported, and stays when the file is imported again."""
    setting = Setting.objects.locked().get(pk=closure.setting_id)
    closure = _closure_as_seen(closure, expected_revision)
    _check_closure(setting, first_closed_on, reopens_on, but=closure)
    closure.name, closure.first_closed_on, closure.reopens_on = name, first_closed_on, reopens_on
    closure.source = SettingClosure.Source.TYPED
    closure.revision += 1
    closure.save()
    return closure


@recorded
def remove_closure(*, by, closure, expected_revision=None) -> None:
    _closure_as_seen(closure, expected_revision).delete()


def _closure_as_seen(closure, expected_revision) -> SettingClosure:
    now = SettingClosure.objects.locked().filter(pk=closure.pk).first()
    if now is None:
        raise Refused("Somebody has removed this closure since you opened this page")
    if expected_revision is not None and now.revision != expected_revision:
        last = history.last_change(now)
        raise Conflict(
            record=now,
            changed_by=last.actor.display_name if last and last.actor else "",
            changed_at=last.timestamp if last else None,
            changes=[("the closure", "", f"{in_words(now.first_closed_on)} to {in_words(now.reopens_on)}")],
        )
    return now


def _check_closure(setting, first_closed_on, reopens_on, *, but=None) -> None:
    for fault in faults_of_days(first_closed_on, reopens_on, "Reopens"):
        raise Refused(fault.removeprefix("Reopens: ").capitalize(), field="reopens_on")
    others = setting.closures.overlapping(first_closed_on, reopens_on)
    other = (others.exclude(pk=but.pk) if but else others).first()
    if other:
        name, first = other.name or "another closure", in_words(other.first_closed_on)
        raise Refused(
            f"It overlaps {name}, from {first} to {in_words(other.reopens_on)}", field="first_closed_on"
        )


def import_closures(
    *, by, rows: list[Row], setting: Setting | None = None, dry_run: bool = False
) -> closure_import.Imported:
    """The closures of a file: of the settings that its rows name, or all of one setting. `by` is None for the operator.

    Errors: `WrongFileError`, and nothing is written.
    """
    with recording(by):
        imported = closure_import.bring_in(rows, setting)
        transaction.set_rollback(dry_run)
    return imported


def import_term_dates(*, by, rows: list[Row], dry_run: bool = False) -> closure_import.Imported:
    """The term dates that hold where a setting's own calendar is not known. Errors: `WrongFileError`."""
    with recording(by):
        imported = closure_import.bring_in_term_dates(rows)
        transaction.set_rollback(dry_run)
    return imported


# Bank holidays


@recorded
def proclaim_holiday(*, by, day_on, name, authority) -> ProclaimedHoliday:
    """A bank holiday that the product's own list lacks. The clocks are worked out again by whoever reads that they
    should be, not here: thousands of days may move."""
    if not statute.ENGLAND.covers(day_on):
        first, last = statute.ENGLAND.first_year, statute.ENGLAND.last_year
        raise Refused(f"Bank holidays are kept for {first} to {last}", field="day_on")
    if statute.ENGLAND.is_bank_holiday(day_on):
        raise Refused(f"{in_words(day_on)} is a bank holiday already", field="day_on")
    if ProclaimedHoliday.objects.filter(day_on=day_on).exists():
        raise Refused(f"{in_words(day_on)} has been added already", field="day_on")
    return ProclaimedHoliday.objects.create(day_on=day_on, name=name, authority=authority)


@recorded
def withdraw_holiday(*, by, holiday) -> None:
    """It was added in error, or the proclamation was revoked."""
    holiday.delete()


# A young person's own rights


@recorded
def record_capacity(
    *, by, today, child, lacks_capacity, since_on, words, shares_with_parents=False
) -> CapacityRecord:
    """Whether a young person lacks the capacity to use their rights under the Act, and how that was found (Children and
    Families Act 2014, section 80; regulation 64); or that they have it and agree that their parents go on reading and
    writing for them. A later record takes the place of an earlier one, which stays."""
    not_in_the_future(since_on, today, field="since_on")
    if since_on <= statute.school_age_ends_on(child.born_on):
        ends = in_words(statute.school_age_ends_on(child.born_on))
        raise Refused(f"Until {ends} the rights are the parents', whatever the capacity", field="since_on")
    if not words.strip():
        raise Refused("Say who found it, and how", field="words")
    if lacks_capacity and shares_with_parents:
        raise Refused("Only a young person who has the capacity can agree", field="lacks_capacity")
    return CapacityRecord.objects.create(
        child=child,
        lacks_capacity=lacks_capacity,
        shares_with_parents=shares_with_parents,
        since_on=since_on,
        words=words.strip(),
        said_by=by,
        said_at=this_moment(),
    )


@recorded
def give_own_account(*, by, today, child, email, expected_revision=None) -> Child:
    """A young person's own account, by the address with which they sign in: with it they read their own pages and letters.
    An empty address takes it away. It is given once compulsory school age is over: until then the rights are the
    parents'."""
    child = Child.objects.locked().get(pk=child.pk)
    check_seen(child, expected_revision)
    account = _account_of(email) if email.strip() else None
    if account:
        _refuse_not_own(child, account, today)
    child.account = account
    child.revision += 1
    child.save()
    return child


def _account_of(email: str) -> User:
    found = User.objects.active().with_email(email.strip()).first()
    if found is None or [*found.roles] != [Parent]:
        raise Refused(
            f"No account of a {Parent.title.lower()} has this address. An administrator invites them first",
            field="email",
        )
    return found


def _refuse_not_own(child: Child, account: User, today) -> None:
    last_day = statute.school_age_ends_on(child.born_on)
    if today <= last_day:
        raise Refused(f"Until {in_words(last_day)} the rights are the parents'", field="email")
    if Child.objects.exclude(pk=child.pk).filter(account=account).exists():
        raise Refused("This is somebody else's own account", field="email")
    if Carer.objects.filter(user=account).exists():
        raise Refused("This is a parent's or carer's account", field="email")
