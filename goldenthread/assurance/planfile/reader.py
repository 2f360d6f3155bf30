"""From blocks to a plan: the parts put together, and what the plan says of itself."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence

from goldenthread.assurance.planfile import headers, values
from goldenthread.assurance.planfile.actions import read_actions
from goldenthread.assurance.planfile.document import PlanDocument, PlanFileError, Reading, SubTheme
from goldenthread.assurance.planfile.notes import Log
from goldenthread.assurance.planfile.outline import Table, outline, tables_in
from goldenthread.assurance.planfile.risks import read_risks
from goldenthread.assurance.planfile.scorecard import read_high_impact, read_kpis, uncatalogued
from goldenthread.assurance.planfile.tables import Block

PLAN_TITLE = re.compile(r"(?!\d)[^.;:()]*\bplan\b(?:\s+\d{4}(?:\s*[-–/]\s*\d{2,4})?)?", re.I)
TITLE_LENGTH = 100
PUBLISHED = re.compile(r"\b(?:published|publication date|date of publication|date published)\b", re.I)


def read_blocks(blocks: Iterable[Block], log: Log) -> Reading:
    """The plan in a stream of blocks.

    Raises PlanFileError where the stream holds no table of actions.
    """
    listed = list(blocks)
    tables = tables_in(listed, log)
    areas, groups = outline([table for table in tables if table.header.kind == headers.ACTIONS], log)
    if not groups:
        raise PlanFileError(
            "no improvement plan was found: there is no table of actions with columns such as "
            '"Action", "By when", "Responsible officer" and "Progress BRAG"'
        )
    high_impact = read_high_impact(tables, log)
    kpis = read_kpis(tables, high_impact, log)
    rows = [(group.label.lower(), group.rows) for group in groups]
    actions = read_actions(rows, [kpi.code for kpi in kpis], log)
    title, published_on = self_description(listed, tables, log)
    document = PlanDocument(
        title=title,
        published_on=published_on,
        areas=tuple(areas),
        sub_themes=tuple(
            SubTheme(group.label.lower(), group.area, group.title) for group in groups if group.label
        ),
        actions=tuple(actions),
        kpis=(*kpis, *uncatalogued(actions, kpis)),
        high_impact=tuple(high_impact),
        risks=tuple(read_risks(tables, log)),
    )
    return Reading(document, tuple(log.repairs), tuple(log.unread), tuple(log.flags))


def self_description(
    blocks: Sequence[Block], tables: Sequence[Table], log: Log
) -> tuple[str, dt.date | None]:
    """The plan's title and its date of publication, from the lines before its first table of actions."""
    first = next(table.place for table in tables if table.header.kind == headers.ACTIONS)
    places = [block.place for block in blocks]
    lines = [block for block in blocks[: places.index(first)] if not block.row]
    titles = [
        block.text for block in lines if len(block.text) <= TITLE_LENGTH and PLAN_TITLE.fullmatch(block.text)
    ]
    dates = [date for block in lines if (date := published_in(block.text))]
    if not titles:
        log.flagged("the beginning", "title", "no line names the plan")
    if not dates:
        log.flagged("the beginning", "date of publication", 'no line of the form "Published: 1 May 2024"')
    return (titles[-1] if titles else ""), (dates[-1] if dates else None)


def published_in(line: str) -> dt.date | None:
    short = len(line) <= TITLE_LENGTH and PUBLISHED.match(line)
    return values.date(line) if short else None
