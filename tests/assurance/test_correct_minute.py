def test_a_correction_stands_beside_what_was_agreed(signed_in, office, agreed):
    item = agreed.items.get()
    page = signed_in(office).get(f"/boards/items/{item.pk}/correct/")
    assert page.submit("Correct it", reason="").errors() == ["Say why it is corrected"]
    page = page.submit(
        "Correct it",
        words="Forty too few held",
        reason="The number was left out",
        redirects_to=f"/boards/meetings/{agreed.pk}/",
    )
    assert "Too few held" in page.text
    assert "Forty too few held" in page.text
    assert "The number was left out" in page.text


def test_a_draft_is_not_corrected(signed_in, office, meeting, attend):
    attend(meeting)
    page = signed_in(office).get(f"/boards/items/{meeting.items.get().pk}/correct/")
    page = page.submit("Correct it", words="x", reason="y")
    assert page.errors() == ["These minutes are still in draft: write them there."]
