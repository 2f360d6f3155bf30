from goldenthread.assurance.models import Risk
from goldenthread.assurance.risks.actions import Description, change_risk

URL = "/risks/1/change/"
LABEL = "Record the change"


def test_it_says_the_risk_otherwise_and_keeps_what_was_published(signed_in, office, only_published):
    page = signed_in(office).get(URL)
    assert "Too few people" in str(page.soup.find("textarea", {"name": "title"}))
    page = page.submit(
        LABEL, owner_post="Head of SEND", words="Nobody answered for it", redirects_to="/risks/1/"
    )
    assert "Head of SEND" in page.text
    assert "Owner: Head of SEND, was none." in page.text
    assert [each.kind for each in only_published.statements.all()] == ["published", "changed"]
    assert page.text.count("Graded High as published") == 2 or "graded it High" in page.text


def test_what_somebody_else_wrote_meanwhile_is_not_written_over(signed_in, office, area_lead, only_published):
    page = signed_in(office).get(URL)
    change_risk(
        risk=only_published,
        said=Description("Too few people by far", owner_post="Director"),
        words="It got worse",
        by=area_lead,
        expected_revision=0,
    )
    page = page.submit(LABEL, owner_post="Head of SEND", words="Nobody answered for it")
    assert "Lee Sol changed risk 1 since you opened this page" in page.errors()[0]
    assert Risk.objects.get().title == "Too few people by far"


def test_a_closed_risk_is_opened_first(signed_in, office, register):
    from goldenthread.assurance.risks.actions import settle_risk

    settle_risk(
        risk=register[2], state="closed", words="Gone", by=office, expected_revision=register[2].revision
    )
    page = signed_in(office).get("/risks/2/change/")
    page = page.submit(LABEL, words="Still there")
    assert page.errors() == ["Risk 2 is closed: open it again first."]


def test_a_board_member_may_not(signed_in, board_member, only_published):
    signed_in(board_member).get(URL, status=404)
