from datetime import date


def test_who_left_is_still_shown_for_the_days_before(signed_in, office, siab):
    chair = siab.memberships.get(part="chair")
    page = signed_in(office).get(f"/boards/members/{chair.pk}/end/")
    page = page.submit("Record it", ended_on=date(2024, 10, 1), redirects_to="/boards/siab/")
    assert "Ida Fenn, chair, 31 January 2023 to 1 October 2024" in page.text
    again = signed_in(office).get(f"/boards/members/{chair.pk}/end/").submit("Record it")
    assert again.errors() == ["This membership has ended already."]
