"""How a rating is written: a dated statement, and the action's own column that repeats the latest."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from goldenthread.accounts.errors import Refused
from goldenthread.accounts.recording import not_in_the_future
from goldenthread.assurance import ratings
from goldenthread.assurance.models import Action, Brag, Rating
from goldenthread.people.today import today
from goldenthread.statute.wording import in_words


def state(
    action: Action,
    said: Sequence[Rating],
    brags: Mapping[str, str],
    *,
    words: str,
    said_on: dt.date,
    by: Any,
    reason: str = "",
) -> list[Rating]:
    """Within somebody's write, of an action that is locked: say how it stands on each of these scales.

    said: its ratings up to now. reason: why it stands where the facts speak against it.

    Raises Refused for no words, an unknown colour or scale, a day that is still to come or lies before the last statement.
    """
    for scale, brag in brags.items():
        _check(scale, brag, words, said_on, ratings.latest(said, scale))
        setattr(action, scale, brag)
    given = {"words": words.strip(), "said_on": said_on, "said_by": by, "reason_it_stands": reason.strip()}
    made = [
        Rating.objects.create(action=action, scale=scale, brag=brag, **given) for scale, brag in brags.items()
    ]
    action.revision += 1
    action.save(update_fields=[*brags, "revision"])
    return made


def _check(scale: str, brag: str, words: str, said_on: dt.date, before: Rating | None) -> None:
    if scale not in Rating.Scale.values:
        raise Refused("An action is rated for its progress or for its impact.", field="scale")
    if brag not in Brag.values:
        raise Refused("Choose blue, green, amber or red.", field="brag")
    if not words.strip():
        raise Refused("Say what the rating rests on.", field="words")
    not_in_the_future(said_on, today(), field="said_on")
    if before and before.said_on and said_on < before.said_on:
        raise Refused(
            f"A rating of {in_words(before.said_on)} is on file: give that day or a later one.",
            field="said_on",
        )
