"""The day for which a page of the improvement plan is shown: today, or the earlier one that its address names (`?on=`)."""

import datetime as dt

from django.http import Http404

from goldenthread.people.today import today


def query(day: dt.date) -> str:
    """What a link to another page adds to its address so that it stays on this day: nothing today."""
    return f"?on={day.isoformat()}" if day < today() else ""


def asked(request) -> dt.date:
    """Raises Http404, with the reason, for what is no day and for a day that is still to come."""
    text = request.GET.get("on", "").strip()
    if not text:
        return today()
    try:
        day = dt.date.fromisoformat(text)
    except ValueError:
        raise Http404(f"{text!r} is not a day. Write it as 2024-05-31.") from None
    if day > today():
        raise Http404("That day is still to come. A page can be seen as it stood on any day up to today.")
    return day
