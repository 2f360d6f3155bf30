"""The columns of the boards' log and of scrutiny's requests, as files."""

from collections.abc import Callable
from typing import Any

from goldenthread.assurance.boards.asked import Asked
from goldenthread.assurance.boards.log import Row

WIDTHS = {
    "Number": 20,
    "What": 60,
    "Asked or recommended": 60,
    "Last answer": 60,
    "Owner": 30,
    "State": 30,
    "Who asked": 30,
}

LOG: dict[str, Callable[[Row], Any]] = {
    "Number": lambda row: row.reference,
    "Board": lambda row: row.board,
    "Kind": lambda row: row.kind,
    "What": lambda row: row.words,
    "Owner": lambda row: row.who,
    "Agreed on": lambda row: row.said_on,
    "Due on": lambda row: row.due_on,
    "State": lambda row: row.state,
    "Ended on": lambda row: row.ended_on,
    "Days late": lambda row: row.days_late,
}

SCRUTINY: dict[str, Callable[[Asked], Any]] = {
    "Number": lambda row: row.reference,
    "Kind": lambda row: row.request.get_kind_display(),
    "Asked or recommended": lambda row: row.request.words,
    "Who asked": lambda row: row.request.asked_by_whom,
    "Asked on": lambda row: row.request.asked_on,
    "Owner": lambda row: row.request.who,
    "Wanted by": lambda row: row.request.due_on,
    "Wanted by, in words": lambda row: row.request.due_text,
    "State": lambda row: row.state.words,
    "Position": lambda row: row.position,
    "Last answer": lambda row: row.replies[-1].words if row.replies else "",
    "Answered on": lambda row: row.answered_on,
    "Days late": lambda row: row.days_late,
}
