from datetime import date

from goldenthread.people.models import ProclaimedHoliday


def test_a_holiday_added_in_error_is_removed(signed_in, manager, django_assert_num_queries):
    holiday = ProclaimedHoliday.objects.create(day_on=date(2025, 5, 9), name="A jubilee", authority="x")
    client = signed_in(manager)
    with django_assert_num_queries(5):
        page = client.get(f"/policy/bank-holidays/{holiday.pk}/remove/")
    page = page.submit("Remove the bank holiday", redirects_to="/policy/")
    assert "The bank holiday is removed" in page.text
    assert not ProclaimedHoliday.objects.exists()
    client.get(f"/policy/bank-holidays/{holiday.pk}/remove/", status=404)
