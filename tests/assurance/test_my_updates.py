from goldenthread.assurance.models import Action
from goldenthread.assurance.rounds import days
from goldenthread.assurance.rounds.models import Round, Update
from goldenthread.indicators import Month

URL = "/rounds/mine/"
TYPED = {"1A2-words": "Letters drafted with twelve parents", "1A2-reason": "Two schools joined late"}


def test_an_owner_finds_their_actions_with_what_the_figures_say(signed_in, owner, open_round):
    page = signed_in(owner).get(URL)
    assert "2 actions still to report on, by Fri 8 November 2024." in page.text
    assert "130 of 171" in page.text
    assert "It was due 195 days ago." in page.text
    assert "1B1" not in page.text


def test_what_is_typed_is_kept_and_then_sent(signed_in, owner, open_round):
    page = signed_in(owner).get(URL).submit("Save as a draft", **TYPED, redirects_to=URL)
    assert "Your draft is saved." in page.text
    draft = Update.objects.get()
    assert (draft.words, draft.submitted_at) == (TYPED["1A2-words"], None)
    page = page.submit("Send what I say of 1A2", redirects_to=URL)
    assert "What you said of 1A2 is sent." in page.text
    assert Update.objects.get().submitted_at


def test_nothing_has_changed_is_one_press(signed_in, owner, open_round):
    page = signed_in(owner).get(URL)
    refused = page.submit("Nothing has changed for 1A2")
    assert "Say why the ratings stand; the board will read it." in refused.errors()[0]
    said = refused.submit(
        "Nothing has changed for 1A2", **{"1A2-reason": "Two schools joined late"}, redirects_to=URL
    )
    assert "Nothing has changed." in said.text


def test_one_button_keeps_what_was_typed_of_the_others(signed_in, owner, open_round):
    typed = TYPED | {"1A1-words": "Half way"}
    signed_in(owner).get(URL).submit("Send what I say of 1A2", **typed, redirects_to=URL)
    kept = {each.action.code: bool(each.submitted_at) for each in Update.objects.all()}
    assert kept == {"1A1": False, "1A2": True}


def test_it_saves_as_one_types(signed_in, owner, open_round):
    client = signed_in(owner)
    sent = {"1A2-words": "Half way", "1A2-progress": "amber", "1A2-impact": "amber", "1A2-revision": "0"}
    answer = client.post(URL, sent | {"1A1-revision": "0"}, headers={"X-Saved-By": "autosave"})
    assert answer.json()["kept"]
    assert answer.json()["revisions"]["1A2-revision"] == 1


def test_the_programme_office_reports_for_somebody_without_an_account(signed_in, office, open_round):
    url = f"{URL}?owner=Designated%20officer"
    page = signed_in(office).get(url)
    page = page.submit(
        "Send what I say of 1B1",
        **{"1B1-words": "Kept", "1B1-impact": "amber", "1B1-reason": "Half of it"},
        redirects_to=URL,
    )
    assert Update.objects.get().said_by == office


def test_without_a_round_or_an_action_it_says_so(signed_in, area_lead, imported):
    assert "No round is open." in signed_in(area_lead).get(URL).text


def test_who_owns_none_is_told(signed_in, area_lead, open_round):
    assert "No action of the plan is yours" in signed_in(area_lead).get(URL).text


def test_the_queries_do_not_grow_with_the_actions(
    signed_in, owner, open_round, django_assert_max_num_queries
):
    client = signed_in(owner)
    with django_assert_max_num_queries(40):
        client.get(URL)


def test_where_nothing_has_changed_the_words_that_were_said_last_are_at_hand(
    signed_in, owner, open_round, office, results
):
    for name, said, same in (
        ("2024-08", "Letters drafted", False),
        ("2024-09", "Nothing has changed.", True),
    ):
        earlier = Round.objects.create(
            improvement_plan=open_round.improvement_plan,
            month_on=f"{name}-01",
            opened_by=office,
            closed_at=f"{name}-20T12:00Z",
            **vars(days.proposed(Month.parse(name))),
        )
        Update.objects.create(
            round=earlier,
            action=Action.objects.get(code="1A2"),
            words=said,
            nothing_changed=same,
            progress="amber",
            impact="amber",
            said_at=f"{name}-09T12:00Z",
            submitted_at=f"{name}-09T12:00Z",
        )
    page = signed_in(owner).get(URL)
    assert "Nothing has changed. In the round of August 2024: Letters drafted" in page.text


def test_the_evidence_of_each_action_is_beside_it(signed_in, owner, open_round, piece, put_to):
    put_to(piece(), action="1A1")
    page = signed_in(owner).get(URL)
    assert "Survey of parents" in page.links()
    assert page.links()["Add evidence for 1A2"] == "/plan/evidence/add/?action=1A2"
    assert page.text.count("Evidence put to it: none.") == 1
