"""The thread ribbon: where a page stands between an area of weakness and a case, each part a link but the present one.

An indicator may serve many actions. The ribbon follows the first whose area is chiefly judged by the indicator, or else
the first that cites it; the page lists the rest.
"""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.text import Truncator

from goldenthread.indicators import INDICATORS, Month, Share, cases
from goldenthread.scorecard import store, thread
from goldenthread.scorecard.cards import Card, months
from goldenthread.scorecard.thread import ThreadAction

LETTERS = 45  # of an area's or a sub-theme's title; the whole of it is on its own page

Part = tuple[str, str]  # (label, address); the present page has no address


@dataclass(frozen=True)
class CountedIn:
    """An indicator whose figure for the month rests on a case. counted: whether it is in the numerator of a share;
    None where the figure is not a share. through: the indicator that the actions cite, which is this one or, where the
    plan does not cite it, the first of its companions that the plan does cite."""

    code: str
    title: str
    month: Month
    counted: bool | None
    url: str
    through: str
    actions: tuple[ThreadAction, ...]


def of_indicator(card: Card, serving: list[ThreadAction], areas: list[thread.ThreadArea]) -> list[Part]:
    """For the page of an indicator: area, sub-theme, action, and the indicator itself."""
    return [*_above(card.code, serving, areas), (f"{card.code} {card.title}", "")]


def of_cases(
    card: Card, serving: list[ThreadAction], areas: list[thread.ThreadArea], here: str
) -> list[Part]:
    """For a list of cases behind a figure; `here` is what the list is, "130 counted"."""
    return [
        *_above(card.code, serving, areas),
        (f"{card.code} {card.title}", kpi_url(card.code, card.month)),
        (here, ""),
    ]


def of_case(counted_in: list[CountedIn]) -> list[Part]:
    """For the page of one case, the other way: the first indicator it counts in that an action of the plan serves, or
    that stands beside one which an action serves."""
    cited = sorted(
        (found for found in counted_in if found.actions), key=lambda found: found.through != found.code
    )
    first = next(iter([*cited, *counted_in]), None)
    if first is None:
        return []
    here: list[Part] = [("This case", ""), (f"{first.code} {first.title}", first.url)]
    if not first.actions:
        return here
    if first.through != first.code:
        here.append(
            (f"beside {first.through} {INDICATORS[first.through].title}", kpi_url(first.through, first.month))
        )
    return here + _above(first.through, list(first.actions), thread.areas())[::-1]


def counted_in(refs: list[str], month: Month | None = None) -> list[CountedIn]:
    """The indicators whose figures of a month (the latest worked out, when not given) rest on any of these references:
    a request, its plan and its reviews. Empty when no facts have been taken."""
    month = month or next(iter(months()), None)
    if month is None:
        return []
    try:
        frames = store.read(store.run_behind(month).digest)
    except store.NoFacts:
        return []
    own = {name: frame.filter(frame["ref"].is_in(refs)) for name, frame in frames.items()}
    found = {
        code: cases(indicator, own[indicator.fact.name], month)["counted"].to_list()
        for code, indicator in INDICATORS.items()
        if own[indicator.fact.name].height
    }
    return _counted_in({code: counted for code, counted in found.items() if counted}, month)


def _counted_in(found: dict[str, list[bool]], month: Month) -> list[CountedIn]:
    serving, titles = thread.actions_by_code([*found, *_companions(found)]), thread.titles()
    through = {
        code: next((one for one in _with_companions(code) if serving.get(one)), code) for code in found
    }
    return [
        CountedIn(
            code=code,
            title=titles.get(code, INDICATORS[code].title),
            month=month,
            counted=any(counted) if isinstance(INDICATORS[code].measure, Share) else None,
            url=kpi_url(code, month),
            through=through[code],
            actions=tuple(serving.get(through[code], ())),
        )
        for code, counted in found.items()
    ]


def _with_companions(code: str) -> list[str]:
    return [code, *(companion for companion in INDICATORS[code].companions if companion in INDICATORS)]


def _companions(codes) -> set[str]:
    return {companion for code in codes for companion in _with_companions(code)}


def kpi_url(code: str, month: Month) -> str:
    return reverse("desk:kpi", args=[str(month), code])


def _above(code: str, serving: list[ThreadAction], areas: list[thread.ThreadArea]) -> list[Part]:
    """Area, sub-theme and action above an indicator; nothing when no action of the plan cites it."""
    area = chief_area(code, serving, areas)
    if area is None:
        return []
    parts: list[Part] = [(f"Area {area.number} · {_short(area.title)}", area.url)]
    action = next((one for one in serving if one.area_number == area.number), None)
    if action is None:
        return parts
    sub_theme = f"{action.sub_theme_code} {_short(action.sub_theme_title)}"
    return [*parts, (sub_theme, area.url), (f"Action {action.code}", action.url)]


def chief_area(
    code: str, serving: list[ThreadAction], areas: list[thread.ThreadArea]
) -> thread.ThreadArea | None:
    """The area that is chiefly judged by this indicator, or the first whose actions cite it."""
    chief = next((area for area in areas if code in area.high_impact_codes), None)
    if chief or not serving:
        return chief
    return next((area for area in areas if area.number == serving[0].area_number), None)


def _short(title: str) -> str:
    return Truncator(title).chars(LETTERS)
