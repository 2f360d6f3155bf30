"""What an address asks for: the month, the part of the area, the cases. What it cannot mean is 404."""

from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlencode

from django.http import Http404
from django.urls import reverse

from goldenthread.desk.sections import BOARD, Wanted
from goldenthread.indicators import Month
from goldenthread.scorecard.actions import BREAKDOWNS
from goldenthread.scorecard.cards import UNKNOWN_GROUP, Group, groups

YEARS = range(2000, 2100)  # the months beside a month must exist too
COUNTED = {"yes": True, "no": False}
SCORECARD_ASKS = ("q", "view", "district", "rating", "only", "dataset", "as")


def month(text: str) -> Month:
    try:
        found = Month.parse(text)
    except ValueError as problem:
        raise Http404(str(problem)) from None
    if found.first.year not in YEARS:
        raise Http404(f"There are no figures of {found}.")
    return found


def group(query, month: Month) -> Group | None:
    """`?district=Ashford`, or another breakdown; the whole area when none is asked. One that has no figures is 404."""
    by = next((name for name in BREAKDOWNS if query.get(name)), None)
    if by is None:
        return None
    found = Group(by, "" if query[by] == UNKNOWN_GROUP else query[by])
    if found not in groups(by, month):
        raise Http404(f"There are no figures of that {by.replace('_', ' ')} in {month}.")
    return found


def wanted(query) -> Wanted:
    """Which indicators the scorecard is to show."""
    return Wanted(
        view=query.get("view", BOARD),
        words=query.get("q", ""),
        dataset=query.get("dataset", ""),
        rating=query.get("rating", ""),
        only=query.get("only", ""),
    )


def counted(query) -> bool | None:
    """`?counted=yes` is the numerator, `no` the rest; all cases when not asked."""
    return COUNTED.get(query.get("counted", ""))


def scorecard_url(query) -> str:
    """The scorecard's own address for what its form asks: the month in the path, the rest behind it."""
    rest = {name: query[name] for name in SCORECARD_ASKS if query.get(name)}
    path = reverse("desk:scorecard", args=[str(month(query["month"]))])
    return f"{path}?{urlencode(rest)}" if rest else path


@contextmanager
def known_code() -> Iterator[None]:
    """A code that no definition, target or plan knows has no page."""
    try:
        yield
    except KeyError as code:
        raise Http404(f"There is no indicator {code}.") from None


def counted_links(request, found) -> list[tuple[str, str, bool]]:
    """The lists that a list of cases stands among: all, counted, not counted, each with its number."""
    shown = request.GET.get("counted", "")
    sizes = {"": found.total, "yes": found.counted_total, "no": found.total - found.counted_total}
    words = {"": "All", "yes": "Counted", "no": "Not counted"}
    return [
        (f"{words[key]} ({size:,})", _with(request.GET, key), shown == key) for key, size in sizes.items()
    ]


def _with(query, counted: str) -> str:
    changed = query.copy()
    changed.pop("page", None)
    changed["counted"] = counted
    return f"?{changed.urlencode()}"
