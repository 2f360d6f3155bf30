"""The front door: a child is looked for before a record is made, and two records of one child become one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.http import Http404
from django.urls import reverse

from goldenthread import statute
from goldenthread.accounts import access
from goldenthread.accounts.errors import Conflict, Refused
from goldenthread.accounts.roles import Permission
from goldenthread.casework.merging.actions import merge_children
from goldenthread.casework.models import Request
from goldenthread.casework.next_step import status
from goldenthread.desk.front_door_forms import ChildForm, MergeForm, NewChildForm
from goldenthread.desk.writing import written
from goldenthread.govuk.fields import number_sent
from goldenthread.people import alike
from goldenthread.people.actions import change_child, record_child
from goldenthread.people.alike import Alike, Described
from goldenthread.people.models import Child, ChildMerge, District, Setting

COMPARED = (
    ("Name", "name"),
    ("Date of birth", "born_on"),
    ("Postcode", "postcode"),
    ("UPN", "upn"),
    ("ULN", "uln"),
    ("District", "district"),
    ("Setting", "current_setting"),
)
CHANGED = ("forename", "surname", "born_on", "sex", "postcode", "upn", "uln", "number_unknown_because")


@dataclass(frozen=True)
class Candidate:
    """A record that may be the child's. Of one that is another team's nothing is told but its reference and its team."""

    alike: Alike
    may_open: bool

    @property
    def reasons(self) -> str:
        return ", ".join(self.alike.reasons)

    @property
    def team(self) -> str:
        district = self.alike.child.district
        return district.team.name if district and district.team else "no team"


@dataclass(frozen=True)
class Side:
    """What two records say of one thing."""

    label: str
    ours: object
    theirs: object

    @property
    def differs(self) -> bool:
        return bool(self.ours and self.theirs and self.ours != self.theirs)


def choices() -> dict:
    """What a form about a child offers."""
    return {"districts": District.objects.by_name(), "settings": Setting.objects.by_name()}


def candidates(described: Described, user) -> list[Candidate]:
    """The records alike, and which of them this person may open. That they were looked at is written down."""
    found = alike.records_alike(described)
    if not found:
        return []
    seen = set(
        Child.objects.among_visible(user.only_as(Permission.SEARCH_CHILDREN), [one.child.pk for one in found])
    )
    access.record_list(user, kind="records like a child told of", count=len(found), page="new_child")
    return [Candidate(one, one.child.pk in seen) for one in found]


def registered(form: NewChildForm, found: list[Candidate], *, by, today) -> Child | None:
    """The child as recorded; None where the form says why not, or somebody alike has not been looked at yet."""
    if found and not form.cleaned_data["none_is_the_same"]:
        field = form.fields["none_is_the_same"]
        form.add_error("none_is_the_same", field.error_messages["required"])
        return None
    try:
        return record_child(by=by, today=today, carer=form.carer(), **form.details())
    except Refused as refused:
        _say(form, refused)
        return None


def made(child: Child) -> str:
    """That the record is there, and who takes it on."""
    team = child.district.team if child.district else None
    return f"The record is made: {child.ref}" + (f", with the {team.name} team" if team else "")


def next_of(child: Child, user) -> tuple[str, ...]:
    """On to the request, where the child is in this person's care; another team's child is that team's to open."""
    seen = Child.objects.among_visible(user.only_as(Permission.RECORD_FACTS), [child.pk])
    return ("desk:new_request", child.ref) if seen else ("desk:children",)


@dataclass(frozen=True)
class Before:
    """The last request of a child, and the last assessment: whether it was lately, in the law's sense.

    `recent_until` is the last day on which a request falls within the months after `assessed_on`; None without one.
    """

    request: Request
    words: str
    assessed_on: date | None
    recent_until: date | None
    is_recent: bool


def asked_before(child: Child, today: date) -> Before | None:
    """For the page of a new request; None for a child of whom nobody asked before."""
    asked = Request.objects.with_story().of_child(child).first()
    if asked is None:
        return None
    assessed_on = Request.objects.last_assessed_on(child)
    until = statute.recently_assessed_until(assessed_on) if assessed_on else None
    return Before(asked, status(asked, today).words, assessed_on, until, bool(until and today <= until))


def about_two(child: Child, asking) -> dict:
    """What the page says before the other record is chosen."""
    return {
        "heading": "Two records of one child",
        "child": child,
        "asking": asking,
        "alike": perhaps_same(child),
        "back_url": reverse("desk:child", args=[child.ref]),
    }


def held(child: Child) -> dict:
    """What a form that corrects a record begins with."""
    names = (*CHANGED, "district", "current_setting", "revision")
    return {name: getattr(child, name) for name in names}


def corrected(form: ChildForm, child: Child, *, by, today) -> bool:
    return written(change_child, form, by=by, today=today, child=child)


def other_record(child: Child, user, ref: str) -> Child:
    """The record to compare with. Raises Http404 for none, for this one, and for one that was merged already."""
    found = access.get(
        Child,
        user,
        ref.strip().upper(),
        may=Permission.MERGE_RECORDS,
        page="merge_child",
        base=Child.objects.for_search(),
    )
    if found == child or found.merged_into_id:
        raise Http404("There is no other record of that reference.")
    return found


def perhaps_same(child: Child) -> list[Alike]:
    """The records that may be this child's."""
    told = Described(child.forename, child.surname, child.born_on, child.postcode, child.upn, child.uln)
    return alike.records_alike(told, but=child)


def side_by_side(ours: Child, theirs: Child) -> list[Side]:
    return [Side(label, getattr(ours, name), getattr(theirs, name)) for label, name in COMPARED]


def revisions(*children: Child) -> str:
    return ",".join(str(child.revision) for child in children)


def merged(form: MergeForm, ours: Child, theirs: Child, *, by) -> Child | None:
    """The record that stays; None where the form says why not."""
    given = form.cleaned_data
    kept, other = (ours, theirs) if given["kept"] == ours.ref else (theirs, ours)
    sent = map(number_sent, given["revisions"].split(","))
    seen = [each for each in sent if each is not None]
    expected = seen if kept == ours else seen[::-1]
    try:
        merge_children(by=by, kept=kept, merged=other, reason=given["reason"], expected_revisions=expected)
    except Refused as refused:
        _say(form, refused)
    except Conflict as conflict:
        form.add_error(None, f"{conflict} Look at both again, then go on.")
    return kept if form.is_valid() else None


def merge_of(child: Child) -> ChildMerge | None:
    """How this record came to be merged, or nothing where it is not."""
    return child.merged_by_records.standing().first()


def _say(form, refused: Refused) -> None:
    form.add_error(refused.field if refused.field in form.fields else None, refused.words)
