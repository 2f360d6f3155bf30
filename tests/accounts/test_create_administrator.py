from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from goldenthread.accounts.models import User
from goldenthread.govuk.testing import ANYWHERE, PageClient


def create(email="ada@example.org"):
    told = StringIO()
    call_command("create_administrator", email, "--name", "Ada", "--at", "https://send.example/", stdout=told)
    return told.getvalue()


def test_it_prints_a_link_that_sets_the_first_password(db):
    told = create()
    assert {role.code for role in User.objects.get().roles} == {"administrator"}
    link = told.split("https://send.example")[1].strip()
    page = PageClient().get(link, redirects_to=ANYWHERE)
    assert page.h1 == "Choose your password"


def test_it_refuses_what_is_no_address_and_one_that_is_taken(db):
    with pytest.raises(CommandError, match="not an email address"):
        create("ada")
    create()
    with pytest.raises(CommandError, match=r"already has an account: ada@example\.org"):
        create()
