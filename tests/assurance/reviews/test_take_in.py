"""Government reviews taken in from a table: the published two, and faulty ones."""

from datetime import date

import pytest
from django.core.management import CommandError, call_command

from goldenthread.accounts.errors import Conflict, Refused
from goldenthread.assurance.models import Action, ActionVerdict, Ask, GovernmentReview
from goldenthread.assurance.reviews import document
from goldenthread.assurance.reviews.actions import judge, take_in

HEAD = "review,met_on,letter_on,area,item,number,actions,to_area,words,asked_before\n"

pytestmark = pytest.mark.django_db


def monitored(*codes):
    return dict(Action.objects.filter(code__in=codes).values_list("code", "monitoring"))


def test_after_both_letters_37_actions_are_released_two_are_under_other_areas_and_two_are_neither(reviewed):
    released = ActionVerdict.objects.filter(kind=ActionVerdict.Kind.RELEASED)
    assert released.count() == Action.objects.filter(monitoring=Action.Monitoring.RELEASED).count() == 37
    elsewhere = {
        verdict.action.code: verdict.to_area.number for verdict in ActionVerdict.objects.filter(kind="merged")
    }
    assert elsewhere == {"4C2": "7", "4C3": "8"}
    assert monitored("4A2", "4B1", "4C2", "4C3") == {
        "4A2": "active",
        "4B1": "active",
        "4C2": "moved",
        "4C3": "moved",
    }
    assert not ActionVerdict.objects.filter(action__code__in=["4A2", "4B1"]).exists()
    assert Action.objects.filter(monitoring=Action.Monitoring.ACTIVE).count() == 116 - 37 - 2
    assert Action.objects.monitored().count() == 116 - 37
    assert (
        dict(Action.objects.exclude(watched_in=None).values_list("code", "watched_in__number")) == elsewhere
    )


def test_each_changed_action_keeps_the_day_of_the_letter_and_the_reason(reviewed):
    [change] = Action.objects.get(code="1A4").changes.exclude(kind="added")
    assert (change.kind, change.changed_on) == ("released", date(2024, 7, 12))
    assert change.reason.startswith("Review 2: ")
    assert change.state["monitoring"] == "released"
    assert change.state["title"] == Action.objects.get(code="1A4").title


def test_what_was_asked_twice_leads_back_to_the_first_asking(reviewed):
    again = Ask.objects.exclude(repeats=None).select_related("repeats__review", "area")
    assert [(ask.area.number, ask.number, ask.repeats.number, ask.repeats.verdict) for ask in again] == [
        ("1", 2, 4, "repeated"),
        ("1", 3, 5, "repeated"),
        ("6", 2, 7, "repeated"),
    ]
    assert {ask.repeats.review.name for ask in again} == {"Review 1"}


def test_the_same_table_again_changes_nothing(reviewed, reviews_table, capsys):
    before = list(Ask.objects.values_list("pk", "revision"))
    call_command("import_reviews", str(reviews_table))
    assert "Review 2 is held already and was left as it is." in capsys.readouterr().out
    assert list(Ask.objects.values_list("pk", "revision")) == before
    assert GovernmentReview.objects.count() == 2


@pytest.mark.parametrize(
    ("row", "fault"),
    [
        ("R,2024-02-30,,1,ask,1,,,Something,", "Row 2: column met_on: “2024-02-30” is not a date"),
        ("R,2024-02-03,,99,ask,1,,,Something,", "Row 2: column area: the plan has no area “99”."),
        ("R,2024-02-03,,1,asks,1,,,Something,", "Row 2: column item: “asks” is not one of progress, ask"),
        ("R,2024-02-03,,1,released,1,1A1 1Z9,,,", "Row 2: column actions: the plan has no action “1Z9”."),
        ("R,2024-02-03,,1,merged,1,1A1,,,", "Row 2: column to_area is empty"),
        ("R,2024-02-03,,1,ask,1,,,,", "Row 2: column words is empty."),
        (",2024-02-03,,1,ask,1,,,Something,", "Row 2: column review is empty."),
        ("R,,,1,ask,1,,,Something,", "R has neither the day of its meeting nor of its letter."),
    ],
)
def test_a_faulty_table_says_where_and_nothing_is_written(plan_held, tmp_path, row, fault):
    table = tmp_path / "reviews.csv"
    table.write_text(f"{HEAD}{row}\nQ,2024-02-03,,1,ask,1,,,A good row,\n", encoding="utf-8")
    with pytest.raises(CommandError, match=fault.replace(".", r"\.")):
        call_command("import_reviews", str(table))
    assert not GovernmentReview.objects.exists()
    assert not Ask.objects.exists()


def test_every_fault_is_told_at_once():
    text = f"{HEAD}R,2024-02-03,,99,ask,1,,,,\n,2024-02-03,,1,ask,1,,,x,\n"
    with pytest.raises(document.Faulty) as refusal:
        document.read(text, ["1"], [])
    assert [fault.split(":")[0] for fault in refusal.value.faults] == ["Row 2", "Row 2", "Row 3"]


def test_without_a_plan_it_says_what_to_do_first():
    review = document.ReviewDocument("R", date(2024, 2, 3), None)
    with pytest.raises(Refused, match="import it first"):
        take_in(documents=[review], by=None)


def test_an_ask_is_judged_once_and_not_over_somebody_elses_words(reviewed, manager):
    ask = Ask.objects.first()
    judge(
        ask=ask,
        verdict="accepted",
        response="The survey of 2024",
        judged_on=date(2024, 7, 12),
        by=manager,
        expected_revision=0,
    )
    with pytest.raises(Conflict):
        judge(ask=ask, verdict="partly", response="", judged_on=None, by=manager, expected_revision=0)
    ask.refresh_from_db()
    assert (ask.verdict, ask.response, ask.revision) == ("accepted", "The survey of 2024", 1)


@pytest.mark.parametrize(
    ("verdict", "judged_on", "words"),
    [
        ("accepted", None, "on which day"),
        ("perhaps", None, "how it was judged"),
        ("partly", date(2099, 1, 1), "future|come"),
    ],
)
def test_a_judgement_needs_a_verdict_and_a_day_that_has_been(reviewed, manager, verdict, judged_on, words):
    with pytest.raises(Refused, match=words):
        judge(
            ask=Ask.objects.first(),
            verdict=verdict,
            response="",
            judged_on=judged_on,
            by=manager,
            expected_revision=0,
        )
