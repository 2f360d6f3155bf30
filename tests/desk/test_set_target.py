from datetime import date

import pytest

from goldenthread.scorecard.models import Target

pytestmark = pytest.mark.django_db
TARGETS = "/scorecard/2024-10/APP17/targets/"
SET = f"{TARGETS}set/"
ANSWERS = {
    "kind": "target",
    "label": "Year 2 target",
    "value": "85.5",
    "period": "March 2025",
    "source": "Board, 5 November 2024",
}


def test_a_target_is_set_and_stands_in_the_list(october, signed_in, analyst):
    page = signed_in(analyst).get(SET).submit("Save", **ANSWERS, redirects_to=TARGETS)
    assert "Year 2 target March 2025" in [row["What"] for row in page.rows("Whole area")]
    made = Target.objects.get(label="Year 2 target")
    assert (made.value, made.from_on, made.group) == (85.5, date(2025, 3, 1), "")


def test_a_district_gets_one_of_its_own(october, signed_in, manager, officer):
    name = officer.team.districts.get().name
    page = signed_in(manager).get(SET).submit("Save", **ANSWERS, district=name, redirects_to=TARGETS)
    assert page.rows(name)[0]["What"] == f"Year 2 target March 2025, {name}"


def test_one_is_changed_and_what_it_said_is_in_the_boxes(october, signed_in, analyst):
    held = Target.objects.get()
    page = signed_in(analyst).get(f"{TARGETS}{held.pk}/set/")
    assert page.soup.select_one("#id_value")["value"] == "80.0"
    page.submit("Save", value="75", period="December 2023", redirects_to=TARGETS)
    held.refresh_from_db()
    assert (held.value, held.period, held.revision) == (75, "December 2023", 2)


@pytest.mark.parametrize(
    ("over", "error"),
    [
        ({"value": ""}, "Enter figure"),
        ({"value": "many"}, "Figure must be a number"),
        ({"period": ""}, "“Year 2 target” has no date, so it is never in force"),
        ({"period": "some day"}, "“some day” is not a period"),
        ({"label": "6 months target"}, "There is a target called “6 months target” already"),
        ({"kind": "standard", "value": "90", "period": ""}, "“Year 2 target” (90) asks more than"),
        ({"source": ""}, "Enter an answer to “Where was it set?”"),
    ],
)
def test_it_says_what_is_wrong_and_keeps_what_was_typed(october, signed_in, analyst, over, error):
    page = signed_in(analyst).get(SET).submit("Save", **(ANSWERS | over))
    (said,) = page.errors()
    assert said.startswith(error)
    assert page.soup.select_one("#id_source").get("value", "") == (ANSWERS | over)["source"]
    assert Target.objects.count() == 1


def test_two_people_never_overwrite_each_other(october, signed_in, analyst):
    address = f"{TARGETS}{Target.objects.get().pk}/set/"
    client = signed_in(analyst)
    first, second = client.get(address), client.get(address)
    first.submit("Save", value="75", period="December 2023", redirects_to=TARGETS)
    page = second.submit("Save", value="70", period="December 2023")
    assert "changed “6 months target”" in page.errors()[0]
    assert Target.objects.get().value == 75


def test_that_of_another_indicator_is_not_found(october, signed_in, analyst):
    signed_in(analyst).get(f"/scorecard/2024-10/APP16/targets/{Target.objects.get().pk}/set/", status=404)
    signed_in(analyst).get(f"{TARGETS}9999/set/", status=404)


def test_a_board_member_sets_none(october, signed_in, board_member):
    signed_in(board_member).get(SET, status=404)


def test_its_queries_are_few(october, signed_in, analyst, django_assert_num_queries):
    client = signed_in(analyst)
    with django_assert_num_queries(8):
        client.get(SET)
