"""A child's whole story in date order, and the faults in it: first of all, what the Ombudsman found."""

from datetime import date, timedelta

import factories
import ombudsman_case
import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.accounts.errors import Conflict
from goldenthread.casework import actions
from goldenthread.casework.chronology import Chronology, chronology
from goldenthread.casework.faults import length_in_words
from goldenthread.clocks import actions as clocks
from goldenthread.clocks.models import Clock
from goldenthread.people import bank_holidays
from goldenthread.statute.counting import corresponding_day

pytestmark = pytest.mark.django_db
D = date
READ_ON = ombudsman_case.READ_ON
QUERIES = 11


@pytest.fixture
def found(manager) -> Chronology:
    return chronology(ombudsman_case.build(by=manager), READ_ON)


def fault(found, duty):
    (one,) = [fault for fault in found.faults if fault.duty_code == duty]
    return one


# What the Ombudsman found in report 22 003 403, and the duty under which it is found here.
FOUND = [
    ("the decision after the June 2021 review was late (36)", "review_decided", D(2021, 7, 13), 36),
    ("the notice to amend was not issued in time (36)", "amendments_proposed", D(2021, 7, 13), 189),
    ("the updated plan was not issued in time (36, 38)", "amended_plan_cap", D(2021, 9, 7), 133),
    ("no review since June 2021 (37)", "review_completed", D(2022, 8, 17), 136),
    ("the complaint of March 2022 was not answered (33)", "complaint_stage_1_answered", D(2022, 4, 11), 264),
    ("provision was missing for 13 months (40)", "provision_secured", None, 396),
]


@pytest.mark.parametrize(("finding", "duty", "due_on", "days_late"), FOUND, ids=[row[1] for row in FOUND])
def test_it_finds_what_the_ombudsman_found(found, finding, duty, due_on, days_late):
    one = [fault for fault in found.faults if fault.duty_code == duty][-1]
    assert (one.due_on, one.days_late) == (due_on, days_late), finding


def test_it_finds_nothing_that_did_not_follow_from_the_record(found):
    """Beside the Ombudsman's findings only this: the review itself was complete five weeks after its twelve months."""
    assert [(one.duty_code, one.due_on, one.is_open) for one in found.faults] == [
        ("review_completed", D(2021, 7, 10), False),
        ("review_decided", D(2021, 7, 13), False),
        ("amendments_proposed", D(2021, 7, 13), False),
        ("amended_plan_cap", D(2021, 9, 7), False),
        ("provision_secured", None, True),
        ("complaint_stage_1_answered", D(2022, 4, 11), True),
        ("review_completed", D(2022, 8, 17), True),
    ]


def test_it_says_it_in_a_sentence(found):
    assert found.sentence == (
        "6 duties were late, the longest by 264 days; 2 still are. "
        "Provision was missing for 13 months and still is."
    )


def test_it_shows_how(found):
    plan = fault(found, "amended_plan_cap")
    assert "12 weeks after the review meeting is held (15 June 2021, not counted)" in plan.why
    assert plan.why.endswith(
        "It was done on 18 January 2022, 7 months and 3 days after the time began to run "
        "and 133 days after the last lawful day."
    )
    assert plan.law_said.words == "Within 12 weeks after the review meeting is held."
    assert "[2022] EWHC 493 (Admin)" in plan.law_said.authority
    assert [(one.on, one.title) for one in plan.evidence] == [
        (D(2021, 6, 15), "Annual review meeting"),
        (D(2022, 1, 18), "Amended plan issued"),
    ]


def test_a_notice_that_was_never_sent_is_shown_as_never_done(found):
    notice = fault(found, "amendments_proposed")
    assert (notice.done_on, notice.stopped_on) == (None, D(2022, 1, 18))
    assert notice.lateness == "189 days late when it was owed no longer"
    assert notice.law_said.met_by.endswith("a letter that only says the plan will change is not enough")


def test_missing_provision_counts_both_days(found):
    provision = fault(found, "provision_secured")
    assert provision.lateness == "13 months missing so far"
    assert provision.why == (
        "Missing from 1 December 2021 to 31 December 2022, both days counted: 13 months, and still missing."
    )
    assert provision.law_said.authority == "Children and Families Act 2014, section 42(2)"
    assert provision.evidence[0].detail == "Speech and language therapy"


def test_an_unanswered_complaint_stands_in_the_story_without_being_one_of_casework_s_records(found):
    complaint = fault(found, "complaint_stage_1_answered")
    assert complaint.lateness == "264 days late, and not done"
    assert [(one.on, one.title) for one in complaint.evidence] == [
        (D(2022, 3, 14), "The complaint was received")
    ]


def test_the_story_runs_from_the_oldest_and_ends_on_the_day_of_reading(found):
    days = [entry.on for entry in found.entries]
    assert days == sorted(days)
    assert (days[0], days[-1]) == (D(2016, 4, 26), READ_ON)
    assert [entry.title for entry in found.entries if entry.on == D(2022, 1, 18)] == [
        "Amended plan issued",
        "Done 133 days late: Send the amended plan (no notice of amendments was sent)",
        "Owed no longer: Send the proposed amendments with the existing plan and the evidence",
    ]


def test_what_was_late_is_part_of_the_story(found):
    assert {entry.key for entry in found.late} < {entry.key for entry in found.entries}
    assert {one.key for one in found.faults} <= {entry.key for entry in found.late}


def test_each_entry_has_a_name_of_its_own_that_stays_and_says_nothing(found):
    slugs = [entry.slug for entry in found.entries]
    assert len(set(slugs)) == len(slugs)
    clocks.rebuild()
    assert [entry.slug for entry in chronology(found.child, READ_ON + timedelta(days=1)).entries] == slugs
    assert found.entry(slugs[3]) == found.entries[3]


def test_every_late_clock_is_a_fault_and_nothing_else_is(found):
    """Against the clocks' own question, on every day of the story."""
    for day in (D(2021, 7, 13), D(2021, 7, 14), D(2022, 1, 19), READ_ON):
        late = [clock for clock in Clock.objects.owed().of_child(found.child) if clock.days_late_on(day)]
        expected = {(c.duty, c.due_on) for c in late if c.duty != "not_issuing_notified" or not c.stopped_on}
        told = chronology(found.child, day).faults
        assert {(f.duty_code, f.due_on) for f in told if f.due_on} == expected


def test_a_case_on_which_everything_was_done_in_time_has_no_fault():
    child = factories.child()
    asked = factories.request(
        child=child, received_on=D(2024, 10, 1), decided_on=D(2024, 10, 30), decision="refuse"
    )
    factories.complaint(child=asked.child, received_on=D(2024, 10, 1), answered_on=D(2024, 10, 2))
    clocks.rebuild()
    found = chronology(child, D(2024, 11, 12))
    assert (found.faults, found.sentence) == ((), "No duty was late.")


def test_agreeing_to_issue_after_sixteen_weeks_is_not_a_failure_to_tell_that_no_plan_is_issued():
    asked = factories.request(received_on=D(2024, 1, 2), decided_on=D(2024, 2, 1), decision="assess")
    factories.assessment(request=asked, issue_agreed_on=D(2024, 5, 20))
    clocks.rebuild()
    assert [one.duty_code for one in chronology(asked.child, D(2024, 5, 22)).faults] == ["plan_issued"]


def test_late_advice_names_whose_it_was_and_shows_that_advice_alone():
    held = factories.assessment()
    factories.advice(
        assessment=held, kind="psychology", requested_on=D(2023, 10, 10), returned_on=D(2023, 12, 1)
    )
    factories.advice(assessment=held, kind="health", requested_on=D(2023, 10, 10), returned_on=D(2023, 11, 1))
    clocks.rebuild()
    one = fault(chronology(held.request.child, D(2023, 12, 2)), "advice_returned")
    assert one.title == "Return the advice asked for: Educational psychologist"
    assert {evidence.detail for evidence in one.evidence} == {"Educational psychologist"}


def test_a_child_without_a_case_has_an_empty_story():
    found = chronology(factories.child(), READ_ON)
    assert (found.entries, found.sentence) == ((), "No duty was late.")


@pytest.mark.parametrize(
    ("faults", "words"),
    [
        ([D(2024, 10, 14)], "1 duty was late, by 29 days; it still is."),
        ([D(2024, 10, 14), D(2024, 10, 15)], "2 duties were late, the longest by 29 days; 2 still are."),
    ],
)
def test_the_sentence_of_few_faults(faults, words):
    child = factories.child()
    for due_on in faults:
        factories.request(child=child, received_on=due_on - timedelta(weeks=6))
    clocks.rebuild()
    assert chronology(child, D(2024, 11, 12)).sentence == words


@pytest.mark.parametrize(
    ("first", "after", "words"),
    [
        (D(2021, 12, 1), D(2023, 1, 1), "13 months"),
        (D(2021, 6, 15), D(2022, 1, 18), "7 months and 3 days"),
        (D(2021, 6, 15), D(2021, 6, 16), "1 day"),
        (D(2021, 6, 15), D(2021, 6, 15), "0 days"),
        (D(2023, 1, 31), D(2023, 2, 28), "1 month"),
        (D(2024, 1, 31), D(2024, 2, 28), "28 days"),
        (D(2024, 1, 31), D(2024, 3, 1), "1 month and 1 day"),
    ],
)
def test_a_length_of_time_in_months_and_days(first, after, words):
    assert length_in_words(first, after) == words


@given(st.dates(D(2014, 9, 1), D(2030, 1, 1)), st.integers(0, 2000))
def test_months_and_days_lead_from_the_first_day_to_the_last(first, days):
    after = first + timedelta(days=days)
    words = dict(
        reversed(part.rstrip("s").split(" ")) for part in length_in_words(first, after).split(" and ")
    )
    months = int(words.get("month", 0))
    assert corresponding_day(first, months)[0] + timedelta(days=int(words.get("day", 0))) == after
    assert corresponding_day(first, months + 1)[0] > after


# Notes


def write(found, key, text, by, **more):
    return actions.write_note(by=by, child=found.child, entry_key=key, text=text, **more)


def test_a_note_stands_beside_its_entry_and_can_be_changed_and_taken_back(found, manager):
    key = found.faults[0].key
    write(found, key, "The school sent its report in time.", manager)
    again = chronology(found.child, READ_ON)
    assert again.note_of(key).text == "The school sent its report in time."
    write(found, key, "  ", manager, expected_revision=1)
    assert chronology(found.child, READ_ON).note_of(key) is None


def test_two_people_never_overwrite_each_other_s_note(found, manager, officer):
    key = found.entries[0].key
    write(found, key, "First", manager)
    with pytest.raises(Conflict) as refused:
        write(found, key, "Second", officer)
    assert refused.value.changed_by == manager.display_name
    assert refused.value.changes == [("the note", "", "First")]
    assert write(found, key, "Second", officer, expected_revision=1).revision == 2


def test_a_note_outlives_the_entry_it_stood_beside(found, manager):
    key = next(entry.key for entry in found.entries if entry.key.startswith("started:review_completed"))
    write(found, key, "Kept", manager)
    plan = found.child.requests.get().plan
    actions.correct_date(
        by=manager, today=READ_ON, record=plan, field="first_issued_on", to=D(2016, 9, 13), reason="typing"
    )
    again = chronology(found.child, READ_ON)
    assert [note.text for note in again.loose_notes] == ["Kept"]


def test_it_asks_no_more_for_a_longer_story(manager, django_assert_num_queries):
    """Only to explain a day of a complaint, or of an amended plan, is something more read."""
    plan = factories.plan()
    child = plan.request.child
    for year in range(2020, 2024):
        clocks.rebuild()
        chronology(child, READ_ON)
        with django_assert_num_queries(QUERIES), bank_holidays.read_once():
            chronology(child, READ_ON)
        factories.review(plan=plan, meeting_on=D(year, 11, 1), decided_on=D(year, 11, 9), decision="maintain")
