"""What the monthly assurance report says, worked out from rows that the caller has read.

Pure: the same rows give the same dictionary, and the dictionary is all that a page sees. The PDF
(`page.typ`) and the web page are set from it, so the two cannot say different things.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import Any

from goldenthread.publications import charts
from goldenthread.publications.assurance_report import board
from goldenthread.publications.assurance_report import risks as register
from goldenthread.publications.assurance_report.contradictions import check
from goldenthread.publications.assurance_report.meanings import GLOSSARY
from goldenthread.publications.assurance_report.rows import (
    ActionRow,
    Area,
    AskRow,
    Brag,
    Companion,
    ContestedRow,
    DecisionRow,
    EndedRow,
    ExceptionNote,
    Missing,
    NeverReturned,
    NoUpdateRow,
    NoUpdates,
    Rag,
    RiskMoveRow,
    RiskRow,
    ScorecardRow,
    Source,
)
from goldenthread.publications.assurance_report.scorecard import (
    RAG_WORDS,
    area_blocks,
    counts,
    headings,
    pictured,
    provenance,
    reason,
    row_block,
)
from goldenthread.publications.charts import Point
from goldenthread.publications.wording import counted, full_date, joined, month_name

__all__ = [
    "ActionRow",
    "Area",
    "AskRow",
    "Brag",
    "Companion",
    "ContestedRow",
    "DecisionRow",
    "EndedRow",
    "ExceptionNote",
    "Missing",
    "NeverReturned",
    "NoUpdateRow",
    "NoUpdates",
    "Point",
    "Rag",
    "RiskMoveRow",
    "RiskRow",
    "ScorecardRow",
    "Source",
    "data",
]

NAMED = 6  # measures without a figure, by their codes
MISSING_WORDS = {"not_returned": "not returned", "too_few": "too few to show", "no_cases": "without cases"}
BRAG_WORDS: dict[str, str] = {"blue": "Blue"} | RAG_WORDS


def data(
    *,
    month: date,
    area_name: str,
    facts_on: date,
    areas: Sequence[Area],
    results: Sequence[ScorecardRow],
    actions: Sequence[ActionRow] = (),
    risks: Sequence[RiskRow] = (),
    notes: Sequence[ExceptionNote] = (),
    sources: Sequence[Source] = (),
    unreturned: Sequence[NeverReturned] = (),
    asks: Sequence[AskRow] = (),
    decisions: Sequence[DecisionRow] = (),
    ended: Sequence[EndedRow] = (),
    contested: Sequence[ContestedRow] = (),
    no_update: NoUpdates | None = None,
    risk_moves: Sequence[RiskMoveRow] = (),
    status: str = "Draft",
    bound: str = "Draft",
    digest: str = "",
    damage: str = "",
) -> dict[str, Any]:
    """The report as values that JSON can carry, for `publications.render_pdf` and for a web page.

    `month` is any day of the month reported; `facts_on` the day on whose facts the figures were computed;
    `status` is "Draft" or says who froze it and when; `bound` stands at the foot of each page and names the published
    edition that every number is from, `digest` is its manifest's; `damage` says why it cannot be; `ended`: actions left out of all
    counts; `no_update` is None for a month that has had no round. Raises ValueError, naming every row at fault, when the rows contradict each other.
    """
    check(areas, results, actions, unreturned)
    remarks = {note.code: note for note in notes}
    exceptions = _exceptions(results, actions, remarks)
    return {
        "title": f"SEND improvement: assurance report, {month_name(month)}",
        "month": month_name(month),
        "area_name": area_name,
        "status": status,
        "facts_on": full_date(facts_on),
        "bound": bound,
        "digest": digest,
        "damage": damage,
        "asks_sentence": board.asks_sentence(asks),
        "asks": [board.ask_block(ask) for ask in asks],
        "changed": _changed(month, results, actions, risk_moves, exceptions),
        "decisions": board.decision_blocks(decisions),
        "contested": board.contested_blocks(contested),
        "no_update": board.no_update_blocks(no_update),
        "summary": _summary(results, actions, unreturned),
        "ratings": counts((row.rag for row in results), RAG_WORDS),
        "areas": area_blocks(areas, results),
        "exceptions": exceptions,
        "plan": _plan(areas, actions) | {"ended": _ended(ended)},
        "risks": [register.risk_block(risk) for risk in risks],
        "risk_summary": register.summary(risks),
        "risk_moves": [register.move_block(moved) for moved in risk_moves],
        "unreturned": _unreturned(areas, unreturned),
        "sources": _sources(results, sources),
        "glossary": [{"term": term, "meaning": meaning} for term, meaning in GLOSSARY],
    }


def _changed(
    month: date,
    results: Sequence[ScorecardRow],
    actions: Sequence[ActionRow],
    risk_moves: Sequence[RiskMoveRow],
    exceptions: dict[str, Any],
) -> list[str]:
    """What is otherwise than a month before, and what nobody has explained."""
    before = month_name(_month_before(month))
    said = [
        _changes_sentence(month, results),
        board.ratings_sentence(actions, before),
        register.moves_sentence(risk_moves, before),
        board.silent_sentence([row["code"] for row in exceptions["red"] if not row["words"]]),
    ]
    return [sentence for sentence in said if sentence]


def _summary(
    results: Sequence[ScorecardRow],
    actions: Sequence[ActionRow],
    unreturned: Sequence[NeverReturned],
) -> list[str]:
    said = [_ratings_sentence(results)]
    missing = [row for row in results if row.missing]
    if missing:
        said.append(_missing_sentence(missing))
    overdue = [action for action in actions if action.overdue_days]
    if actions:
        said.append(_actions_sentence(actions, overdue))
    if unreturned:
        said.append(_unreturned_sentence(unreturned))
    return said


def _missing_sentence(missing: Sequence[ScorecardRow]) -> str:
    """Each by its code where they are few; else how many for which reason, for the first page has room for no list."""
    if len(missing) <= NAMED:
        reasons = [f"{row.code} ({reason(row)[0].lower() + reason(row)[1:]})" for row in missing]
        return f"No figure can be shown for {joined(reasons)}."
    tally = Counter[str](row.missing for row in missing)
    counted_reasons = [f"{tally[kind]:,} {words}" for kind, words in MISSING_WORDS.items() if tally[kind]]
    return f"No figure can be shown for {counted(len(missing), 'measure')}: {joined(counted_reasons)}."


def _ratings_sentence(results: Sequence[ScorecardRow]) -> str:
    """ "Of 65 measures, 9 are green, 4 amber, 14 red and 38 not rated." """
    tally = Counter[str](row.rag for row in results)
    said = [f"{tally[rag]} {word.lower()}" for rag, word in RAG_WORDS.items() if tally[rag]]
    if not said:
        return "No measures were given for this report."
    number, rating = said[0].split(" ", 1)
    said[0] = f"{number} {'is' if number == '1' else 'are'} {rating}"
    return f"Of {counted(len(results), 'measure')}, {joined(said)}."


def _changes_sentence(month: date, results: Sequence[ScorecardRow]) -> str:
    before = month_name(_month_before(month))
    changed = [row for row in results if row.previous_rag is not None and row.previous_rag != row.rag]
    if not any(row.previous_rag is not None for row in results):
        return f"No ratings are held for {before} to compare with."
    if not changed:
        return f"No rating has changed since {before}."
    moves = [
        f"{row.code} from {RAG_WORDS[row.previous_rag or 'unrated'].lower()} to {RAG_WORDS[row.rag].lower()}"
        for row in changed
    ]
    verb = "has" if len(changed) == 1 else "have"
    return f"{counted(len(changed), 'rating')} {verb} changed since {before}: {joined(moves)}."


def _month_before(month: date) -> date:
    return date(month.year - (month.month == 1), (month.month - 2) % 12 + 1, 1)


def _actions_sentence(actions: Sequence[ActionRow], overdue: Sequence[ActionRow]) -> str:
    whole = counted(len(actions), "action")
    if not overdue:
        return f"Of {whole} in the improvement plan, none is overdue."
    oldest = max(overdue, key=lambda action: action.overdue_days)
    verb = "is" if len(overdue) == 1 else "are"
    return (
        f"Of {whole} in the improvement plan, {len(overdue)} {verb} overdue; "
        f"the longest is {oldest.code}, by {counted(oldest.overdue_days, 'day')}."
    )


def _unreturned_sentence(unreturned: Sequence[NeverReturned]) -> str:
    verb = "has" if len(unreturned) == 1 else "have"
    chief = sum(measure.is_headline for measure in unreturned)
    among = f" ({counted(chief, 'headline measure')} among them)" if chief else ""
    return (
        f"A further {counted(len(unreturned), 'measure')} that the improvement plan names {verb} never been "
        f"returned{among}: see “Measures never returned”."
    )


def _unreturned(areas: Sequence[Area], unreturned: Sequence[NeverReturned]) -> list[dict[str, Any]]:
    """By area, so that no measure of the plan is out of sight for want of a figure."""
    placed = [(heading, [m for m in unreturned if m.area_number == n]) for n, heading in headings(areas)]
    return [
        {"heading": heading, "rows": [_never_returned(measure) for measure in measures]}
        for heading, measures in placed
        if measures
    ]


def _never_returned(measure: NeverReturned) -> dict[str, Any]:
    return {
        "code": measure.code or "No code",
        "title": measure.title,
        "baseline": measure.baseline or "\N{EN DASH}",
        "is_headline": measure.is_headline,
    }


def _exceptions(
    results: Sequence[ScorecardRow], actions: Sequence[ActionRow], remarks: dict[str, ExceptionNote]
) -> dict[str, Any]:
    overdue = sorted((a for a in actions if a.overdue_days), key=lambda a: (-a.overdue_days, a.code))
    hollow = [a for a in actions if a.progress in ("green", "blue") and a.impact == "red"]
    found = {
        "red": [row_block(row) | _remark(row.code, remarks) for row in results if row.rag == "red"],
        "overdue": [_action(action) | _remark(action.code, remarks) for action in overdue],
        "hollow": [_action(action) | _remark(action.code, remarks) for action in hollow],
    }
    return found | {"commentary": _commentary([row for rows in found.values() for row in rows])}


def _commentary(rows: Sequence[dict[str, Any]]) -> str:
    """Said once, for all the exceptions together."""
    said = sum(bool(row["words"] or row["decided"]) for row in rows)
    if not rows or said == len(rows):
        return ""
    if not said:
        return "No commentary has been recorded."
    return "Commentary stands under what it is about; where nothing stands, none has been recorded."


def _remark(code: str, remarks: dict[str, ExceptionNote]) -> dict[str, str]:
    note = remarks.get(code)
    if note is None:
        return {"words": "", "by": "", "decided": ""}
    return {"words": note.words, "by": note.by, "decided": note.decided}


def _action(action: ActionRow) -> dict[str, Any]:
    return {
        "code": action.code,
        "title": action.title,
        "owner": action.owner or "No owner",
        "due": full_date(action.due_on) if action.due_on else "No date",
        "overdue": counted(action.overdue_days, "day") if action.overdue_days else "",
        "progress": action.progress,
        "progress_word": BRAG_WORDS[action.progress],
        "impact": action.impact,
        "impact_word": BRAG_WORDS[action.impact],
    }


def _plan(areas: Sequence[Area], actions: Sequence[ActionRow]) -> dict[str, Any]:
    rows = [_plan_row(area, actions) for area in areas if any(a.area_number == area.number for a in actions)]
    return {
        "columns": list(BRAG_WORDS.values()),
        "rows": rows,
        "total": len(actions),
        "chart": _plan_chart(areas, actions) if rows else None,
    }


def _ended(ended: Sequence[EndedRow]) -> str:
    """ "2 more actions had ended and are not counted: 1A3 (merged into 1A2) and 1B1 (retired)." """
    if not ended:
        return ""
    verb = "is" if len(ended) == 1 else "are"
    named = joined([f"{row.code} ({row.became})" for row in ended])
    return f"{counted(len(ended), 'more action')} had ended and {verb} not counted: {named}."


def _plan_row(area: Area, actions: Sequence[ActionRow]) -> dict[str, Any]:
    within = [action for action in actions if action.area_number == area.number]
    return {
        "number": area.number,
        "title": area.title,
        "actions": len(within),
        "overdue": sum(1 for action in within if action.overdue_days),
        "progress": counts((action.progress for action in within), BRAG_WORDS),
        "impact": counts((action.impact for action in within), BRAG_WORDS),
    }


def _plan_chart(areas: Sequence[Area], actions: Sequence[ActionRow]) -> dict[str, Any]:
    rows = []
    for area in areas:
        within = [action for action in actions if action.area_number == area.number]
        if within:
            rows.append(_brag_bar(f"Area {area.number} progress", [a.progress for a in within]))
            rows.append(_brag_bar("impact", [a.impact for a in within], area.number))
    return pictured(charts.bars(rows, title="Actions by rating, in each area", unit="actions", prefix="plan"))


def _brag_bar(label: str, ratings: Sequence[Brag], number: int | None = None) -> charts.Bar:
    tally = Counter[str](ratings)
    name = label if number is None else f"Area {number} {label}"
    return charts.Bar(
        name, tuple(charts.Segment(key, word, tally[key]) for key, word in BRAG_WORDS.items())
    )  # fmt: skip


def _sources(results: Sequence[ScorecardRow], sources: Sequence[Source]) -> list[dict[str, str]]:
    known = {source.code: source for source in sources}
    return [_source(row, known.get(row.code)) for row in results]


def _source(row: ScorecardRow, source: Source | None) -> dict[str, str]:
    return {
        "code": row.code,
        "title": row.title,
        "definition": source.definition if source else "No definition was given.",
        "authority": source.authority if source else "",
        "population": source.population if source else "",
        "doubts": source.doubts if source else "",
        "provenance": provenance(row),
    }
