"""The demonstration's evidence bank: what was gathered for the two reviews and for the one to come, as small tables."""

from __future__ import annotations

import csv
from collections.abc import Callable
from datetime import date, datetime, time
from pathlib import Path

from django.utils import timezone

from goldenthread.accounts.files import Upload
from goldenthread.accounts.models import User
from goldenthread.accounts.roles import AreaLead, DataAnalyst, ProgrammeOffice
from goldenthread.assurance.evidence import actions
from goldenthread.assurance.evidence.actions import Said, Target
from goldenthread.assurance.evidence.models import EvidenceItem
from goldenthread.assurance.models import Action, Ask
from goldenthread.assurance.reviews.actions import judge
from goldenthread.indicators import Month

FOLDER = Path(__file__).with_name("data") / "evidence"
ROLES = {"office": ProgrammeOffice, "area": AreaLead, "analyst": DataAnalyst}
ADDED_AT, PUT_AT = time(10, 0), time(10, 20)
TOO_NEAR, WITHDRAWN_ON = "home-visits", date(2024, 9, 9)
WHY_WITHDRAWN = "A reader could tell which team it was. To be written again without saying so."
SAID_AGAIN, CHANGED_ON = "bridging-gap", date(2024, 7, 22)
NOW_SHOWS = (
    "Parents said that they do not know who does what, nor what comes next. Two leaflets are being written with them, and "
    "the forum's members have read the first. It shows a wish and a beginning, no effect yet."
)
Row = dict[str, str]


def load(*, person: Callable[[str], User]) -> None:
    """Fill the bank, as its people did day by day. `person` gives the one who signs in by a role's code."""
    people = {name: person(role.code) for name, role in ROLES.items()}
    items = {row["key"]: _add(row, people[row["by"]]) for row in _rows("items")}
    items |= {row["key"]: _take(row, people[row["by"]]) for row in _rows("figures")}
    asks = {_ask_key(ask): ask for ask in Ask.objects.select_related("review", "area")}
    codes = {action.code: action for action in Action.objects.all()}
    for row in _rows("links"):
        _put(row, items[row["key"]], asks, codes, people["office"])
    _say_again(items[SAID_AGAIN], people["office"])
    near = items[TOO_NEAR]
    near.refresh_from_db()
    actions.withdraw_evidence(
        item=near,
        why=WHY_WITHDRAWN,
        by=people["area"],
        expected_revision=near.revision,
        at=_moment(WITHDRAWN_ON, ADDED_AT),
    )


def _rows(name: str) -> list[Row]:
    with (FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _add(row: Row, by: User) -> EvidenceItem:
    said = Said(
        **{name: row[name] for name in ("title", "shows", "kind", "strength", "voice", "source")},
        dated_on=date.fromisoformat(row["dated_on"]),
        from_on=_day(row["from_on"]),
        until_on=_day(row["until_on"]),
    )
    file = row["document"]
    upload = Upload(file, (FOLDER / file).read_bytes()) if file else None
    return actions.add_evidence(said=said, by=by, upload=upload, at=_added_at(row))


def _take(row: Row, by: User) -> EvidenceItem:
    return actions.take_figure(
        code=row["code"],
        month=Month.parse(row["month"]),
        shows=row["shows"],
        strength=row["strength"],
        by=by,
        at=_added_at(row),
    )


def _put(row: Row, item: EvidenceItem, asks: dict[str, Ask], codes: dict[str, Action], by: User) -> None:
    """For a review's ask it is offered once the letter has come, and judged where the table says so."""
    ask = asks[row["ask"]] if row["ask"] else None
    added_on = timezone.localdate(item.added_at)
    on = max(added_on, ask.review.letter_on) if ask and ask.review.letter_on else added_on
    target = Target(action=codes[row["action"]] if row["action"] else None, ask=ask)
    link = actions.link_evidence(item=item, to=target, shows=row["shows"], by=by, at=_moment(on, PUT_AT))
    if ask and row["verdict"]:
        judged_on = date.fromisoformat(row["judged_on"])
        actions.judge_offer(
            link=link,
            verdict=row["verdict"],
            words=row["words"],
            judged_on=judged_on,
            by=by,
            at=_moment(judged_on, PUT_AT),
        )
        _judge(ask, row, judged_on, by)


def _judge(ask: Ask, row: Row, judged_on: date, by: User) -> None:
    """What a letter found shown settles the ask as a whole, unless a later review asked again."""
    ask.refresh_from_db()
    if ask.verdict == Ask.Verdict.OPEN and row["verdict"] in Ask.Verdict.values:
        judge(
            ask=ask,
            verdict=row["verdict"],
            response="",
            judged_on=judged_on,
            by=by,
            expected_revision=ask.revision,
            at=_moment(judged_on, PUT_AT),
        )


def _say_again(item: EvidenceItem, by: User) -> None:
    """One piece was said otherwise a month later."""
    before = item.versions.latest("number")
    said = Said(**{name: getattr(before, name) for name in actions.KEPT} | {"shows": NOW_SHOWS})
    actions.change_evidence(
        item=item,
        said=said,
        why="The forum has read the first leaflet since",
        by=by,
        expected_revision=item.revision,
        at=_moment(CHANGED_ON, ADDED_AT),
    )


def _ask_key(ask: Ask) -> str:
    """ "2:6:4": the review, the area's number ("-" is the whole plan) and the ask's."""
    return f"{ask.review.order}:{ask.area.number if ask.area else '-'}:{ask.number}"


def _added_at(row: Row) -> datetime:
    return _moment(date.fromisoformat(row["added_on"]), ADDED_AT)


def _moment(day: date, hour: time) -> datetime:
    return timezone.make_aware(datetime.combine(day, hour))


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
