"""Whatever is written into the bank, each day's bank is the one that was read on that day."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from goldenthread.accounts.errors import Refused
from goldenthread.assurance.evidence import actions, bank
from goldenthread.assurance.evidence.models import EvidenceItem, EvidenceLink
from goldenthread.assurance.models import Action

FIRST = datetime(2024, 1, 2, 10, tzinfo=UTC)
STEPS = st.lists(
    st.tuples(
        st.integers(0, 3),  # days since the step before
        st.sampled_from(["add", "change", "withdraw", "restore", "link", "unlink"]),
        st.integers(0, 2),  # which item
    ),
    max_size=12,
)


def seen(day: date) -> list:
    """What the bank's list says of a day, in use and withdrawn."""
    found = []
    for which in ("", bank.WITHDRAWN):
        for version in bank.found({"which": which}, day).order_by("item"):
            found.append((version.item_id, version.title, version.is_withdrawn, bank.put_to(version)))
    return found


def write(step, item, number, by, at):
    before = item.versions.latest("number") if item else None
    given = {"item": item, "by": by, "at": at, "why": "-", "expected_revision": item.revision if item else 0}
    if step == "add":
        said = {"kind": "survey", "strength": "once", "voice": "parents", "dated_on": date(2024, 1, 1)}
        actions.add_evidence(said=actions.Said(title=f"No. {number}", shows="-", **said), by=by, at=at)
    elif item is None:
        return
    elif step == "change":
        kept = {name: getattr(before, name) for name in actions.KEPT}
        actions.change_evidence(said=actions.Said(**kept | {"title": f"Now {number}"}), **given)
    elif step == "withdraw":
        actions.withdraw_evidence(**given)
    elif step == "restore":
        actions.restore_evidence(**given)
    elif step == "link":
        target = actions.Target(action=Action.objects.get(code="1A1"))
        actions.link_evidence(item=item, to=target, shows="-", by=by, at=at)
    elif link := EvidenceLink.objects.standing().of_item(item).first():
        actions.unlink_evidence(link=link, why="-", by=by, at=at)


@pytest.mark.django_db
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(STEPS)
def test_each_days_bank_is_what_was_read_on_that_day(imported, office, steps):
    with transaction.atomic():
        at, read = FIRST, {}
        for number, (later, step, which) in enumerate(steps):
            at += timedelta(days=later)
            items = list(EvidenceItem.objects.order_by("pk"))
            item = items[which % len(items)] if items else None
            try:
                write(step, item, number, office, at)
            except Refused:
                continue
            read[at.date()] = seen(at.date())
        for day, then in read.items():
            assert seen(day) == then
        assert seen(FIRST.date() - timedelta(days=1)) == []
        transaction.set_rollback(True)
