"""The list of settings, and one setting's calendar for one school year."""

from dataclasses import dataclass
from datetime import date, timedelta

from goldenthread import statute
from goldenthread.casework.notices import actions as notices
from goldenthread.casework.notices.models import AddressOnFile
from goldenthread.desk.writing import written
from goldenthread.people import actions, closures
from goldenthread.people.closures import Closure
from goldenthread.people.models import DefaultClosure, SettingClosure

FIRST_YEAR, LAST_YEAR = 2014, 2100


@dataclass(frozen=True)
class SettingPage:
    """`years` are the school years before and after: (name, number)."""

    setting: object
    year: statute.AcademicYear
    closures: list[Closure]
    years: list[tuple[str, int]]

    @property
    def is_known(self) -> bool:
        return any(not closure.is_default for closure in self.closures)


def setting_page(setting, asked: str, today: date) -> SettingPage:
    """`asked` is the calendar year in which the school year begins; anything else means the present one."""
    year = _year(asked, today)
    beside = [year.starts_on - timedelta(days=1), year.ends_on + timedelta(days=1)]
    years = [statute.academic_year(day) for day in beside]
    return SettingPage(
        setting=setting,
        year=year,
        closures=closures.closures_of(setting, year),
        years=[(one.name, one.starts_on.year) for one in years],
    )


def _year(asked: str, today: date) -> statute.AcademicYear:
    number = int(asked) if asked.isascii() and asked.isdecimal() and len(asked) == 4 else 0
    day = date(number + 1, 1, 1) if FIRST_YEAR <= number <= LAST_YEAR else today
    return statute.academic_year(day)


def term_dates():
    return DefaultClosure.objects.for_list()


def add(form, setting, by) -> bool:
    return written(actions.add_closure, form, by=by, setting=setting)


def address_of(setting) -> AddressOnFile | None:
    """Where letters to it go; None where nobody has written it down."""
    return AddressOnFile.objects.of_setting(setting).first()


def first_address(setting) -> dict:
    """What the form begins with."""
    held = address_of(setting)
    return {"address": held.address, "email": held.email, "seen": held.pk} if held else {"seen": 0}


def keep_address(form, setting, by) -> bool:
    return written(notices.keep_address, form, by=by, setting=setting)


def change(form, closure: SettingClosure, by) -> bool:
    return written(actions.change_closure, form, by=by, closure=closure)


def remove(form, closure: SettingClosure, by) -> bool:
    return written(actions.remove_closure, form, by=by, closure=closure)
