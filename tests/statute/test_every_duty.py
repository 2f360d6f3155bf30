"""Every duty against a second calculation, written from the texts and sharing nothing with the first.

Days are walked one by one and months along a calendar; the bank holidays are the `holidays` library's.
"""

import calendar
from datetime import date, timedelta

import holidays
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from goldenthread import statute

ONE = timedelta(days=1)
FIRST, LAST = date(2020, 8, 1), date(2033, 6, 30)
DAYS = st.dates(FIRST, LAST)
CLOSED = holidays.country_holidays("GB", subdiv="ENG", years=range(2014, 2036))
FEW = settings(max_examples=20)
DATED = [duty for duty in statute.ALL_DUTIES if duty.dated]


def worked(day):
    return day.weekday() < 5 and day not in CLOSED


def recess(day):
    return (day.month, day.day) in {(1, 1), *((12, number) for number in range(25, 32))} or day.month == 8


def walk(day, number, counts=lambda day: True):
    while number:
        day += ONE
        number -= 1 if counts(day) else 0
    return day


def on_to(day, good):
    while not good(day):
        day += ONE
    return day


def same_day(day, months):
    month = day.year * 12 + day.month - 1 + months
    year, month = month // 12, month % 12 + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def after(days):
    return lambda day: walk(day, days)


def beginning_with(days):
    return lambda day: walk(day, days - 1)


def months(number):
    return lambda day: same_day(day, number)


def months_beginning_with(number):
    def last(day):
        end = same_day(day, number)
        return end - ONE if end.day == day.day else end

    return last


def working(days):
    return lambda day: walk(day, days, worked)


def working_beginning_with(days):
    return lambda day: walk(on_to(day, worked) - ONE, days, worked)


def back(days):
    return lambda day: date.fromordinal(day.toordinal() - days)


def fixed(month, number):
    return lambda day: date(day.year, month, number)


def then(first, second):
    return lambda day: second(first(day))


def turning(years):
    def reached(born):
        leap = (born.month, born.day) == (2, 29) and not calendar.isleap(born.year + years)
        return date(born.year + years, 3, 1) if leap else born.replace(year=born.year + years)

    return reached


def prescribed(born):
    return on_to(turning(5)(born), lambda day: (day.month, day.day) in {(3, 31), (8, 31), (12, 31)})


def leaving(born):
    """The last Friday of the first June whose school year has not ended by the 16th birthday."""
    year_ends = on_to(turning(16)(born), lambda day: (day.month, day.day) == (8, 31))
    return max(day for week in calendar.monthcalendar(year_ends.year, 6) if (day := week[4])), year_ends.year


def last_friday_of_june(born):
    number, year = leaving(born)
    return date(year, 6, number)


def to_31_july(born):
    return on_to(turning(25)(born), lambda day: (day.month, day.day) == (7, 31))


def at_tribunal(day):
    """Rule 12(2) and (3)(a): a recess first, and only otherwise the next working day."""
    if recess(day):
        return on_to(on_to(day, lambda at: not recess(at)), worked)
    return on_to(day, worked)


SAME = after(0)
WEEK = 7
SECOND = {
    "provision_not_necessary_notified": {"received_on": after(42)},
    "assessment_decided": {"received_on": after(42)},
    "advice_returned": {"requested_on": after(42)},
    "not_issuing_notified": {"received_on": after(112)},
    "draft_sent": {"received_on": after(112)},
    "draft_window": {"served_on": beginning_with(15)},
    "setting_consultation": {"sent_on": after(15)},
    "plan_issued": {"received_on": after(140)},
    "detained_assessment_decided": {"received_on": after(42)},
    "detained_not_issuing_notified": {"received_on": after(112)},
    "detained_plan_issued": {"received_on": after(140)},
    "review_completed": {"reviewed_on": months_beginning_with(12)},
    "latest_safe_meeting": {"reviewed_on": then(months_beginning_with(12), back(28))},
    "reviews_listed": {"term_starts_on": back(14)},
    "review_papers": {"meeting_on": back(14)},
    "review_report": {"meeting_on": after(14)},
    "review_decided": {"meeting_on": after(28)},
    "under_five_review": {"reviewed_on": months(6)},
    "amendments_proposed": {"meeting_on": after(28)},
    "amendments_window": {"served_on": beginning_with(15)},
    "amended_plan_issued": {"notice_on": after(56), "meeting_on": after(84)},
    "amended_plan_cap": {"meeting_on": after(84)},
    "not_amending_notified": {"notice_on": after(56)},
    "unreviewed_amendment_issued": {"notice_on": after(56)},
    "reassessment_decided": {"received_on": after(15)},
    "reassessment_advice_returned": {"requested_on": after(42)},
    "reassessment_not_amending_notified": {"notified_on": after(70)},
    "reassessed_plan_issued": {"notified_on": after(98)},
    "phase_transfer_completed": {
        "transfer_on": fixed(2, 14),
        "meeting_on": after(84),
        "notice_on": after(56),
    },
    "latest_phase_transfer_meeting": {"transfer_on": then(fixed(2, 14), back(84))},
    "post_16_transfer_completed": {
        "transfer_on": fixed(3, 30),
        "meeting_on": after(84),
        "notice_on": after(56),
    },
    "latest_post_16_transfer_meeting": {"transfer_on": then(fixed(3, 30), back(84))},
    "further_transfer_completed": {
        "transfer_on": months(-5),
        "meeting_on": after(84),
        "notice_on": after(56),
    },
    "latest_further_transfer_meeting": {"transfer_on": then(months(-5), back(84))},
    "plan_transferred": {"moved_on": SAME, "aware_on": working_beginning_with(15)},
    "transferred_plan_maintained": {"transferred_on": SAME},
    "transfer_notified": {"transferred_on": after(42)},
    "transferred_plan_reviewed": {
        "reviewed_on": months_beginning_with(12),
        "transferred_on": months_beginning_with(3),
    },
    "interim_place_arranged": {"transferred_on": SAME},
    "assessment_decided_after_move": {"received_on": after(42)},
    "health_body_transferred": {"moved_on": working(15)},
    "mediation_adviser_contacted": {"sent_on": months(2)},
    "no_mediation_certified": {"told_on": working(3)},
    "mediation_arranged": {"informed_on": after(30)},
    "health_mediation_arranged": {"informed_on": after(30)},
    "mediation_certified": {"completed_on": working(3)},
    "mediation_not_arranged_certified": {"informed_on": then(after(30), working(3))},
    "mediation_agreement_carried_out": {"agreed_on": after(14)},
    "mediation_agreement_passed_on": {"agreed_on": after(7)},
    "appeal_made": {"sent_on": months(2), "certificate_on": months(1)},
    "appeal_answered": {"sent_on": lambda day: walk(day, 30, lambda at: worked(at) and not recess(at))},
    "appeal_decision_given": {"heard_on": working(10)},
    "further_appeal_permission_asked": {
        "sent_on": lambda day: on_to(walk(day, 28, lambda at: not recess(at)), worked)
    },
    "disability_claim_made": {"happened_on": months_beginning_with(6)},
    "recommendations_answered": {"recommended_on": after(35)},
    "recommendations_copied": {"answered_on": after(7)},
    "earliest_cease": {"sent_on": months(2), "certificate_on": months(1)},
    "earliest_cease_after_appeal": {"determined_on": SAME},
    "school_age_begins": {"born_on": prescribed},
    "school_age_ends": {"born_on": last_friday_of_june},
    "young_person_until": {"born_on": turning(25)},
    "plan_kept_in_further_education_until": {"born_on": to_31_july},
    "plan_kept_in_apprenticeship_until": {"born_on": then(turning(26), back(1)), "training_ends_on": SAME},
    "plan_kept_elsewhere_until": {"born_on": then(turning(26), back(1)), "course_ends_on": SAME},
    "direct_payments_reviewed": {"first_paid_on": months_beginning_with(3)},
    "complaint_acknowledged": {"received_on": working(3)},
    "complaint_stage_1_answered": {"received_on": working(20)},
    "complaint_stage_2_answered": {"received_on": working(20)},
    "enquiry_resolved": {"received_on": working(5)},
    "ombudsman_complaint_made": {"aware_on": months_beginning_with(12)},
    "ombudsman_report_considered": {"reported_on": months_beginning_with(3)},
    "social_care_complaint_investigated": {"received_on": working(25)},
    "social_care_complaint_investigated_at_most": {"received_on": working(65)},
    "psychologist_advice_returned": {"requested_on": after(42)},
    "wheelchair_provided": {"referred_on": after(126)},
    "speech_and_language_assessed": {"referred_on": after(84)},
    "counselling_assessed": {"referred_on": after(84)},
    ("complaint_acknowledged", "ombudsman_code"): {"received_on": working(5)},
    ("complaint_stage_1_answered", "ombudsman_code"): {"received_on": working(15)},
    ("complaint_stage_1_extended", "ombudsman_code"): {"received_on": working(25)},
    ("complaint_stage_2_acknowledged", "ombudsman_code"): {"received_on": working(5)},
    ("complaint_stage_2_answered", "ombudsman_code"): {"received_on": working(25)},
}
STEPS = {
    # weeks after an order, after a concession, after an agreement; None where nothing is owed
    "plan_ceased": (0, None, None),
    "assessment_notified": (2, 2, 2),
    "no_plan_notified": (10, 10, 10),
    "assessed_plan_issued": (14, 14, 14),
    "draft_sent": (5, 5, 5),
    "made_plan_issued": (11, 11, 11),
    "reconsidered": (2, None, None),
    "contents_amended": (5, 5, 5),
    "setting_amended": (2, 2, 2),
    "contents_and_setting_amended": (5, 5, 5),
    "plan_continued": (0, 0, 0),
    "continued_plan_amended": (5, 5, 5),
}
# Where one fact stands for another there is one limit at a time: tried with the complaints.
SEVERAL = [
    duty for duty in DATED if len(duty.limits) > 1 and not any(limit.replaces for limit in duty.limits)
]
TRIGGERS = (("order", "ordered_on"), ("concession", "conceded_on"), ("mediation", "agreed_on"))
SECOND |= {
    f"{step}_after_{trigger}": {fact: after(weeks * WEEK)}
    for step, owed in STEPS.items()
    for (trigger, fact), weeks in zip(TRIGGERS, owed, strict=True)
    if weeks is not None
}
LATEST = {"plan_transferred", "transferred_plan_reviewed", "appeal_made", "earliest_cease"}
ADD_A_DAY = {"earliest_cease", "earliest_cease_after_appeal"}


def second(duty, facts):
    counts = SECOND.get((duty.code, duty.policy)) or SECOND[duty.code]
    days = [count(facts[fact]) for fact, count in counts.items() if fact in facts]
    day = max(days) if duty.code in LATEST else min(days)
    if duty.code in {"appeal_made", "earliest_cease"}:
        day = at_tribunal(day)
    return day + ONE if duty.code in ADD_A_DAY else day


def ask(duty, facts, **extra):
    return statute.due_from(duty.code, facts | extra, policy=duty.policy or None)


def start(duty, day):
    """A day on which the duty is in force; births are put back far enough for their duties to be."""
    return day - timedelta(days=365 * 8) if "born_on" in duty.required_facts else max(day, duty.in_force_from)


def facts_of(duty, day, names):
    return dict.fromkeys(names, start(duty, day))


def named(duty):
    return f"{duty.code}-{duty.policy}" if duty.policy else duty.code


every_duty = pytest.mark.parametrize("duty", DATED, ids=named)


def test_the_second_calculation_knows_every_dated_duty_and_no_other():
    keys = {code if isinstance(code, str) else code[0] for code in SECOND}
    assert keys == {duty.code for duty in DATED}


@every_duty
@FEW
@given(day=DAYS)
def test_the_day_is_the_second_calculations(duty, day):
    facts = facts_of(duty, day, duty.required_facts)
    assert ask(duty, facts).due_on == second(duty, facts)


@pytest.mark.parametrize("duty", SEVERAL, ids=named)
@FEW
@given(day=DAYS, data=st.data())
def test_the_day_is_the_second_calculations_with_every_fact_known(duty, day, data):
    first = start(duty, day)
    facts = {limit.fact: first + timedelta(days=data.draw(st.integers(0, 200))) for limit in duty.limits}
    assume(all(facts[earlier] <= facts[later] for earlier, later in duty.order))
    assert ask(duty, facts).due_on == second(duty, facts)


@every_duty
@FEW
@given(day=DAYS, later=st.integers(0, 400))
def test_a_later_start_never_gives_an_earlier_day(duty, day, later):
    first = facts_of(duty, day, duty.required_facts)
    then_on = {name: value + timedelta(days=later) for name, value in first.items()}
    assert ask(duty, first).due_on <= ask(duty, then_on).due_on


@every_duty
@FEW
@given(day=DAYS)
def test_the_day_is_never_before_its_start_unless_it_counts_back(duty, day):
    facts = facts_of(duty, day, duty.required_facts)
    assert duty.counts_back or ask(duty, facts).due_on >= max(facts.values())


@every_duty
@FEW
@given(day=DAYS)
def test_the_answer_says_why_and_which_working_day_to_act_by(duty, day):
    answer = ask(duty, facts_of(duty, day, duty.required_facts))
    assert str(answer.due_on.year) in answer.why
    assert answer.why.endswith(".")
    assert answer.authority == duty.authority
    if duty.bound is statute.Bound.FIRST_DAY:
        assert answer.last_working_day is None
        assert answer.next_step_from == answer.due_on
    elif answer.due_on.year < 2036:
        assert worked(answer.last_working_day)
        assert not any(
            worked(answer.last_working_day + timedelta(days=number))
            for number in range(1, (answer.due_on - answer.last_working_day).days + 1)
        )


@every_duty
@FEW
@given(day=DAYS, days=st.integers(-40, 40))
def test_done_on_the_last_day_is_in_time_and_the_day_after_is_not(duty, day, days):
    facts = facts_of(duty, day, duty.required_facts)
    due_on = ask(duty, facts).due_on
    met_on = due_on + timedelta(days=days)
    assume(duty.counts_back or met_on >= max(facts.values()))
    outcome = ask(duty, facts, met_on=met_on).outcome
    if duty.bound is statute.Bound.LONG_STOP:
        assert outcome.endswith(" late") == (days > 0)
    else:
        first = 0 if duty.bound is statute.Bound.FIRST_DAY else 1
        assert (outcome != "not too soon") == (days < first)


@pytest.mark.parametrize("duty", [duty for duty in DATED if not duty.counts_back], ids=named)
def test_an_act_before_its_start_is_refused_by_name(duty):
    facts = facts_of(duty, date(2026, 9, 1), duty.required_facts)
    with pytest.raises(statute.WrongFactsError, match=r"met_on \(.*\) is before"):
        ask(duty, facts, met_on=min(facts.values()) - ONE)


@pytest.mark.parametrize(
    ("duty", "earlier", "later"),
    [(duty, *pair) for duty in DATED for pair in duty.order],
    ids=lambda part: part if isinstance(part, str) else part.code,
)
def test_facts_out_of_order_are_refused_by_name(duty, earlier, later):
    facts = facts_of(duty, date(2030, 9, 1), {*duty.required_facts, earlier, later})
    assert ask(duty, facts)
    with pytest.raises(statute.WrongFactsError, match=rf"{later} \(.*\) is before {earlier} \(.*or later"):
        ask(duty, facts | {later: facts[earlier] - ONE})


@pytest.mark.parametrize("duty", [duty for duty in DATED if duty.customary], ids=named)
@FEW
@given(day=DAYS)
def test_a_customary_reading_is_given_in_words(duty, day):
    answer = ask(duty, facts_of(duty, day, (*duty.required_facts, duty.customary.limit.fact)))
    assert bool(answer.customary_on) == bool(answer.customary_why)


@pytest.mark.parametrize("duty", [duty for duty in DATED if not duty.tribunal_time], ids=named)
def test_a_day_beyond_the_known_bank_holidays_is_given_where_none_is_needed(duty):
    facts = dict.fromkeys(duty.required_facts, date(2060, 2, 29))
    needs_them = any(
        "orking" in type(limit.rule).__name__
        or "Tribunal" in type(limit.rule).__name__
        or "Then" in type(limit.rule).__name__
        for limit in duty.limits
        if limit.required
    )
    if needs_them:
        with pytest.raises(
            statute.OutsideCalendarError, match=rf"{duty.code} from .* 29 February 2060: bank"
        ):
            ask(duty, facts)
        return
    answer = ask(duty, facts)
    assert answer.last_working_day is None
    assert duty.bound is statute.Bound.FIRST_DAY or "Bank holidays are known for 2014 to 2035" in answer.doubt


def test_a_day_past_the_last_year_is_refused_in_words():
    with pytest.raises(statute.OutsideCalendarError, match="the years 1 to 9999"):
        statute.due("plan_issued", received_on=date(9999, 12, 1))


@pytest.mark.parametrize("duty", DATED, ids=named)
def test_its_example_can_be_worked(duty):
    assert ask(duty, statute.example_facts(duty)).why
