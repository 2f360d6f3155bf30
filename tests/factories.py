"""Small records for tests, straight through the models. Any field can be given; what is not given is plain and valid.

Clocks are not made here: a test that wants them calls `goldenthread.clocks.actions.rebuild()` or an action.
"""

from datetime import date
from itertools import count

from goldenthread.accounts.models import Organisation, RoleGrant, Team, User
from goldenthread.casework.models import Advice, Assessment, Plan, Request, Review
from goldenthread.people.models import Carer, Child, District, Guardianship, Setting
from goldenthread.voice.models import Complaint

_numbers = count(1)


def organisation(**over) -> Organisation:
    return _make(Organisation, over, name=f"Organisation {next(_numbers)}", kind=Organisation.Kind.COUNCIL)


def team(**over) -> Team:
    return _make(
        Team, over, name=f"Team {next(_numbers)}", organisation=over.get("organisation") or organisation()
    )


def district(**over) -> District:
    return _make(
        District, over, name=f"District {next(_numbers)}", team=over["team"] if "team" in over else team()
    )


def user(*role_codes: str, **over) -> User:
    """A person with these roles, who cannot sign in with a password; tests use `client.force_login`."""
    number = next(_numbers)
    person = User(**{"email": f"person{number}@example.org", "display_name": f"Person {number}"} | over)
    person.set_unusable_password()
    person.save()
    RoleGrant.objects.bulk_create(RoleGrant(user=person, role=code) for code in role_codes)
    return person


def setting(**over) -> Setting:
    return _make(Setting, over, name=f"Setting {next(_numbers)}", kind="mainstream", phase="primary")


def child(**over) -> Child:
    plain = {"surname": f"Surname{next(_numbers)}", "forename": "Robin", "born_on": date(2016, 5, 4)}
    return _make(Child, over, district=over["district"] if "district" in over else district(), **plain)


def carer(of: Child, **over) -> Carer:
    made = _make(Carer, over, name=f"Carer {next(_numbers)}")
    Guardianship.objects.create(child=of, carer=made, relationship="parent")
    return made


def request(**over) -> Request:
    plain = {"received_on": date(2023, 9, 4), "source": "parent_or_young_person"}
    return _make(Request, over, child=over.get("child") or child(), **plain)


def assessment(**over) -> Assessment:
    """Of the given request, or of one on which it was decided to assess."""
    owner = over.get("request") or request(decided_on=date(2023, 10, 9), decision="assess")
    return _make(Assessment, over, request=owner)


def advice(**over) -> Advice:
    return _make(
        Advice,
        over,
        assessment=over.get("assessment") or assessment(),
        kind="psychology",
        requested_on=date(2023, 10, 10),
    )


def plan(**over) -> Plan:
    """Of the given request, or of one that went through its assessment; issued unless `first_issued_on=None`."""
    owner = over.get("request") or assessment(issue_agreed_on=date(2023, 12, 4)).request
    dates = {"draft_sent_on": date(2023, 12, 5), "first_issued_on": date(2024, 1, 15)}
    issued = {"current_from_on": over.get("first_issued_on", dates["first_issued_on"])}
    return _make(Plan, over, request=owner, **dates, **issued)


def review(**over) -> Review:
    return _make(Review, over, plan=over.get("plan") or plan(), meeting_on=date(2024, 10, 8))


def complaint(**over) -> Complaint:
    return _make(
        Complaint, over, child=over["child"] if "child" in over else child(), received_on=date(2024, 9, 2)
    )


def _make(model, over, **plain):
    return model.objects.create(**(plain | over))
