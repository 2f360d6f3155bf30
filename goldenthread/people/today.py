"""What day it is, for pages and commands: the real day, or the day on which a demonstration stands still."""

from datetime import date, datetime

from django.conf import settings
from django.utils import timezone

from goldenthread.accounts.recording import moment_told
from goldenthread.people.local_area import local_area


def today() -> date:
    if told := moment_told():
        return timezone.localtime(told).date()
    area = local_area()
    return (area and area.stands_still_on) or timezone.localdate()


def moment_of_a_demonstration() -> datetime | None:
    """The moment to which what is done in a demonstration is dated; None where days are real."""
    return this_moment() if settings.DEMONSTRATION else None


def this_moment() -> datetime:
    """Now; of a demonstration, this hour on the day on which it stands still, or the moment that it tells of."""
    return moment_told() or datetime.combine(today(), timezone.localtime().timetz())
