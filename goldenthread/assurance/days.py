"""The day on which something happened here, and the moment at which a day is over."""

from __future__ import annotations

import datetime as dt

from django.utils import timezone


def local_day(moment: dt.datetime) -> dt.date:
    """The day that it was here."""
    return timezone.localtime(moment).date()


def end_of(day: dt.date) -> dt.datetime:
    """The moment at which a day is over, here."""
    return timezone.make_aware(dt.datetime.combine(day + dt.timedelta(days=1), dt.time()))


def by(day: dt.date, moment: dt.datetime | None) -> bool:
    """Whether something had happened at the end of a day; what has no moment has not."""
    return moment is not None and local_day(moment) <= day
