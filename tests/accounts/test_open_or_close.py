from goldenthread.accounts.models import User


def test_it_closes_an_account_and_opens_it_again(signed_in, administrator, officer):
    address = f"/people/{officer.pk}/"
    page = signed_in(administrator).get(address).click("Close it")
    assert page.h1 == f"Close the account of {officer.display_name}"
    assert page.submit("Continue").errors() == ["Tick the box to close this account"]
    page = page.submit("Continue", agreed=True, redirects_to=address)
    assert not User.objects.get(pk=officer.pk).is_active
    page = page.click("Open it again").submit("Continue", agreed=True, redirects_to=address)
    assert User.objects.get(pk=officer.pk).is_active


def test_it_does_not_close_ones_own(signed_in, administrator):
    page = signed_in(administrator).get(f"/people/{administrator.pk}/open-or-close/")
    assert page.submit("Continue", agreed=True).errors() == [
        "You cannot close your own account. Ask another administrator"
    ]
