"""What day it is, for pages and commands: the real day, or the day on which a demonstration stands still."""

from datetime import date, datetime

from django.utils import timezone

from goldenthread.people.local_area import local_area


def today() -> date:
    area = local_area()
    return (area and area.stands_still_on) or timezone.localdate()


def this_moment() -> datetime:
    """Now; of a demonstration, this hour on the day on which it stands still."""
    return datetime.combine(today(), timezone.localtime().timetz())
