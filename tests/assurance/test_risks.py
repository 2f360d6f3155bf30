import factories

from goldenthread.accounts.roles import Caseworker


def test_it_shows_each_risk_before_and_after_and_asks_why_it_has_not_moved(signed_in, board_member, imported):
    page = signed_in(board_member).get("/risks/")
    assert "1 risk, 2 mitigations. 1 is graded the same after mitigation as before." in page.text
    assert "High before mitigation, High after." in page.text
    assert "The grade does not move." in page.text
    assert [item.text for item in page.soup.select("main li")] == ["Hire", "Train"]


def test_it_shows_the_published_register(signed_in, board_member, whole_plan, django_assert_num_queries):
    client = signed_in(board_member)
    with django_assert_num_queries(6):
        page = client.get("/risks/")
    assert "12 risks, 57 mitigations." in page.text
    assert (len(page.soup.select("main section")), len(page.soup.select("main section li"))) == (12, 57)


def test_it_says_when_the_register_is_empty(signed_in, board_member):
    assert "The register is empty" in signed_in(board_member).get("/risks/").text


def test_it_is_for_those_who_may_see_risks(signed_in, imported):
    signed_in(factories.user(Caseworker.code)).get("/risks/", status=404)
