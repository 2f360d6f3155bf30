"""The people of the demonstration: some to sign in as, one at least for each role, and the officers who own cases."""

import random

from goldenthread.accounts.roles import (
    Administrator,
    AdviceWriter,
    AreaLead,
    BoardMember,
    Caseworker,
    DataAnalyst,
    FigureReturner,
    GovernmentAdviser,
    Parent,
    ProgrammeOffice,
    ResponsibleOfficer,
    ScrutinyMember,
    SendManager,
    SettingStaff,
)
from goldenthread.demo import names
from goldenthread.demo.rows import PersonRow

COUNCIL = "Kent County Council (demonstration)"
TEAMS = ["North", "East", "South", "West"]
# Who writes advice: a service in each team's part of the county, so that nobody has the whole county's queue.
SERVICES = {
    "psychology": ("Educational Psychology Service, {} (demonstration)", "council"),
    "health": ("Children's Therapies, {} (demonstration)", "nhs"),
    "social_care": ("Children's Social Care, {} (demonstration)", "council"),
}
FAMILIES = "Parent Carer Forum (demonstration)"
GOVERNMENT = "Department for Education (demonstration)"
ORGANISATIONS = {
    COUNCIL: "council",
    FAMILIES: "families",
    GOVERNMENT: "government",
    **{name.format(team): kind for name, kind in SERVICES.values() for team in TEAMS},
}
OFFICERS_PER_TEAM = 10


def service(kind: str, team: str) -> str:
    """The name of the organisation that is asked for this kind of advice in the team's part of the county."""
    return SERVICES[kind][0].format(team)


# Name, job, role, organisation ("school" is the showcase setting's), team.
_TO_SIGN_IN_AS = [
    ("Ruth Abernathy", "SEND assessment and placement manager", SendManager, COUNCIL, ""),
    ("Dami Olatunji", "EHC plan coordinator, West", Caseworker, COUNCIL, "West"),
    ("Hana Petrova", "EHC plan coordinator, East", Caseworker, COUNCIL, "East"),
    ("Dr Imran Siddiqui", "Educational psychologist", AdviceWriter, service("psychology", "West"), ""),
    ("Gwen Tillotson", "Special educational needs coordinator", SettingStaff, "school", ""),
    ("Ngozi Adeyemi-Clarke", "Parent, assessment under way", Parent, FAMILIES, ""),
    ("Tom Featherstone", "Parent, annual review due", Parent, FAMILIES, ""),
    ("Li Wei Marsden", "Data and performance analyst", DataAnalyst, COUNCIL, ""),
    ("Caroline Underhill", "Interim Assistant Director, SEND Operations", ResponsibleOfficer, COUNCIL, ""),
    ("Marcus Penhaligon", "Lead for area 6, the quality of the EHC process", AreaLead, COUNCIL, ""),
    ("Ann Whitlock", "Independent chair of the improvement board", BoardMember, COUNCIL, ""),
    ("Councillor Jaswinder Brar", "Chair of the scrutiny sub-committee", ScrutinyMember, COUNCIL, ""),
    ("Philippa Strand", "SEND adviser", GovernmentAdviser, GOVERNMENT, ""),
    ("Oluwaseun Bright", "System administrator", Administrator, COUNCIL, ""),
    (
        "Asha Nair",
        "Performance lead, children's therapies",
        FigureReturner,
        service("health", "East"),
        "",
    ),
    ("Bettina Marlowe", "Programme manager, SEND improvement", ProgrammeOffice, COUNCIL, ""),
]


def build(chance: random.Random, school: str) -> list[PersonRow]:
    """The people, those on the sign-in page first. `school` is the name of the showcase setting."""
    found = [
        _person(number, name, job, role, school if place == "school" else place, team)
        for number, (name, job, role, place, team) in enumerate(_TO_SIGN_IN_AS, start=1)
    ]
    taken = {row.name for row in found}
    for team in TEAMS:
        for _ in range(OFFICERS_PER_TEAM):
            name = _unused_name(chance, taken)
            key = len(found) + 1
            email = f"officer{key}@demonstration.example"
            found.append(
                PersonRow(key, name, f"EHC plan coordinator, {team}", Caseworker.code, email, COUNCIL, team)
            )
    return found


def _person(number: int, name: str, job: str, role, place: str, team: str) -> PersonRow:
    email = f"{role.code.replace('_', '-')}{number}@demonstration.example"
    return PersonRow(number, name, job, role.code, email, place, team, order=number)


def _unused_name(chance: random.Random, taken: set[str]) -> str:
    while True:
        forename = chance.choice(chance.choice([names.FORENAMES_F, names.FORENAMES_F, names.FORENAMES_M]))
        name = f"{forename} {chance.choice(names.SURNAMES)}"
        if name not in taken:
            taken.add(name)
            return name
