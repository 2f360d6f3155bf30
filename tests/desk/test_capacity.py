"""Whose the rights are, and whether a young person lacks the capacity to use them."""

from datetime import date

import letters
import stories

from goldenthread.casework.notices.recipients import recipients, rights_are_their_own

TODAY = date(2024, 11, 12)
YOUNG = {"born_on": date(2007, 5, 4)}


def keys(case):
    return [one.key.split("-")[0] for one in recipients(case, "family", TODAY)]


def test_the_letters_follow_what_is_recorded(signed_in, officer):
    child = stories.child_of(officer, **YOUNG)
    letters.carer_of(child, officer)
    case = stories.requested(child)
    assert keys(case) == ["young_person", "carer"]
    page = signed_in(officer).get(f"/children/{child.ref}/capacity/")
    assert "are the young person's own since 30 June 2023" in page.text
    said = {"lacks_capacity": "yes", "since_on": date(2024, 11, 1), "words": "Assessed by the clinic"}
    page = page.submit("Record it", **said, redirects_to=f"/children/{child.ref}/capacity/")
    assert "a parent or representative uses the rights" in page.text
    assert keys(case) == ["carer"]
    assert rights_are_their_own(child, date(2024, 10, 31))
    page.submit("Record it", **(said | {"lacks_capacity": "no", "since_on": TODAY}), redirects_to="anywhere")
    assert keys(case) == ["young_person", "carer"]


def test_below_school_leaving_age_it_changes_nothing(signed_in, officer):
    child = stories.child_of(officer)
    form = signed_in(officer).get(f"/children/{child.ref}/capacity/")
    said = {"lacks_capacity": "yes", "since_on": TODAY, "words": "x"}
    (error,) = form.submit("Record it", **said).errors()
    assert error.startswith("Until ")
    assert error.endswith("the rights are the parents', whatever the capacity")


def test_a_stranger_finds_nothing(signed_in, stranger, officer):
    signed_in(stranger).get(f"/children/{stories.child_of(officer).ref}/capacity/", status=404)
