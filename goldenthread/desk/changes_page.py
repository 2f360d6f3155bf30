"""What changed between two months and why, as a page: by what makes each change worth telling."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import Http404

from goldenthread.accounts.roles import Permission
from goldenthread.desk import asked
from goldenthread.indicators import INDICATORS, Month
from goldenthread.scorecard import cards, listed
from goldenthread.scorecard.freezing import changes
from goldenthread.scorecard.freezing.changes import Because, Change, Changes

HEADINGS: dict[Because, str] = {
    "rating": "The rating changed",
    "variation": "More than the usual variation",
    "size": "The largest of the other moves",
}


@dataclass(frozen=True)
class Section:
    heading: str
    told: Sequence[Change]


@dataclass(frozen=True)
class ChangesPage:
    """one_sided: titles of indicators with a figure in only one of the months."""

    found: Changes
    sections: Sequence[Section]
    one_sided: Sequence[tuple[str, str]]


def months_asked(month: str, query) -> tuple[Month, Month]:
    """The earlier and the later month of the address. One without figures is 404; so is a later one that is not later."""
    after = asked.month(query.get("month") or month)
    before = asked.month(query["since"]) if query.get("since") else after.plus(-1)
    known = cards.months()
    if before >= after or before not in known or after not in known:
        raise Http404("There are no figures of those two months, the earlier first.")
    return before, after


def changes_page(before: Month, after: Month, user) -> ChangesPage:
    hides = not user.may(Permission.VIEW_INDICATOR_CASES)
    found = changes.between(before, after, for_publication=hides)
    titles = listed.titles()
    by_reason = {
        because: [change for change in found.told if change.because == because] for because in HEADINGS
    }
    return ChangesPage(
        found=found,
        sections=[Section(HEADINGS[because], told) for because, told in by_reason.items() if told],
        one_sided=[(code, titles.get(code) or INDICATORS[code].title) for code in found.one_sided],
    )
