def test_an_item_is_added_before_any_other_business(signed_in, office, meeting):
    edit = f"/boards/meetings/{meeting.pk}/agenda/edit/"
    signed_in(office).get(edit).submit("Bring in what is due", redirects_to=edit)
    page = signed_in(office).get(f"/boards/meetings/{meeting.pk}/agenda/add/")
    page.submit("Add it", title="Transport", redirects_to=edit)
    titles = [item.title for item in meeting.items.order_by("order")]
    assert titles[-2:] == ["Transport", "Any other business"]


def test_it_has_a_title(signed_in, office, meeting):
    page = signed_in(office).get(f"/boards/meetings/{meeting.pk}/agenda/add/").submit("Add it")
    assert page.errors() == ["Give the item a title"]
