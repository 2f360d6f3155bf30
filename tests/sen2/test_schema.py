import pytest

from goldenthread.sen2.schema import FIELDS, LAST_YEAR, MODULES, fields_of


def test_it_hangs_every_module_from_another_and_every_field_from_a_module():
    names = [module.element for module in MODULES]
    assert [module.parent for module in MODULES if module.parent not in names] == [""]
    assert {field.module for field in FIELDS} == set(names)


def test_it_has_each_field_once():
    keys = [field.key for field in FIELDS]
    assert len(keys) == len(set(keys))


# what a year added or dropped against the year before
CHANGES = [
    (
        2024,
        {
            "Person.Sex",
            "ActivePlans.ReviewMeeting",
            "ActivePlans.ReviewOutcome",
            "PlacementDetail.Res",
            "PlacementDetail.WBP",
        },
        {"Person.GenderCurrent", "ActivePlans.Res", "ActivePlans.WBP", "PlacementDetail.AttendancePattern"},
    ),
    (
        2025,
        {
            "Header.DSCO",
            "Requests.RequestSource",
            "ActivePlans.ReviewDraft",
            "ActivePlans.PhaseTransferDueDate",
            "ActivePlans.PhaseTransferFinalDate",
        },
        set(),
    ),
    (2026, set(), set()),
]


@pytest.mark.parametrize(("year", "added", "dropped"), CHANGES)
def test_it_knows_what_each_year_changed(year, added, dropped):
    now = {field.key for field in fields_of(year)}
    before = {field.key for field in fields_of(year - 1)}
    assert (now - before, before - now) == (added, dropped)


def test_it_refuses_a_year_it_does_not_know():
    with pytest.raises(ValueError, match="2023 to 2026"):
        fields_of(LAST_YEAR + 1)
