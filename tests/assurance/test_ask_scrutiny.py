from datetime import date

GIVEN = {"asked_by_whom": "A member", "asked_on": date(2024, 11, 12)}


def test_it_is_recorded_with_who_answers(signed_in, office, committee, asked):
    page = signed_in(office).get("/boards/scrutiny/new/")
    given = {"committee": committee.pk, "words": "How many posts?", **GIVEN}
    wrong = page.submit("Record it", **given)
    assert wrong.errors() == ["Choose a person or give a post: somebody has to answer."]
    page = page.submit(
        "Record it", owner_post="Director", repeats=asked.pk, redirects_to="/boards/scrutiny/", **given
    )
    states = [row["State"] for row in page.rows("What scrutiny asked")]
    assert states == [
        "Not answered 0 days since it was asked",
        "Asked again under another number Asked again on 12 November 2024 as number 2.",
    ]
