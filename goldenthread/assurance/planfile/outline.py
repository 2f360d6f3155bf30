"""The outline of a plan: its tables, and the areas and sub-themes that they stand under.

Nothing here knows one authority's plan. A heading counts as an area or a sub-theme only when a table of actions
follows it, so that a pack's other papers (minutes, cover reports, an ombudsman's findings) are passed over.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from goldenthread.assurance.planfile import headers, notes
from goldenthread.assurance.planfile.actions import Row, action_rows
from goldenthread.assurance.planfile.codes import labelled, mended, stem, usual_stem
from goldenthread.assurance.planfile.document import Area
from goldenthread.assurance.planfile.notes import Log
from goldenthread.assurance.planfile.tables import Block

AREA_WORD = r"(?:Area(?: of (?:significant )?(?:weakness|focus|concern))?|Priority(?: area)?|Theme|Workstream|Objective)"
NUMBER = r"(?P<number>\d{1,2}|[A-Z])"
AREA = re.compile(rf"(?:(?i:{AREA_WORD})\s*)?{NUMBER}\s*(?:[.:)]|\s[-–])\s*(?P<title>[^\W\d_].*)")
NAMED_AREA = re.compile(rf"\b(?i:{AREA_WORD})\s+{NUMBER}\b")
PARTS = r"\d{1,2}\.?[A-Za-z]|[A-Z]\.?\d{1,2}|\d{1,2}\.\d{1,2}"
SUB_THEME = re.compile(
    rf"(?:(?i:Sub-?theme)\s*)?(?P<code>{PARTS})(?:\s*[.:)]|\s+[-–]|(?<=\d)(?=\s))\s*(?P<title>\S.*)"
)


@dataclass
class Table:
    """A recognised table: its header, its rows, and the lines of text since the table before."""

    header: headers.Header
    place: str
    before: list[Block]
    rows: list[Block] = field(default_factory=list)


@dataclass
class Group:
    """The actions under one sub-theme's heading."""

    area: str
    label: str
    title: str
    place: str
    rows: list[Row] = field(default_factory=list)

    @property
    def codes(self) -> list[str]:
        return [row.code for row in self.rows]


def tables_in(blocks: Iterable[Block], log: Log) -> list[Table]:
    """The recognised tables in order. Rows outside them go to the log, once for each run of rows."""
    found: list[Table] = []
    before: list[Block] = []
    open_table: Table | None = None
    strays: list[Block] = []
    for block in blocks:
        if heading := heading_in(block):
            before.append(heading)
            open_table = (
                None if not block.row or open_table is None else Table(open_table.header, block.place, before)
            )
            if block.row and open_table:
                found.append(open_table)
                before = []
        elif header := headers.recognised(block.cells):
            open_table = Table(header, block.place, before)
            found.append(open_table)
            before = []
            note_spare_columns(header, block.place, log)
        elif open_table or (open_table := resumed(block, found)):
            open_table.rows.append(block)
        else:
            strays.append(block)
            continue
        note_strays(strays, log)
    note_strays(strays, log)
    return found


def heading_in(block: Block) -> Block | None:
    """A line of text, or a heading printed in a table row of its own."""
    if not block.row:
        return block
    filled = [cell for cell in block.cells if cell]
    if len(filled) != 1 or filled[0] != block.text or "\n" in block.text:
        return None
    label = SUB_THEME.fullmatch(block.text)
    is_action = labelled(block.text) and ":" in block.text[:12]
    return (
        Block((block.text,), block.place) if (label and not is_action) or AREA.fullmatch(block.text) else None
    )


def resumed(block: Block, found: Sequence[Table]) -> Table | None:
    """The table that a row goes on with after a line of text, where its width and its code say so."""
    if not found or found[-1].header.kind != headers.ACTIONS:
        return None
    same_width = len(block.cells) == len(found[-1].header.titles)
    return found[-1] if same_width and labelled(block.text) else None


def note_spare_columns(header: headers.Header, place: str, log: Log) -> None:
    for title in header.spare:
        log.left_out(
            place, f'column "{title}"', f"not a column that a table of {header.kind} is known to have"
        )


def note_strays(strays: list[Block], log: Log) -> None:
    if strays:
        first, last = strays[0].place, strays[-1].place
        shown = " | ".join(cell for cell in strays[0].cells if cell)[:60]
        place = first if first == last else f"{first} to {last}"
        log.left_out(place, shown, f"{len(strays)} table row(s) under no heading row that is known")
        strays.clear()


def outline(tables: Sequence[Table], log: Log) -> tuple[list[Area], list[Group]]:
    """The areas, and under them the groups of action rows, in order. Labels are settled: see `settle`."""
    areas: list[Area] = []
    groups: list[Group] = []
    since: list[Block] = []
    for table in tables:
        since += table.before
        rows = action_rows(table.header, table.rows, groups[-1].rows if groups else [], log)
        sub_theme = last_match(SUB_THEME, table.before)
        area = area_before(since, sub_theme, rows, areas)
        if area:
            areas.append(area[1])
            since = [] if sub_theme is None else since
        if sub_theme or area or not groups:
            group = begun(sub_theme, areas, table)
            groups.append(group)
            since = []
        groups[-1].rows += rows
    groups = merged([group for group in groups if group.rows], log)
    settle(groups, log)
    return with_implied(areas, groups, log), groups


def last_match(pattern: re.Pattern[str], blocks: Sequence[Block]) -> tuple[re.Match[str], str] | None:
    matches = ((pattern.fullmatch(block.text), block.place) for block in reversed(blocks))
    return next(((match, place) for match, place in matches if match), None)


def area_before(
    since: Sequence[Block],
    sub_theme: tuple[re.Match[str], str] | None,
    rows: Sequence[Row],
    areas: Sequence[Area],
) -> tuple[str, Area] | None:
    """The area heading that a table stands under, where a new one has come since the last.

    Of several candidates the one wins whose number begins the sub-theme's label or the first action's code: a
    numbered paragraph in between is no area.
    """
    label = sub_theme[0]["code"] if sub_theme else rows[0].code if rows else ""
    known = {area.number for area in areas}
    candidates = [
        match
        for block in reversed(since)
        if (match := AREA.fullmatch(block.text)) and match["number"] not in known
    ]
    fitting = [match for match in candidates if begins(label, match["number"])]
    chosen = fitting or (candidates if sub_theme and not begins_any(label, known) else [])
    return (label, Area(chosen[0]["number"], chosen[0]["title"].strip())) if chosen else None


def begins(label: str, number: str) -> bool:
    """True where a label belongs to an area by its first part: "1a" to "1" and not to "11"."""
    rest = label.upper().removeprefix(number.upper())
    return rest != label.upper() and not (number[-1].isdigit() and rest[:1].isdigit())


def begins_any(label: str, numbers: Iterable[str]) -> bool:
    return any(begins(label, number) for number in numbers)


def begun(sub_theme: tuple[re.Match[str], str] | None, areas: Sequence[Area], table: Table) -> Group:
    area = areas[-1].number if areas else ""
    if sub_theme is None:
        return Group(area, "", "", table.place)
    match, place = sub_theme
    return Group(
        area,
        match["code"].replace(".", "") if match["code"][-1].isalpha() else match["code"],
        match["title"].strip(),
        place,
    )


def merged(groups: Sequence[Group], log: Log) -> list[Group]:
    """Groups with the same label and title as one: a sub-theme whose heading is printed again."""
    found: list[Group] = []
    for group in groups:
        same = (
            old for old in found if (old.area, old.label, old.title) == (group.area, group.label, group.title)
        )
        if earlier := next(same, None):
            earlier.rows += group.rows
            log.repaired(
                group.place, f"{group.label}) again", "the heading is repeated: read as one sub-theme"
            )
        else:
            found.append(group)
    return found


def settle(groups: Sequence[Group], log: Log) -> None:
    """Mend sub-theme labels and action codes that contradict each other.

    Only where the plan's codes follow its sub-themes (1A2 in 1a), which is judged by most of them.
    """
    following = [usual_stem(group.codes).upper() == group.label.upper() for group in groups]
    if sum(following) * 2 <= len(groups):
        return
    for group in groups:
        settle_label(group, groups, log)
        settle_codes(group, log)


def settle_label(group: Group, groups: Sequence[Group], log: Log) -> None:
    usual = usual_stem(group.codes)
    fits = begins(group.label, group.area)
    if (
        not usual
        or usual.upper() == group.label.upper()
        or (fits and group.label)
        or not begins(usual, group.area)
    ):
        return
    if any(other.label.upper() == usual.upper() for other in groups):
        log.flagged(
            group.place,
            group.label,
            f"the label does not fit area {group.area} and {usual.lower()} is taken",
            notes.LABEL_STRANGE,
        )
        return
    printed, group.label = group.label, usual.lower()
    why = (
        f"stands in area {group.area} and its actions begin with {usual}"
        if printed
        else "no heading: from its codes"
    )
    what = f"sub-theme {printed or '(none)'} read as {group.label}"
    log.repaired(group.place, what, why, notes.LABEL_MENDED if printed else "")


def settle_codes(group: Group, log: Log) -> None:
    wanted = group.label.upper()
    for row in group.rows:
        if stem(row.code).upper() == wanted:
            continue
        if better := mended(row.code, wanted, group.codes):
            log.repaired(
                row.place,
                f"{row.code} read as {better}",
                f"look-alike characters; it stands in {group.label}",
                notes.CODE_MENDED,
            )
            row.code = better
        else:
            log.flagged(
                row.place, row.code, f"the code does not follow its sub-theme {group.label or '(none)'}"
            )


def with_implied(areas: Sequence[Area], groups: Sequence[Group], log: Log) -> list[Area]:
    """The areas, and those that only a group speaks of."""
    found = list(areas)
    for group in groups:
        if not group.area:
            match = re.match(r"\d+|[A-Z]", group.label.upper())
            group.area = match[0] if match else ""
            log.flagged(group.place, group.label or group.title, "stands under no area heading")
        if group.area and group.area not in {area.number for area in found}:
            found.append(Area(group.area, ""))
    return [area for area in found if any(group.area == area.number for group in groups)]
