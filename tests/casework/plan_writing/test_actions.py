"""Writing a plan: never over somebody else's words, and what was sent stays as it was."""

from datetime import date

import factories
import pytest
import stories
import written_plans
from hypothesis import given, settings
from hypothesis import strategies as st
from written_plans import SENT_ON, again, checked, written

from goldenthread.accounts.errors import Conflict, Refused
from goldenthread.casework import actions as casework
from goldenthread.casework.models import NamedSetting
from goldenthread.casework.plan_writing import actions, content, reading, sending
from goldenthread.casework.plan_writing.differences import ADDED, REMOVED, SAME, line
from goldenthread.casework.plan_writing.models import (
    PlanSection,
    QualityCheck,
    WrittenPlacement,
    WrittenVersion,
)
from goldenthread.people.today import today


@pytest.fixture
def case(officer):
    """It was decided to assess and to issue a plan; the psychologist's advice came."""
    return written_plans.agreed(stories.child_of(officer), officer)


def sent(case, by):
    return casework.send_draft(by=by, today=today(), request=again(case), draft_sent_on=SENT_ON)


def test_two_people_never_overwrite_each_other(case, officer, manager):
    actions.write_section(by=officer, request=case, code="a-child", text="I like drawing.")
    with pytest.raises(Conflict) as clash:
        actions.write_section(by=manager, request=case, code="a-child", text="Mine", expected_revision=0)
    assert clash.value.changed_by == officer.display_name
    actions.write_section(by=manager, request=case, code="a-child", text="Both", expected_revision=1)
    assert PlanSection.objects.get().text == "Both"


def test_the_same_words_again_write_nothing(case, officer):
    first = actions.write_section(by=officer, request=case, code="a-child", text="I like drawing.")
    same = actions.write_section(
        by=officer, request=case, code="a-child", text="I like drawing. ", expected_revision=1
    )
    assert same.revision == first.revision == 1


def test_a_number_is_not_used_again(case, officer):
    first = actions.add_row(by=officer, request=case, section="b", text="One")
    actions.remove_row(by=officer, row=first, expected_revision=1)
    second = actions.add_row(by=officer, request=case, section="b", text="Two")
    assert (first.key, second.key) == ("B1", "B2")
    assert [one.key for one in reading.read(again(case), today()).content.needs] == ["B2"]
    actions.restore_row(by=officer, row=first, expected_revision=2)
    assert [one.key for one in reading.read(again(case), today()).content.needs] == ["B1", "B2"]


def test_a_line_taken_out_takes_its_links_with_it(case, officer):
    written(case, officer)
    (need,) = case.written_plan.needs.all()
    actions.remove_row(by=officer, row=need, expected_revision=1)
    (outcome,) = reading.read(again(case), today()).content.outcomes
    assert outcome.needs == ()


def test_a_line_is_not_linked_into_another_childs_plan(case, officer):
    other = stories.assessing(stories.child_of(officer))
    need = actions.add_row(by=officer, request=other, section="b", text="Theirs")
    with pytest.raises(Refused, match="another plan"):
        actions.add_row(by=officer, request=case, section="e", text="Reads", links=(need,))


def test_advice_is_listed_once(case, officer):
    assert [one.key for one in actions.list_advice(by=officer, request=case)] == ["K1"]
    assert actions.list_advice(by=officer, request=again(case)) == []


def test_a_sound_plan_is_checked_and_sent_and_kept_as_it_was(case, officer):
    written(case, officer)
    assert reading.read(again(case), today()).found == []
    checked(case, officer)
    sent(case, officer)
    version = WrittenVersion.objects.get()
    assert (version.kind, version.sent_on) == ("draft", date(2024, 11, 11))
    before = version.content
    actions.write_section(by=officer, request=case, code="b", text="More")
    version.refresh_from_db()
    assert version.content == before


def test_what_was_not_checked_is_not_sent(case, officer):
    written(case, officer)
    with pytest.raises(Refused, match="quality check"):
        sent(case, officer)
    checked(case, officer)
    actions.write_section(by=officer, request=case, code="b", text="Changed since")
    with pytest.raises(Refused, match="quality check"):
        sent(case, officer)
    assert not WrittenVersion.objects.exists()
    assert not hasattr(again(case), "plan")


def test_only_a_manager_excuses_a_hard_finding_and_says_why(case, officer, manager):
    actions.write_section(by=officer, request=case, code="f", text="Regular support")
    with pytest.raises(Refused, match="Only a manager"):
        checked(case, officer, reason="It is late")
    with pytest.raises(Refused, match="Say why"):
        checked(case, manager, reason=" ")
    checked(case, manager, reason="The family asked for it today")
    assert sent(case, officer).draft_sent_on


def test_a_check_of_what_has_changed_since_is_refused(case, officer):
    written(case, officer)
    with pytest.raises(Refused, match="changed while you read"):
        actions.record_quality_check(by=officer, today=today(), request=again(case), expected_digest="x")


def test_a_case_without_a_written_plan_goes_on_as_before(case, officer):
    sent(case, officer)
    casework.issue_plan(
        by=officer, today=today(), request=again(case), issued_on=today(), early_because="They agreed"
    )
    assert not WrittenVersion.objects.exists()


def named_in(plan):
    return [
        (one.rank, one.setting_id, one.elsewhere, one.elsewhere_note)
        for one in plan.named_settings.order_by("rank")
    ]


def test_the_final_plan_names_a_setting_and_is_kept_beside_the_draft(case, officer):
    school = factories.setting(name="Northfield Primary School")
    written(case, officer)
    checked(case, officer)
    sent(case, officer)
    with pytest.raises(Refused, match="quality check"):
        casework.issue_plan(
            by=officer, today=today(), request=again(case), issued_on=today(), early_because="They agreed"
        )
    assert [one.rule.code for one in reading.read(again(case), today()).hard] == ["placement_missing"]
    actions.add_row(by=officer, request=case, section="i", setting=school)
    checked(case, officer)
    plan = casework.issue_plan(
        by=officer, today=today(), request=again(case), issued_on=today(), early_because="They agreed"
    )
    assert [one.kind for one in WrittenVersion.objects.all()] == ["draft", "final"]
    assert named_in(plan) == [(1, school.pk, "", "")]
    final = WrittenVersion.objects.get(kind="final")
    (placed,) = content.from_values(final.content).placements
    assert placed.words == "Northfield Primary School, mainstream school"


def test_what_the_record_names_is_what_section_i_names_each_time_it_goes_out(case, officer, manager):
    written(case, officer)
    checked(case, officer)
    sent(case, officer)
    plan = again(case).plan
    NamedSetting.objects.create(plan=plan, setting=factories.setting())
    row = actions.add_row(by=officer, request=case, section="i", type_only="special")
    elm = actions.add_row(
        by=officer, request=case, section="i", setting=factories.setting(name="Elm"), note="Fridays"
    )
    checked(case, officer)
    casework.issue_plan(
        by=officer, today=today(), request=again(case), issued_on=today(), early_because="They agreed"
    )
    assert named_in(plan) == [(1, None, "OTH", "State-funded special school"), (2, elm.setting_id, "", "")]
    actions.remove_row(by=officer, row=row, expected_revision=row.revision)
    sending.freeze(again(case), by=officer, kind="amended", sent_on=today())
    assert named_in(plan) == [(1, elm.setting_id, "", "")]


def test_no_reason_lets_a_draft_name_a_setting(case, officer, manager):
    written(case, officer)
    actions.add_row(by=officer, request=case, section="i", elsewhere="EHE")
    with pytest.raises(Refused, match="whatever the reason"):
        checked(case, manager, reason="The family knows it")
    assert not QualityCheck.objects.exists()


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({}, "Write what it is"),
        ({"type_only": "special", "elsewhere": "EHE"}, "one of them"),
        ({"setting": "Oak", "type_only": "special"}, "one of them"),
        ({"setting": "Elm"}, "Elm is named already"),
    ],
)
def test_a_line_of_section_i_names_one_thing_once(case, officer, said, words):
    settings = {name: factories.setting(name=name) for name in ("Oak", "Elm")}
    actions.add_row(by=officer, request=case, section="i", setting=settings["Elm"])
    named = said | ({"setting": settings[said["setting"]]} if "setting" in said else {})
    with pytest.raises(Refused, match=words):
        actions.add_row(by=officer, request=case, section="i", **named)
    assert WrittenPlacement.objects.count() == 1


def test_section_i_has_room_for_two_and_a_third_is_not_put_back(case, officer):
    first, *_ = [
        actions.add_row(by=officer, request=case, section="i", setting=factories.setting()) for _ in range(2)
    ]
    first = actions.remove_row(by=officer, row=first, expected_revision=first.revision)
    actions.add_row(by=officer, request=case, section="i", type_only="special")
    with pytest.raises(Refused, match="at most one more"):
        actions.restore_row(by=officer, row=first, expected_revision=first.revision)


def test_the_family_is_heard_after_the_draft_and_answered_once(case, officer):
    written(case, officer)
    said = {"voice": "Her mother, by telephone", "received_on": today(), "text": "Thirty minutes, please"}
    with pytest.raises(Refused, match="No draft"):
        actions.record_representation(by=officer, today=today(), request=case, **said)
    checked(case, officer)
    sent(case, officer)
    told = actions.record_representation(by=officer, today=today(), request=case, section="f", **said)
    actions.answer_representation(by=officer, representation=told, answer="Changed in F1")
    with pytest.raises(Refused, match="already"):
        actions.answer_representation(by=officer, representation=told, answer="Again")


def test_a_comment_is_settled_once_and_says_by_whom(case, officer, manager):
    said = actions.comment_on(by=officer, request=case, code="f", text="Ask the therapist")
    actions.settle_comment(by=manager, comment=said)
    settled = actions.settle_comment(by=officer, comment=said)
    assert settled.settled_by == manager


def test_what_a_plan_says_comes_back_from_a_version_as_it_was(case, officer):
    written(case, officer)
    now = reading.read(again(case), today()).content
    assert content.from_values(content.to_values(now)) == now
    assert content.digest(now) == content.digest(content.from_values(content.to_values(now)))


def test_every_change_is_in_the_log_with_its_person(case, officer):
    from auditlog.models import LogEntry

    written(case, officer)
    (outcome,) = case.written_plan.outcomes.all()
    entries = LogEntry.objects.get_for_object(outcome)
    assert {one.actor for one in entries} == {officer}
    assert any("needs" in one.changes for one in entries)


def test_a_plan_is_read_in_a_fixed_number_of_queries(case, officer, django_assert_num_queries):
    written(case, officer)
    for number in range(5):
        actions.add_row(by=officer, request=case, section="b", text=f"Need {number}")
    found = again(case)
    with django_assert_num_queries(12):
        reading.read(found, today())


words = st.text(alphabet="ab \n", max_size=30)


@given(before=words, after=words)
@settings(max_examples=60, deadline=None)
def test_the_two_sides_of_a_difference_are_the_two_texts(before, after):
    one = line("", before, after)
    assert "".join(piece.text for piece in one.before).split() == before.split()
    assert "".join(piece.text for piece in one.after).split() == after.split()
    assert {piece.kind for piece in one.before} <= {SAME, REMOVED}
    assert {piece.kind for piece in one.after} <= {SAME, ADDED}
    assert one.is_changed == (before.split() != after.split()) or before != after
