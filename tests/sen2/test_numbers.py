"""Pupil and learner numbers that can be real."""

import pytest

from goldenthread.sen2.numbers import uln_fault, upn_check_letter, upn_fault


@pytest.mark.parametrize("number", ["H801200001001", "C999000000001"])
def test_a_real_pupil_number_has_no_fault(number):
    assert upn_fault(number) == ""


def test_its_letter_checks_the_rest():
    assert upn_check_letter("?801200001001") == "H"
    assert upn_fault("A801200001001") == "begins with H where the rest is 801200001001"


@pytest.mark.parametrize(
    "number", ["", "801200001001", "H80120000100", "H8012000010012", "I801200001001", "H80120000100O"]
)
def test_what_has_not_its_form_is_refused(number):
    assert upn_fault(number).startswith("has a letter and twelve figures")


def test_a_temporary_pupil_number_ends_with_a_letter():
    number = "?80120000100A"
    assert upn_fault(upn_check_letter(number) + number[1:]) == ""


def test_any_one_wrong_figure_of_a_pupil_number_is_noticed():
    number = "H801200001001"
    for place in range(1, 13):
        other = number[:place] + str((int(number[place]) + 1) % 10) + number[place + 1 :]
        assert upn_fault(other), other


@pytest.mark.parametrize(
    ("number", "is_real"), [("1000000019", True), ("1000000018", False), ("0000000019", False), ("19", False)]
)
def test_a_learner_number_checks_itself(number, is_real):
    assert (uln_fault(number) == "") is is_real
