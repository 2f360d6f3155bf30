"""When a setting is closed: by its own calendar, or, for a school year in which it has none, by the term dates of its
district and kind."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from django.http import Http404

from goldenthread import statute
from goldenthread.people.models import DefaultClosure, Setting, SettingClosure

DEFAULT = "default"
SOURCES = {**dict(SettingClosure.Source.choices), DEFAULT: "Term dates of the area"}
BEFORE_IT_CLOSES = timedelta(weeks=2)  # advice asked so long before a closure has nothing to do with it


@dataclass(frozen=True)
class Closure:
    """From `first_closed_on` until the day before `reopens_on`. `pk` is None unless it is in the setting's own calendar."""

    name: str
    first_closed_on: date
    reopens_on: date
    source: str = DEFAULT
    pk: int | None = None

    @property
    def days(self) -> int:
        return (self.reopens_on - self.first_closed_on).days

    @property
    def last_closed_on(self) -> date:
        return self.reopens_on - timedelta(days=1)

    @property
    def window(self) -> statute.Span | None:
        """The days on which to ask for advice may be an exception; None for a closure that is too short."""
        return statute.closure_window(self.first_closed_on, self.reopens_on)

    @property
    def is_default(self) -> bool:
        return self.source == DEFAULT

    @property
    def source_words(self) -> str:
        return SOURCES[self.source]


def closures_of(setting: Setting, year: statute.AcademicYear) -> list[Closure]:
    """The closures that begin in a school year. One of the setting's own puts the whole year's defaults aside."""
    own = [
        Closure(one.name, one.first_closed_on, one.reopens_on, one.source, one.pk)
        for one in setting.closures.beginning_within(year.starts_on, year.ends_on)
    ]
    return own or _defaults(setting, year)


def _defaults(setting: Setting, year: statute.AcademicYear) -> list[Closure]:
    """Of the defaults that fit, the nearest: for district and kind, then district, then kind, then everywhere."""
    fitting = list(DefaultClosure.objects.for_setting(setting).beginning_within(year.starts_on, year.ends_on))
    nearest = max((_nearness(one) for one in fitting), default=None)
    return [
        Closure(one.name, one.first_closed_on, one.reopens_on) for one in fitting if _nearness(one) == nearest
    ]


def _nearness(default: DefaultClosure) -> tuple[bool, bool]:
    return default.district_id is not None, bool(default.kind)


def closure_around(setting: Setting, day: date) -> Closure | None:
    """The unbroken closure in which a day lies, or that it comes next before or after: the one to test an exception by.

    Closures that follow on each other without a day between them are one: the law asks how long the setting is closed.
    """
    year = statute.academic_year(day)
    before = statute.academic_year(year.starts_on - timedelta(days=1))
    years = dict.fromkeys([before, year, statute.academic_year(day + BEFORE_IT_CLOSES)])
    found = [one for each in years for one in closures_of(setting, each)]
    return min(unbroken(found), key=lambda closure: _away(closure, day), default=None)


def _away(closure: Closure, day: date) -> tuple[bool, int]:
    """How far a day is from the window in which the closure counts; long closures before short ones."""
    window = closure.window
    first, last = (
        (window.first_on, window.last_on) if window else (closure.first_closed_on, closure.last_closed_on)
    )
    away = max((first - day).days, (day - last).days, 0)
    return (window is None and away > 0, away)


def unbroken(closures: Iterable[Closure]) -> list[Closure]:
    """The same closures, those that follow on each other made one."""
    made: list[Closure] = []
    for closure in sorted(closures, key=lambda one: one.first_closed_on):
        if made and closure.first_closed_on <= made[-1].reopens_on:
            made[-1] = _together(made[-1], closure)
        else:
            made.append(closure)
    return made


def _together(first: Closure, second: Closure) -> Closure:
    is_default = first.is_default or second.is_default
    return replace(
        first,
        name=", ".join(filter(None, (first.name, second.name))),
        reopens_on=max(first.reopens_on, second.reopens_on),
        source=DEFAULT if is_default else first.source,
        pk=None,
    )


# What the pages open


def settings_matching(words: str):
    found = Setting.objects.matching(words) if words else Setting.objects.all()
    return found.for_list()


def setting_numbered(pk: int) -> Setting:
    found = Setting.objects.select_related("district").filter(pk=pk).first()
    if found is None:
        raise Http404("There is no such setting.")
    return found


def closure_numbered(setting: Setting, pk: int) -> SettingClosure:
    found = setting.closures.filter(pk=pk).first()
    if found is None:
        raise Http404("There is no such closure.")
    return found
