"""Finding a child, and one child's whole story in short: cases, what runs, complaints."""

from dataclasses import dataclass
from datetime import date

from goldenthread.accounts import access
from goldenthread.accounts.roles import Permission
from goldenthread.casework.models import Request
from goldenthread.casework.next_step import NextStep, Status, next_step, status
from goldenthread.clocks.models import Clock
from goldenthread.desk.case_page import Deadline, deadline
from goldenthread.govuk import paging
from goldenthread.people import alike
from goldenthread.people.models import Child
from goldenthread.voice.models import Complaint

KEPT = "children_searched_for"
ENOUGH = 5  # children found, beyond whom nobody looks for other spellings
RECEPTION, LAST_SCHOOL_YEAR = 0, 13


@dataclass(frozen=True)
class About:
    """`age` in years; `year` in words, empty outside school."""

    child: Child
    age: int
    year: str


@dataclass(frozen=True)
class CaseLine:
    case: Request
    status: Status
    step: NextStep


@dataclass(frozen=True)
class ChildPage:
    about: About
    cases: list[CaseLine]
    running: list[Deadline]
    ended: list[Deadline]
    complaints: list[Complaint]
    today: date
    may_search: bool
    may_record: bool
    may_see_reads: bool
    may_merge: bool


def keep_words(session, words: str) -> None:
    """What was searched for stays in the session: a name in an address would be in every log on its way."""
    session[KEPT] = words.strip()


def words_kept(session) -> str:
    return session.get(KEPT, "")


def found(words: str, request):
    """One page of the children whom these words find, or None when nothing was searched for."""
    if not words:
        return None
    searcher = request.user.only_as(Permission.SEARCH_CHILDREN)
    matching = Child.objects.for_search().visible_to(searcher).matching(words)
    page = paging.page(matching, request.GET)
    access.record_list(request.user, kind="children found", count=len(page), page="children")
    return page


def found_by_sound(words: str, found, request) -> list[Child]:
    """Where the words themselves found few: children whose names sound like them, without those already shown."""
    if found is None or found.total > ENOUGH:
        return []
    searcher = request.user.only_as(Permission.SEARCH_CHILDREN)
    shown = {child.pk for child in found}
    sounding = [child for child in alike.near_spellings(words, searcher) if child.pk not in shown]
    if sounding:
        access.record_list(request.user, kind="children found", count=len(sounding), page="children")
    return sounding


def about(child: Child, today: date) -> About:
    return About(child, child.age_on(today), year_words(child.school_year_on(today)))


def year_words(year: int) -> str:
    if year == RECEPTION:
        return "Reception"
    return f"Year {year}" if RECEPTION < year <= LAST_SCHOOL_YEAR else ""


def child_page(child: Child, *, user, today: date) -> ChildPage:
    cases = list(Request.objects.with_story().of_child(child))
    deadlines = [deadline(clock, today) for clock in Clock.objects.of_child(child).for_list()]
    clocks = [one.clock for one in deadlines]
    return ChildPage(
        about=about(child, today),
        cases=[CaseLine(case, status(case, today), next_step(case, clocks, today)) for case in cases],
        running=[one for one in deadlines if one.clock.is_running()],
        ended=[one for one in reversed(deadlines) if not one.clock.is_running()],
        complaints=list(Complaint.objects.visible_to(user).of_child(child)),
        today=today,
        may_search=user.may(Permission.SEARCH_CHILDREN),
        may_record=user.may(Permission.RECORD_FACTS),
        may_see_reads=user.may(Permission.VIEW_ACCESS_LOG),
        may_merge=user.may(Permission.MERGE_RECORDS),
    )
