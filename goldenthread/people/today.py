"""What day it is, for pages and commands: the real day, or the day on which a demonstration stands still."""

from datetime import date

from django.utils import timezone

from goldenthread.people.local_area import local_area


def today() -> date:
    area = local_area()
    return (area and area.stands_still_on) or timezone.localdate()
