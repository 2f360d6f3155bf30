"""The indicators that a plan lists, and its headline measures with baselines and targets."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from goldenthread.assurance.planfile import headers, notes, values
from goldenthread.assurance.planfile.document import Action, HighImpact, Kpi, Target
from goldenthread.assurance.planfile.notes import Log
from goldenthread.assurance.planfile.outline import NAMED_AREA, Table
from goldenthread.assurance.planfile.tables import Block

KPI_CODE = re.compile(r"[A-Z][A-Za-z]*[ ]?[A-Za-z]*-?\d[\w./-]*|\d+(?:\.\d+)*")
NO_CODE = re.compile(r"n/?a|none|tbc|-*", re.I)


def read_kpis(tables: Sequence[Table], high_impact: Sequence[HighImpact], log: Log) -> list[Kpi]:
    """The listed indicators, then those that only the headline tables show. Each code once."""
    found: dict[str, Kpi] = {}
    for code, title, place in listed_rows(tables, log):
        if code in found:
            why = "the indicator is listed a second time: only the first is read"
            log.left_out(place, code, why, notes.LISTED_TWICE)
            continue
        found[code] = Kpi(code, title)
    for row in high_impact:
        compare_with_list(row, found, log)
    extra = {row.code: Kpi(row.code, row.title) for row in high_impact if row.code and row.code not in found}
    return [*found.values(), *extra.values()]


def listed_rows(tables: Sequence[Table], log: Log) -> Iterator[tuple[str, str, str]]:
    for table in tables:
        for block in table.rows if table.header.kind == headers.KPIS else []:
            code = values.squeeze(table.header.cell(block.cells, "code"))
            title = values.squeeze(table.header.cell(block.cells, "title"))
            if KPI_CODE.fullmatch(code):
                yield code.replace(" ", ""), title, block.place
            else:
                log.left_out(
                    block.place, f"{code} | {title}"[:60], "a row of an indicator list that has no code"
                )


def compare_with_list(row: HighImpact, listed: dict[str, Kpi], log: Log) -> None:
    """Flag a headline measure that the list lacks, or whose name belongs to another code."""
    if not row.code or not listed:
        return
    if row.code not in listed:
        why = "a headline measure that is not in the list of indicators"
        log.flagged(f"area {row.area}", row.code, why, notes.UNLISTED_HEADLINE)
        return
    named = [kpi.code for kpi in listed.values() if bare(kpi.title) == bare(row.title)]
    if named and row.code not in named:
        log.flagged(f"area {row.area}", row.code, f"its name here is that of {', '.join(named)} in the list")


def bare(title: str) -> str:
    return re.sub(r"\W+", " ", title).strip().lower()


def read_high_impact(tables: Sequence[Table], log: Log) -> list[HighImpact]:
    """The rows of the headline tables, in order."""
    found: list[HighImpact] = []
    for table in tables:
        if table.header.kind == headers.HIGH_IMPACT:
            area = area_named(table.before)
            if not area:
                log.flagged(table.place, "headline measures", "no area is named before the table")
            found += [row for block in table.rows if (row := high_impact_row(table.header, block, area, log))]
    return found


def area_named(before: Sequence[Block]) -> str:
    matches = (NAMED_AREA.search(block.text) for block in reversed(before))
    return next((match["number"] for match in matches if match), "")


def high_impact_row(header: headers.Header, block: Block, area: str, log: Log) -> HighImpact | None:
    code = values.squeeze(header.cell(block.cells, "code"))
    title = values.squeeze(header.cell(block.cells, "title"))
    baseline = values.squeeze(header.cell(block.cells, "baseline"))
    if not title or not (baseline or code):
        log.left_out(
            block.place, " | ".join(cell for cell in block.cells if cell)[:60], "not a headline measure"
        )
        return None
    return HighImpact(
        area=area,
        code="" if NO_CODE.fullmatch(code) else code.replace(" ", ""),
        title=title,
        baseline_text=baseline,
        baseline_value=values.number(baseline),
        baseline_period=values.bracketed(baseline)
        or values.period_in(header.titles[header.columns["baseline"]])[1],
        targets=tuple(targets(header, block)),
    )


def targets(header: headers.Header, block: Block) -> Iterator[Target]:
    """A target for each column headed so; the rating is in the column after it, where that is no target."""
    for at, heading in enumerate(header.titles):
        if not is_target(heading):
            continue
        label, period = values.period_in(heading)
        text = cell_at(block, at)
        after = header.titles[at + 1] if at + 1 < len(header.titles) else ""
        rag = cell_at(block, at + 1) if re.search(r"\brag\b|\bactual\b|\brating\b", after, re.I) else ""
        yield Target(label, period, text, values.number(text), rag)


def is_target(heading: str) -> bool:
    return bool(re.search(r"\btarget\b", heading, re.I))


def cell_at(block: Block, at: int) -> str:
    return values.squeeze(block.cells[at]) if at < len(block.cells) else ""


def uncatalogued(actions: Sequence[Action], listed: Sequence[Kpi]) -> list[Kpi]:
    """Indicators that an action cites and no list holds, without a title."""
    known = {kpi.code for kpi in listed}
    return [
        Kpi(code)
        for code in dict.fromkeys(code for action in actions for code in action.kpi_codes)
        if code not in known
    ]
