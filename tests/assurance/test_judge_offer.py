"""How a review judged one piece of evidence: recorded from the ask's own page, earlier verdicts kept."""

from datetime import date

from goldenthread.assurance.models import Ask


def test_it_is_recorded_for_each_piece_that_was_offered(reviewed, piece, put_to, office, signed_in):
    ask = Ask.objects.filter(review__order=1).earliest("pk")
    item = piece()
    link = put_to(item, ask=ask)
    page = signed_in(office).get(f"/plan/reviews/1/asks/{ask.pk}/")
    assert "Survey of parents" in page.text
    page = page.click("Record how this one was judged: Survey of parents")
    for verdict, day in (("partly", date(2024, 7, 12)), ("accepted", date(2024, 10, 1))):
        page = signed_in(office).get(f"/plan/evidence/{item.pk}/links/{link.pk}/verdict/")
        page = page.submit(
            "Record this", verdict=verdict, judged_on=day, redirects_to=f"/plan/evidence/{item.pk}/"
        )
    assert "Accepted, 1 October 2024." in page.text
    assert "Before: Shows part of it, 12 July 2024." in page.text
    then = signed_in(office).get(f"/plan/evidence/{item.pk}/?on=2024-08-01").text
    assert "Shows part of it, 12 July 2024." in then
    assert "Accepted" not in then


def test_what_is_put_to_an_action_is_judged_by_no_review(imported, piece, put_to, office, signed_in):
    item = piece()
    link = put_to(item, action="1A1")
    signed_in(office).get(f"/plan/evidence/{item.pk}/links/{link.pk}/verdict/", status=404)
