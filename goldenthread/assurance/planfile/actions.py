"""The rows of an action table: rejoined over page breaks, mended, and read as actions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from goldenthread.assurance.planfile import headers, notes, values
from goldenthread.assurance.planfile.codes import Cited, KpiCodes, labelled
from goldenthread.assurance.planfile.document import Action
from goldenthread.assurance.planfile.notes import Log
from goldenthread.assurance.planfile.owners import organisations_in, owners
from goldenthread.assurance.planfile.tables import BULLET, Block

STATE = ("due", "owner", "progress", "impact")


@dataclass
class Row:
    """An action's row as printed: its code, its cells by column name, and where it begins."""

    code: str
    cells: dict[str, str]
    place: str
    parts: list[str] = field(default_factory=list)


def action_rows(header: headers.Header, blocks: Sequence[Block], earlier: list[Row], log: Log) -> list[Row]:
    """The actions of one table. A row that only goes on with the one before is joined to it.

    `earlier` are the rows of the table before: a first row without a code goes on with the last of them.
    """
    found: list[Row] = []
    for block in blocks:
        cells = shifted_back(
            {name: header.cell(block.cells, name) for name in header.columns}, block.place, log
        )
        note_extra_cells(header, block, log)
        last = next(iter((found or earlier)[-1:]), None)
        if row := begun_row(cells, block.place):
            found.append(row)
        elif last and not (cells.get("progress") and cells.get("impact")):
            go_on(last, cells, block.place)
        elif any(cells.values()):
            log.left_out(block.place, shown(cells), "a row of an action table that has no action code")
    for row in found:
        part_date(row, log)
        if row.parts:
            log.repaired(row.place, row.code, f"split over a page: rejoined with {', '.join(row.parts)}")
    return found


def note_extra_cells(header: headers.Header, block: Block, log: Log) -> None:
    if extra := [cell for cell in block.cells[len(header.titles) :] if cell]:
        log.left_out(block.place, " | ".join(extra)[:60], "more cells than the heading row has")


def shown(cells: dict[str, str]) -> str:
    return " | ".join(cell for cell in cells.values() if cell)[:60]


def shifted_back(cells: dict[str, str], place: str, log: Log) -> dict[str, str]:
    """The cells with an action that slipped into the due column put back."""
    label = labelled(cells.get("due", ""))
    if cells.get("action") or not label or not label.marked:
        return cells
    log.repaired(place, f"{label.code} found in the due column", "the action cell is empty: put back")
    return cells | {"action": cells["due"], "due": ""}


def begun_row(cells: dict[str, str], place: str) -> Row | None:
    """The row, where it begins an action: a code, and something said of its state."""
    state = any(cells.get(name) for name in STATE)
    if cells.get("code"):
        return Row(values.squeeze(cells["code"]).rstrip(".:"), cells, place)
    label = labelled(cells.get("action", ""))
    if not label or not (state or ":" in cells["action"][:12]):
        return None
    return Row(label.code, cells | {"action": label.text}, place)


def go_on(row: Row, cells: dict[str, str], place: str) -> None:
    for name, more in cells.items():
        row.cells[name] = joined(row.cells.get(name, ""), more)
    row.parts.append(place)


def joined(cell: str, more: str) -> str:
    """A cell with what stood of it on the next page: list items follow, other words go on with the last line."""
    if not cell or not more:
        return cell or more
    return cell + ("\n" if more.startswith(BULLET) else " ") + more


def part_date(row: Row, log: Log) -> None:
    """Move a due date that stands in the action's cell to where it belongs."""
    lines = row.cells.get("action", "").splitlines()
    dates = [line for line in lines if values.is_only_a_due_date(line)]
    if row.cells.get("due") or len(dates) != 1 or len(lines) < 2:
        return
    row.cells |= {"action": "\n".join(line for line in lines if line != dates[0]), "due": dates[0]}
    log.repaired(
        row.place, f"{row.code}: {dates[0]}", "a due date in the action's cell: moved to the due column"
    )


def read_actions(
    groups: Sequence[tuple[str, Sequence[Row]]], listed: Sequence[str], log: Log
) -> list[Action]:
    """Every action of the plan, given (sub-theme, rows) and the indicator codes it lists.

    A second action with a code already seen is left out, with a note.
    """
    rows = [row for _, group in groups for row in group]
    organisations = organisations_in(row.cells.get("owner", "") for row in rows)
    codes = KpiCodes(listed)
    found: dict[str, Action] = {}
    for sub_theme, group in groups:
        for row in group:
            if row.code in found:
                why = f"the code is already used at {found[row.code].place}: only the first is read"
                log.left_out(row.place, f"action {row.code}", why, notes.CODE_TWICE)
                continue
            found[row.code] = as_action(row, sub_theme, organisations, codes, log)
    return list(found.values())


def as_action(row: Row, sub_theme: str, organisations: frozenset[str], codes: KpiCodes, log: Log) -> Action:
    due_text = values.squeeze(row.cells.get("due", ""))
    due = values.due(due_text)
    people, mended = owners(row.cells.get("owner", ""), organisations)
    cited = codes.cited(row.cells.get("kpi", ""))
    impact = rated(row, "impact", log)
    action = Action(
        code=row.code,
        sub_theme=sub_theme,
        text=row.cells.get("action", ""),
        due_text=due_text,
        due_on=due.due_on,
        open_ended=due.open_ended,
        owners=people,
        progress=rated(row, "progress", log),
        impact=impact,
        impact_text="" if impact else values.squeeze(row.cells.get("impact", "")),
        evidence=items(row.cells.get("evidence", "")),
        kpi_codes=tuple(cited.codes),
        kpi_text=cited.text,
        place=row.place,
    )
    note_due(action, due, log)
    note_owners(action, mended, log)
    note_codes(action, cited, log)
    return action


def items(cell: str) -> tuple[str, ...]:
    """The items of a cell: those of its list, or its paragraphs. A line without a mark is an item of its own."""
    return tuple(line.removeprefix(BULLET).strip() for line in cell.splitlines() if line.strip(" •"))


def rated(row: Row, name: str, log: Log) -> str:
    text = values.squeeze(row.cells.get(name, ""))
    colour = values.rating(text)
    if colour is None:
        log.left_out(
            row.place,
            f'{row.code}: {name} "{text[:40]}"',
            "not a rating: expected blue, green, amber or red",
            notes.NOT_A_RATING,
        )
    elif not colour:
        log.flagged(row.place, f"{row.code}: {name}", f'not rated ("{text}")')
    return colour or ""


def note_due(action: Action, due: values.Due, log: Log) -> None:
    if due.repair:
        log.repaired(action.place, f"{action.code}: {action.due_text}", due.repair)
    if due.doubt:
        log.flagged(action.place, f"{action.code}: {action.due_text}", due.doubt)


def note_owners(action: Action, mended: Sequence[str], log: Log) -> None:
    for what in mended:
        log.repaired(action.place, f"{action.code}: owner", what)
    if len(action.owners) != 1:
        log.flagged(
            action.place, f"{action.code}: {len(action.owners)} owners", "an action has one accountable owner"
        )
    for owner in action.owners:
        if not owner.organisation:
            log.flagged(action.place, f"{action.code}: {owner.role}", "no organisation is given")


def note_repeated(action: Action, code: str, log: Log) -> None:
    why = "the indicator is cited twice: read once"
    log.repaired(action.place, f"{action.code}: {code}", why, notes.CITED_TWICE)


def note_codes(action: Action, cited: Cited, log: Log) -> None:
    for written in cited.ranges:
        log.repaired(action.place, f"{action.code}: {written}", "a range of indicators: written out")
    for written in cited.loose:
        log.repaired(action.place, f"{action.code}: {written}", "a space in an indicator's code: closed")
    for code in dict.fromkeys(cited.repeated):
        note_repeated(action, code, log)
    for code in cited.unlisted:
        log.flagged(action.place, f"{action.code}: {code}", "the indicator is not in the plan's list")
