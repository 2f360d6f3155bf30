def test_it_says_what_is_not_right_yet_to_anybody(client, db):
    page = client.get("/accessibility/")
    assert page.h1 == "Accessibility statement"
    assert "What is not right yet" in page.text


def test_it_is_linked_from_every_page(client, db):
    links = client.get("/accounts/login/").links()
    assert (links["Accessibility"], links["Privacy"]) == ("/accessibility/", "/privacy/")
    assert "Roles" not in links


def test_it_links_a_signed_in_person_to_roles_and_security(signed_in, board_member):
    links = signed_in(board_member).get("/accessibility/").links()
    assert (links["Roles"], links["Your account and security"]) == ("/roles/", "/security/")
