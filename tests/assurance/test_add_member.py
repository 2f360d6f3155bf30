from datetime import date

BEGAN = {"began_on": date(2024, 11, 1)}


def test_a_member_is_a_person_or_a_post(signed_in, office, siab):
    page = signed_in(office).get("/boards/siab/members/")
    page = page.submit("Add them", post="Chief nurse", redirects_to="/boards/siab/", **BEGAN)
    assert "Chief nurse" in [row["Who"] for row in page.rows("Members")]


def test_there_is_one_chair_and_nobody_sits_twice(signed_in, office, siab, board_member):
    page = signed_in(office).get("/boards/siab/members/")
    chair = page.submit("Add them", post="Somebody", part="chair", **BEGAN)
    assert chair.errors() == ["Ida Fenn is in the chair: end that membership first."]
    twice = page.submit("Add them", user=board_member.pk, **BEGAN)
    assert "sits on SIAB already" in twice.errors()[0]
    nobody = page.submit("Add them", **BEGAN)
    assert nobody.errors() == ["Choose a person, or give a name or a post."]
