"""The rows of a risk register."""

from __future__ import annotations

from collections.abc import Sequence

from goldenthread.assurance.planfile import headers, notes, values
from goldenthread.assurance.planfile.actions import Row, go_on, items, shown
from goldenthread.assurance.planfile.document import Risk
from goldenthread.assurance.planfile.notes import Log
from goldenthread.assurance.planfile.outline import Table


def read_risks(tables: Sequence[Table], log: Log) -> list[Risk]:
    """Every risk, numbered as printed or else by position from 1."""
    rows = [row for table in tables if table.header.kind == headers.RISKS for row in risk_rows(table, log)]
    return [as_risk(row, position, log) for position, row in enumerate(rows, start=1)]


def risk_rows(table: Table, log: Log) -> list[Row]:
    found: list[Row] = []
    for block in table.rows:
        cells = {name: table.header.cell(block.cells, name) for name in table.header.columns}
        begins = cells["title"] and any(cells.get(name) for name in ("date", "number", "before", "after"))
        if begins:
            found.append(Row(values.squeeze(cells.get("number", "")), cells, block.place))
        elif found:
            go_on(found[-1], cells, block.place)
        elif any(cells.values()):
            log.left_out(block.place, shown(cells), "a row of a risk register that names no risk")
    for row in found:
        if row.parts:
            log.repaired(row.place, "risk", f"split over a page: rejoined with {', '.join(row.parts)}")
    return found


def as_risk(row: Row, position: int, log: Log) -> Risk:
    printed = row.cells.get("date", "")
    dated_on = values.date(printed)
    if printed and not dated_on:
        what = f'risk {position}: date "{values.squeeze(printed)[:40]}"'
        log.left_out(row.place, what, "not a date", notes.NOT_A_DATE)
    return Risk(
        number=row.code or str(position),
        dated_on=dated_on,
        title=values.squeeze(row.cells["title"]),
        severity_before=values.squeeze(row.cells.get("before", "")).lower(),
        mitigations=items(row.cells.get("mitigation", "")),
        severity_after=values.squeeze(row.cells.get("after", "")).lower(),
        progress=values.squeeze(row.cells.get("progress", "")),
    )
