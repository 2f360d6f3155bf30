from datetime import date


def test_the_decision_comes_back_and_stands_on_the_paper(signed_in, office, escalated):
    page = signed_in(office).get(f"/rounds/exceptions/{escalated.pk}/decision/")
    page = page.submit(
        "Record it", outcome="Agreed", decided_on=date(2024, 11, 12), redirects_to="/rounds/2024-10/board/"
    )
    assert "Decided on 12 November 2024: Agreed" in page.text
