def test_it_asks_why_and_keeps_it(imported, piece, office, signed_in):
    item = piece()
    page = signed_in(office).get(f"/plan/evidence/{item.pk}/").click("Withdraw")
    assert page.submit("Withdraw it").errors() == ["Say why"]
    page = page.submit(
        "Withdraw it", why="Somebody could be recognised", redirects_to=f"/plan/evidence/{item.pk}/"
    )
    assert "Withdrawn: this is not offered as evidence any more." in page.text
    assert "Somebody could be recognised" in page.text
    assert "Restore it" in page.links()
    assert "Change" not in page.links()
