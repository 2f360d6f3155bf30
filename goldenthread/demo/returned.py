"""The figures that the demonstration returns: what was printed of measures for which it holds no cases.

They come in the templates, through the action by which any file is taken in. The figures are real; who returned them and on
which day is as invented as the county's people.
"""

import csv
from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from itertools import groupby
from operator import itemgetter
from pathlib import Path

from goldenthread.accounts.models import User
from goldenthread.accounts.roles import FigureReturner
from goldenthread.demo import days
from goldenthread.indicators import Month
from goldenthread.scorecard import actions as scorecard
from goldenthread.scorecard.models import Reading, Return
from goldenthread.scorecard.returned import actions, checking, files, holding, templates
from goldenthread.scorecard.returned.actions import Source
from goldenthread.scorecard.returned.files import READ, WrongFileError

FOLDER = Path(__file__).with_name("data") / "returned"
AT = time(10, 30)
THEIRS = ("waits",)  # what the person of the NHS returns
ONE_RETURN = itemgetter("returned_on", "on_behalf_of", "dataset")


def rows() -> list[dict[str, str]]:
    """Every figure, with the dataset it belongs to, in the order of the days on which they are returned."""
    found = []
    for path in sorted(FOLDER.glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            found += [{"dataset": path.stem, **row} for row in csv.DictReader(file)]
    return sorted(found, key=ONE_RETURN)


def load(*, by: User, after: date = date.min, until: date = days.STANDS_STILL_ON) -> list[Return]:
    """Take in what was returned after one day and until another. Raises WrongFileError where a figure is refused."""
    chosen = [row for row in rows() if after < date.fromisoformat(row["returned_on"]) <= until]
    return [
        sent
        for (day, body, dataset), theirs in groupby(chosen, key=ONE_RETURN)
        if (sent := _take_in(by, date.fromisoformat(day), body, dataset, list(theirs)))
    ]


def _take_in(by: User, day: date, body: str, dataset: str, theirs: list[dict[str, str]]) -> Return | None:
    content = templates.filled_in(_cells(theirs))
    checked = checking.check(files.read(content, dataset), today=day, dataset=dataset)
    if checked.faults:
        raise WrongFileError(*checked.faults)
    return actions.take_in(
        by=by,
        checked=checked,
        on_behalf_of=body,
        source=Source(f"{dataset}-{day}.csv", holding.digest(content)),
        note="; ".join(dict.fromkeys(f"Printed in: {row['source']}" for row in theirs)),
        at=datetime.combine(day, AT, tzinfo=UTC),
    )


def _cells(theirs: list[dict[str, str]]) -> Iterator[dict[str, str]]:
    return ({column: row.get(column, "") for column in READ} for row in theirs)


def give_out(*, by: User) -> None:
    """Say which figures the people return whose role it is."""
    for person in User.objects.demonstration().holding(FigureReturner):
        actions.set_datasets(by=by, user=person, slugs=THEIRS)


def show_earlier(*, by: User, first: Month) -> None:
    """Figures of months before those that are worked out from cases stand in their own history."""
    earlier = Reading.objects.standing().filter(until_on__lt=first.first)
    months = sorted({Month.containing(day) for day in earlier.values_list("until_on", flat=True)})
    if months:
        codes = set(earlier.values_list("code", flat=True))
        scorecard.compute(months=months, codes=codes, by=by)
