from datetime import date

import factories

from goldenthread.people.models import SettingClosure


def test_a_closure_is_removed_once_somebody_says_so(signed_in, manager, django_assert_num_queries):
    closure = SettingClosure.objects.create(
        setting=factories.setting(), first_closed_on=date(2025, 7, 23), reopens_on=date(2025, 9, 3)
    )
    client, here = signed_in(manager), f"/settings/{closure.setting_id}/"
    with django_assert_num_queries(6):
        page = client.get(f"{here}closures/{closure.pk}/remove/")
    assert "first closed Wed 23 July 2025, reopens Wed 3 September 2025" in page.text
    assert SettingClosure.objects.count() == 1
    page.submit("Remove the closure", redirects_to=here)
    assert SettingClosure.objects.count() == 0
