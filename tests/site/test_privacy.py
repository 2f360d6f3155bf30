def test_it_says_who_sees_what_to_anybody(client, db):
    page = client.get("/privacy/")
    assert page.h1 == "Privacy and who sees what"
    assert "never a child" in page.text
