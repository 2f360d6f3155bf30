import factories
import pytest

from goldenthread.accounts.roles import Administrator, FigureReturner
from goldenthread.scorecard.models import FiguresGrant

pytestmark = pytest.mark.django_db
ADDRESS = "/scorecard/returns/returners/"


@pytest.fixture
def administrator(db):
    return factories.user(Administrator.code)


def test_an_administrator_says_who_returns_what(signed_in, administrator):
    nurse = factories.user(FigureReturner.code, display_name="Asha Nair")
    client = signed_in(administrator)
    assert client.get(ADDRESS).rows("Returners of figures")[0]["Figures"] == "None yet"
    page = client.get(f"{ADDRESS}?person={nurse.pk}")
    page = page.submit("Save", slugs=["waits", "workforce"], redirects_to=ADDRESS)
    assert page.rows("Returners of figures")[0]["Figures"] == "Health services and waits; Workforce"
    page = client.get(f"{ADDRESS}?person={nurse.pk}").submit("Save", slugs=["waits"], redirects_to=ADDRESS)
    assert FiguresGrant.objects.get().granted_by == administrator


def test_it_names_nobody_who_has_not_the_role(signed_in, administrator, analyst):
    page = signed_in(administrator).get(ADDRESS)
    assert "Nobody has the role yet." in page.text
    signed_in(administrator).get(f"{ADDRESS}?person={analyst.pk}", status=404)


def test_it_is_for_administrators(signed_in, analyst):
    signed_in(analyst).get(ADDRESS, status=404)
