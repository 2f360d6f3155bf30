"""One measure in one month, in the words and figures that the scorecard shows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from goldenthread.publications import charts, findings
from goldenthread.publications.assurance_report.contradictions import disagreement, disagrees
from goldenthread.publications.assurance_report.rows import Area, ScorecardRow
from goldenthread.publications.wording import counted, figure, full_date, level, month_name

OTHER = "Other measures"
CHART_HEIGHT = 235  # pixels: four to a page, and text flows between them
RAG_WORDS: dict[str, str] = {"green": "Green", "amber": "Amber", "red": "Red", "unrated": "Not rated"}


def area_blocks(areas: Sequence[Area], results: Sequence[ScorecardRow]) -> list[dict[str, Any]]:
    """Each area that has a measure, in the plan's order, then the measures that belong to none."""
    placed = [(heading, [row for row in results if row.area_number == n]) for n, heading in headings(areas)]
    return [_area_block(heading, rows) for heading, rows in placed if rows]


def headings(areas: Sequence[Area]) -> list[tuple[int | None, str]]:
    """(the area's number, what stands over its measures), None last."""
    return [*((area.number, f"Area {area.number}: {area.title}") for area in areas), (None, OTHER)]


def _area_block(heading: str, rows: Sequence[ScorecardRow]) -> dict[str, Any]:
    return {
        "heading": heading,
        "ratings": counts((row.rag for row in rows), RAG_WORDS),
        "rows": [row_block(row) for row in rows],
        "charts": [_chart(row) for row in rows if row.charted and row.series],
    }


def row_block(row: ScorecardRow) -> dict[str, Any]:
    return {
        "code": row.code,
        "title": row.title,
        "figure": reason(row) if row.value is None else figure(row.value, row.unit),
        "missing": row.missing,
        "of": _of(row),
        "rag": row.rag,
        "rag_word": RAG_WORDS[row.rag],
        "standard": level(row.standard, row.unit),
        "target": level(row.target, row.unit),
        "movement": row.movement or _movement(row),
        "variation": row.variation,
        "companions": [{"label": c.label, "value": c.value} for c in row.companions],
        "doubt": disagreement(row) if disagrees(row) else "",
        "provenance": provenance(row),
        "computed": row.computed,
        "remarks": " ".join(row.remarks),
        "gaps": "" if row.charted else findings.gaps(row.series),
        "sparkline": _sparkline(row),
    }


def reason(row: ScorecardRow) -> str:
    """Why there is no figure: three different things that must not look alike."""
    if row.missing == "no_cases":
        return "No cases"
    if row.missing == "too_few":
        return "Too few to show"
    return f"Not returned since {month_name(row.last_returned)}" if row.last_returned else "Never returned"


def _of(row: ScorecardRow) -> str:
    if row.value is None or row.numerator is None or row.denominator is None:
        return ""
    return f"{row.numerator:,} of {row.denominator:,}"


def _movement(row: ScorecardRow) -> str:
    """The change since last month in the measure's own unit, and whether that is the wanted way."""
    if row.value is None or row.previous_value is None:
        return ""
    change = row.value - row.previous_value
    unit = "points" if row.unit == "%" else row.unit
    before = figure(row.previous_value, row.unit)
    size = figure(abs(change), unit)
    if abs(change) < 0.05:  # below what the figures, given to one place, can show
        return f"No change from {before}."
    wanted = "" if row.polarity == "neutral" else ", better" if _better(row, change) else ", worse"
    return f"{'Up' if change > 0 else 'Down'} {size} from {before}{wanted}."


def _better(row: ScorecardRow, change: float) -> bool:
    return (change > 0) == (row.polarity == "higher")


def provenance(row: ScorecardRow) -> str:
    if row.missing == "not_returned":
        return f"{reason(row)}{f' by {row.returned_by}' if row.returned_by else ''}."
    if row.computed:
        return f"Computed from {_cases(row)}."
    on = f" on {full_date(row.returned_on)}" if row.returned_on else ", on a day not recorded"
    period = f", for {row.period}" if row.period else ""
    return f"Returned by {row.returned_by or 'a source not recorded'}{on}{period}."


def _cases(row: ScorecardRow) -> str:
    if row.missing == "no_cases":
        return "case records: none in the month"
    if row.denominator is None or row.missing == "too_few":
        return "case records"
    return counted(row.denominator, "case")


def _sparkline(row: ScorecardRow) -> dict[str, str]:
    if not row.series:
        return {"svg": "", "alt": ""}
    last = row.series[-1]
    svg = charts.sparkline(
        [point.value for point in row.series], name=row.code, unit=row.unit, target=row.target,
        lower=last.lower, upper=last.upper, prefix=f"spark-{row.code}",
    )  # fmt: skip
    return {"svg": svg, "alt": charts.spark_sentence([p.value for p in row.series], row.code, row.unit)}


def _chart(row: ScorecardRow) -> dict[str, Any]:
    name = f"{row.title} ({row.code})"
    return pictured(
        charts.xmr(
            row.series, name=name, unit=row.unit, target=row.target, prefix=f"chart-{row.code}", height=CHART_HEIGHT,
        )
    )  # fmt: skip


def pictured(chart: charts.Chart) -> dict[str, Any]:
    return {
        "svg": chart.svg,
        "title": chart.title,
        "alt": chart.sentence,
        "gaps": chart.gaps,
        "columns": list(chart.columns),
        "rows": [list(row) for row in chart.rows],
    }


def counts(ratings: Iterable[str], words: dict[str, str]) -> list[dict[str, Any]]:
    tally = Counter(ratings)
    return [{"key": key, "word": word, "count": tally[key]} for key, word in words.items()]
