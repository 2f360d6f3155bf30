import factories


def test_it_shows_a_person_their_own_account(signed_in, officer):
    page = signed_in(officer).get("/security/")
    assert officer.email in page.text
    assert "Caseworker" in page.text
    assert "Off Set one up" in page.text
    assert page.links()["Change second factor"] == "/accounts/2fa/"


def test_it_says_so_to_someone_without_a_role(signed_in, db):
    assert "None yet: ask your administrator" in signed_in(factories.user()).get("/security/").text


def test_a_person_turns_the_daily_email_off_and_on(signed_in, officer):
    client = signed_in(officer)
    page = client.get("/security/").submit("Save", wants="no", redirects_to="/security/")
    assert "Your choice about the daily e-mail is saved" in page.text
    officer.refresh_from_db()
    assert not officer.wants_digest
    client.get("/security/").submit("Save", wants="yes", redirects_to="/security/")
    officer.refresh_from_db()
    assert officer.wants_digest


def test_it_does_not_ask_about_an_email_that_a_person_never_gets(signed_in, parent):
    assert "daily e-mail" not in signed_in(parent).get("/security/").text
