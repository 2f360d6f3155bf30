"""Regulation 6 advice: asked for after the decision to assess, back in six weeks or, from psychologists above all, late."""

import random
from datetime import date, timedelta

from goldenthread.demo import days
from goldenthread.demo.rows import AdviceRow, RequestRow

KEPT_FROM = date(2023, 3, 1)
# Kind of advice, and how much of it comes in time.
_IN_TIME = {"parent": 0.9, "education": 0.85, "health": 0.62, "psychology": 0.42, "social_care": 0.75}


def seek(chance: random.Random, row: RequestRow) -> None:
    """Give the request its advice, if it was assessed in the last twenty months."""
    if row.decision != "assess" or row.decided_on < KEPT_FROM:
        return
    asked_on = days.after(chance, row.decided_on, 1, 6)
    if asked_on <= days.STANDS_STILL_ON:
        row.advice = [_advice(chance, row, kind, asked_on) for kind in _IN_TIME]


def _advice(chance: random.Random, row: RequestRow, kind: str, asked_on: date) -> AdviceRow:
    received_on = days.after(chance, asked_on, 0, 3)
    due_on = received_on + days.ADVICE_TIME
    if chance.random() < _IN_TIME[kind]:
        returned_on = days.after(chance, due_on, -24, 0)
    else:
        returned_on = days.after(chance, due_on, 4, 60 if kind == "psychology" else 30)
    ended_on = row.draft_sent_on or row.not_issued_on or row.issued_on
    if ended_on:  # nothing is drafted before the advice is in
        returned_on = min(returned_on, days.worked(ended_on - timedelta(days=1)))
    returned_on = max(returned_on, received_on)
    return AdviceRow(
        kind, asked_on, received_on, returned_on if returned_on <= days.STANDS_STILL_ON else None
    )
