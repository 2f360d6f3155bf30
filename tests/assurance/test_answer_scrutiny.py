def test_its_owner_answers(signed_in, responsible_officer, asked):
    page = signed_in(responsible_officer).get(f"/boards/scrutiny/{asked.pk}/answer/")
    page = page.submit(
        "Record the answer", words="Nine of forty", redirects_to=f"/boards/scrutiny/{asked.pk}/"
    )
    assert "Answered on 12 November 2024." in page.text


def test_nobody_else_does(signed_in, board_member, asked):
    page = signed_in(board_member).get(f"/boards/scrutiny/{asked.pk}/answer/")
    assert "This is for Rowan Ash to answer" in page.text
    page = page.submit("Record the answer", words="Nine")
    assert page.errors() == ["This is for its owner to answer, or for the programme office."]


def test_a_recommendation_is_accepted_in_part_or_not_with_reasons(signed_in, office, recommended):
    page = signed_in(office).get(f"/boards/scrutiny/{recommended.pk}/answer/")
    wrong = page.submit("Record the answer", words="Twice a year is enough")
    assert "What does the partnership say to it?" in wrong.errors()[0]
    page = page.submit(
        "Record the answer",
        position="partly",
        words="Twice a year is enough",
        redirects_to=f"/boards/scrutiny/{recommended.pk}/",
    )
    assert "Accepted in part on 12 November 2024." in page.text


def test_two_who_answer_at_once_are_told(signed_in, office, asked):
    page = signed_in(office).get(f"/boards/scrutiny/{asked.pk}/answer/")
    page.submit("Record the answer", words="Nine", redirects_to=f"/boards/scrutiny/{asked.pk}/")
    assert "Nothing was saved" in page.submit("Record the answer", words="Ten").errors()[0]
