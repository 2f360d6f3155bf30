from goldenthread.assurance.models import Area


def test_the_office_says_who_leads_an_area(signed_in, office, area_lead, imported):
    page = signed_in(office).get("/rounds/leads/1/")
    page.submit("Continue", lead=area_lead, redirects_to="/rounds/")
    assert Area.objects.get().led_by == area_lead


def test_there_is_no_such_area(signed_in, office, imported):
    signed_in(office).get("/rounds/leads/12/", status=404)
