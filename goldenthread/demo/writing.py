"""Writes the county into an empty database: in batches, each kind of record once, in one transaction."""

from collections.abc import Callable, Iterable, Iterator
from datetime import timedelta
from typing import Any, NamedTuple

from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX
from django.db import transaction

from goldenthread.accounts.models import Organisation, RoleGrant, Team, User
from goldenthread.casework.models import (
    Advice,
    Assessment,
    NamedSetting,
    Placement,
    Plan,
    PlanNeed,
    Request,
    Review,
    TimeException,
)
from goldenthread.clocks import staging
from goldenthread.demo import days, names, officers
from goldenthread.demo.rows import County, PlanRow, RequestRow
from goldenthread.people.models import Carer, Child, District, Guardianship, LocalArea, Setting
from goldenthread.people.names import sounds
from goldenthread.voice.models import Complaint

AREA_NAME = "Kent (demonstration)"
AREA_CODE = "886"
# Not in school or training: Section I still names a type of setting.
NAMED_INSTEAD = {"NEET": "OTH"}
MANY = 4000
TOLD_OF_TRANSFER = timedelta(weeks=4)  # within the time that the law gives

Told = Callable[[str], None]


class Written(NamedTuple):
    """Primary keys by the generator's own numbers."""

    people: dict[int, Any]
    children: dict[int, Any]
    settings: dict[int, Any]
    organisations: dict[str, Any]


@transaction.atomic
def write(county: County, told: Told = lambda step: None) -> None:
    """Write every record. `told` is given the name of each step before it."""
    told("places and people")
    LocalArea.objects.create(
        name=AREA_NAME,
        authority_code=AREA_CODE,
        has_medical_officer="N",
        has_clinical_officer="Y",
        has_social_care_officer="Y",
        stands_still_on=days.STANDS_STILL_ON,
    )
    organisations = _organisations(county)
    teams = _teams(organisations)
    districts = _districts(teams)
    settings = _settings(county, organisations, districts)
    people = _people(county, organisations, teams)
    told("children")
    children = _children(county, settings, districts)
    written = Written(people, children, settings, organisations)
    _carers(county, written)
    told("requests")
    requests = _requests(county, written)
    told("assessments and advice")
    _assessments(county, written, requests)
    told("plans")
    plans = _plans(county, written, requests)
    told("reviews")
    _reviews(county, plans)
    told("complaints")
    _complaints(county, written, districts)


def _put(model, rows: Iterable[Any]) -> list[int]:
    """Write the rows and answer their primary keys in the same order."""
    records = list(rows)
    if len(records) > MANY:
        staging.move_in_records(records)
    else:
        model.objects.bulk_create(records)
    return [made.pk for made in records]


def _numbered(rows: Iterable[Any], keys: list[int]) -> dict[int, int]:
    return {row.key: pk for row, pk in zip(rows, keys, strict=True)}


def _organisations(county: County) -> dict[str, int]:
    kinds = officers.ORGANISATIONS | {row.name: Organisation.Kind.SETTING for row in county.settings}
    keys = _put(Organisation, (Organisation(name=name, kind=kind) for name, kind in kinds.items()))
    return dict(zip(kinds, keys, strict=True))


def _teams(organisations: dict[str, int]) -> dict[str, int]:
    council = organisations[officers.COUNCIL]
    keys = _put(Team, (Team(name=name, organisation_id=council) for name in officers.TEAMS))
    return dict(zip(officers.TEAMS, keys, strict=True))


def _districts(teams: dict[str, int]) -> dict[int, int]:
    rows = [District(name=name, team_id=teams[team]) for name, team in names.DISTRICT_TEAMS.items()]
    return dict(enumerate(_put(District, rows), start=1))


def _settings(county: County, organisations: dict[str, int], districts: dict[int, int]) -> dict[int, int]:
    rows = (
        Setting(
            name=row.name,
            urn=row.urn,
            ukprn=row.ukprn,
            kind=row.kind,
            phase=row.phase,
            district_id=districts[row.district],
            organisation_id=organisations[row.name],
        )
        for row in county.settings
    )
    return _numbered(county.settings, _put(Setting, rows))


def _people(county: County, organisations: dict[str, int], teams: dict[str, int]) -> dict[int, int]:
    rows = (
        User(
            email=row.email,
            display_name=row.name,
            job_title=row.job,
            organisation_id=organisations[row.organisation],
            team_id=teams.get(row.team),
            demonstration_order=row.order,
            # No password opens these accounts; one signs in by a button, where the demonstration is switched on.
            password=UNUSABLE_PASSWORD_PREFIX + "demonstration",
        )
        for row in county.people
    )
    keys = _numbered(county.people, _put(User, rows))
    _put(RoleGrant, (RoleGrant(user_id=keys[row.key], role=row.role) for row in county.people))
    return keys


def _children(county: County, settings: dict[int, int], districts: dict[int, int]) -> dict[int, int]:
    rows = (
        Child(
            ref=row.ref,
            surname=row.surname,
            forename=row.forename,
            born_on=row.born_on,
            sex=row.sex,
            ethnicity=row.ethnicity,
            postcode=row.postcode,
            upn=row.upn,
            number_unknown_because=row.number_unknown_because,
            district_id=districts[row.district],
            current_setting_id=settings.get(row.setting),
            sounds=sounds(row.forename, row.surname),
        )
        for row in county.children
    )
    return _numbered(county.children, _put(Child, rows))


def _carers(county: County, written: Written) -> None:
    rows = (
        Carer(name=row.name, email=row.email, telephone=row.telephone, user_id=written.people.get(row.person))
        for row in county.carers
    )
    keys = _put(Carer, rows)
    ties = zip(county.carers, keys, strict=True)
    _put(
        Guardianship,
        (
            Guardianship(child_id=written.children[row.child], carer_id=pk, relationship="Parent")
            for row, pk in ties
        ),
    )


def _requests(county: County, written: Written) -> dict[int, int]:
    rows = (
        Request(
            ref=row.ref,
            child_id=written.children[row.child],
            received_on=row.received_on,
            source=row.source,
            decision=row.decision,
            decided_on=row.decided_on,
            withdrawn_on=row.withdrawn_on,
            is_historical=row.is_historical,
            had_mediation=row.had_mediation,
            had_appeal=row.had_appeal,
            officer_id=written.people[row.officer],
        )
        for row in county.requests
    )
    return _numbered(county.requests, _put(Request, rows))


def _assessments(county: County, written: Written, requests: dict[int, int]) -> None:
    assessed = [row for row in county.requests if row.decision == "assess"]
    rows = (
        Assessment(
            request_id=requests[row.key],
            issue_agreed_on=row.issue_agreed_on,
            not_issued_on=row.not_issued_on,
        )
        for row in assessed
    )
    keys = _numbered(assessed, _put(Assessment, rows))
    _put(Advice, _advice(county, written, assessed, keys))
    _put(TimeException, _exceptions(county.requests, written, requests))


def _advice(
    county: County, written: Written, assessed: list[RequestRow], keys: dict[int, int]
) -> Iterator[Advice]:
    settings = {row.key: row.name for row in county.settings}
    children = {child.key: child for child in county.children}
    for row in assessed:
        child = children[row.child]
        team = names.DISTRICT_TEAMS[names.DISTRICTS[child.district - 1]]
        asked_of = {kind: officers.service(kind, team) for kind in officers.SERVICES}
        asked_of["education"] = settings.get(child.setting, "")
        for advice in row.advice:
            yield Advice(
                assessment_id=keys[row.key],
                kind=advice.kind,
                asked_of_id=written.organisations.get(asked_of.get(advice.kind, "")),
                requested_on=advice.requested_on,
                request_received_on=advice.request_received_on,
                returned_on=advice.returned_on,
            )


def _exceptions(
    rows: list[RequestRow], written: Written, requests: dict[int, int]
) -> Iterator[TimeException]:
    for row in rows:
        if row.exception:
            kind, reason, recorded_at = row.exception
            yield TimeException(
                request_id=requests[row.key],
                kind=kind,
                reason=reason,
                recorded_by_id=written.people[row.officer],
                recorded_at=recorded_at,
            )


def _plans(county: County, written: Written, requests: dict[int, int]) -> dict[int, int]:
    rows = (
        Plan(
            ref=row.ref,
            request_id=requests[row.request],
            draft_sent_on=row.draft_sent_on,
            first_issued_on=row.issued_on,
            current_from_on=row.current_from_on or row.issued_on,
            transferred_from_authority=row.transferred_from_authority,
            transferred_in_on=row.transferred_in_on,
            transfer_notified_on=row.transferred_in_on and row.transferred_in_on + TOLD_OF_TRANSFER,
            residential=row.residential,
            has_personal_budget=row.has_personal_budget,
            ceased_on=row.ceased_on,
            cease_reason=row.cease_reason,
        )
        for row in county.plans
    )
    keys = _numbered(county.plans, _put(Plan, rows))
    _put(PlanNeed, _needs(county.plans, keys))
    _put(NamedSetting, (_named(row, keys, written) for row in county.plans))
    _put(Placement, (_placement(row, keys, written) for row in county.plans))
    return keys


def _needs(plans: list[PlanRow], keys: dict[int, int]) -> Iterator[PlanNeed]:
    for row in plans:
        for rank, need in enumerate(row.needs, start=1):
            yield PlanNeed(plan_id=keys[row.key], need=need, rank=rank)


def _named(row: PlanRow, keys: dict[int, int], written: Written) -> NamedSetting:
    return NamedSetting(
        plan_id=keys[row.key],
        setting_id=written.settings.get(row.setting),
        elsewhere=NAMED_INSTEAD.get(row.elsewhere, row.elsewhere),
        in_resourced_provision=row.in_resourced_provision,
    )


def _placement(row: PlanRow, keys: dict[int, int], written: Written) -> Placement:
    return Placement(
        plan_id=keys[row.key],
        setting_id=written.settings.get(row.setting),
        elsewhere=row.elsewhere,
        in_resourced_provision=row.in_resourced_provision,
        residential=row.residential,
        entered_on=row.issued_on,
        left_on=row.ceased_on,
    )


def _reviews(county: County, plans: dict[int, int]) -> None:
    rows = (
        Review(
            ref=row.ref,
            plan_id=plans[row.plan],
            meeting_on=row.meeting_on,
            papers_received_on=row.papers_received_on,
            decided_on=row.decided_on,
            decision=row.decision,
            amendments_proposed_on=row.amendments_proposed_on,
            final_plan_on=row.final_plan_on,
        )
        for row in county.reviews
    )
    _put(Review, rows)


def _complaints(county: County, written: Written, districts: dict[int, int]) -> None:
    keys: dict[int, int] = {}
    for stage in (1, 2):  # the second follows the first, which has to be there
        of_stage = [row for row in county.complaints if row.stage == stage]
        rows = (
            Complaint(
                ref=row.ref,
                child_id=written.children[row.child],
                district_id=districts[row.district],
                stage=row.stage,
                follows_id=keys.get(row.follows),
                received_on=row.received_on,
                acknowledged_on=row.acknowledged_on,
                answered_on=row.answered_on,
                upheld=row.upheld,
            )
            for row in of_stage
        )
        keys |= _numbered(of_stage, _put(Complaint, rows))
