import factories


def test_it_lists_people_with_their_roles(signed_in, administrator, officer):
    page = signed_in(administrator).get("/people/")
    rows = {row["Name"].split("person")[0].strip(): row["Roles"] for row in page.rows("People")}
    assert rows == {"Ada Minister": "Administrator", officer.display_name: "Caseworker"}


def test_it_finds_people_by_every_word(signed_in, administrator):
    factories.user(display_name="Sam Okoro", job_title="Psychologist")
    factories.user(display_name="Sam Lee", job_title="Teacher")
    page = signed_in(administrator).get("/people/").submit("Search", q="sam psych")
    assert len(page.rows("People")) == 1
    assert "1 person with “sam psych”" in page.text
    assert "Nobody was found" in page.submit("Search", q="zebra").text


def test_it_says_the_same_of_one_person_or_fifty_in_as_many_queries(
    signed_in, administrator, django_assert_num_queries
):
    for _ in range(60):
        factories.user("caseworker", organisation=factories.organisation())
    client = signed_in(administrator)
    client.get("/people/")
    with django_assert_num_queries(7):
        page = client.get("/people/?page=2")
    assert len(page.rows("People")) == 11


def test_it_is_not_there_for_others(signed_in, manager):
    signed_in(manager).get("/people/", status=404)
