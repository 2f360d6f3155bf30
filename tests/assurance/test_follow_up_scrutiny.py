def test_content_with_no_answer_is_refused(signed_in, office, asked):
    address = f"/boards/scrutiny/{asked.pk}/"
    page = signed_in(office).get(f"{address}follow-up/")
    wrong = page.submit("Record it", verdict="content", words="Thank you")
    assert wrong.errors() == ["Nothing has been answered yet: record the answer first."]
    page = page.submit("Record it", verdict="again", words="Still waiting", redirects_to=address)
    assert "Asked again, not answered since" in page.text
