"""The cases that nobody holds. Those of a closed account stand on its own page."""

import stories

from goldenthread.clocks import actions as clocks


def test_it_lists_what_nobody_holds(signed_in, manager, officer):
    case = stories.requested(stories.child_of(officer))
    mine = stories.requested(stories.child_of(officer, forename="Mine"))
    mine.officer = officer
    mine.save()
    clocks.rebuild()
    page = signed_in(manager).get("/caseloads/unallocated/")
    assert page.h1 == "Cases without an officer"
    assert [box["value"] for box in page.soup.select("input[name=case]")] == [case.ref]
    officer.is_active = False
    officer.save()
    assert len(signed_in(manager).get("/caseloads/unallocated/").rows("Cases")) == 1
    assert len(signed_in(manager).get(f"/caseloads/officers/{officer.pk}/").rows("Cases")) == 1


def test_when_there_is_none_it_says_so(signed_in, manager):
    assert "There is nothing here to hand over." in signed_in(manager).get("/caseloads/unallocated/").text


def test_a_caseworker_has_none(signed_in, officer):
    signed_in(officer).get("/caseloads/unallocated/", status=404)
