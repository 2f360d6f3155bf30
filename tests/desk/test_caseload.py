"""One officer's cases, as whoever allocates sees them."""

import stories

from goldenthread.accounts.models import ReadRecord
from goldenthread.clocks import actions as clocks


def held(officer, make=stories.requested, **child):
    case = make(stories.child_of(officer, **child))
    case.officer = officer
    case.save()
    clocks.rebuild()
    return case


def test_it_lists_the_officers_cases_with_boxes_to_tick(signed_in, manager, officer):
    case = held(officer)
    held(officer, stories.issued, forename="Planned")
    page = signed_in(manager).get(f"/caseloads/officers/{officer.pk}/")
    assert page.h1 == officer.display_name
    assert "1 request under way: 1 late" in page.text
    assert [box["value"] for box in page.soup.select("input[name=case]")] == [case.ref]
    assert page.click("Plans").rows("Cases")[0]["Child"].startswith("Planned")
    assert ReadRecord.objects.filter(by=manager, page="caseload").count() == 2


def test_it_narrows_as_the_officers_own_list_does(signed_in, manager, officer):
    held(officer)
    page = signed_in(manager).get(f"/caseloads/officers/{officer.pk}/?due=soon")
    assert "No case is like this." in page.text


def test_of_somebody_without_cases_it_says_so(signed_in, manager, officer):
    page = signed_in(manager).get(f"/caseloads/officers/{officer.pk}/")
    assert "There is nothing here to hand over." in page.text


def test_nobody_is_not_there(signed_in, manager, officer):
    signed_in(manager).get("/caseloads/officers/999999/", status=404)
    signed_in(officer).get(f"/caseloads/officers/{officer.pk}/", status=404)


def test_it_asks_the_database_as_much_for_many_as_for_few(
    signed_in, manager, officer, django_assert_num_queries
):
    for number in range(8):
        held(officer, stories.assessing, forename=f"C{number}")
    client = signed_in(manager)
    address = f"/caseloads/officers/{officer.pk}/"
    client.get(address)
    with django_assert_num_queries(16):
        client.get(address)
