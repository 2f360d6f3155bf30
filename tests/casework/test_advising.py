"""A request for advice from the writer's side: how it stands, who reaches it, and when the law's clock is met."""

from datetime import date, timedelta

import advised
import factories
import pytest

from goldenthread.accounts.errors import Conflict, Refused
from goldenthread.accounts.files import Upload
from goldenthread.casework import actions as casework
from goldenthread.casework.advising import actions
from goldenthread.casework.advising.asked import asked_cases
from goldenthread.casework.advising.models import TO_DO, GivenAdvice, Standing
from goldenthread.casework.models import Advice
from goldenthread.clocks.models import Clock
from goldenthread.people.models import Child

TODAY, EARLIER = advised.TODAY, date(2024, 11, 8)


@pytest.fixture
def writer(db):
    return advised.writer()


@pytest.fixture
def advice(officer, writer):
    return advised.asked(officer, writer)


def standing(advice):
    return Advice.objects.with_standing().get(pk=advice.pk).standing


def test_it_stands_as_what_was_done_says(officer, writer, advice):
    assert standing(advice) == Standing.ASKED
    actions.acknowledge_request(by=writer, today=TODAY, advice=advice)
    assert standing(advice) == Standing.RECEIVED
    first = advised.given(advice, writer)
    assert standing(advice) == Standing.SENT
    actions.send_back_advice(by=officer, today=TODAY, given=first, missing="How often?")
    assert standing(advice) == Standing.SENT_BACK
    second = advised.given(advice, writer)
    assert standing(advice) == Standing.SENT
    actions.accept_advice(by=officer, today=TODAY, given=second)
    assert standing(advice) == Standing.GIVEN


def test_accepting_meets_the_clock_on_the_day_it_was_given(officer, writer, advice):
    given = advised.given(advice, writer, on=EARLIER)
    actions.accept_advice(by=officer, today=TODAY, given=given)
    clock = Clock.objects.of_duty("advice_returned").get()
    assert clock.met_on == EARLIER
    assert Advice.objects.get(pk=advice.pk).returned_on == EARLIER


def test_acknowledging_and_a_promise_move_no_day(officer, writer, advice):
    due_on = Clock.objects.of_duty("advice_returned").get().due_on
    for _ in range(2):  # pressing twice is once
        actions.acknowledge_request(by=writer, today=TODAY, advice=advice)
    actions.say_late(by=writer, today=TODAY, advice=advice, reason="Ill", expected_on=date(2024, 12, 2))
    assert Clock.objects.of_duty("advice_returned").get().due_on == due_on
    assert Advice.objects.with_standing().get(pk=advice.pk).due_on == due_on
    assert advice.steps.count() == 2


def test_it_is_given_late_after_the_last_lawful_day(officer, writer):
    advice = advised.asked(officer, writer, requested_on=date(2024, 10, 8))
    Advice.objects.filter(pk=advice.pk).update(returned_on=date(2024, 11, 20))
    assert standing(advice) == Standing.GIVEN_LATE


def test_two_requests_of_one_kind_have_each_their_own_day(officer, writer, advice):
    second = factories.advice(
        assessment=advice.assessment, asked_of=writer.organisation, requested_on=date(2024, 10, 21)
    )
    advised.clocks.rebuild()
    found = {one.pk: one.due_on for one in Advice.objects.with_standing()}
    assert (found[advice.pk], found[second.pk]) == (date(2024, 11, 18), date(2024, 12, 2))


def test_the_child_is_open_to_a_writer_only_while_advice_is_owed(officer, writer, advice):
    def seen():
        return Child.objects.all().visible_to(writer).exists()

    assert seen()
    given = advised.given(advice, writer)
    assert seen()  # it may come back
    actions.accept_advice(by=officer, today=TODAY, given=given)
    assert not seen()
    assert asked_cases().visible_to(writer).exists()  # what was given stays readable
    assert not asked_cases().visible_to(advised.writer()).exists()


@pytest.mark.parametrize("ended", ["withdraw_request", "record_not_issuing", "record_move"])
def test_the_child_is_closed_when_the_assessment_ends(officer, writer, advice, ended):
    case = advised.case_of(advice)
    days = {
        "withdraw_request": {"withdrawn_on": TODAY},
        "record_not_issuing": {"not_issued_on": TODAY},
        "record_move": {"moved_on": TODAY, "moved_to_authority": "330"},
    }
    getattr(casework, ended)(by=officer, today=TODAY, request=case, **days[ended])
    assert not Child.objects.all().visible_to(writer).exists()
    assert standing(advice) == Standing.NOT_NEEDED
    with pytest.raises(Refused, match="no longer needed"):
        advised.given(advice, writer)


def test_a_sibling_of_no_case_is_never_seen(officer, writer, advice):
    other = factories.child(district=officer.team.districts.get())
    assert other not in Child.objects.all().visible_to(writer)
    assert not Child.objects.all().visible_to(advised.writer()).exists()


def test_nobody_writes_over_a_colleagues_draft(writer, advice):
    draft = actions.write_advice(by=writer, advice=advice, summary="One")
    colleague = factories.user("advice_writer", organisation=writer.organisation)
    actions.write_advice(by=colleague, advice=advice, summary="Two", expected_revision=draft.revision)
    for stale in (0, draft.revision):
        with pytest.raises(Conflict):
            actions.write_advice(by=writer, advice=advice, summary="Three", expected_revision=stale)
        with pytest.raises(Conflict):
            actions.give_advice(by=writer, today=TODAY, advice=advice, expected_revision=stale)
    assert GivenAdvice.objects.get().summary == "Two"


@pytest.mark.parametrize(
    ("over", "said"),
    [({"summary": " "}, "a summary"), ({"needs": ""}, "needs"), ({"provision": [{"who": "Me"}]}, "line")],
)
def test_it_is_not_given_half_written(writer, advice, over, said):
    with pytest.raises(Refused, match=said):
        advised.given(advice, writer, **over)


def test_what_was_given_is_not_written_again_while_it_waits(officer, writer, advice):
    given = advised.given(advice, writer)
    for again in (
        lambda: actions.write_advice(by=writer, advice=advice, summary="More"),
        lambda: actions.give_by_upload(
            by=writer, today=TODAY, advice=advice, description="-", uploads=[Upload("a.txt", b"a")]
        ),
    ):
        with pytest.raises(Refused, match="was given on 12 November 2024"):
            again()
    with pytest.raises(Conflict):
        actions.accept_advice(by=officer, today=TODAY, given=given, expected_revision=given.revision - 1)
    actions.accept_advice(by=officer, today=TODAY, given=given, expected_revision=given.revision)
    with pytest.raises(Refused, match="does not wait"):
        actions.send_back_advice(by=officer, today=TODAY, given=given, missing="Much")


def test_each_list_holds_those_that_stand_so(officer, writer):
    """The lists ask what a standing rests on; here they are held against the standings."""
    of = [advised.asked(officer, writer) for _ in range(7)]
    actions.acknowledge_request(by=writer, today=TODAY, advice=of[1])
    advised.given(of[2], writer)
    back = actions.send_back_advice(by=officer, today=TODAY, given=advised.given(of[3], writer), missing="-")
    accepted = advised.given(of[4], writer)
    actions.accept_advice(by=officer, today=TODAY, given=accepted)
    withdrawn = advised.case_of(of[5])
    casework.withdraw_request(by=officer, today=TODAY, request=withdrawn, withdrawn_on=TODAY)
    factories.plan(request=advised.case_of(of[6]), first_issued_on=TODAY)
    asked, standings = Advice.objects.all(), Advice.objects.with_standing()
    lists = {
        asked.still_to_give: TO_DO,
        asked.not_looked_at: (Standing.SENT,),
        asked.come: (Standing.GIVEN, Standing.GIVEN_LATE),
        asked.not_needed: (Standing.NOT_NEEDED,),
    }
    for found, wanted in lists.items():
        held = {one.pk for one in standings if one.standing in wanted}
        assert {one.pk for one in found()} == held
        assert held
    assert back.verdict == "sent_back"
    assert asked.counts_to_give(TODAY + timedelta(weeks=6)) == {"to_do": 3, "late": 3}


def test_a_bad_file_gives_nothing_and_leaves_the_draft(writer, advice):
    draft = actions.write_advice(by=writer, advice=advice, summary="Begun")
    given = {"description": "-", "uploads": [Upload("a.pdf", b"a")], "expected_revision": draft.revision}
    with pytest.raises(Refused, match=r"a.pdf: .*no PDF"):
        actions.give_by_upload(by=writer, today=TODAY, advice=advice, **given)
    assert GivenAdvice.objects.get().summary == "Begun"
    assert standing(advice) == Standing.ASKED


def test_it_says_why_late_and_when(writer, advice):
    for over, field in (({"reason": " "}, "reason"), ({"expected_on": EARLIER}, "expected_on")):
        with pytest.raises(Refused) as refused:
            actions.say_late(
                by=writer,
                today=TODAY,
                advice=advice,
                **({"reason": "Ill", "expected_on": date(2024, 12, 2)} | over),
            )
        assert refused.value.field == field
    assert not advice.steps.exists()


def test_advice_recorded_by_hand_leaves_nothing_waiting(officer, writer, advice):
    advised.given(advice, writer)
    casework.receive_advice(by=officer, today=TODAY, advice=advice, returned_on=TODAY)
    assert not GivenAdvice.objects.all().waiting().exists()
