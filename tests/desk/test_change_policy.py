from datetime import date

import pytest

from goldenthread.clocks.models import LocalPolicy

ANSWERS = {
    "title": "Complaints policy 2024",
    "in_force_from_on": date(2024, 12, 2),
    "stage_1": 15,
    "source": "Cabinet, 5 November 2024",
}
ADDRESS = "/policy/complaints/"


def test_it_begins_with_what_is_in_force(signed_in, manager):
    page = signed_in(manager).get(ADDRESS)
    assert page.soup.select_one("#id_acknowledged")["value"] == "3"
    assert page.soup.select_one("#id_stage_1")["value"] == "20"


def test_a_manager_writes_down_a_new_policy_and_then_corrects_it(signed_in, manager):
    client = signed_in(manager)
    page = client.get(ADDRESS).submit("Save the policy", redirects_to="/policy/", **ANSWERS)
    assert "The complaints policy is written down" in page.text
    client.get(ADDRESS).submit("Save the policy", redirects_to="/policy/", **(ANSWERS | {"stage_1": 12}))
    (written,) = LocalPolicy.objects.all()
    assert (written.values["stage_1"], written.revision, written.changed_by) == (12, 2, manager)


def test_the_ombudsmans_code_is_chosen_by_name(signed_in, manager):
    page = signed_in(manager).get(ADDRESS)
    page = page.submit("Save the policy", redirects_to="/policy/", **ANSWERS, follows="ombudsman_code")
    assert "stage 1 answered within 10 working days after it is acknowledged" in page.text


@pytest.mark.parametrize(
    ("over", "error"),
    [
        ({"stage_1": 0}, "Answer at stage 1 within must be 1 or more"),
        ({"title": ""}, "Enter what the policy is called"),
        ({"source": ""}, "Enter where it was decided"),
    ],
)
def test_it_says_what_is_missing(signed_in, manager, over, error):
    page = signed_in(manager).get(ADDRESS).submit("Save the policy", **(ANSWERS | over))
    assert len(page.errors()) == 1, error
    assert not LocalPolicy.objects.exists()


def test_two_people_never_overwrite_each_other(signed_in, manager):
    client = signed_in(manager)
    first, second = client.get(ADDRESS), client.get(ADDRESS)
    first.submit("Save the policy", redirects_to="/policy/", **ANSWERS)
    page = second.submit("Save the policy", **(ANSWERS | {"title": "Another"}))
    assert f"{manager.display_name} changed the policy since you opened this page" in page.errors()[0]
    assert LocalPolicy.objects.get().title == "Complaints policy 2024"


def test_a_caseworker_may_not(signed_in, officer):
    signed_in(officer).get(ADDRESS, status=404)


def test_it_asks_the_database_little(signed_in, manager, django_assert_num_queries):
    client = signed_in(manager)
    with django_assert_num_queries(5):
        client.get(ADDRESS)
