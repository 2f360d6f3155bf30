from goldenthread.assurance.rounds.actions import challenge


def test_the_owner_answers_what_the_lead_asks(signed_in, owner, lead, say):
    asked = challenge(update=say("1A2"), words="Which schools?", by=lead)
    page = signed_in(owner).get("/rounds/mine/")
    assert "Lee Sol asks about 1A2: Which schools?" in page.text
    page = page.client.get(f"/rounds/challenges/{asked.pk}/")
    page = page.submit("Send the answer", answer="Two in Thanet", redirects_to="/rounds/mine/")
    assert "Rowan Ash answers: Two in Thanet" in page.text


def test_nobody_else_does(signed_in, lead, say):
    asked = challenge(update=say("1A2"), words="Which schools?", by=lead)
    page = signed_in(lead).get(f"/rounds/challenges/{asked.pk}/").submit("Send the answer", answer="Two")
    assert page.errors() == ["This is for the action's owner to answer."]
