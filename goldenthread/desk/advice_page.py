"""Requests for advice on the pages of those who were asked, and what they gave on the pages of the service."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.http import Http404
from django.urls import reverse

from goldenthread import statute
from goldenthread.accounts.errors import Conflict, Refused
from goldenthread.casework.advising import actions
from goldenthread.casework.advising.models import OWED, TO_DO, AdviceStep, GivenAdvice, Standing
from goldenthread.casework.models import Advice
from goldenthread.casework.notices.models import Notice
from goldenthread.casework.plan_writing.models import ListedAdvice
from goldenthread.clocks.models import Clock
from goldenthread.desk import advice_forms as forms
from goldenthread.govuk import keyset
from goldenthread.govuk.formats import against, counted
from goldenthread.govuk.sorting import Sorting
from goldenthread.people.today import today

SIZE, MOST_PRINTED = 25, 1000
CHILD = "assessment__request__child"
SORTS = {
    "due": ("began_on", "pk"),
    "asked": ("requested_on", "pk"),
    "child": (f"{CHILD}__surname", f"{CHILD}__forename", "pk"),
    "kind": ("kind", "began_on", "pk"),
}
SHOWS = {
    forms.TO_DO: lambda found, day: found.still_to_give(),
    forms.LATE: lambda found, day: found.late_on(day),
    forms.SENT: lambda found, day: found.not_looked_at(),
    forms.GIVEN: lambda found, day: found.come(),
    forms.NOT_NEEDED: lambda found, day: found.not_needed(),
    forms.ALL: lambda found, day: found,
}
OPEN = (*TO_DO, Standing.SENT)  # while it may still come back to the writer, the pages say who the child is
COLOURS = {
    Standing.ASKED: "blue",
    Standing.RECEIVED: "blue",
    Standing.SENT_BACK: "orange",
    Standing.SENT: "purple",
    Standing.GIVEN: "green",
    Standing.GIVEN_LATE: "green",
    Standing.NOT_NEEDED: "grey",
}


@dataclass(frozen=True)
class Row:
    """One request for advice in the queue. `child` is the name, or the case's reference once nothing is open; `expected_on` is the day that was promised when it was said to be late."""

    advice: Advice
    child: str
    setting: str
    url: str
    state: str
    colour: str
    days: str
    is_late: bool
    expected_on: date | None


@dataclass(frozen=True)
class Queue:
    sentence: str
    page: keyset.KeyPage
    rows: list[Row]
    sorting: Sorting
    is_whole: bool


def queue(user, query, form) -> Queue:
    """Everything asked of the person's organisation, narrowed and sorted as the address says; whole for printing."""
    day, asked = today(), form.asked
    everything = Advice.objects.asked_of_organisation(user.organisation_id).with_beginning()
    sorting, whole = Sorting(query, SORTS, default="due"), "all" in query
    found = SHOWS[asked["show"]](everything, day).of_kind(asked["kind"])
    size = MOST_PRINTED if whole else SIZE
    page = keyset.page(found, query, sorting.fields, base=everything, size=size, by="pk")
    return Queue(_sentence(everything, day), page, _rows(page, day), sorting, whole)


def owed(user, *, most: int) -> tuple[int, list[Row]]:
    """How much the person's organisation has still to give, and what of it falls due first."""
    found = Advice.objects.asked_of_organisation(user.organisation_id).still_to_give()
    first = found.with_beginning().order_by(*SORTS["due"])[:most]
    return found.count(), _rows(first, today())


def _rows(found: Iterable[Advice], day: date) -> list[Row]:
    """Of a page of the list, in its order. How each stands is worked out for these alone."""
    pks = [one.pk for one in found]
    standing = {one.pk: one for one in Advice.objects.among(pks).with_standing().for_queue()}
    return [_row(standing[pk], day) for pk in pks]


def _sentence(found, day: date) -> str:
    """How much is still to give, and how much of it is late."""
    counts = found.counts_to_give(day)
    to_do, late = counts["to_do"], counts["late"]
    if not to_do:
        return "Nothing that your organisation was asked for is still to be given."
    words = counted(to_do, "piece of advice is,pieces of advice are")
    return f"{words} still to be given, {late if late else 'none'} of them past the last day that the law allows."


def _row(advice: Advice, day: date) -> Row:
    case, standing = advice.assessment.request, Standing(advice.standing)
    late = bool(advice.due_on and advice.due_on < day and standing in TO_DO)
    return Row(
        advice,
        case.child.name if standing in OPEN else case.ref,
        str(case.child.current_setting or "") if standing in OPEN else "",
        reverse("desk:advice_request", args=[case.ref, advice.pk]),
        standing.label,
        COLOURS[standing],
        against(advice.due_on, day) if advice.due_on and standing in TO_DO else "",
        late,
        advice.expected_on,
    )


# One request for advice


@dataclass(frozen=True)
class Given:
    """What was given, with its lines as the page lists them."""

    one: GivenAdvice
    needs: list[str]
    outcomes: list[str]
    documents: list


@dataclass(frozen=True)
class Asked:
    """One request for advice, for either side. `may_give`: it is still to be given; `waiting` was given and nobody has
    said anything to it; `left_out` are drafts in whose place documents were given; `listed` are the lines of section K in which the plan names it."""

    advice: Advice
    standing: Standing
    colour: str
    days: str
    is_late: bool
    due: statute.Due | None
    steps: list[AdviceStep]
    is_acknowledged: bool
    expected_on: date | None
    draft: GivenAdvice | None
    left_out: list[Given]
    given: list[Given]
    waiting: GivenAdvice | None
    listed: list[str]

    @property
    def may_give(self) -> bool:
        return self.standing in TO_DO

    @property
    def is_open(self) -> bool:
        """While it may still come back to the writer, the page says who the child is."""
        return self.standing in OPEN


def asked_of(user, case, number: int) -> Advice:
    """The request for advice with this number on this case, made to this person's organisation."""
    found = Advice.objects.asked_of_organisation(user.organisation_id)
    return _numbered(found, case, number)


def of_case(case, number: int) -> Advice:
    return _numbered(Advice.objects.all(), case, number)


def _numbered(found, case, number: int) -> Advice:
    mine = found.of_requests([case.ref]).numbered(number).with_standing().select_related("asked_of")
    advice = mine.first()
    if advice is None:
        raise Http404("There is no such request for advice.")
    return advice


def asked_page(case, advice: Advice) -> Asked:
    day, standing = today(), Standing(advice.standing)
    steps = list(AdviceStep.objects.of_advice(advice))
    given = list(GivenAdvice.objects.of_advice(advice))
    drafts = list(GivenAdvice.objects.never_given(advice))
    clock = _clock(case, advice)
    return Asked(
        advice=advice,
        standing=standing,
        colour=COLOURS[standing],
        days=against(advice.due_on, day) if advice.due_on and standing in TO_DO else "",
        is_late=bool(advice.due_on and advice.due_on < day and standing in TO_DO),
        due=clock.explain() if clock else None,
        steps=steps,
        is_acknowledged=any(one.kind == AdviceStep.Kind.ACKNOWLEDGED for one in steps),
        expected_on=next((one.expected_on for one in reversed(steps) if one.expected_on), None),
        draft=next((one for one in drafts if not one.verdict), None),
        left_out=[Given(one, _lines(one.needs), _lines(one.outcomes), []) for one in drafts if one.verdict],
        given=[given_view(one) for one in given],
        waiting=next((one for one in given if not one.verdict and not advice.returned_on), None),
        listed=[row.key for row in ListedAdvice.objects.standing().filter(advice=advice)],
    )


def given_view(one: GivenAdvice) -> Given:
    return Given(one, _lines(one.needs), _lines(one.outcomes), list(_standing_documents(one)))


def _standing_documents(one: GivenAdvice) -> Iterator:
    return (document for document in one.documents.all() if not document.is_withdrawn)


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def _clock(case, advice: Advice) -> Clock | None:
    found = Clock.objects.of_subjects("request", [case.ref]).of_duty(OWED)
    same = (c for c in found if c.detail.split()[0] == advice.kind and c.started_on == advice.began_on)
    return next(same, None)


def chasers(advice: Advice) -> list[Notice]:
    """The reminders that were written, the newest first."""
    return list(Notice.objects.filter(advice=advice, kind="advice_chased").standing().order_by("-pk"))


# Writing it


def write_form(draft: GivenAdvice | None, query, data=None) -> forms.WriteAdviceForm:
    """With as many lines of provision as are written, and some to spare."""
    if data is not None:
        lines = sum(name.startswith("what_") for name in data)
        return forms.WriteAdviceForm(data, lines=min(lines, forms.MOST_LINES))
    written = len(draft.provision) if draft else 0
    spare = forms.MORE_LINES if "more" in query else 1
    lines = min(max(forms.LEAST_LINES, written + spare), forms.MOST_LINES)
    return forms.WriteAdviceForm(lines=lines, initial=_answers(draft))


def _answers(draft: GivenAdvice | None) -> dict:
    if draft is None:
        return {"revision": 0}
    texts = {name: getattr(draft, name) for name in ("summary", "views", "needs", "outcomes", "revision")}
    rows = {
        f"{name}_{number}": row[name]
        for number, row in enumerate(draft.provision, start=1)
        for name in actions.ASPECTS
    }
    return texts | rows


def draft_kept(form, advice: Advice, by) -> GivenAdvice | None:
    """The draft as it was kept; None when the form says why not, with everything that was typed."""
    if not form.is_valid():
        return None
    try:
        return actions.write_advice(by=by, advice=advice, **form.arguments())
    except Refused as refused:
        form.add_error(refused.field if refused.field in form.fields else None, refused.words)
    except Conflict as conflict:
        form.read_again(conflict.record.revision)
        form.add_error(None, f"{conflict} If yours should stand instead, save it again.")
        form.conflict = conflict
    return None


def kept_by_itself(kept: GivenAdvice | None) -> dict:
    """What the page's script is told after it saved a draft."""
    return {"kept": kept is not None, "revisions": {"revision": kept.revision} if kept else {}}
