"""Advice asked of everybody at once: the usual day in an assessment, in one transaction."""

from goldenthread.accounts.errors import Refused
from goldenthread.accounts.recording import recorded
from goldenthread.casework import actions
from goldenthread.casework.models import Advice


@recorded
def seek_advice_of_all(*, by, today, request, asked, requested_on, expected_revision=None) -> list[Advice]:
    """`asked` are pairs of a kind of advice and the organisation asked, None where the family itself is. All of it is
    recorded, or none. (SEND Regulations 2014, regulation 6(1))"""
    if not asked:
        raise Refused("Choose whose advice was asked for", field="kinds")
    found = []
    for kind, organisation in asked:
        found.append(
            actions.seek_advice(
                by=by,
                today=today,
                request=request,
                kind=kind,
                asked_of=organisation,
                requested_on=requested_on,
                expected_revision=expected_revision,
            )
        )
        expected_revision = None  # the first has shown that nobody else was before us
    return found
