from datetime import date

import pytest

from goldenthread.assurance.models import Action, SubTheme

URL = "/plan/actions/add/"


@pytest.fixture
def given(imported):
    return {
        "code": "1B2",
        "title": "Ring families",
        "accountable": "Head of SEND, Council",
        "contributors": "Designated officer, NHS\n\nHead of Data",
        "due_on": date(2025, 3, 31),
        "kpi_codes": "APP17, APP01",
        "reason": "Families asked for it",
        "agreed": "Improvement board",
        "sub_theme": SubTheme.objects.get(code="1b").pk,
    }


def test_it_puts_an_action_in_the_plan(signed_in, office, given):
    page = signed_in(office).get(URL).submit("Add it", **given, redirects_to="/plan/actions/1B2/")
    assert "Ring families" in page.text
    assert "Head of SEND, Council (accountable)" in page.text
    assert "12 November 2024: Added to the plan" in page.text
    assert "Agreed: Improvement board. Recorded by Billie Moss" in page.text
    owners = Action.objects.get(code="1B2").owners.values_list("role", "organisation")
    assert list(owners) == [("Head of SEND", "Council"), ("Designated officer", "NHS"), ("Head of Data", "")]


@pytest.mark.parametrize(
    ("over", "error"),
    [
        ({"code": "1A1"}, "The plan has an action 1A1, or had one: choose another code."),
        ({"due_on": None}, "Give a due date, or say why it has no end."),
        (
            {"due_on": None, "open_ended_reason": "TBC"},
            "“TBC” does not say why it has no end. Say why, or give a due date.",
        ),
        (
            {"due_on": None, "open_ended_reason": "Date to be confirmed"},
            "“Date to be confirmed” does not say why it has no end. Say why, or give a due date.",
        ),
        (
            {"due_on": None, "open_ended_reason": "Ongoing."},
            "“Ongoing.” does not say why it has no end. Say why, or give a due date.",
        ),
        ({"kpi_codes": "APP17 ZZ99"}, "Neither the plan nor the scorecard knows ZZ99."),
        ({"reason": ""}, "Say why"),
    ],
)
def test_it_says_what_is_wrong_and_keeps_what_was_typed(signed_in, office, given, over, error):
    wanted = {name: value for name, value in (given | over).items() if value is not None}
    page = signed_in(office).get(URL).submit("Add it", **wanted)
    assert page.errors() == [error]
    assert "Ring families" in page.text
    assert Action.objects.count() == 3


def test_it_is_for_those_who_keep_the_plan(signed_in, board_member, area_lead, imported):
    for person in (board_member, area_lead):
        signed_in(person).get(URL, status=404)


def test_before_a_plan_is_imported_there_is_nothing_to_add_to(signed_in, office):
    signed_in(office).get(URL, status=404)
