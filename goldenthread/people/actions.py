"""Every write about children and young people."""

from goldenthread.accounts.errors import Refused
from goldenthread.accounts.recording import not_in_the_future, recorded
from goldenthread.people.models import Child
from goldenthread.people.signals import district_changed

IDENTIFIERS = {"upn": "UPN", "uln": "ULN"}


@recorded
def record_child(*, by, today, forename, surname, born_on, **details) -> Child:
    """A child or young person new to the service. `details` are further fields of `Child`."""
    not_in_the_future(born_on, today, field="born_on")
    for field, words in IDENTIFIERS.items():
        _refuse_taken(field, words, details.get(field, ""))
    return Child.objects.create(forename=forename, surname=surname, born_on=born_on, **details)


def _refuse_taken(field: str, words: str, number: str) -> None:
    if number and Child.objects.with_number(field, number).exists():
        raise Refused(f"Another child already has the {words} {number}", field=field)


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
