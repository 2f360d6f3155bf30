"""Who owns the plan's actions and who leads its areas: people with accounts of their own, whom nobody signs in as."""

from __future__ import annotations

from goldenthread.accounts import actions as accounts
from goldenthread.accounts.models import Organisation, User
from goldenthread.accounts.roles import AreaLead, ProgrammeOffice, ResponsibleOfficer
from goldenthread.assurance.models import ActionOwner, Area, ImprovementPlan
from goldenthread.assurance.rounds import actions as rounds
from goldenthread.demo import officers
from goldenthread.demo import replay_tables as tables

HEALTH = "NHS Kent and Medway (demonstration)"
BODIES = {"NHS": HEALTH, "Kent PACT": officers.FAMILIES}
LED = "6"  # the area whose lead is among the people to sign in as


def appoint(*, by: User) -> None:
    """Accounts for them all; their posts in the plan and their areas are theirs. `by`: who gives accounts."""
    plan = ImprovementPlan.objects.current()
    office = User.objects.demonstration().holding(ProgrammeOffice)[0]
    owner = User.objects.demonstration().holding(ResponsibleOfficer)[0]
    owners = ActionOwner.objects.filter(action__sub_theme__area__improvement_plan=plan)
    owners.filter(role=owner.job_title).update(user=owner)
    held: dict[str, User] = {}
    for number, row in enumerate(tables.people(), start=1):
        theirs = owners.filter(role=row["post"])
        person = held.get(row["name"]) or _account(row, number, theirs.first(), by)
        held[row["name"]] = person
        theirs.update(user=person)
        if row["area"]:
            _lead(plan, row["area"], person, office)
    _lead(plan, LED, User.objects.demonstration().holding(AreaLead)[0], office)


def _account(row: tables.Row, number: int, owns: ActionOwner | None, by: User) -> User:
    body = BODIES.get(owns.organisation if owns else "", officers.COUNCIL)
    role = AreaLead if row["area"] else ResponsibleOfficer
    return accounts.create_person(
        by=by,
        email=f"plan{number}@demonstration.example",
        display_name=row["name"],
        roles=[role.code],
        job_title=row["post"],
        organisation=Organisation.objects.get_or_create(name=body, defaults={"kind": Organisation.Kind.NHS})[
            0
        ],
    )


def _lead(plan: ImprovementPlan, number: str, lead: User, by: User) -> None:
    rounds.name_lead(area=Area.objects.get(improvement_plan=plan, number=number), lead=lead, by=by)
