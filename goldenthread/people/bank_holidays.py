"""England's bank holidays with those proclaimed since: the calendar that everything above the law asks with."""

from goldenthread import statute
from goldenthread.people.models import ProclaimedHoliday


def calendar() -> statute.Calendar:
    """One query. A list of many days asks once and hands it on."""
    return statute.ENGLAND.with_proclaimed(*ProclaimedHoliday.objects.values_list("day_on", flat=True))
