"""The figures of an indicator, or of a month's whole scorecard, as files: a table, a table with its description, a spreadsheet."""

from collections.abc import Sequence

from django.http import Http404, HttpResponse

from goldenthread.accounts.roles import Permission
from goldenthread.desk.fact_columns import breakdown_words, group_words
from goldenthread.govuk.formats import month_name, plain_day
from goldenthread.indicators import INDICATORS, Month
from goldenthread.people.local_area import area_name
from goldenthread.people.today import today
from goldenthread.publications.figures_file import About, Column, Sheet, Table, csvw, spreadsheet
from goldenthread.scorecard import cards, freezing, store, targets, tidy
from goldenthread.scorecard.cards import Card, KpiView, Level, SeriesPoint
from goldenthread.scorecard.tidy import Row

KINDS = {
    "csv": "text/csv; charset=utf-8",
    "zip": "application/zip",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
WORDS = tidy.Words(group=group_words, breakdown=breakdown_words)
FIGURES = tuple(column for column in tidy.COLUMNS if column.name not in ("polarity", "definition_version"))
HIDDEN = "Figures of a part of the area that rest on one to four cases are not in this file."
SHOWN = "This file has figures that rest on one to four cases: it is not for publication as it stands."
NOTES = (
    "A figure is worked out from case records, or was returned by whoever holds them; the column “Source” says which.",
    "Red: the standard is not reached. Amber: the standard is reached and the target is not. Green: the target is "
    "reached. With a target and no standard, red or green.",
    "Twelve months are worked out from their cases, not from the months' figures.",
)


def of_indicator(view: KpiView, kind: str, *, user) -> HttpResponse:
    """Every month and every group. 404 for a kind of file that there is not."""
    card = view.card
    hides = not user.may(Permission.VIEW_INDICATOR_CASES)
    rows = tidy.of_indicator(card.code, card.month, WORDS, group=card.group, hides=hides)
    about = _about(f"{card.code}-{card.month}", f"{card.code} {card.title}", card.month, hides)
    return _file(kind, about, rows, lambda: _sheets_of_indicator(view, rows))


def of_scorecard(month: Month, kind: str, *, user) -> HttpResponse:
    """404 for a month that nothing was worked out for, or a kind of file that there is not."""
    if month not in cards.months():
        raise Http404(f"Nothing has been worked out for {month}.")
    hides = not user.may(Permission.VIEW_INDICATOR_CASES)
    rows = tidy.of_month(month, WORDS, hides=hides)
    about = _about(f"scorecard-{month}", f"Scorecard: {month_name(month.first)}", month, hides)
    return _file(kind, about, rows, lambda: _sheets_of_scorecard(month, rows))


def _file(kind: str, about: About, rows: Sequence[Row], sheets) -> HttpResponse:
    kind = kind or "csv"
    if kind not in KINDS:
        raise Http404(f"There is no file of the kind {kind!r}.")
    table = Table(tidy.COLUMNS, [row.cells for row in rows])
    made = {
        "csv": lambda: csvw.as_csv(table),
        "zip": lambda: csvw.package(about, table),
        "xlsx": lambda: spreadsheet.book(about, sheets()),
    }
    response = HttpResponse(made[kind](), content_type=KINDS[kind])
    response["Content-Disposition"] = f'attachment; filename="{about.name}.{kind}"'
    return response


def _about(name: str, title: str, month: Month, hides: bool) -> About:
    try:
        taken = plain_day(store.run_behind(month).as_of_on)
    except store.NoFacts:
        taken = "never"
    facts = (
        ("From", area_name()),
        ("Month", month_name(month.first)),
        ("Publication", freezing.banner(month).words),
        ("Case records as they stood on", taken),
        ("Made", plain_day(today())),
        ("Small numbers", HIDDEN if hides else SHOWN),
    )
    return About(name, title, facts, NOTES)


def _sheets_of_indicator(view: KpiView, rows: Sequence[Row]) -> list[Sheet]:
    name = view.card.title
    return [
        Sheet(
            "Over time",
            name,
            "Each month, with the control limits where there are 13 or more.",
            _series(view.series),
        ),
        *_parts(rows, name),
        Sheet(
            "Targets",
            f"{name}: targets",
            "What it is held against.",
            _levels([(view.card.code, view.levels)]),
        ),
        Sheet("Definition", f"{name}: what it counts", "The definition in words.", _definition(view)),
    ]


def _parts(rows: Sequence[Row], name: str) -> list[Sheet]:
    """The groups' figures, and those of twelve months; a sheet only where there are any."""
    groups = [row for row in rows if row.place.by and row.span != tidy.YEAR]
    years = [row for row in rows if row.span == tidy.YEAR]
    sheets = [
        Sheet("Groups", f"{name}: each part of the area", "A row for each group.", _figures(groups)),
        Sheet("Twelve months", f"{name}: twelve months", "Worked out from all their cases.", _figures(years)),
    ]
    return [sheet for sheet in sheets if sheet.table.rows]


def _sheets_of_scorecard(month: Month, rows: Sequence[Row]) -> list[Sheet]:
    name = f"Scorecard, {month_name(month.first)}"
    shown = cards.scorecard(month)
    known = targets.by_code()
    levels = [(card.code, targets.levels(card.code, known.get(card.code, []), month)) for card in shown]
    series = [row for row in rows if not row.place.by and row.span != tidy.YEAR]
    return [
        Sheet("Scorecard", name, "Every indicator in the month, whole area.", _scorecard(shown)),
        Sheet("Over time", f"{name}: months before", "The whole area, each month.", _figures(series)),
        *_parts(rows, name),
        Sheet("Targets", f"{name}: targets", "What each indicator is held against.", _levels(levels)),
        Sheet("Definitions", f"{name}: definitions", "What each indicator counts.", _definitions(shown)),
    ]


def _figures(rows: Sequence[Row]) -> Table:
    places = [place for place, column in enumerate(tidy.COLUMNS) if column in FIGURES]
    return Table(FIGURES, [tuple(row[place] for place in places) for row in rows])


SERIES = (
    Column("month", "text", "The month, as year and month"),
    Column("numerator", "whole", "How many were counted"),
    Column("denominator", "whole", "Out of how many"),
    Column("value", "number", "The figure, unrounded; a percentage is 0 to 100"),
    Column("state", "text", "“value”, or why there is no figure"),
    Column("source", "text", "Whether it was worked out from cases (computed) or returned as a figure"),
    Column("target", "number", "The target in force in the month"),
    Column("lower_limit", "number", "The lower control limit (XmR)"),
    Column("mean", "number", "The mean that the limits stand on either side of"),
    Column("upper_limit", "number", "The upper control limit (XmR)"),
    Column("variation", "text", "Common Cause, or the rule by which the point is unusual"),
)


def _series(points: Sequence[SeriesPoint]) -> Table:
    return Table(
        SERIES,
        [
            (
                str(point.month),
                point.numerator,
                point.denominator,
                point.value,
                point.state,
                point.source,
                point.target,
                point.lower,
                point.mean,
                point.upper,
                point.special_cause,
            )
            for point in points
        ],
    )


LEVELS = (
    Column("code", "text", "The indicator's code"),
    Column("what", "text", "The baseline, standard or target"),
    Column("kind", "text", "Which of the three it is"),
    Column("place", "text", "The district that it is for; empty for the whole area"),
    Column("figure", "number", "Its figure"),
    Column("words", "text", "As it is printed; a text where no figure was given"),
    Column("from", "day", "The day from which it holds, or that it describes"),
    Column("in_force", "text", "Whether it is in force in the month"),
    Column("set_by", "text", "The paper or meeting that set it"),
)


def _levels(of_codes: Sequence[tuple[str, Sequence[Level]]]) -> Table:
    return Table(
        LEVELS,
        [
            (
                code,
                level.label,
                level.kind,
                level.place,
                level.value,
                level.words,
                level.from_on,
                "yes" if level.in_force else "no",
                level.source,
            )
            for code, levels in of_codes
            for level in levels
        ],
    )


DEFINITION = (Column("what", "text", "What is said"), Column("words", "text", "The definition's own words"))


def _definition(view: KpiView) -> Table:
    return Table(DEFINITION, list(view.definition))


DEFINITIONS = tuple(
    Column(name, "text", description)
    for name, description in (
        ("code", "The indicator's code"),
        ("title", "What it is called"),
        ("counts", "What it says, in plain words"),
        ("population", "Who is counted, and why those"),
        ("authority", "What it goes by"),
        ("owner", "Who answers for it"),
        ("doubts", "What could mislead"),
    )
)


def _definitions(shown: Sequence[Card]) -> Table:
    found = [INDICATORS[card.code] for card in shown if card.code in INDICATORS]
    return Table(
        DEFINITIONS,
        [
            (one.code, one.title, one.plain, one.population, one.authority, one.owner, one.doubts)
            for one in found
        ],
    )


SCORECARD = (
    Column("code", "text", "The indicator's code"),
    Column("title", "text", "What the indicator is called"),
    Column("figure", "text", "The figure as it is printed"),
    Column("numerator", "whole", "How many were counted"),
    Column("denominator", "whole", "Out of how many"),
    Column("value", "number", "The figure, unrounded; a percentage is 0 to 100"),
    Column("unit", "text", "The figure's unit"),
    Column("state", "text", "“value”, or why there is no figure"),
    Column("standard", "text", "The standard in force in the month"),
    Column("target", "text", "The target in force in the month"),
    Column("rating", "text", "Red, amber, green or not rated"),
    Column("direction", "text", "What statistical process control says of the last figure"),
    Column("change", "text", "Since the month before, or the period before"),
    Column("read_beside", "text", "The figures that must be read beside it"),
    Column("where_from", "text", "What it was worked out from, or who returned it and when"),
)


def _scorecard(shown: Sequence[Card]) -> Table:
    return Table(SCORECARD, [_card(card) for card in shown])


def _card(card: Card) -> tuple:
    beside = (
        f"{other.label}: {other.value_words}" + (f" ({other.fraction_words})" if other.fraction_words else "")
        for other in card.companions
    )
    return (
        card.code,
        card.title,
        card.value_words,
        card.numerator,
        card.denominator,
        card.value,
        card.unit,
        card.state,
        card.standard.words if card.standard else "",
        card.target.words if card.target else "",
        card.rag_word,
        card.movement,
        card.change_words,
        "; ".join(beside),
        card.source_words,
    )
