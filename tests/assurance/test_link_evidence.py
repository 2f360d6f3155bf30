"""Saying what evidence is for: one thing at a time, with what it shows of this."""

from goldenthread.assurance.models import Ask


def test_it_is_put_to_one_thing(imported, piece, office, signed_in):
    item = piece()
    page = signed_in(office).get(f"/plan/evidence/{item.pk}/link/")
    for chosen in ({}, {"action": "1A1", "kpi": "APP17"}):
        page = page.submit("Record this", shows="Most know", **{"action": "", "kpi": "", **chosen})
        assert page.errors() == ["Choose one thing: an ask, an action or an indicator"]
    page = page.submit(
        "Record this", action="", kpi="APP17", shows="Most know", redirects_to=f"/plan/evidence/{item.pk}/"
    )
    assert "APP17" in page.text
    page = signed_in(office).get(f"/plan/evidence/{item.pk}/link/?kpi=APP17")
    page = page.submit("Record this", shows="Again")
    assert "It is linked to this already" in page.errors()[0]


def test_what_is_offered_stands_beside_the_ask_and_the_action(reviewed, piece, office, put_to, signed_in):
    item, ask = piece(), Ask.objects.filter(review__order=2).earliest("pk")
    page = signed_in(office).get(f"/plan/evidence/{item.pk}/link/?ask={ask.pk}")
    page.submit("Record this", shows="Most know whom to ask", redirects_to=f"/plan/evidence/{item.pk}/")
    put_to(item, action="1C2")
    review = signed_in(office).get("/plan/reviews/2/")
    assert "Survey of parents" in review.links()
    assert "Survey of parents" in signed_in(office).get("/plan/actions/1C2/").links()
    assert "Survey of parents" not in signed_in(office).get("/plan/reviews/2/?on=2024-08-01").links()
