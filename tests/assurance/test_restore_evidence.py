from goldenthread.assurance.evidence.actions import withdraw_evidence


def test_it_says_why_it_was_withdrawn_and_offers_it_again(imported, piece, office, signed_in):
    item = piece()
    withdraw_evidence(item=item, why="Names a school", by=office, expected_revision=1)
    page = signed_in(office).get(f"/plan/evidence/{item.pk}/").click("Restore it")
    assert "It was withdrawn because: Names a school" in page.text
    page = page.submit("Restore it", why="The name is out", redirects_to=f"/plan/evidence/{item.pk}/")
    assert "not offered as evidence" not in page.text
    assert "The name is out" in page.text
