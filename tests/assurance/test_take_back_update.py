def test_it_becomes_a_draft_again(signed_in, owner, say):
    update = say("1A2")
    page = signed_in(owner).get(f"/rounds/updates/{update.pk}/take-back/")
    page = page.submit("Take it back", redirects_to="/rounds/mine/")
    update.refresh_from_db()
    assert update.submitted_at is None
    assert "is a draft again" in page.text


def test_it_is_for_the_owner(signed_in, lead, say):
    update = say("1A2")
    page = signed_in(lead).get(f"/rounds/updates/{update.pk}/take-back/")
    assert "for the action's owner" in page.submit("Take it back", redirects_to="/rounds/mine/").text
