"""What day it is, for pages and commands: the real day, or the day on which a demonstration stands still."""

from datetime import date

from django.utils import timezone

from goldenthread.people.models import LocalArea


def today() -> date:
    stands_still_on = LocalArea.objects.values_list("stands_still_on", flat=True).first()
    return stands_still_on or timezone.localdate()
