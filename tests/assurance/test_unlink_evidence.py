from goldenthread.assurance.evidence.models import EvidenceLink


def test_it_asks_why_and_keeps_that_it_was_there(imported, piece, put_to, office, signed_in):
    item = piece()
    link = put_to(item, action="1A1")
    page = signed_in(office).get(f"/plan/evidence/{item.pk}/").click("Take away the link to Action 1A1")
    assert page.submit("Take it away").errors() == ["Say why"]
    page = page.submit(
        "Take it away", why="It speaks of other letters", redirects_to=f"/plan/evidence/{item.pk}/"
    )
    assert "It is put to nothing yet" in page.text
    assert "No longer put to Action 1A1" in page.text
    assert EvidenceLink.objects.get().why_unlinked == "It speaks of other letters"
    signed_in(office).get(f"/plan/evidence/{item.pk}/links/{link.pk}/", status=404)
