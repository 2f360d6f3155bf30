"""Closures from files into the database: all of them, or none and every reason why."""

from collections import defaultdict
from dataclasses import dataclass

from goldenthread import statute
from goldenthread.people.closure_files import Row, WrongFileError
from goldenthread.people.models import DefaultClosure, District, Setting, SettingClosure
from goldenthread.statute.wording import in_words


@dataclass(frozen=True)
class Imported:
    settings: int
    added: int
    removed: int
    unchanged: int

    def __str__(self):
        return f"{self.added:,} added, {self.removed:,} removed, {self.unchanged:,} unchanged"


def bring_in(rows: list[Row], setting: Setting | None = None) -> Imported:
    """The file is the calendar of each setting that it names, for each school year of which it says anything: what an
    earlier import said of that year goes, what somebody typed stays. Errors: `WrongFileError`."""
    by_setting = {setting: rows} if setting else _by_setting(rows)
    faults: list[str] = []
    done = [_calendar_of(one, theirs, faults) for one, theirs in by_setting.items()]
    if faults:
        raise WrongFileError(*faults)
    return Imported(len(by_setting), *(sum(counts) for counts in zip(*done, strict=True)))


def _by_setting(rows: list[Row]) -> dict[Setting, list[Row]]:
    by_urn, by_name = {}, defaultdict(list)
    for setting in Setting.objects.locked():
        by_urn[setting.urn] = setting
        by_name[setting.name.lower()].append(setting)
    found, faults = defaultdict(list), []
    for row in rows:
        named = [by_urn[row.urn]] if row.urn and row.urn in by_urn else []
        named = named or ([] if row.urn else by_name.get(row.setting.lower(), []))
        if len(named) == 1:
            found[named[0]].append(row)
        else:
            faults.append(_unknown(row, len(named)))
    if faults:
        raise WrongFileError(*faults)
    return dict(found)


def _unknown(row: Row, number: int) -> str:
    if row.urn:
        return f'{row.place}, column "URN": no setting has the URN {row.urn}'
    wrong = f"{number} settings are called so; give the URN" if number else "no setting is called so"
    return f'{row.place}, column "Setting": {row.setting}: {wrong}'


def _calendar_of(setting: Setting, rows: list[Row], faults: list[str]) -> tuple[int, int, int]:
    """(added, removed, unchanged)."""
    wanted = {row.days: row for row in reversed(rows)}  # of two rows that say the same, the first
    kept = [one for one in setting.closures.in_order() if not _replaced(one, rows)]
    faults += _overlaps(list(wanted.values()), kept)
    replaced = [one for one in setting.closures.in_order() if _replaced(one, rows)]
    same = {_key(one) for one in replaced} & {(*row.days, row.name) for row in wanted.values()}
    gone = [one for one in replaced if _key(one) not in same]
    new = [row for row in wanted.values() if (*row.days, row.name) not in same]
    if not faults:
        for one in gone:
            one.delete()
        for row in sorted(new, key=lambda row: row.days):
            _create(setting, row)
    return len(new), len(gone), len(same)


def _key(closure: SettingClosure) -> tuple:
    return closure.first_closed_on, closure.reopens_on, closure.name


def _replaced(closure: SettingClosure, rows: list[Row]) -> bool:
    years = {statute.academic_year(row.first_closed_on) for row in rows}
    imported = closure.source == SettingClosure.Source.IMPORTED
    return imported and statute.academic_year(closure.first_closed_on) in years


def _overlaps(rows: list[Row], kept: list[SettingClosure]) -> list[str]:
    faults, before = [], None
    for row in sorted(rows, key=lambda row: row.days):
        if before and row.first_closed_on < before.reopens_on:
            faults.append(f"{row.place}: overlaps the closure in {before.place}")
        before = row
        for one in kept:
            if row.first_closed_on < one.reopens_on and one.first_closed_on < row.reopens_on:
                faults.append(f"{row.place}: overlaps {_described(one)}, which is written down already")
    return faults


def _described(closure: SettingClosure) -> str:
    name = closure.name or "a closure"
    return f"{name} from {in_words(closure.first_closed_on)} to {in_words(closure.reopens_on)}"


def _create(setting: Setting, row: Row) -> None:
    SettingClosure.objects.create(
        setting=setting,
        name=row.name,
        first_closed_on=row.first_closed_on,
        reopens_on=row.reopens_on,
        source=SettingClosure.Source.IMPORTED,
    )


def bring_in_term_dates(rows: list[Row]) -> Imported:
    """For each district and kind that the file names, and each school year: these are the term dates."""
    districts = {district.name.lower(): district for district in District.objects.all()}
    faults = [
        f'{row.place}, column "District": no district is called {row.district}'
        for row in rows
        if row.district and row.district.lower() not in districts
    ]
    by_scope = defaultdict(list)
    for row in rows:
        by_scope[districts.get(row.district.lower()), row.kind].append(row)
    for theirs in by_scope.values():
        faults += _overlaps(list({row.days: row for row in reversed(theirs)}.values()), [])
    if faults:
        raise WrongFileError(*faults)
    done = [_term_dates_of(*scope, theirs) for scope, theirs in by_scope.items()]
    return Imported(len(by_scope), *(sum(counts) for counts in zip(*done, strict=True)))


def _term_dates_of(district: District | None, kind: str, rows: list[Row]) -> tuple[int, int, int]:
    years = {statute.academic_year(row.first_closed_on) for row in rows}
    held = {
        (one.first_closed_on, one.reopens_on, one.name): one
        for one in DefaultClosure.objects.filter(district=district, kind=kind)
        if statute.academic_year(one.first_closed_on) in years
    }
    wanted = {(*row.days, row.name) for row in rows}
    for key in held.keys() - wanted:
        held[key].delete()
    for first, reopens, name in sorted(wanted - held.keys()):
        DefaultClosure.objects.create(
            district=district, kind=kind, name=name, first_closed_on=first, reopens_on=reopens
        )
    return len(wanted - held.keys()), len(held.keys() - wanted), len(held.keys() & wanted)
