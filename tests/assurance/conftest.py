"""The demonstration's improvement plan, and a small invented one for what must be seen in the round."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import factories
import publication
import pytest
from django.core.management import call_command

import goldenthread.demo
from goldenthread.accounts.recording import telling_of
from goldenthread.accounts.roles import AreaLead, ProgrammeOffice, ResponsibleOfficer
from goldenthread.assurance import planfile
from goldenthread.assurance.actions import import_document
from goldenthread.assurance.boards import actions as boards
from goldenthread.assurance.boards import log_actions as board_log
from goldenthread.assurance.boards import meeting_actions as meetings
from goldenthread.assurance.boards import scrutiny_actions as scrutiny
from goldenthread.assurance.evidence import actions as bank
from goldenthread.assurance.importing import Beside
from goldenthread.assurance.models import Action, ActionOwner, Area, ImprovementPlan, Risk
from goldenthread.assurance.planfile import PlanDocument
from goldenthread.assurance.risks import actions as risk_actions
from goldenthread.assurance.rounds import days
from goldenthread.assurance.rounds.actions import Said, comment_exception, submit_update
from goldenthread.assurance.rounds.actions import open_round as begin_round
from goldenthread.clocks import actions as clocks
from goldenthread.indicators import Month
from goldenthread.people.models import LocalArea
from goldenthread.scorecard import actions as scorecard
from goldenthread.scorecard.models import Result

DEMO = Path(goldenthread.demo.__file__).parent / "data" / "plan"
PUBLISHED = date(2023, 9, 20)
OCTOBER = Month(2024, 10)


@pytest.fixture(scope="session")
def published() -> PlanDocument:
    """The demonstration's plan, as read from its tables."""
    return planfile.read(DEMO).document


@pytest.fixture
def small() -> PlanDocument:
    """One area, two sub-themes, three actions, one headline measure, one risk."""
    owner, other = planfile.Owner("Head of SEND", "Council"), planfile.Owner("Designated officer", "NHS")
    return PlanDocument(
        title="A small plan",
        published_on=PUBLISHED,
        areas=(planfile.Area("1", "Families are not heard"),),
        sub_themes=(
            planfile.SubTheme("1a", "1", "Letters are hard to read"),
            planfile.SubTheme("1b", "1", "Plans come late"),
        ),
        actions=(
            planfile.Action(
                "1A1",
                "1a",
                "Write plain letters",
                "30 September 2023",
                date(2023, 9, 30),
                owners=(owner,),
                progress="green",
                impact="red",
                evidence=("Parents' comments",),
                kpi_codes=("APP17", "APP01"),
            ),
            planfile.Action(
                "1A2",
                "1a",
                "=Test letters with families",
                "1 May 2024",
                date(2024, 5, 1),
                owners=(owner, other),
                progress="amber",
                impact="amber",
                kpi_codes=("APP01",),
            ),
            planfile.Action(
                "1B1",
                "1b",
                "Keep dates",
                "Ongoing",
                None,
                open_ended=True,
                owners=(other,),
                progress="blue",
                impact="",
                impact_text="TBC in September reporting",
            ),
        ),
        kpis=(
            planfile.Kpi("APP17", "Plans issued in time"),
            planfile.Kpi("APP01", "Complaints answered in time"),
        ),
        high_impact=(
            planfile.HighImpact(
                "1",
                "APP17",
                "Plans issued in time",
                "13.2",
                13.2,
                "June 2023",
                (
                    planfile.Target("Target", "June 2023", "60", 60.0, "Red"),
                    planfile.Target("12 months target", "July 2024", "80", 80.0),
                    planfile.Target("24 months target", "July 2025", "TBC"),
                ),
            ),
        ),
        risks=(
            planfile.Risk(
                "1", date(2023, 5, 17), "Too few people", "high", ("Hire", "Train"), "high", "None yet"
            ),
        ),
    )


def _brought_in(document, *, by=None, **options):
    return import_document(
        document=document, by=by, source_name="plan.csv", source_digest="0" * 64, **options
    )


@pytest.fixture
def bring_in(db):
    return _brought_in


@pytest.fixture
def changed():
    """`changed(document, "1A1", progress="blue")` is the document with one action changed."""

    def change(document, code, **fields):
        actions = (replace(each, **fields) if each.code == code else each for each in document.actions)
        return replace(document, actions=tuple(actions))

    return change


@pytest.fixture
def two_plans(imported, small):
    """The small plan until February 2024, and from March on another with two of its actions and a new one."""
    actions = (
        small.actions[0],
        replace(small.actions[1], text="Test and print letters"),
        replace(small.actions[2], code="2B1"),
    )
    later = replace(small, title="A later plan", published_on=date(2024, 3, 1), actions=actions)
    _brought_in(later, beside=Beside("accelerated", date(2024, 3, 1)))
    return tuple(ImprovementPlan.objects.order_by("pk"))


@pytest.fixture
def imported(db, small):
    return _brought_in(small)


@pytest.fixture
def whole_plan(db, published):
    return _brought_in(published)


@pytest.fixture
def results(db):
    """Timeliness for fourteen months up to October 2024, when it was 130 of 171."""
    for number in range(14):
        month = OCTOBER.plus(number - 13)
        counted = 130 if month == OCTOBER else 20 + 5 * number
        factories._make(
            Result,
            {},
            code="APP17",
            month_on=month.first,
            numerator=counted,
            denominator=171,
            value=100 * counted / 171,
            definition_version="1",
            computed_at="2024-11-12T10:00:00Z",
        )


@pytest.fixture
def responsible_officer(db):
    return factories.user(ResponsibleOfficer.code, display_name="Rowan Ash")


@pytest.fixture
def area_lead(db):
    return factories.user(AreaLead.code, display_name="Lee Sol")


@pytest.fixture
def office(db):
    return factories.user(ProgrammeOffice.code, display_name="Billie Moss")


@pytest.fixture
def owner(responsible_officer, imported):
    """Rowan Ash answers for what the Head of SEND owns: 1A1 and 1A2."""
    ActionOwner.objects.filter(role="Head of SEND").update(user=responsible_officer, is_accountable=True)
    return responsible_officer


@pytest.fixture
def lead(area_lead, imported):
    Area.objects.update(led_by=area_lead)
    return area_lead


@pytest.fixture
def open_round(imported, results, office):
    """October's round of the small plan, whose one figure is red: 76.0% against 80%. Opened on 1 November."""
    with telling_of(at(2024, 11, 1)):
        return begin_round(month=OCTOBER, days=days.proposed(OCTOBER), by=office)


@pytest.fixture
def told():
    """`with told(day)`: what happens in it is dated to ten in the morning of an earlier day."""
    return lambda day: telling_of(at(day.year, day.month, day.day))


@pytest.fixture
def say(open_round, owner):
    """`say("1A2")` submits what its owner says: still amber, and why that stands."""

    def submit(code="1A2", **over):
        said = {
            "words": "Letters drafted with twelve parents",
            "progress": "amber",
            "impact": "amber",
            "reason": "Two schools joined late",
        } | over
        action = Action.objects.get(code=code)
        return submit_update(held=open_round, action=action, said=Said(**said), by=owner, expected_revision=0)

    return submit


@pytest.fixture
def escalated(open_round, office):
    """The red indicator, explained and escalated."""
    return comment_exception(
        raised=open_round.exceptions.get(kpi_code="APP17"),
        commentary="Two posts are empty",
        is_escalated=True,
        ask_of_board="Release one post",
        by=office,
        expected_revision=0,
    )


@pytest.fixture
def reviews_table() -> Path:
    """The two published government reviews, as the demonstration holds them."""
    return Path(goldenthread.demo.__file__).parent / "data" / "reviews.csv"


@pytest.fixture
def plan_held(db, published):
    import_document(document=published, by=None, source_name="the plan", source_digest="0")


@pytest.fixture
def reviewed(plan_held, reviews_table):
    call_command("import_reviews", str(reviews_table), verbosity=0)


def at(year, month, day):
    """Ten in the morning."""
    return datetime(year, month, day, 10, tzinfo=UTC)


@pytest.fixture
def only_published(imported):
    """The small plan's one risk, of which nobody has said anything since it was imported."""
    return Risk.objects.get()


@pytest.fixture
def score():
    """`score(risk, (4, 5), (3, 5), at(2024, 3, 1), by=...)`: with nothing done, and now."""

    def give(risk, inherent, residual, when, *, by, **more):
        risk.refresh_from_db()
        return risk_actions.assess_risk(
            risk=risk,
            score=risk_actions.Score(*inherent, *residual),
            words=more.pop("words", "Two posts are empty"),
            by=by,
            expected_revision=risk.revision,
            at=when,
            **more,
        )

    return give


@pytest.fixture
def register(only_published, office, responsible_officer, score):
    """Three risks: 1 as published; 2 scored in March and lower in June, its mitigation late; 3 accepted and its review overdue."""
    area, action = Area.objects.get(), Action.objects.get(code="1A2")
    second = risk_actions.add_risk(
        said=risk_actions.Description(
            title="Families stop opening letters",
            category="families",
            owner=responsible_officer,
            owner_post="Head of SEND",
            target_score=4,
            review_on=date(2024, 12, 1),
            areas=(area,),
        ),
        words="Two forums said so",
        by=office,
        at=at(2024, 2, 1),
    )
    score(second, (5, 5), (4, 4), at(2024, 3, 1), by=office)
    score(second, (5, 5), (2, 4), at(2024, 6, 3), by=office, words="The new letters are out")
    second.refresh_from_db()
    risk_actions.add_mitigation(
        risk=second,
        said=risk_actions.MitigationWork(
            text="Write with parents",
            owner_post="Communications lead",
            due_on=date(2024, 9, 30),
            lowers="likelihood",
        ),
        by=office,
        at=at(2024, 6, 3),
    )
    third = risk_actions.add_risk(
        said=risk_actions.Description(
            title="The budget is cut", category="money", owner_post="Director of Finance", actions=(action,)
        ),
        words="The settlement is late",
        by=office,
        at=at(2024, 4, 1),
    )
    score(third, (4, 4), (3, 4), at(2024, 4, 2), by=office)
    third.refresh_from_db()
    risk_actions.settle_risk(
        risk=third,
        state="accepted",
        words="Nothing more can be done before the settlement",
        review_on=date(2024, 10, 1),
        by=office,
        expected_revision=third.revision,
        at=at(2024, 5, 1),
    )
    return {risk.number: risk for risk in Risk.objects.all()}


@pytest.fixture
def piece(db, office):
    """`piece(title="…", at=…)` puts a piece of evidence into the bank: a survey of parents of May 2024, added in June."""

    def put(*, at=datetime(2024, 6, 3, 10, tzinfo=UTC), by=office, upload=None, **over):
        said = {
            "title": "Survey of parents",
            "shows": "62 of 100 parents know whom to ask",
            "kind": "survey",
            "strength": "once",
            "voice": "parents",
            "dated_on": date(2024, 5, 20),
        } | over
        return bank.add_evidence(said=bank.Said(**said), by=by, upload=upload, at=at)

    return put


@pytest.fixture
def put_to(office):
    """`put_to(item, action="1A1")`, or `ask=`, `kpi_code=`: what an item is for, from June 2024 on."""

    def link(item, *, action="", ask=None, kpi_code="", at=datetime(2024, 6, 4, 10, tzinfo=UTC)):
        found = Action.objects.get(code=action) if action else None
        target = bank.Target(action=found, ask=ask, kpi_code=kpi_code)
        return bank.link_evidence(item=item, to=target, shows="Most know whom to ask", by=office, at=at)

    return link


@pytest.fixture
def published_october(db):
    """October's figures as a published month: 8 of 14 plans in time; in September 6 of 12."""
    LocalArea.objects.create(name="Anyshire", authority_code="999")
    in_time, late = timedelta(weeks=19), timedelta(weeks=25)
    for day, waits in (
        (date(2024, 10, 14), [in_time] * 8 + [late] * 6),
        (date(2024, 9, 10), [in_time] * 6 + [late] * 6),
    ):
        for wait in waits:
            asked = factories.request(received_on=day - wait)
            factories.plan(request=asked, draft_sent_on=None, first_issued_on=day)
    clocks.rebuild()
    scorecard.rebuild_facts(as_of=date(2024, 11, 12))
    scorecard.compute(months=[OCTOBER.plus(-1), OCTOBER])
    return publication.publish()


@pytest.fixture
def siab(db, office, board_member):
    """The improvement board since January 2023, with a chair, a member with an account and an adviser; its terms of
    reference of March 2023 are to be looked at every six months."""
    began = {"began_on": date(2023, 1, 31), "by": office}
    held = boards.found_board(
        short_name="SIAB", name="Improvement and Assurance Board", kind="board", quorum=2, **began
    )
    boards.add_member(board=held, name="Ida Fenn", post="Independent chair", part="chair", **began)
    boards.add_member(board=held, user=board_member, part="member", **began)
    boards.add_member(board=held, post="Adviser of the Department", part="adviser", **began)
    boards.agree_terms(
        board=held,
        words="Oversee the plan",
        agreed_on=date(2023, 3, 31),
        review_months=6,
        by=office,
        expected_revision=0,
    )
    return held


@pytest.fixture
def pdg(siab, office):
    return boards.found_board(
        short_name="PDG",
        name="Partnership Delivery Group",
        kind="group",
        reports_to=siab,
        began_on=date(2023, 3, 1),
        by=office,
    )


@pytest.fixture
def committee(db, office):
    return boards.found_board(
        short_name="Scrutiny",
        name="Scrutiny Committee",
        kind="scrutiny",
        began_on=date(2023, 1, 25),
        by=office,
    )


@pytest.fixture
def meeting(siab, office):
    """Today's, with one item on its agenda."""
    held = meetings.plan_meeting(
        board=siab, meets_on=date(2024, 11, 12), by=office, planned_on=date(2024, 10, 1)
    )
    meetings.add_item(meeting=held, title="Waiting lists", words="Why they grow", by=office)
    held.refresh_from_db()
    return held


@pytest.fixture
def attend(office):
    """`attend(meeting)`: every member came."""

    def record(held, how="present"):
        everybody = {member.pk: (how, "") for member in held.board.memberships.all()}
        held.refresh_from_db()
        return meetings.record_attendance(
            meeting=held, attended=everybody, by=office, expected_revision=held.revision
        )

    return record


@pytest.fixture
def agreed(meeting, attend, siab, office):
    """Minutes of a meeting in October, agreed at today's."""
    earlier = meetings.plan_meeting(
        board=siab, meets_on=date(2024, 10, 8), by=office, planned_on=date(2024, 9, 1)
    )
    item = meetings.add_item(meeting=earlier, title="Annual reviews", by=office)
    attend(earlier)
    attend(meeting)
    earlier.refresh_from_db()
    meetings.write_minutes(
        meeting=earlier, words={item.pk: "Too few held"}, by=office, expected_revision=earlier.revision
    )
    earlier.refresh_from_db()
    return meetings.agree_minutes(
        meeting=earlier, agreed_in=meeting, by=office, expected_revision=earlier.revision
    )


@pytest.fixture
def entry(siab, responsible_officer, office):
    """An action of Rowan Ash's, due in October and not done."""
    return board_log.add_entry(
        board=siab,
        kind="action",
        words="Fill two posts",
        said_on=date(2024, 9, 10),
        owner=responsible_officer,
        due_on=date(2024, 10, 31),
        by=office,
    )


@pytest.fixture
def asked(committee, responsible_officer, office):
    """Information that Rowan Ash was to give by the end of October."""
    return scrutiny.ask(
        committee=committee,
        kind="information",
        words="How many posts are empty?",
        asked_on=date(2024, 9, 18),
        asked_by_whom="Members of the committee",
        owner=responsible_officer,
        due_on=date(2024, 10, 31),
        by=office,
    )


@pytest.fixture
def recommended(committee, office):
    return scrutiny.ask(
        committee=committee,
        kind="recommendation",
        words="Report every quarter",
        asked_on=date(2024, 7, 10),
        asked_by_whom="Resolved",
        owner_post="Director of Education",
        by=office,
    )
