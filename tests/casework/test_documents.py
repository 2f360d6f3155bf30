"""Documents of a case: what is taken, who may read it, and that nothing is lost or written over."""

import advised
import factories
import pytest
import stories

from goldenthread.accounts.errors import Conflict, Refused
from goldenthread.accounts.files import Upload
from goldenthread.accounts.roles import Parent
from goldenthread.casework.documents import actions
from goldenthread.casework.documents.models import CaseDocument
from goldenthread.casework.documents.reach import family_documents, writers_documents
from goldenthread.casework.documents.storing import MOST_AT_ONCE, STORE


@pytest.fixture
def case(officer):
    return stories.requested(stories.child_of(officer), officer=officer)


def test_one_bad_file_among_several_keeps_none_of_them(officer, case):
    uploads = [Upload("good.txt", advised.TEXT), Upload("bad.pdf", b"no"), Upload("none.txt", b" ")]
    with pytest.raises(Refused, match=r"^bad.pdf: .* no PDF.*; none.txt: .* says nothing"):
        advised.document(case, officer, uploads=uploads)
    assert not CaseDocument.objects.exists()
    assert not STORE.root().exists()


def test_several_are_numbered_and_the_same_file_is_kept_once(officer, case):
    uploads = [Upload(name, advised.TEXT) for name in ("one.txt", "two.txt")]
    said = {"uploads": uploads, "kind": "other", "description": " Letters "}
    found = actions.add_documents(
        by=officer, today=advised.TODAY, request=case, arrived_on=advised.TODAY, **said
    )
    assert [one.description for one in found] == ["Letters (1 of 2)", "Letters (2 of 2)"]
    assert len({one.digest for one in found}) == 1
    assert len([path for path in STORE.root().rglob("*") if path.is_file()]) == 1


@pytest.mark.parametrize(
    ("over", "field"),
    [
        ({"uploads": []}, "document"),
        ({"uploads": [Upload("a.txt", b"a")] * (MOST_AT_ONCE + 1)}, "document"),
        ({"kind": "gossip"}, "kind"),
        ({"description": "  "}, "description"),
        ({"description": "x" * 181}, "description"),
        ({"arrived_on": advised.TODAY.replace(day=13)}, "arrived_on"),
    ],
)
def test_it_refuses_what_says_too_little(officer, case, over, field):
    with pytest.raises(Refused) as refused:
        advised.document(case, officer, **over)
    assert refused.value.field == field


def test_each_reads_what_is_theirs(officer, case):
    mother, father = (factories.user(Parent.code) for _ in range(2))
    for parent in (mother, father):
        factories.carer(case.child, user=parent)
    shared = advised.document(case, officer, is_for_family=True)
    kept = advised.document(case, officer)
    hers = advised.document(case, mother, sent=True)

    def read(user):
        return set(family_documents().visible_to(user))

    assert (read(mother), read(father)) == ({shared, hers}, {shared})
    assert read(factories.user(Parent.code)) == set()
    assert set(CaseDocument.objects.all().visible_to(officer)) == {shared, kept, hers}
    assert not writers_documents().visible_to(advised.writer()).exists()
    assert not writers_documents().visible_to(mother).exists()  # she belongs to no organisation
    assert list(CaseDocument.objects.unseen()) == [hers]


def test_a_withdrawn_one_is_kept_and_read_by_nobody_until_it_is_put_back(officer, case):
    mother = factories.user(Parent.code)
    factories.carer(case.child, user=mother)
    one = advised.document(case, officer, is_for_family=True)
    gone = actions.withdraw_document(by=officer, document=one, because="Another child's")
    assert not family_documents().visible_to(mother).exists()
    assert STORE.content(one.digest) == advised.TEXT
    with pytest.raises(Refused, match="withdrawn on 12 November 2024"):
        actions.withdraw_document(by=officer, document=gone, because="Again")
    actions.restore_document(by=officer, document=gone)
    assert family_documents().visible_to(mother).exists()


def test_nobody_writes_over_a_description_unseen(officer, case):
    one = advised.document(case, officer)
    said = {"kind": "other", "is_for_family": False, "expected_revision": one.revision}
    actions.describe_document(by=officer, document=one, description="Hers", **said)
    with pytest.raises(Conflict):
        actions.describe_document(by=officer, document=one, description="Mine", **said)


def test_an_ended_case_takes_no_more_from_the_family(officer):
    ended = stories.requested(stories.child_of(officer), withdrawn_on=advised.TODAY)
    with pytest.raises(Refused, match="has ended"):
        advised.document(ended, officer, sent=True)
