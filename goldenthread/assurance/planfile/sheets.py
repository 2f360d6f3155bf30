"""The spreadsheet form of a plan: its sheets, their columns, and reading them back.

The same columns serve a workbook (.xlsx) and a folder of CSV files, one for each sheet.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from goldenthread.assurance.planfile import notes, values
from goldenthread.assurance.planfile.actions import note_due, note_owners, note_repeated
from goldenthread.assurance.planfile.document import (
    BRAG,
    Action,
    Area,
    HighImpact,
    Kpi,
    Owner,
    PlanDocument,
    PlanFileError,
    Reading,
    Risk,
    SubTheme,
    Target,
)
from goldenthread.assurance.planfile.notes import Log

NONE_GIVEN = "-"
EXAMPLE = "example"


@dataclass(frozen=True)
class Column:
    """A column: its heading, what to put in it, whether a sheet may lack it, and the words it allows."""

    title: str
    note: str
    required: bool = True
    choices: tuple[str, ...] = ()


@dataclass(frozen=True)
class Sheet:
    """A sheet of the template and one example row. `file` is its name in a folder of CSV files."""

    title: str
    columns: tuple[Column, ...]
    example: tuple[str, ...]
    required: bool = True

    @property
    def file(self) -> str:
        return re.sub(r"\W+", "_", self.title.lower()) + ".csv"


def optional(title: str, note: str, choices: tuple[str, ...] = ()) -> Column:
    return Column(title, note, required=False, choices=choices)


RATINGS = tuple(colour.capitalize() for colour in BRAG)
SEVERITIES = ("High", "Medium", "Low")

PLAN = Sheet(
    "Plan",
    (
        Column("Title", "The plan's name as published."),
        optional("Published on", "The day of publication: 2024-05-01 or 1 May 2024."),
    ),
    ("Example improvement plan", "1 May 2024"),
    required=False,
)
AREAS = Sheet(
    "Areas",
    (
        Column("Number", "1, 2, 3 or A, B, C."),
        Column("Title", "The area of weakness, as the inspectors named it."),
    ),
    ("Example 1", "Families wait too long for help"),
)
SUB_THEMES = Sheet(
    "Sub-themes",
    (
        Column("Code", "For example 1a. Each code once."),
        Column("Area", "The number of its area."),
        Column("Title", "What this part of the area is about."),
    ),
    ("Example 1a", "1", "Phones go unanswered"),
)
ACTIONS = Sheet(
    "Actions",
    (
        Column("Code", "For example 1A1. Each code once."),
        Column("Sub-theme", "The code of its sub-theme."),
        Column("Action", "What will be done."),
        Column("By when", "As published: 30 September 2024, September 2024, Ongoing, To be confirmed."),
        optional("Due date", "The day it is due. Leave empty to have it read from By when."),
        optional("Open ended", "Yes where the action is meant to have no end date.", ("Yes", "No")),
        Column("Responsible officers", "The role, one to a line. One accountable owner is best."),
        optional(
            "Organisations", f"One to a line, in the order of the officers; {NONE_GIVEN} where none is given."
        ),
        Column("Progress BRAG", "Is the action being done?", choices=RATINGS),
        Column("Impact BRAG", "Is it making a difference? Or words: TBC in September reporting."),
        optional("Evidence", "One item to a line."),
        optional("KPI codes", "The codes of the plan's indicators, parted by spaces."),
        optional("Other measures", "Measures in words that have no code."),
    ),
    (
        "Example 1A1",
        "1a",
        "Open a single telephone line for families",
        "30 September 2024",
        "",
        "",
        "Head of SEND",
        "Council",
        "Amber",
        "Red",
        "Calls answered\nParents' survey",
        "K01 K02",
        "",
    ),
)
KPIS = Sheet(
    "KPIs",
    (Column("Code", "As actions cite it."), Column("Title", "What it measures.")),
    ("Example K01", "Share of calls answered in five minutes"),
    required=False,
)
HIGH_IMPACT = Sheet(
    "High impact",
    (
        Column("Area", "The number of its area. One row for each target of a measure."),
        Column("Code", "The indicator's code; empty where it has none."),
        Column("Title", "What it measures."),
        Column("Baseline", "The figure at the start, as published: 64, 7,399 (May 2023), To be baselined."),
        optional("Baseline period", "For example June 2023."),
        optional(
            "Target label", "For example 6 months target. Empty where the measure has no target at all."
        ),
        optional("Target period", "For example December 2023."),
        optional("Target", "The figure, or TBC."),
        optional("Rating", "As published."),
    ),
    (
        "Example 1",
        "K01",
        "Share of calls answered in five minutes",
        "41",
        "June 2024",
        "6 months target",
        "December 2024",
        "60",
        "",
    ),
    required=False,
)
RISKS = Sheet(
    "Risks",
    (
        Column("Number", "1, 2, 3. Each number once."),
        optional("Date", "When it was put on the register."),
        Column("Risk", "What could go wrong."),
        optional("Severity", "Before mitigation.", SEVERITIES),
        optional("Severity after mitigation", "After it.", SEVERITIES),
        optional("Progress", "What has changed since."),
    ),
    ("Example 1", "17 May 2024", "Posts stay empty", "High", "Medium", "Two of five filled"),
    required=False,
)
MITIGATIONS = Sheet(
    "Mitigations",
    (
        Column("Risk number", "The number of its risk. One row for each mitigation."),
        Column("Mitigation", "What is done."),
    ),
    ("Example 1", "Recruit together with the health trust"),
    required=False,
)
SHEETS = (PLAN, AREAS, SUB_THEMES, ACTIONS, KPIS, HIGH_IMPACT, RISKS, MITIGATIONS)


@dataclass(frozen=True)
class Line:
    """A row of a sheet: its cells by column title, and where it stands."""

    cells: dict[str, str]
    place: str

    def __getitem__(self, title: str) -> str:
        return self.cells.get(title, "")

    def at(self, title: str) -> str:
        return f"{self.place}, column {title}"


@dataclass
class Source:
    """The rows of every sheet, headings first, with the words for a place in each: ("sheet Actions", rows)."""

    tables: dict[str, tuple[str, list[list[str]]]] = field(default_factory=dict)


def read_sheets(source: Source, log: Log) -> Reading:
    """The plan in a workbook or folder of the template's form.

    Raises PlanFileError for a missing sheet or column, naming it, and where there is no action.
    """
    lines = {sheet.title: list(lines_of(sheet, source, log)) for sheet in SHEETS}
    if not lines[ACTIONS.title]:
        raise PlanFileError(f"{place_of(ACTIONS, source)} holds no actions")
    plan = next(iter(lines[PLAN.title]), Line({}, PLAN.title))
    document = PlanDocument(
        title=plan["Title"],
        published_on=day(plan, "Published on", log),
        areas=tuple(Area(line["Number"], line["Title"]) for line in once(lines[AREAS.title], "Number", log)),
        sub_themes=tuple(
            SubTheme(line["Code"], line["Area"], line["Title"])
            for line in once(lines[SUB_THEMES.title], "Code", log)
        ),
        actions=tuple(as_action(line, log) for line in once(lines[ACTIONS.title], "Code", log)),
        kpis=tuple(
            Kpi(line["Code"], line["Title"])
            for line in once(lines[KPIS.title], "Code", log, notes.LISTED_TWICE)
        ),
        high_impact=tuple(high_impact(lines[HIGH_IMPACT.title])),
        risks=tuple(risks(lines[RISKS.title], lines[MITIGATIONS.title], log)),
    )
    note_links(document, log)
    return Reading(document, tuple(log.repairs), tuple(log.unread), tuple(log.flags))


def place_of(sheet: Sheet, source: Source) -> str:
    return source.tables.get(sheet.title, (f"sheet {sheet.title}", []))[0]


def lines_of(sheet: Sheet, source: Source, log: Log) -> Iterator[Line]:
    """A sheet's rows by column, without empty rows and examples."""
    place, rows = source.tables.get(sheet.title, (f"sheet {sheet.title}", []))
    if not rows and sheet.required:
        raise PlanFileError(f"{place} is missing or empty: is this the plan template?")
    columns = positions(sheet, place, rows[0], log) if rows else {}
    for number, row in enumerate(rows[1:], start=2):
        cells = {title: clean(row[at]) if at < len(row) else "" for title, at in columns.items()}
        line = Line(cells, f"{place}, row {number}")
        first = next(iter(cells.values()), "").lower()
        if (first.startswith(EXAMPLE) and sheet is not PLAN) or tuple(cells.values()) == sheet.example:
            log.flagged(line.place, "example row", "left out")
        elif any(cells.values()):
            yield line


def positions(sheet: Sheet, place: str, heading: Sequence[str], log: Log) -> dict[str, int]:
    """Where each of the sheet's columns stands."""
    found = {bare(title): at for at, title in reversed(list(enumerate(heading))) if title.strip()}
    missing = [
        column.title for column in sheet.columns if column.required and bare(column.title) not in found
    ]
    if missing:
        columns = ", ".join(f'"{title}"' for title in missing)
        raise PlanFileError(f"{place} has no column {columns}: row 1 must hold the template's headings")
    known = {bare(column.title) for column in sheet.columns}
    for title in found.keys() - known:
        log.left_out(f"{place}, row 1", f'column "{title}"', "not a column of the template")
    return {
        column.title: found[bare(column.title)] for column in sheet.columns if bare(column.title) in found
    }


def bare(title: str) -> str:
    return re.sub(r"\W+", " ", title).strip().lower()


def clean(cell: str) -> str:
    return "\n".join(
        line.strip() for line in cell.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    ).strip("\n ")


def once(lines: Sequence[Line], title: str, log: Log, kind: str = notes.CODE_TWICE) -> Iterator[Line]:
    """The lines that carry a code, each code once; the others go to the log."""
    seen: dict[str, str] = {}
    for line in lines:
        code = line[title]
        if not code:
            log.left_out(
                line.at(title), " | ".join(filter(None, line.cells.values()))[:60], "the row has no code"
            )
        elif code in seen:
            log.left_out(line.at(title), code, f"already used at {seen[code]}: only the first is read", kind)
        else:
            seen[code] = line.place
            yield line


def day(line: Line, title: str, log: Log) -> dt.date | None:
    found = values.date(line[title])
    if line[title] and not found:
        why = "not a date: write 1 May 2024 or 2024-05-01"
        log.left_out(line.at(title), line[title][:40], why, notes.NOT_A_DATE)
    return found


def as_action(line: Line, log: Log) -> Action:
    due = values.due(line["By when"])
    given = day(line, "Due date", log)
    impact = rated(line, "Impact BRAG", log)
    people = officers(line)
    codes = [code for code in re.split(r"[\s,;]+", line["KPI codes"]) if code]
    action = Action(
        code=line["Code"],
        sub_theme=line["Sub-theme"],
        text=line["Action"],
        due_text=line["By when"],
        due_on=given or due.due_on,
        open_ended=line["Open ended"].lower() in ("yes", "y", "true", "1") or due.open_ended,
        owners=people,
        progress=rated(line, "Progress BRAG", log),
        impact=impact,
        impact_text="" if impact else line["Impact BRAG"],
        evidence=tuple(item for item in line["Evidence"].split("\n") if item),
        kpi_codes=tuple(dict.fromkeys(codes)),
        kpi_text=line["Other measures"],
        place=line.place,
    )
    if not given:
        note_due(action, due, log)
    note_owners(action, [], log)
    for code in dict.fromkeys(code for code in codes if codes.count(code) > 1):
        note_repeated(action, code, log)
    return action


def officers(line: Line) -> tuple[Owner, ...]:
    roles = [role for role in line["Responsible officers"].split("\n") if role]
    bodies = line["Organisations"].split("\n") + [""] * len(roles)
    return tuple(
        Owner(role, "" if body == NONE_GIVEN else body) for role, body in zip(roles, bodies, strict=False)
    )


def rated(line: Line, title: str, log: Log) -> str:
    colour = values.rating(line[title])
    if colour is None:
        log.left_out(
            line.at(title),
            f'{line["Code"]}: "{line[title][:40]}"',
            "not a rating: blue, green, amber or red",
            notes.NOT_A_RATING,
        )
    elif not colour:
        log.flagged(line.at(title), f"{line['Code']}: {title}", f'not rated ("{line[title]}")')
    return colour or ""


def high_impact(lines: Sequence[Line]) -> Iterator[HighImpact]:
    """The measures; neighbouring rows of one measure carry its targets."""
    rows: dict[tuple[str, str, str], list[Line]] = {}
    for line in lines:
        rows.setdefault((line["Area"], line["Code"], line["Title"]), []).append(line)
    for (area, code, title), own in rows.items():
        yield HighImpact(
            area=area,
            code=code,
            title=title,
            baseline_text=own[0]["Baseline"],
            baseline_value=values.number(own[0]["Baseline"]),
            baseline_period=own[0]["Baseline period"],
            targets=tuple(target(line) for line in own if line["Target label"] or line["Target"]),
        )


def target(line: Line) -> Target:
    text = line["Target"]
    return Target(line["Target label"], line["Target period"], text, values.number(text), line["Rating"])


def risks(lines: Sequence[Line], mitigations: Sequence[Line], log: Log) -> Iterator[Risk]:
    numbers = {line["Number"] for line in lines}
    for line in mitigations:
        if line["Risk number"] not in numbers:
            log.left_out(
                line.at("Risk number"), line["Mitigation"][:60], f'there is no risk "{line["Risk number"]}"'
            )
    for line in once(lines, "Number", log):
        own = (other["Mitigation"] for other in mitigations if other["Risk number"] == line["Number"])
        yield Risk(
            number=line["Number"],
            dated_on=day(line, "Date", log),
            title=line["Risk"],
            severity_before=line["Severity"].lower(),
            mitigations=tuple(text for text in own if text),
            severity_after=line["Severity after mitigation"].lower(),
            progress=line["Progress"],
        )


def note_links(document: PlanDocument, log: Log) -> None:
    """Flag rows that point to something that the plan does not hold."""
    areas = {area.number for area in document.areas}
    sub_themes = {sub_theme.code for sub_theme in document.sub_themes}
    kpis = {kpi.code for kpi in document.kpis}
    for measure in document.high_impact:
        if kpis and measure.code and measure.code not in kpis:
            why = "a headline measure that is not in the list of indicators"
            log.flagged(f"area {measure.area}", measure.code, why, notes.UNLISTED_HEADLINE)
    for sub_theme in document.sub_themes:
        if sub_theme.area not in areas:
            log.flagged("sheet Sub-themes", sub_theme.code, f'there is no area "{sub_theme.area}"')
    for action in document.actions:
        if action.sub_theme not in sub_themes:
            log.flagged(action.place, action.code, f'there is no sub-theme "{action.sub_theme}"')
        for code in action.kpi_codes:
            if kpis and code not in kpis:
                log.flagged(action.place, f"{action.code}: {code}", "the indicator is not in the plan's list")
