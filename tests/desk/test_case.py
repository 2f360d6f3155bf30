"""The case page: one next step, what is late, what is awaited, why each date is what it is."""

from datetime import date

import factories
import pytest
import stories

from goldenthread.accounts.models import ReadRecord
from goldenthread.accounts.roles import AdviceWriter, SettingStaff
from goldenthread.casework import actions
from goldenthread.casework.models import Request

D = date
TODAY = D(2024, 11, 12)


@pytest.fixture
def child(officer):
    return stories.child_of(officer)


def address(case, tab=""):
    return f"/cases/{case.ref}/" + (f"?tab={tab}" if tab else "")


def test_it_says_who_it_is_about_and_how_far_it_has_come(signed_in, officer, child):
    page = signed_in(officer).get(address(stories.assessing(child)))
    assert page.h1 == "Amira Hussain-Cole"
    assert "age 7 · Year 3" in page.text
    assert "Needs assessment · week 11 of 20" in page.text
    bar = page.soup.select_one(".gt-week-bar__bar")["aria-label"]
    assert bar.startswith("Week 11 of 20")
    assert "week 6: decision whether to assess, done" in bar
    assert "week 20: final plan, due" in bar


def test_it_gives_one_next_step_with_its_day_and_one_button(signed_in, officer, child):
    page = signed_in(officer).get(address(stories.assessing(child)))
    assert "Next: get in the advice asked for by Mon 18 November 2024 (in 6 days)" in page.text
    assert [link.text for link in page.soup.select("a.govuk-button")] == ["Record: advice received"]


def test_it_explains_the_date_in_place(signed_in, officer, child):
    page = signed_in(officer).get(address(stories.requested(child)))
    why = page.soup.select_one(".gt-why").get_text(" ", strip=True)
    assert "6 weeks after the request was received (2 September 2024, not counted)" in why
    assert "regulation 5(1)" in why


def test_it_says_with_the_date_that_an_exception_was_recorded_and_moves_nothing(
    signed_in, officer, manager, child
):
    case = stories.requested(child)
    before = signed_in(officer).get(address(case)).text
    why = "Abroad all summer"
    proposed = actions.record_exception(by=officer, request=case, kind="absent_from_area", reason=why)
    text = signed_in(officer).get(address(case)).text
    assert f"An exception was proposed by {officer.display_name} on 12 November 2024" in text
    assert "It counts once it is approved" in text
    actions.decide_exception(by=manager, exception=proposed, standing="approved")
    page = signed_in(officer).get(address(case))
    assert f"An exception was recorded by {officer.display_name} on 12 November 2024" in page.text
    assert "It does not move the date" in page.text
    assert "by Mon 14 October 2024 29 days late" in before
    assert "by Mon 14 October 2024 29 days late" in page.text


def test_it_says_lateness_in_days_with_the_name_of_the_duty(signed_in, officer, child):
    case = stories.assessing(child, advice=(), received_on=D(2024, 5, 1), decided_on=D(2024, 6, 3))
    page = signed_in(officer).get(address(case))
    assert "Also late Send the final plan: was due 18 September 2024, 55 days late" in page.text


def test_it_calls_nobody_late_with_a_refusal_that_may_never_come(signed_in, officer, child):
    advice_in = {"advice": (), "received_on": D(2024, 7, 1), "decided_on": D(2024, 8, 5)}
    case = stories.assessing(child, **advice_in)
    page = signed_in(officer).get(f"{address(case)}?tab=deadlines")
    assert "passed 22 days ago; late only if the answer is no" in page.text
    assert "days late" not in page.text
    assert "22 days late" not in signed_in(officer).get(f"{address(case)}record/agree-to-issue/").text
    assert "22 days late" in signed_in(officer).get(f"{address(case)}record/not-issuing/").text


def test_it_says_for_whom_it_waits_and_records_in_one_step_that_it_came(signed_in, officer, child):
    case = stories.assessing(child, advice=("health", "psychology"))
    page = signed_in(officer).get(address(case))
    assert (
        "Advice: educational psychologist, asked 7 October 2024, due 18 November 2024, in 6 days" in page.text
    )
    asked = case.assessment.advice.get(kind="psychology")
    form = page.click("it came: Advice: educational psychologist")
    page = form.submit("Record", returned_on=D(2024, 11, 11), redirects_to=address(case))
    asked.refresh_from_db()
    assert asked.returned_on == D(2024, 11, 11)
    assert "Advice: educational psychologist" not in page.text
    assert "Advice: health" in page.text


@pytest.mark.parametrize(
    ("tab", "said"),
    [
        ("timeline", "Request received"),
        ("deadlines", "Send the final plan by Mon 20 January 2025 (in 69 days)"),
        ("advice", "Educational psychologist"),
        ("plan", "There is no plan, and no draft has been sent."),
        ("people", "Samira Hussain, mother"),
    ],
)
def test_it_has_tabs_that_are_pages(signed_in, officer, child, tab, said):
    carer = factories.carer(child, name="Samira Hussain", telephone="01622 000000")
    carer.guardianships.update(relationship="Mother")
    page = signed_in(officer).get(address(stories.assessing(child), tab))
    assert said in page.text
    assert page.soup.select_one(".gt-page-tabs [aria-current=page]").get_text().lower() == tab


def test_its_timeline_is_newest_first_and_puts_together_what_was_asked_at_once(signed_in, officer, child):
    page = signed_in(officer).get(address(stories.assessing(child, advice=("health", "psychology"))))
    titles = [line.get_text() for line in page.soup.select(".gt-timeline__title")]
    assert titles == ["Advice asked for", "Decision whether to assess", "Request received"]
    first = page.soup.select_one(".gt-timeline__event").get_text(" ", strip=True)
    assert "Health" in first
    assert "Educational psychologist" in first


def test_its_timeline_shows_what_stood_there_before_a_correction(signed_in, officer, child):
    case = stories.requested(child)
    case = actions.record_decision(
        by=officer, today=TODAY, request=case, decision="assess", decided_on=D(2024, 10, 1)
    )
    actions.correct_date(
        by=officer, today=TODAY, record=case, field="decided_on", to=D(2024, 10, 2), reason="Letter says so"
    )
    text = signed_in(officer).get(address(case)).text
    assert "it said 1 October 2024. Letter says so" in text
    assert f"Recorded by {officer.display_name}" in text


def test_its_plan_tab_has_the_five_dates_of_each_review(signed_in, officer, child):
    review = {"meeting_on": D(2024, 10, 8), "papers_received_on": D(2024, 10, 20)}
    page = signed_in(officer).get(address(stories.issued(child, reviews=[review]), "plan"))
    (row,) = page.rows("Annual reviews")
    assert row == {
        "Meeting": "8 Oct 2024",
        "Report came": "20 Oct 2024",
        "Decision": "–",
        "Decided": "–",
        "Amendments proposed": "–",
        "Amended plan": "–",
    }


def test_an_issued_plan_has_no_bar_and_its_next_review(signed_in, officer, child):
    page = signed_in(officer).get(address(stories.issued(child)))
    assert page.soup.select_one(".gt-week-bar") is None
    assert "Next: hold the annual review meeting by Tue 14 January 2025 (in 63 days)" in page.text


def test_a_case_that_ended_asks_for_nothing(signed_in, officer, child):
    case = stories.requested(child, withdrawn_on=D(2024, 9, 20))
    page = signed_in(officer).get(address(case))
    assert "Nothing more: the request was withdrawn on 20 September 2024" in page.text
    assert page.soup.select("a.govuk-button") == []
    assert [text for text in page.links() if text in ("Correct a date", "Request withdrawn")] == [
        "Correct a date"
    ]


def test_who_has_seen_it_is_for_those_who_may_know(signed_in, officer, manager, child):
    case = stories.requested(child)
    signed_in(officer).get(address(case))
    signed_in(officer).get(address(case, "reads"), status=404)
    page = signed_in(manager).get(address(case, "reads"))
    seen = page.rows("Opened and changed, newest first")
    assert officer.display_name in {row["Who"] for row in seen}


def test_a_tab_that_is_not_there_is_not_found(signed_in, officer, child):
    signed_in(officer).get(address(stories.requested(child), "letters"), status=404)


def test_a_stranger_finds_nothing_and_the_try_is_written_down(signed_in, stranger, officer, child):
    case = stories.requested(child)
    signed_in(stranger).get(address(case), status=404)
    tried = ReadRecord.objects.get(by=stranger)
    assert (tried.ref, tried.child_ref, tried.refused) == (case.ref, child.ref, True)


def test_opening_it_is_written_down(signed_in, officer, child):
    case = stories.requested(child)
    signed_in(officer).get(address(case))
    assert ReadRecord.objects.filter(by=officer, ref=case.ref, refused=False).count() == 1


def test_those_who_may_only_read_are_offered_nothing_to_record(signed_in, child):
    place = factories.organisation()
    child.current_setting = factories.setting(organisation=place)
    child.save()
    case = stories.assessing(child)
    teacher = factories.user(SettingStaff.code, organisation=place)
    page = signed_in(teacher).get(address(case))
    assert "Record" not in page.text
    assert "it came" not in page.text
    assert page.soup.select(".gt-thread") == []


def test_a_writer_of_advice_sees_the_case_they_were_asked_about(signed_in, child):
    trust = factories.organisation()
    case = stories.assessing(child, advice=())
    writer = factories.user(AdviceWriter.code, organisation=trust)
    signed_in(writer).get(address(case), status=404)
    factories.advice(assessment=case.assessment, asked_of=trust, requested_on=D(2024, 10, 8))
    assert trust.name in signed_in(writer).get(address(case, "advice")).text


def test_the_thread_runs_from_the_case_up_to_the_plan(signed_in, officer, october):
    case = Request.objects.get(child=october[0])
    page = signed_in(officer).get(address(case))
    parts = page.soup.select_one(".gt-thread").get_text(" ", strip=True)
    assert parts.startswith("This case")
    assert "APP17" in parts
    assert "Action 6G1" in parts
    assert "APP17 EHC plans in 20 weeks: counted. Serves action 6G1" in page.text


@pytest.mark.parametrize(
    ("tab", "queries"),
    [("timeline", 14), ("deadlines", 13), ("advice", 16), ("plan", 13), ("people", 14)],
)
def test_it_asks_the_database_little(signed_in, officer, child, tab, queries, django_assert_num_queries):
    case = stories.assessing(child, advice=("health", "psychology", "education", "social_care"))
    client = signed_in(officer)
    client.get(address(case, tab))
    with django_assert_num_queries(queries):
        client.get(address(case, tab))


@pytest.mark.parametrize(
    ("story", "ways"),
    [
        (stories.requested, ["Put it before a panel"]),
        (
            stories.assessing,
            ["Ask everybody for advice", "Write the plan", "Check the plan", "Put it before a panel"],
        ),
        (
            stories.drafted,
            [
                "Write the plan",
                "Check the plan",
                "What the family said of it",
                "Consult settings",
                "Put it before a panel",
            ],
        ),
        (
            stories.issued,
            ["Write the plan", "Check the plan", "What the family said of it", "Consult settings"],
        ),
    ],
)
def test_it_leads_to_the_work_that_belongs_to_where_it_stands(signed_in, officer, child, story, ways):
    page = signed_in(officer).get(address(story(child)))
    work = page.soup.find("h2", string="Work on it").find_next("ul")
    assert [link.get_text() for link in work.select("a")] == ways
