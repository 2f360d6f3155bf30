"""Whom letters name is written down once for all, from a day on."""

from datetime import date

import letters

from goldenthread.casework.notices.models import LetterContacts

ADDRESS = "/policy/letters/"


def test_a_manager_writes_them_down_and_changes_them_from_a_day(signed_in, manager, officer):
    page = signed_in(manager).get("/policy/").click("Change whom letters name")
    assert "None yet, so no letter can go." in page.text
    page.submit("Save", **letters.CONTACTS, redirects_to="/policy/")
    page = signed_in(manager).get(ADDRESS)
    assert "From 12 November 2024: SEND Service, Anyshire Mediation, Anyshire SENDIASS." in page.text
    page.submit("Save", service_name="New", in_force_from_on=date(2025, 1, 1), redirects_to="/policy/")
    assert LetterContacts.objects.on(letters.TODAY).service_name == "SEND Service"
    signed_in(officer).get(ADDRESS, status=404)


def test_two_people_do_not_overwrite_each_other(signed_in, manager):
    page = signed_in(manager).get(ADDRESS)
    letters.name_contacts(manager)
    page = page.submit("Save", **letters.CONTACTS)
    assert "Go back, look at it as it stands now" in page.errors()[0]
    assert LetterContacts.objects.count() == 1
