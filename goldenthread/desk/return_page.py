"""What the pages about returned figures show, and how what is sent to them is checked and taken in."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.http import Http404
from django.urls import reverse

from goldenthread.accounts.errors import Conflict, Refused
from goldenthread.accounts.models import User
from goldenthread.accounts.roles import FigureReturner, Permission
from goldenthread.desk.fact_columns import group_words
from goldenthread.desk.return_forms import columns_of
from goldenthread.indicators import INDICATORS, Month, Period, disclosure, spans
from goldenthread.indicators import Result as Figure
from goldenthread.publications.wording import counted, joined, month_name
from goldenthread.scorecard import cards, listed, words
from goldenthread.scorecard.cells import Group
from goldenthread.scorecard.models import FiguresGrant, Reading, Return
from goldenthread.scorecard.returned import (
    actions,
    checking,
    datasets,
    due,
    files,
    folder,
    holding,
    permitted,
    surprises,
    templates,
)
from goldenthread.scorecard.returned.actions import Shown, Source
from goldenthread.scorecard.returned.checking import Checked, Line
from goldenthread.scorecard.returned.due import DatasetDue, Due
from goldenthread.scorecard.returned.files import Fault, WrongFileError
from goldenthread.scorecard.returned.holding import Held

RECENT = 20
MONTHS_OFFERED = 24
TYPED = "typed in by hand"
GONE = "The file is no longer here: it was taken in, or a day has passed. Send it again."
TOO_FEW = "Too few to show"


@dataclass(frozen=True)
class Overview:
    """What is due by dataset, and the last returns. may: the datasets that this person may return; None for all."""

    datasets: list[DatasetDue]
    recent: list[Return]
    may: list[str] | None
    returns: bool

    @property
    def due(self) -> int:
        return sum(each.due for each in self.datasets)

    @property
    def overdue(self) -> int:
        return sum(each.overdue for each in self.datasets)


def overview(user, day: dt.date) -> Overview:
    may, returns = _may_see(user), user.may(Permission.RETURN_FIGURES)
    seen = Return.objects.all() if may is None else Return.objects.of_datasets(may)
    recent = seen.with_sizes().latest_first()[:RECENT]
    return Overview(due.everything(day, may), list(recent), may, returns)


def _may_see(user) -> list[str] | None:
    """Somebody whose only role about figures is to return some sees those; everybody else sees all."""
    roles = [role for role in user.roles if Permission.VIEW_RETURNS in role.permissions]
    return permitted.datasets_of(user) if roles == [FigureReturner] else None


def offered(user) -> list[datasets.Dataset]:
    may = permitted.datasets_of(user)
    return [each for each in datasets.every() if may is None or each.slug in may]


def dataset(user, slug: str) -> datasets.Dataset:
    """One that this person may return. Raises Http404."""
    found = next((each for each in offered(user) if each.slug == slug), None)
    if found is None:
        raise Http404("There is no such set of figures for you.")
    return found


def ended_month(text: str, day: dt.date) -> Month:
    """The month asked for, or the last that had ended. Raises Http404 for one that has not."""
    last = Month.ended_by(day)
    if not text:
        return last
    try:
        month = Month.parse(text)
    except ValueError as error:
        raise Http404(str(error)) from None
    if not last.plus(-120) <= month <= last:
        raise Http404(f"{month_name(month.first)} has not ended, or is long ago.")
    return month


def months_offered(day: dt.date) -> list[tuple[str, str]]:
    last = Month.ended_by(day)
    return [
        (str(month), month_name(month.first))
        for month in (last.plus(-back) for back in range(MONTHS_OFFERED))
    ]


# A file, or what was typed, on its way in


@dataclass(frozen=True)
class Preview:
    """What a file would change. seen: a digest of what stood when it was shown."""

    held: Held
    content: bytes
    checked: Checked

    @property
    def new(self) -> list[Line]:
        return self.checked.of("new")

    @property
    def changed(self) -> list[Line]:
        return self.checked.of("changed")

    @property
    def unchanged(self) -> list[Line]:
        return self.checked.of("unchanged")

    @property
    def summary(self) -> str:
        return folder.summary(self.checked)

    @property
    def dataset_title(self) -> str:
        return datasets.title(self.checked.dataset)

    @property
    def seen(self) -> str:
        stood = sorted(
            (*map(str, line.key), line.before.pk if line.before else 0) for line in self.checked.lines
        )
        return hashlib.sha256(repr(stood).encode()).hexdigest()


def hold_file(form, user, day: dt.date) -> tuple[str, list[Fault]]:
    """The reference under which a file waits for its sender's yes; or "", and what is wrong with it."""
    given = form.cleaned_data
    upload = given["figures"]
    try:
        checked = _checked(content := upload.read(), upload.name, given["dataset"], user, day)
    except WrongFileError as error:
        return "", error.faults
    if checked.faults:
        return "", checked.faults
    held = Held(user.pk, upload.name, checked.dataset, given["on_behalf_of"], given["note"])
    return holding.put(held, content), []


def _checked(content: bytes, name: str, slug: str, user, day: dt.date) -> Checked:
    rows = files.read(content, name)
    checked = checking.check(rows, today=day, dataset=slug, may=permitted.datasets_of(user))
    if not checked.faults:
        surprises.add_warnings(checked)
    return checked


def preview(ref: str, user, day: dt.date) -> Preview | None:
    """None where the file is gone, is somebody else's, or has a fault by now."""
    found = holding.get(ref, user)
    if found is None:
        return None
    held, content = found
    checked = _checked(content, held.name, held.dataset, user, day)
    return None if checked.faults else Preview(held, content, checked)


def take_in(form, ref: str, shown: Preview, user) -> Return | None:
    """The return; None, with the reason on the form, where what stands is not what the sender saw."""
    if form.cleaned_data["seen"] != shown.seen:
        form.add_error(
            None, "Somebody has returned figures since you opened this page. Look at it again, then go on."
        )
        return None
    held = shown.held
    try:
        sent = actions.take_in(
            by=user,
            checked=shown.checked,
            on_behalf_of=held.on_behalf_of,
            source=Source(held.name, holding.digest(shown.content)),
            note=held.note,
        )
    except Refused as error:
        form.add_error(None, error.words)
    except Conflict as error:
        form.add_error(None, f"{error} Look at it again, then go on.")
    else:
        holding.drop(ref)
        return sent
    return None


def shown_words(shown: Shown) -> str:
    """Where the figures can be seen now, and when the others will be."""
    said = []
    if shown.months:
        said.append(f"The figures of {_months(shown.months)} have been worked out with them.")
    if shown.later:
        said.append(f"Those of {_months(shown.later)} will be shown when it is worked out next: {shown.why}.")
    return " ".join(said)


def _months(months: Sequence[Month]) -> str:
    names = [month_name(month.first) for month in months]
    return (
        joined(names) if len(names) <= 3 else f"{counted(len(names), 'month')} from {names[0]} to {names[-1]}"
    )


# Typed in by hand


def typed_initial(asked: Sequence[Due], user) -> dict[str, str]:
    """What stands for the same periods, so that a correction is seen as one. One query."""
    codes = {each.indicator.code for each in asked}
    standing = {
        (reading.code, reading.from_on, reading.until_on): reading
        for reading in Reading.objects.standing().of_codes(codes).whole_area()
    }
    initial = {"on_behalf_of": user.organisation.name if user.organisation else ""}
    for each in asked:
        reading = standing.get((each.indicator.code, each.period.first, each.period.last))
        if reading:
            initial |= _boxes(each, reading)
    return initial


def _boxes(each: Due, reading: Reading) -> dict[str, str]:
    """A share that came with counts is shown as those: its value follows from them."""
    counts = {"numerator": reading.numerator, "denominator": reading.denominator}
    if datasets.is_share(each.indicator.unit) and None not in counts.values():
        return {f"{each.indicator.code}-{column}": str(number) for column, number in counts.items()}
    return {f"{each.indicator.code}-value": f"{reading.value:.6f}".rstrip("0").rstrip(".")}


def hold_typed(form, slug: str, user, day: dt.date) -> str:
    """The reference under which what was typed waits for its sender's yes; "" with the faults on the form's boxes."""
    content = templates.filled_in(_rows(form))
    checked = _checked(content, f"{TYPED}.csv", slug, user, day)
    for fault in checked.faults:
        form.add_error(_box_of(form, fault), fault.words[0].upper() + fault.words[1:])
    if checked.faults:
        return ""
    given = form.cleaned_data
    name = f"{TYPED}, {datasets.title(slug)}.csv"
    return holding.put(Held(user.pk, name, slug, given["on_behalf_of"], given["note"]), content)


def _rows(form) -> Iterator[dict[str, str]]:
    for each in form.asked:
        yield {"code": each.indicator.code, "period": each.period_words, **form.typed(each)}


def _box_of(form, fault: Fault) -> str | None:
    """The box that a fault is about: rows stand in the order of the measures, under one row of headings."""
    if not fault.row:
        return None
    each = form.asked[fault.row - 2]
    column = fault.column if fault.column in columns_of(each) else "value"
    return f"{each.indicator.code}-{column}"


# One return, and one measure's history


@dataclass(frozen=True)
class ReadingLine:
    """A returned figure in words. status: "stands", "replaced" or "taken back"; shown: "" where it may not be."""

    reading: Reading
    title: str
    part: str
    value_words: str
    fraction_words: str
    before_words: str
    status: str

    @property
    def period_words(self) -> str:
        return spans.words(Period(self.reading.from_on, self.reading.until_on))


def visible_return(ref: str, user) -> Return:
    """Raises Http404."""
    found = Return.objects.with_ref(ref).with_sizes().latest_first().first()
    may = _may_see(user)
    if found is None or (may is not None and found.dataset not in may):
        raise Http404("There is no such return for you.")
    return found


def returned_by_me(ref: str, user) -> Return:
    """One of a dataset that this person may return. Raises Http404."""
    found = visible_return(ref, user)
    if not permitted.may_return(user, found.dataset):
        raise Http404("There is no such return for you.")
    return found


def may_take_back(sent: Return, user) -> bool:
    if sent.taken_back_at or not user.may(Permission.RETURN_FIGURES):
        return False
    return permitted.may_return(user, sent.dataset)


def of_return(sent: Return) -> Sequence[Reading]:
    return sent.readings.with_what_they_replaced().with_return().as_written()


def lines(readings: Sequence[Reading], user) -> list[ReadingLine]:
    """Small numbers of a part of the area are for those who may open cases, and for those who return figures."""
    sees_all = user.may(Permission.VIEW_INDICATOR_CASES) or user.may(Permission.RETURN_FIGURES)
    hidden = [False] * len(readings) if sees_all else [bool(r.grouped_by) and _is_small(r) for r in readings]
    return [_line(reading, hide) for reading, hide in zip(readings, hidden, strict=True)]


def _is_small(reading: Reading) -> bool:
    figures = (reading.numerator, reading.denominator, reading.value)
    place = (reading.code, reading.from_on, reading.until_on, reading.group, reading.grouped_by)
    return disclosure.is_small(Figure(*place, *figures))


def _line(reading: Reading, hide: bool) -> ReadingLine:
    unit = listed.described(reading.code).unit
    before = reading.replaces
    indicator = INDICATORS.get(reading.code)
    group = Group(reading.grouped_by, reading.group)
    return ReadingLine(
        reading=reading,
        title=indicator.title if indicator else reading.code,
        part=f"{group.by.replace('_', ' ').capitalize()}: {group_words(group)}" if group.by else "Whole area",
        value_words=TOO_FEW if hide else words.value(reading.value, unit),
        fraction_words="" if hide else words.fraction(reading.numerator, reading.denominator),
        before_words=words.value(before.value, unit) if before and not hide else "",
        status=_status(reading),
    )


def _status(reading: Reading) -> str:
    if reading.is_current:
        return "stands"
    return "taken back" if reading.return_of.taken_back_at else "replaced"


def history(code: str, user) -> list[ReadingLine]:
    """Every figure of a measure that was ever returned, the latest period first. Raises Http404 for a measure that cannot
    be returned, or not by this person."""
    indicator = INDICATORS.get(code)
    may = _may_see(user)
    if indicator is None or not indicator.dataset or (may is not None and indicator.dataset not in may):
        raise Http404("There is no such measure for you.")
    found = Reading.objects.of_code(code).with_return().with_what_they_replaced().latest_first()
    return lines(list(found), user)


def take_back(form, sent: Return, user) -> Shown | None:
    """What is shown anew; None, with the reason on the form, where it cannot be taken back."""
    try:
        stood = actions.take_back(by=user, sent=sent, reason=form.cleaned_data["reason"])
    except Refused as error:
        form.add_error(error.field if error.field in form.fields else None, error.words)
        return None
    return actions.show(by=user, readings=stood)


def standing_again(sent: Return) -> int:
    """How many figures a return's standing ones replaced: those will stand again."""
    return sum(reading.replaces_id is not None for reading in of_return(sent) if reading.is_current)


# Who may return what


@dataclass(frozen=True)
class Returner:
    person: User
    slugs: list[str]

    @property
    def titles(self) -> list[str]:
        return [datasets.title(slug) for slug in self.slugs]


def returners() -> list[Returner]:
    """Everybody whose role is to return figures, and what they were given. Two queries."""
    given: dict[int, list[str]] = {}
    for grant in FiguresGrant.objects.by_person():
        given.setdefault(grant.user_id, []).append(grant.dataset)
    return [
        Returner(person, given.get(person.pk, []))
        for person in User.objects.holding(FigureReturner).with_roles()
    ]


def returner(text: str, known: Sequence[Returner]) -> Returner | None:
    """The person whom an address names. Raises Http404 for one who is none of them."""
    if not text:
        return None
    found = next((each for each in known if str(each.person.pk) == text), None)
    if found is None:
        raise Http404("There is nobody of that role.")
    return found


def kpi_url(code: str) -> str:
    """The page of a measure in the latest month; "" while no month has been worked out."""
    latest = next(iter(cards.months()), None)
    return reverse("desk:kpi", args=[str(latest), code]) if latest else ""
