from goldenthread.accounts.roles import ROLES, Permission


def test_it_says_of_each_role_what_it_may_do(signed_in, parent):
    page = signed_in(parent).get("/roles/")
    assert [words.get_text() for words in page.soup.select("main h2")] == [role.title for role in ROLES]
    section = page.soup.select("main section")[
        ROLES.index(next(r for r in ROLES if r.code == "administrator"))
    ]
    may, may_not = section.find_all("ul")
    assert [item.text for item in may.find_all("li")] == [
        "import the Department's published figures and choose whom to compare with",
        "see when schools, colleges and nurseries are closed",
        "write down when schools, colleges and nurseries are closed",
        "change the local policy and add bank holidays",
        "give and take away roles",
        "see who has opened a record",
    ]
    assert len(may.find_all("li")) + len(may_not.find_all("li")) == len(Permission)


def test_it_costs_few_queries(signed_in, parent, django_assert_num_queries):
    client = signed_in(parent)
    with django_assert_num_queries(4):
        client.get("/roles/")
