"""A published month beside what is known today: both sides of every figure, the revisions, and why each was revised."""

import csv
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.http import Http404, HttpResponse
from django.urls import reverse

from goldenthread.accounts import access, history
from goldenthread.accounts.roles import Permission
from goldenthread.desk.fact_columns import breakdown_words, column_heading, group_words
from goldenthread.desk.freeze_forms import DIFFERENCES, EVERYTHING, WHOLE_AREA
from goldenthread.desk.setting_page import written
from goldenthread.govuk import spreadsheets
from goldenthread.govuk.paging import Page
from goldenthread.govuk.paging import page as page_of
from goldenthread.govuk.tables import Column, Table
from goldenthread.indicators import INDICATORS, Month
from goldenthread.indicators.movement import KINDS, Correction
from goldenthread.scorecard import listed
from goldenthread.scorecard.cells import WHOLE
from goldenthread.scorecard.freezing import actions, editions, folders, reasons, revisions
from goldenthread.scorecard.freezing.reasons import Why
from goldenthread.scorecard.freezing.revisions import Pair
from goldenthread.scorecard.models import PublishedMonth, RevisionReason

HEADED = (
    "month",
    "edition",
    "code",
    "title",
    "unit",
    "grouped_by",
    "group",
    "published_numerator",
    "published_denominator",
    "published_value",
    "now_numerator",
    "now_denominator",
    "now_value",
    "revised",
    "reason",
)
KIND_WORDS = {
    "recorded": "Recorded since",
    "extended": "More recorded since",
    "filled": "Recorded since",
    "corrected": "Corrected since",
    "cleared": "Taken out since",
    "removed": "No longer in the records",
    "unchanged": "Counted differently by the definition of now",
}
assert KIND_WORDS.keys() == KINDS.keys()


@dataclass(frozen=True)
class Line:
    """A figure both ways, and the way to its indicator's page."""

    pair: Pair
    url: str

    @property
    def place(self) -> str:
        return group_words(self.pair.group) if self.pair.group != WHOLE else "Whole area"

    @property
    def state(self) -> str:
        return "Revised" if self.pair.is_revised else "As published"


@dataclass(frozen=True)
class PublishedPage:
    """faults: what is wrong with the kept files; then there is nothing to compare. table: one page of it."""

    published: PublishedMonth
    editions: Sequence[PublishedMonth]
    breakdowns: Sequence[str]
    asking: dict[str, str]
    faults: Sequence[str]
    revised: int
    page: Page | None = None
    table: Table | None = None


def edition_asked(month: Month, query) -> tuple[PublishedMonth, list[PublishedMonth]]:
    """The edition of the address, or the newest; a month that was never published is 404."""
    every = editions(month)
    asked = query.get("edition", "")
    found = next((one for one in every if not asked or str(one.edition) == asked), None)
    if found is None:
        raise Http404("That month, or that edition of it, has not been published.")
    return found, every


def published_page(month: Month, query, user) -> PublishedPage:
    published, every = edition_asked(month, query)
    asking = _asking(query, published)
    faults = folders.faults(folders.of(published))
    if faults:
        return PublishedPage(published, every, (), asking, faults, 0)
    pairs = shown_pairs(published, user)
    chosen = [_line(pair, month) for pair in pairs if _is_asked(pair, asking)]
    shown = page_of(chosen, query)
    return PublishedPage(
        published=published,
        editions=every,
        breakdowns=sorted({pair.group.by for pair in pairs if pair.group != WHOLE}),
        asking=asking,
        faults=(),
        revised=sum(pair.is_revised and pair.group == WHOLE for pair in pairs),
        page=shown,
        table=_comparison(shown.rows, asking),
    )


def shown_pairs(published: PublishedMonth, user) -> list[Pair]:
    return revisions.pairs(published, for_publication=not user.may(Permission.VIEW_INDICATOR_CASES))


def _asking(query, published: PublishedMonth) -> dict[str, str]:
    show = query.get("show", "")
    return {
        "show": EVERYTHING if show == EVERYTHING else DIFFERENCES,
        "by": query.get("by", WHOLE_AREA),
        "edition": str(published.edition),
    }


def _is_asked(pair: Pair, asking: dict[str, str]) -> bool:
    wanted = pair.is_revised or asking["show"] == EVERYTHING
    return wanted and pair.group.by == asking["by"]


def _line(pair: Pair, month: Month) -> Line:
    known = pair.code in INDICATORS
    return Line(pair, reverse("desk:kpi", args=[str(month), pair.code]) if known else "")


def _comparison(lines: Sequence[Line], asking: dict[str, str]) -> Table:
    by = asking["by"]
    place = [Column(breakdown_words(by), "place")] if by else []
    return Table(
        "As published and as now known",
        [
            Column("Indicator", "pair.code", link="url", header=True),
            Column("Title", "pair.title"),
            *place,
            Column("As published", "pair.then.words", numeric=True),
            Column("As now known", "pair.now.words", numeric=True),
            Column("Since", "state"),
        ],
        lines,
        empty="No figure has been revised: what was published is what is known now."
        if asking["show"] == DIFFERENCES
        else "There are no figures of these.",
    )


def download(month: Month, query, user) -> HttpResponse:
    published, _ = edition_asked(month, query)
    asking = _asking(query, published)
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{published}-published-and-now.csv"'
    writer = csv.writer(response)
    writer.writerow(HEADED)
    writer.writerows(map(spreadsheets.as_text, _csv_rows(published, asking, user)))
    return response


def _csv_rows(published: PublishedMonth, asking: dict[str, str], user) -> Iterator[tuple]:
    """Every group, whichever the page showed: who takes it away can choose for themselves."""
    about = (f"{published.month_on:%Y-%m}", published.edition)
    for pair in shown_pairs(published, user):
        if pair.is_revised or asking["show"] == EVERYTHING:
            unit = listed.described(pair.code).unit
            group = (pair.group.by, group_words(pair.group) if pair.group.by else "")
            figures = (*pair.then.cell[:3], *pair.now.cell[:3])
            said = pair.reason.reason if pair.reason else ""
            yield (*about, pair.code, pair.title, unit, *group, *figures, pair.is_revised, said)


@dataclass(frozen=True)
class Revised:
    """One revised figure of the whole area with what the data say; groups: how many of its groups were revised too."""

    pair: Pair
    why: Why
    groups: int
    url: str


@dataclass(frozen=True)
class RevisionsPage:
    published: PublishedMonth
    faults: Sequence[str]
    revised: Sequence[Revised] = ()
    of_groups: int = 0


def revisions_page(month: Month) -> RevisionsPage:
    published, _ = edition_asked(month, {})
    faults = folders.faults(folders.of(published))
    if faults:
        return RevisionsPage(published, faults)
    found = revisions.of_month(published)
    of_groups: dict[str, int] = {}
    for pair in found:
        if pair.group != WHOLE:
            of_groups[pair.code] = of_groups.get(pair.code, 0) + 1
    whole = [pair for pair in found if pair.group == WHOLE]
    explainer = reasons.Explainer(published)
    return RevisionsPage(
        published=published,
        faults=(),
        revised=[
            Revised(pair, explainer.why(pair), of_groups.get(pair.code, 0), _revision_url(month, pair))
            for pair in whole
        ],
        of_groups=sum(of_groups.values()),
    )


def _revision_url(month: Month, pair: Pair) -> str:
    return reverse("desk:revision", args=[str(month), pair.code])


@dataclass(frozen=True)
class RevisionPage:
    """cases: the records that the figure counts otherwise, for those who may open cases; None for the rest."""

    published: PublishedMonth
    pair: Pair
    why: Why
    groups: Sequence[Line]
    cases: Table | None
    entries: Sequence[history.Entry]
    may_explain: bool

    @property
    def reason(self) -> RevisionReason | None:
        return self.pair.reason


def revision_page(month: Month, code: str, user) -> RevisionPage:
    """Raises Http404 for a figure that was not published or has not been revised, or whose kept files are damaged."""
    published, _ = edition_asked(month, {})
    try:
        found = [pair for pair in shown_pairs(published, user) if pair.code == code and pair.is_revised]
        whole = next((pair for pair in found if pair.group == WHOLE), None)
        if whole is None:
            raise Http404(f"{code} has not been revised.")
        why = reasons.why(published, whole)
    except folders.Damaged as damaged:
        raise Http404(str(damaged)) from None
    return RevisionPage(
        published=published,
        pair=whole,
        why=why,
        groups=[_line(pair, month) for pair in found if pair.group != WHOLE],
        cases=_cases(why.corrections, user),
        entries=history.changes_to(whole.reason) if whole.reason else [],
        may_explain=user.may(Permission.PUBLISH_MONTHS),
    )


def _cases(found: Iterable[Correction], user) -> Table | None:
    """References without names. That they were read is written down, as it is for the cases behind a figure."""
    lines = list(found)
    if not user.may(Permission.VIEW_INDICATOR_CASES) or not lines:
        return None
    access.record_list(user, kind="cases behind a revision, unnamed", count=len(lines), page="revision")
    return Table(
        "Records that the figure counts otherwise",
        [
            Column("Reference", "ref", header=True),
            Column("What became of it", lambda line: KIND_WORDS[line.kind]),
            Column("What changed", _columns_words),
            Column("Counted", "met", shown=_step, numeric=True),
            Column("Of", "of", shown=_step, numeric=True),
        ],
        lines,
    )


def _columns_words(line: Correction) -> str:
    return ", ".join(column_heading(name) for name in line.columns)


def _step(number: int) -> str:
    sign = "+" if number > 0 else "\N{MINUS SIGN}"
    return f"{sign}{abs(number)}" if number else "no change"


def first_answers(page: RevisionPage) -> dict[str, str]:
    """What was said, unless the figure has moved since and it no longer says why."""
    said = page.reason
    return {"reason": said.reason if said else "", "revision": str(said.revision if said else 0)}


def explain(form, page: RevisionPage, by) -> bool:
    return written(actions.explain_revision, form, by=by, published=page.published, code=page.pair.code)
