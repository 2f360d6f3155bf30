from datetime import date


def test_its_owner_says_what_became_of_it(signed_in, responsible_officer, entry):
    page = signed_in(responsible_officer).get(f"/boards/log/{entry.pk}/")
    moved = {"kind": "moved", "words": "The advert ran late", "due_on": date(2024, 11, 30)}
    page = page.submit("Record it", redirects_to=page.url, **moved)
    assert "Due Sat 30 November 2024 at first 31 October 2024" in page.text
    page = page.submit("Record it", kind="done", words="Both filled", redirects_to=page.url)
    assert "State Done on 12 November 2024" in page.text
    offered = [one["value"] for one in page.soup.select("input[name=kind]")]
    assert offered == ["reopened"]
    page = page.submit("Record it", kind="reopened", words="One left", redirects_to=page.url)
    assert "State Open" in page.text


def test_others_read_it(signed_in, board_member, entry):
    page = signed_in(board_member).get(f"/boards/log/{entry.pk}/")
    assert "Say what became of it" not in page.text
    answer = signed_in(board_member).post(
        f"/boards/log/{entry.pk}/",
        {
            "kind": "done",
            "words": "x",
            "revision": "0",
            "said_on-day": "12",
            "said_on-month": "11",
            "said_on-year": "2024",
        },
    )
    assert "This is for its owner, or for the programme office." in answer.text
    assert entry.notes.count() == 0


def test_it_is_shown_as_it_stood(signed_in, board_member, entry):
    then = signed_in(board_member).get(f"/boards/log/{entry.pk}/?on=2024-10-31")
    assert "State Open" in then.text
    assert "late" not in then.text
    signed_in(board_member).get(f"/boards/log/{entry.pk}/?on=2024-09-09", status=404)
