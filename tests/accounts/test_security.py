import factories


def test_it_shows_a_person_their_own_account(signed_in, officer):
    page = signed_in(officer).get("/security/")
    assert officer.email in page.text
    assert "Caseworker" in page.text
    assert "Off Set one up" in page.text
    assert page.links()["Change second factor"] == "/accounts/2fa/"


def test_it_says_so_to_someone_without_a_role(signed_in, db):
    assert "None yet: ask your administrator" in signed_in(factories.user()).get("/security/").text
